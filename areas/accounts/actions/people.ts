import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Actor } from '#platform/auth/actor'
import {
  createUser,
  newPasswordHash,
  oncePassword,
  removeSecondFactor,
  renameUser,
  resetPassword,
  setDeactivated,
  type User,
} from '#platform/auth/users'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { MembershipInput, Person } from '../contract.ts'
import { insertPerson, membershipsWithin, type PersonRow, personAt, setPhone } from '../store/people.ts'
import { membershipViews, personView } from '../views.ts'
import { grant } from './memberships.ts'
import { refuseOutside, type Writer } from './within.ts'

export interface NewPerson {
  name: string
  username: string
  phone?: string | null
  /** Region whose administrators look after the account. */
  regionPath: string
  /** From `newPasswordHash`; absent when the person comes in through the identity provider. */
  passwordHash?: string
  mustChangePassword?: boolean
  identity?: { providerId: string; subject: string }
}

/**
 * Makes an account. The caller has decided that the actor may.
 *
 * Writes: the users of the platform, accounts.person, the operation log.
 * Errors: auth.username-form, auth.username-taken, auth.identity-taken.
 */
export async function createPerson(tx: Db, writer: Writer, actor: Actor, input: NewPerson): Promise<User> {
  const now = writer.clock.now()
  const user = await createUser(tx, { ids: writer.ids, now }, input)
  const { regionPath, phone } = input
  await insertPerson(tx, { userId: user.id, regionPath, phone: phone ?? null, now, byUserId: actor.userId })
  await writer.audit.record(tx, actor, {
    action: 'accounts.create-person',
    object: `person:${user.id}`,
    regionPath,
    detail: { username: user.username },
  })
  return user
}

/**
 * Makes an account with its first membership, and a password that is shown once.
 *
 * Permission: accounts:manage in the region of the membership.
 * Errors:     accounts.outside-your-region and those of createPerson and grant.
 */
export async function invite(
  ctx: Context,
  input: {
    name: string
    username: string
    phone: string | null
    identity?: { providerId: string; subject: string }
    membership: MembershipInput
  },
): Promise<{ person: Person; initialPassword: string }> {
  const { membership, ...person } = input
  refuseOutside(ctx.scope, membership.regionPath)
  const initialPassword = oncePassword()
  const passwordHash = await newPasswordHash(initialPassword, input.username)
  return ctx.db.tx(async (tx) => {
    const { regionPath } = membership
    const given = { ...person, regionPath, passwordHash, mustChangePassword: true }
    const user = await createPerson(tx, ctx, ctx.actor, given)
    await grant(tx, ctx, ctx.actor, { ...membership, userId: user.id })
    return { person: await viewOf(ctx, tx, user.id), initialPassword }
  })
}

/** Errors: accounts.person-not-found. */
export function readOne(ctx: Context, userId: string): Promise<Person> {
  return viewOf(ctx, ctx.db, userId)
}

/**
 * Permission: accounts:manage over everything that the person does.
 * Errors:     accounts.person-not-found, accounts.person-acts-elsewhere.
 */
export async function editPerson(
  ctx: Context,
  userId: string,
  input: { name?: string; phone?: string | null },
): Promise<Person> {
  return changeAccount(ctx, userId, 'accounts.change-person', async (tx) => {
    if (input.name !== undefined) await renameUser(tx, userId, input.name, ctx.clock.now())
    if (input.phone !== undefined) await setPhone(tx, userId, input.phone)
  })
}

/** The whole number, once, with an entry in the operation log. Errors: accounts.person-not-found, .person-acts-elsewhere. */
export async function readPhone(ctx: Context, userId: string): Promise<string | null> {
  return ctx.db.tx(async (tx) => {
    const person = await personToManage(ctx, tx, userId)
    await record(ctx, tx, person, 'accounts.read-phone')
    return person.phone
  })
}

/**
 * Permission: accounts:manage over everything that the person does: otherwise resetting a password would lend the
 * rights that the person has elsewhere.
 * Errors:     accounts.person-not-found, accounts.person-acts-elsewhere.
 */
export async function giveNewPassword(ctx: Context, userId: string): Promise<string> {
  const password = oncePassword()
  const hash = await newPasswordHash(password, '')
  await changeAccount(ctx, userId, 'accounts.reset-password', (tx, person) =>
    resetPassword(tx, { ids: ctx.ids, now: ctx.clock.now() }, { id: userId, username: person.username }, hash),
  )
  return password
}

/** For a lost device. Errors: accounts.person-not-found, accounts.person-acts-elsewhere. */
export async function takeFactor(ctx: Context, userId: string): Promise<Person> {
  return changeAccount(ctx, userId, 'accounts.remove-second-factor', (tx) =>
    removeSecondFactor(tx, userId, ctx.clock.now()),
  )
}

/** Errors: accounts.person-not-found, accounts.person-acts-elsewhere, accounts.not-yourself. */
export async function setActive(ctx: Context, userId: string, isActive: boolean): Promise<Person> {
  if (!isActive && userId === ctx.actor.userId) throw new Refusal('accounts.not-yourself')
  const now = ctx.clock.now()
  const action = isActive ? 'accounts.reactivate-person' : 'accounts.deactivate-person'
  return changeAccount(ctx, userId, action, (tx) => setDeactivated(tx, userId, isActive ? null : now, now))
}

async function changeAccount(
  ctx: Context,
  userId: string,
  action: string,
  change: (tx: Db, person: PersonRow) => Promise<void>,
): Promise<Person> {
  return ctx.db.tx(async (tx) => {
    const person = await personToManage(ctx, tx, userId)
    await change(tx, person)
    await record(ctx, tx, person, action)
    return viewOf(ctx, tx, userId)
  })
}

async function personToManage(ctx: Context, tx: Db, userId: string): Promise<PersonRow> {
  const person = await personAt(tx, ctx.scope, businessDate(ctx.clock.now()), userId)
  if (!person) throw new Refusal('accounts.person-not-found')
  if (!person.may_manage) throw new Refusal('accounts.person-acts-elsewhere')
  return person
}

async function viewOf(ctx: Context, db: Db, userId: string): Promise<Person> {
  const today = businessDate(ctx.clock.now())
  const row = await personAt(db, ctx.scope, today, userId)
  if (!row) throw new Refusal('accounts.person-not-found')
  return personView(row, await membershipViews(db, await membershipsWithin(db, ctx.scope, [userId]), today))
}

function record(ctx: Context, tx: Db, person: PersonRow, action: string): Promise<void> {
  return ctx.audit.record(tx, ctx.actor, { action, object: `person:${person.user_id}`, regionPath: person.region_path })
}
