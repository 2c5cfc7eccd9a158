import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { genericOAuth, twoFactor, username } from 'better-auth/plugins'
import { CamelCasePlugin } from 'kysely'
import type { Clock } from '#kernel/clock'
import type { Ids } from '#kernel/ids'
import type { Audit } from '#platform/audit/audit'
import type { Db } from '#platform/db/db'
import { anonymous, type Role } from './actor.ts'
import { clientAddressHeader, lockoutHooks } from './lockout.ts'
import { passwordLength } from './users.ts'

/** The government identity provider, by configuration. Persons are linked to it beforehand: it creates nobody. */
export interface OidcProvider {
  /** Part of the callback address `/api/auth/callback/{id}`. */
  id: string
  /** Shown on the sign-in page. */
  name: string
  /** `https://…/.well-known/openid-configuration` */
  discoveryUrl: string
  clientId: string
  clientSecret: string
  scopes?: string[]
}

export interface SignInConfig {
  /** Address under which people reach the platform, such as `https://kc.example.gov.cn`. */
  publicUrl: string
  /** At least 32 random characters; signs cookies and encrypts second factors. */
  secret: string
  oidc?: OidcProvider[]
  /** Roles that must have a second factor. */
  secondFactorFor?: Role[]
}

const idPrefixes: Record<string, string> = {
  user: 'usr',
  session: 'ses',
  account: 'acc',
  verification: 'ver',
  twoFactor: '2fa',
}
const sessionSeconds = 12 * 3600

/** What the edge needs of the sign-in library. */
export interface SignIn {
  handler(request: Request): Promise<Response>
  session(headers: Headers): Promise<{ sessionId: string | null; setCookies: string[] }>
  /** Asks the identity providers again who they are: the library does so only at its start, and one may have been down. */
  renew(): void
}

/**
 * Sign-in by user name and password, a second factor, or the identity provider; sessions in httpOnly cookies.
 * Nobody signs up by himself: accounts are made by administrators.
 */
export function createSignIn(services: SignInServices, config: SignInConfig): SignIn {
  let library = libraryOf(services, config)
  return {
    handler: (request) => library.handler(request),
    async session(headers) {
      const { response, headers: answered } = await library.api.getSession({ headers, returnHeaders: true })
      return { sessionId: response?.session.id ?? null, setCookies: answered?.getSetCookie() ?? [] }
    },
    renew() {
      library = libraryOf(services, config)
    },
  }
}

interface SignInServices {
  db: Db
  ids: Ids
  clock: Clock
  audit: Audit
}

function libraryOf(services: SignInServices, config: SignInConfig) {
  const database = services.db.as<Record<string, never>>().withPlugin(new CamelCasePlugin())
  return betterAuth({
    appName: '科创',
    baseURL: config.publicUrl,
    basePath: '/api/auth',
    secret: config.secret,
    database: { db: database, type: 'postgres', schemaName: 'auth' },
    telemetry: { enabled: false },
    logger: { disabled: true },
    // The edge limits by address, and `lockout.ts` by name; a second counter in memory would only confuse both.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'kechuang',
      useSecureCookies: config.publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      database: { generateId: ({ model }) => services.ids.next(idPrefixes[model] ?? 'aut') },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
    },
    session: {
      expiresIn: sessionSeconds,
      updateAge: 3600,
      // The cookie saves the library's own reads; whether the session still stands is asked of the database each time.
      cookieCache: { enabled: true, maxAge: 60 },
      additionalFields: { membershipId: { type: 'string', required: false, input: false } },
    },
    user: {
      additionalFields: {
        mustChangePassword: { type: 'boolean', required: false, input: false, defaultValue: false },
        deactivatedAt: { type: 'date', required: false, input: false },
      },
    },
    account: { encryptOAuthTokens: true, accountLinking: { enabled: false } },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.minimum,
      maxPasswordLength: passwordLength.maximum,
      revokeSessionsOnPasswordReset: true,
    },
    hooks: lockoutHooks({ ...services, isSecure: config.publicUrl.startsWith('https:') }),
    databaseHooks: {
      session: {
        create: {
          before: (session) => refuseDeactivated(services.db, session.userId),
          after: (session, context) => recordSignIn(services, session.userId, context?.path ?? ''),
        },
      },
    },
    // The edge has decided that the page is ours, by name or by host.
    trustedOrigins: (request) => [request?.headers.get('origin') ?? ''].filter(Boolean),
    // Thrown, a broken database reaches our log, which leaves out values, and not the library's own, which prints them.
    onAPIError: { throw: true, errorURL: `${config.publicUrl}/sign-in` },
    plugins: [
      username({ minUsernameLength: 3, maxUsernameLength: 30 }),
      twoFactor({ issuer: '科创' }),
      genericOAuth({
        config: (config.oidc ?? []).map((provider) => ({
          providerId: provider.id,
          name: provider.name,
          discoveryUrl: provider.discoveryUrl,
          clientId: provider.clientId,
          clientSecret: provider.clientSecret,
          scopes: provider.scopes ?? ['openid', 'profile'],
          pkce: true,
          requireIdTokenVerification: true,
          disableSignUp: true,
          disableImplicitSignUp: true,
          // The library wants a mail address of everybody; the person is found by the subject, never by this.
          mapProfileToUser: (profile: Record<string, unknown>) => ({
            email: typeof profile.email === 'string' ? profile.email : `${String(profile.sub)}@users.invalid`,
            name: typeof profile.name === 'string' ? profile.name : String(profile.sub),
          }),
        })),
      }),
    ],
  })
}

async function refuseDeactivated(db: Db, userId: string): Promise<void> {
  const stopped = await db.query('select 1 from auth."user" where id = $1 and deactivated_at is not null', [userId])
  if (stopped.length > 0) throw new APIError('FORBIDDEN', { code: 'DEACTIVATED', message: 'deactivated' })
}

/** A password alone is not yet a sign-in where a second factor follows; that one is recorded when the factor was right. */
async function recordSignIn(services: { db: Db; audit: Audit }, userId: string, path: string): Promise<void> {
  if (!path.startsWith('/sign-in') && !path.startsWith('/callback') && !path.startsWith('/two-factor/verify')) return
  const [user] = await services.db.query<{ name: string; two_factor_enabled: boolean }>(
    'select name, two_factor_enabled from auth."user" where id = $1',
    [userId],
  )
  if (!user || (user.two_factor_enabled && path === '/sign-in/username')) return
  const actor = { ...anonymous, kind: 'person' as const, userId, name: user.name }
  await services.db.tx((tx) => services.audit.record(tx, actor, { action: 'auth.sign-in', object: `user:${userId}` }))
}
