import { hashPassword } from 'better-auth/crypto'
import type { FastifyInstance } from 'fastify'
import { businessDate } from '#kernel/clock'
import type { Actor, Role } from '#platform/auth/actor'
import { createApiKey } from '#platform/auth/api-keys'
import { createMembership, type Membership } from '#platform/auth/memberships'
import type { Services } from '#platform/services'

/** Somebody who can ask: through a browser session, or through a key. */
export interface TestPerson {
  userId: string
  name: string
  username: string
  /** What requests act through. */
  membership: Membership
}

export interface NewPerson {
  role: Role
  regionPath: string
  departmentId?: string | null
  organisationId?: string | null
  name?: string
}

export interface People {
  /** A new person with one membership; signs in by password on the first request. */
  person(input: NewPerson): Promise<TestPerson>
  /** Another membership for the same person; ask with the answer to act through it. */
  alsoAs(person: TestPerson, input: NewPerson): Promise<TestPerson>
  /** A key that acts through the person's membership, for `{ key }`. */
  keyOf(person: TestPerson): Promise<string>
}

/** Who a person is to work that nobody asked for over HTTP. */
export function actorOf({ userId, name, membership }: TestPerson): Actor {
  const { id, role, regionPath, departmentId, organisationId } = membership
  const who = { kind: 'person', userId, name, membershipId: id, locale: 'zh-CN' } as const
  return { ...who, role, regionPath, departmentId, organisationId }
}

export const testPassword = 'correct horse 41 battery'
let hashOnce: Promise<string> | null = null
let count = 0

/** Real people of one test application; their sessions are made by real sign-ins and kept for the test file. */
export function peopleOf(services: Services, server: FastifyInstance, publicUrl: string) {
  const { db, clock, ids } = services
  const cookies = new Map<string, Promise<string>>()
  const base = () => ({ ids, now: clock.now() })

  async function membership(userId: string, input: NewPerson): Promise<Membership> {
    const validFrom = '2000-01-01'
    return createMembership(db, base(), { ...input, userId, validFrom })
  }

  async function signIn(person: TestPerson): Promise<string> {
    const headers = { origin: publicUrl, 'content-type': 'application/json' }
    const signedIn = await server.inject({
      method: 'POST',
      url: '/api/auth/sign-in/username',
      headers,
      payload: { username: person.username, password: testPassword },
    })
    if (signedIn.statusCode !== 200) throw new Error(`sign-in of ${person.username} failed: ${signedIn.body}`)
    const cookie = cookieOf(signedIn.headers['set-cookie'])
    const acting = await server.inject({
      method: 'POST',
      url: '/api/me/acting',
      headers: { ...headers, cookie },
      payload: { membershipId: person.membership.id },
    })
    if (acting.statusCode !== 200) throw new Error(`acting through ${person.membership.id} failed: ${acting.body}`)
    return cookie
  }

  const people: People = {
    async person(input) {
      hashOnce ??= hashPassword(testPassword)
      const hash = await hashOnce
      count += 1
      const username = `person${count}`
      const name = input.name ?? `测试人员${count}`
      const userId = ids.next('usr')
      const now = clock.now()
      await db.query(
        `insert into auth."user" (id, name, email, username, display_username, created_at, updated_at)
         values ($1, $2, $3, $4, $4, $5, $5)`,
        [userId, name, `${username}@users.invalid`, username, now],
      )
      await db.query(
        `insert into auth.account (id, user_id, account_id, provider_id, password, created_at, updated_at)
         values ($1, $2, $2, 'credential', $3, $4, $4)`,
        [ids.next('acc'), userId, hash, now],
      )
      return { userId, name, username, membership: await membership(userId, input) }
    },
    alsoAs: async (person, input) => ({ ...person, membership: await membership(person.userId, input) }),
    async keyOf(person) {
      const expiresAt = new Date(clock.now().getTime() + 86_400_000)
      const key = await createApiKey(db, base(), {
        membershipId: person.membership.id,
        name: `测试 ${businessDate(clock.now())}`,
        expiresAt,
        createdByUserId: person.userId,
      })
      return key.secret
    },
  }
  return {
    ...people,
    /** Session cookie of a person acting through that membership; one session per membership. */
    credentialsOf(person: TestPerson): Promise<string> {
      const known = cookies.get(person.membership.id) ?? signIn(person)
      cookies.set(person.membership.id, known)
      return known
    },
  }
}

/** The `cookie` header that a browser would send after these `set-cookie` headers. */
export function cookieOf(setCookie: string | string[] | undefined): string {
  const list = setCookie === undefined ? [] : Array.isArray(setCookie) ? setCookie : [setCookie]
  return list
    .map((one) => one.split(';')[0] ?? '')
    .filter((one) => !one.endsWith('='))
    .join('; ')
}
