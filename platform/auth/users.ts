import { randomInt } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import type { Ids } from '#kernel/ids'
import { type Problem, Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'

export const passwordLength = { minimum: 10, maximum: 128 } as const

/** A person who can sign in, as others may see them. */
export interface User {
  id: string
  name: string
  username: string | null
  deactivatedAt: Date | null
}

/**
 * Everything that is wrong with a password.
 *
 * Example: passwordProblems('zhangwei2025', 'zhangwei') → [{ code: 'auth.password-weak', field: 'password' }]
 */
export function passwordProblems(password: string, username: string): Problem[] {
  const problems: Problem[] = []
  const field = 'password'
  if (password.length < passwordLength.minimum)
    problems.push({ code: 'auth.password-too-short', field, params: { minimum: passwordLength.minimum } })
  if (password.length > passwordLength.maximum)
    problems.push({ code: 'auth.password-too-long', field, params: { maximum: passwordLength.maximum } })
  if (problems.length === 0 && isGuessable(password, username)) problems.push({ code: 'auth.password-weak', field })
  return problems
}

function isGuessable(password: string, username: string): boolean {
  if (username && password.toLowerCase().includes(username.toLowerCase())) return true
  const codes = Array.from(password, (character) => character.codePointAt(0) ?? 0)
  if (new Set(codes).size < 4) return true
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)))
  return steps.size === 1
}

/**
 * Checks a new password and hashes it. Takes a tenth of a second of work: call it before the transaction, not in it.
 *
 * Errors: auth.password-*
 */
export async function newPasswordHash(password: string, username: string): Promise<string> {
  const problems = passwordProblems(password, username)
  if (problems.length > 0) throw new Refusal(problems)
  return hashPassword(password)
}

/**
 * Makes a person who can sign in, in the caller's transaction. Without a password the person comes in through the
 * identity provider (`identity`) or not at all.
 *
 * Errors: auth.username-form, auth.username-taken, auth.identity-taken
 */
export async function createUser(
  tx: Db,
  services: { ids: Ids; now: Date },
  input: {
    name: string
    username: string
    /** From `newPasswordHash`. */
    passwordHash?: string
    mustChangePassword?: boolean
    email?: string | null
    identity?: { providerId: string; subject: string }
  },
): Promise<User> {
  const username = input.username.toLowerCase()
  if (!/^[a-z0-9_.]{3,30}$/.test(username)) throw new Refusal({ code: 'auth.username-form', field: 'username' })
  const taken = await tx.query('select 1 from auth."user" where username = $1', [username])
  if (taken.length > 0) throw new Refusal({ code: 'auth.username-taken', field: 'username' })

  const id = services.ids.next('usr')
  await tx.query(
    `insert into auth."user"
       (id, name, email, username, display_username, must_change_password, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7)`,
    [
      id,
      input.name,
      input.email ?? `${username}@users.invalid`,
      username,
      input.username,
      input.mustChangePassword ?? false,
      services.now,
    ],
  )
  if (input.passwordHash !== undefined) await setPassword(tx, services, id, input.passwordHash)
  if (input.identity) await linkIdentity(tx, services, id, input.identity)
  return { id, name: input.name, username, deactivatedAt: null }
}

/** Binds a person to a subject of the identity provider, so that it may sign them in. */
export async function linkIdentity(
  tx: Db,
  services: { ids: Ids; now: Date },
  userId: string,
  identity: { providerId: string; subject: string },
): Promise<void> {
  await tx.query(
    `insert into auth.account (id, user_id, account_id, provider_id, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $5)`,
    [services.ids.next('acc'), userId, identity.subject, identity.providerId, services.now],
  )
}

async function setPassword(tx: Db, services: { ids: Ids; now: Date }, userId: string, hash: string): Promise<void> {
  await tx.query(`delete from auth.account where user_id = $1 and provider_id = 'credential'`, [userId])
  await tx.query(
    `insert into auth.account (id, user_id, account_id, provider_id, password, created_at, updated_at)
     values ($1, $2, $2, 'credential', $3, $4, $4)`,
    [services.ids.next('acc'), userId, hash, services.now],
  )
}

/** Sets a password for somebody else: it must be changed at the next sign-in, every session ends, waits are lifted, no device is known. */
export async function resetPassword(
  tx: Db,
  services: { ids: Ids; now: Date },
  user: { id: string; username: string | null },
  passwordHash: string,
): Promise<void> {
  await setPassword(tx, services, user.id, passwordHash)
  await tx.query(`update auth."user" set must_change_password = true, updated_at = $2 where id = $1`, [
    user.id,
    services.now,
  ])
  await tx.query('delete from auth.session where user_id = $1', [user.id])
  await tx.query('delete from auth.sign_in_attempt where username = $1', [user.username])
  await tx.query('delete from auth.known_origin where username = $1', [user.username])
}

/** Takes the second factor away (lost device); every session ends. */
export async function removeSecondFactor(tx: Db, userId: string, now: Date): Promise<void> {
  await tx.query('delete from auth.two_factor where user_id = $1', [userId])
  await tx.query(`update auth."user" set two_factor_enabled = false, updated_at = $2 where id = $1`, [userId, now])
  await tx.query('delete from auth.session where user_id = $1', [userId])
}

/** Refuses sign-in, sessions and keys from now on, or allows them again. */
export async function setDeactivated(tx: Db, userId: string, deactivatedAt: Date | null, now: Date): Promise<void> {
  await tx.query(`update auth."user" set deactivated_at = $2, updated_at = $3 where id = $1`, [
    userId,
    deactivatedAt,
    now,
  ])
  if (deactivatedAt) await tx.query('delete from auth.session where user_id = $1', [userId])
}

/** Changes the name shown to others. */
export async function renameUser(tx: Db, userId: string, name: string, now: Date): Promise<void> {
  await tx.query(`update auth."user" set name = $2, updated_at = $3 where id = $1`, [userId, name, now])
}

/** A password to hand over once: 16 characters that cannot be mistaken for each other when read from paper. */
export function oncePassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
  return Array.from({ length: 16 }, () => alphabet[randomInt(alphabet.length)]).join('')
}

/** Names of people by id, as others may see them. */
export async function userNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.query<{ id: string; name: string }>('select id, name from auth."user" where id = any($1)', [
    [...ids],
  ])
  return new Map(rows.map((row) => [row.id, row.name]))
}
