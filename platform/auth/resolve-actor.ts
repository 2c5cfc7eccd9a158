import { businessDate, type Clock } from '#kernel/clock'
import type { Locale } from '#kernel/localized'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import { type Actor, anonymous } from './actor.ts'
import { holderOfKey } from './api-keys.ts'
import { type Membership, membershipOf } from './memberships.ts'
import type { SignIn, SignInConfig } from './sign-in.ts'
import { sessionCookieIn, VerifiedCookies } from './verified-cookies.ts'

/** Who asks, with what the edge needs to know beyond the actor. */
export interface Resolved {
  actor: Actor
  sessionId: string | null
  /** Valid memberships of the person; for a key only its own. */
  memberships: Membership[]
  /** What the person must do before anything else. */
  mustFirst: 'change-password' | 'set-second-factor' | null
  username: string | null
  /** `set-cookie` headers by which the library renews its cookies. */
  setCookies: string[]
}

export interface ActorResolver {
  resolve(headers: Headers, locale: Locale): Promise<Resolved>
}

const keyPrefix = 'kc_'

/** Finds out who asks: an API key, a session cookie, or nobody. A key that is wrong is refused, not taken for nobody. */
export function actorResolver(services: { db: Db; clock: Clock }, signIn: SignIn, config: SignInConfig): ActorResolver {
  const { db, clock } = services
  const verified = new VerifiedCookies(clock)
  const nobody = (locale: Locale): Resolved => ({
    actor: { ...anonymous, locale },
    sessionId: null,
    memberships: [],
    mustFirst: null,
    username: null,
    setCookies: [],
  })

  async function byKey(key: string, locale: Locale): Promise<Resolved> {
    const now = clock.now()
    const holder = await holderOfKey(db, key, { now, businessDate: businessDate(now) })
    if (!holder) throw new Refusal('auth.api-key-invalid')
    const actor = actorOf('api-key', holder.userId, holder.name, holder.membership, locale)
    return { ...nobody(locale), actor, memberships: [holder.membership] }
  }

  async function sessionIn(headers: Headers): Promise<{ sessionId: string | null; setCookies: string[] }> {
    const cookie = sessionCookieIn(headers.get('cookie'))
    const known = cookie === null ? null : verified.sessionOf(cookie)
    if (known !== null) return { sessionId: known, setCookies: [] }
    const answer = await signIn.session(headers)
    if (cookie !== null && answer.sessionId !== null) verified.keep(cookie, answer.sessionId)
    return answer
  }

  async function bySession(headers: Headers, locale: Locale): Promise<Resolved> {
    const { sessionId, setCookies } = await sessionIn(headers)
    const standing = sessionId === null ? null : await standingOf(db, sessionId, businessDate(clock.now()))
    if (!standing) return { ...nobody(locale), setCookies }
    const { memberships } = standing
    const acting = memberships.find((one) => one.id === standing.membership_id) ?? memberships[0] ?? null
    return {
      actor: actorOf('person', standing.user_id, standing.name, acting, locale),
      sessionId,
      memberships,
      mustFirst: mustFirst(standing, memberships, config),
      username: standing.username,
      setCookies,
    }
  }

  return {
    async resolve(headers, locale) {
      const key = keyIn(headers)
      if (key !== null) return byKey(key, locale)
      return headers.get('cookie')?.includes('kechuang.') ? bySession(headers, locale) : nobody(locale)
    },
  }
}

/** An API key in `x-api-key` or as bearer token. */
export function keyIn(headers: Headers): string | null {
  const direct = headers.get('x-api-key')
  if (direct !== null) return direct
  const bearer = /^Bearer\s+(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1]
  return bearer?.startsWith(keyPrefix) ? bearer : null
}

/** What a person's own account asks of them. */
export interface PersonalState {
  username: string | null
  must_change_password: boolean
  two_factor_enabled: boolean
  has_password: boolean
}

interface Standing extends PersonalState {
  user_id: string
  name: string
  membership_id: string | null
  memberships: Membership[]
}

const personalColumns = `u.username, u.must_change_password,
  coalesce(u.two_factor_enabled, false) as two_factor_enabled,
  exists (select 1 from auth.account a where a.user_id = u.id and a.provider_id = 'credential') as has_password`

/** Null when there is no such person. */
export async function personalState(db: Db, userId: string): Promise<PersonalState | null> {
  const [row] = await db.query<PersonalState>(`select ${personalColumns} from auth."user" u where u.id = $1`, [userId])
  return row ?? null
}

/** The library may answer from the cookie for up to a minute; a session that was ended, or its person stopped, is seen here. */
async function standingOf(db: Db, sessionId: string, today: string): Promise<Standing | null> {
  const [row] = await db.query<Omit<Standing, 'memberships'> & { held: Parameters<typeof membershipOf>[0][] }>(
    `select s.user_id, s.membership_id, u.name, ${personalColumns},
            coalesce((select json_agg(m order by m.created_at, m.id) from auth.membership m
                      where m.user_id = u.id and m.valid_from <= $2 and (m.valid_to is null or m.valid_to >= $2)),
                     '[]') as held
     from auth.session s join auth."user" u on u.id = s.user_id
     where s.id = $1 and u.deactivated_at is null and s.expires_at > now()`,
    [sessionId, today],
  )
  return row ? { ...row, memberships: row.held.map(membershipOf) } : null
}

export function mustFirst(
  standing: PersonalState,
  memberships: Membership[],
  config: Pick<SignInConfig, 'secondFactorFor'>,
): Resolved['mustFirst'] {
  if (standing.must_change_password) return 'change-password'
  const needed = memberships.some((one) => config.secondFactorFor?.includes(one.role))
  return needed && standing.has_password && !standing.two_factor_enabled ? 'set-second-factor' : null
}

function actorOf(
  kind: Actor['kind'],
  userId: string,
  name: string,
  membership: Membership | null,
  locale: Locale,
): Actor {
  return {
    kind,
    userId,
    name,
    membershipId: membership?.id ?? null,
    role: membership?.role ?? null,
    regionPath: membership?.regionPath ?? null,
    departmentId: membership?.departmentId ?? null,
    organisationId: membership?.organisationId ?? null,
    locale,
  }
}

/** Makes a session act through another of the person's memberships from its next request. */
export async function actThrough(db: Db, sessionId: string, membershipId: string): Promise<void> {
  await db.query('update auth.session set membership_id = $2 where id = $1', [sessionId, membershipId])
}
