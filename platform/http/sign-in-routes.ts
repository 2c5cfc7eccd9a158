import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Problem, Refusal } from '#kernel/refusal'
import type { authErrors } from '#platform/auth/errors'
import { clientAddressHeader } from '#platform/auth/lockout'
import type { Resolved } from '#platform/auth/resolve-actor'
import type { SignIn } from '#platform/auth/sign-in'
import { passwordLength, passwordProblems } from '#platform/auth/users'
import type { Services } from '#platform/services'
import { checkInput } from './check-input.ts'
import type { HttpConfig } from './config.ts'

interface SignInEdge {
  signIn: SignIn
  services: Services
  config: HttpConfig
  resolve(request: FastifyRequest): Promise<Resolved>
  headersOf(request: FastifyRequest): Headers
}

type AuthCode = keyof typeof authErrors
type Answer = Record<string, unknown>

/** One door of the sign-in library that is open; every other address of it does not exist. */
interface Door {
  path: string
  body: z.ZodType
  /** What the browser may see of the library's answer: never the session's token. */
  answer: (library: Answer) => Answer
  before?: (edge: SignInEdge, request: FastifyRequest, body: Answer) => Promise<Answer>
  after?: (edge: SignInEdge, request: FastifyRequest) => Promise<void>
}

const password = z.string().min(1).max(passwordLength.maximum)
const sixDigits = z.string().regex(/^\d{6}$/)
const nothing = () => ({ ok: true })
const nextStep = (library: Answer) => ({ next: library.twoFactorRedirect === true ? 'second-factor' : null })

/** A page of our own to come back to: anything else would let a link send people elsewhere after sign-in. */
const ownPage = z
  .string()
  .regex(/^\/(?![/\\])[^\\]*$/)
  .max(500)
  .default('/')

const doors: Door[] = [
  { path: 'sign-in/username', body: z.object({ username: z.string().min(1).max(64), password }), answer: nextStep },
  {
    path: 'sign-in/social',
    body: z.object({ provider: z.string().min(1).max(60), callbackURL: ownPage }),
    answer: ({ url }) => ({ url }),
    before: async (_edge, _request, body) => ({ ...body, errorCallbackURL: '/sign-in', disableRedirect: true }),
  },
  { path: 'sign-out', body: z.object({}).optional(), answer: nothing },
  {
    path: 'change-password',
    body: z.object({ currentPassword: password, newPassword: z.string().max(1000) }),
    answer: nothing,
    before: async (edge, request, body) => {
      const { username } = await edge.resolve(request)
      const problems = passwordProblems(String(body.newPassword), username ?? '')
      if (problems.length > 0) throw new Refusal(problems.map((problem) => ({ ...problem, field: 'newPassword' })))
      return { ...body, revokeOtherSessions: true }
    },
    after: async (edge, request) => {
      const { actor } = await edge.resolve(request)
      await edge.services.db.tx(async (tx) => {
        await tx.query('update auth."user" set must_change_password = false where id = $1', [actor.userId])
        await edge.services.audit.record(tx, actor, { action: 'auth.change-password', object: `user:${actor.userId}` })
      })
    },
  },
  {
    path: 'two-factor/enable',
    body: z.object({ password }),
    // An authenticator shows the user name, not the address that stands for a missing one.
    answer: ({ totpURI, backupCodes }) => ({ totpUri: String(totpURI).replace('%40users.invalid', ''), backupCodes }),
  },
  { path: 'two-factor/verify-totp', body: z.object({ code: sixDigits }), answer: nothing },
  { path: 'two-factor/verify-backup-code', body: z.object({ code: z.string().min(1).max(40) }), answer: nothing },
  { path: 'two-factor/disable', body: z.object({ password }), answer: nothing },
]

/** The sign-in library behind the same edge as everything else: our limits, our texts, our problem documents. */
export function signInRoutes(server: FastifyInstance, edge: SignInEdge): void {
  const strict = { rateLimit: { max: edge.config.signInsPerMinute, timeWindow: 60_000 } }
  for (const door of doors)
    server.post(`/api/auth/${door.path}`, { config: strict }, (request, reply) => pass(edge, door, request, reply))
  server.get('/api/auth/callback/:provider', { config: strict }, (request, reply) => comeBack(edge, request, reply))
}

async function pass(edge: SignInEdge, door: Door, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const checked = checkInput(door.body, request.body)
  if (checked.problems) throw new Refusal(checked.problems)
  const given = (checked.value ?? {}) as Answer
  const body = door.before ? await door.before(edge, request, given) : given
  let { response, said } = await answerTo(edge, request, body)
  if (said?.code === 'PROVIDER_NOT_FOUND') {
    edge.signIn.renew()
    ;({ response, said } = await answerTo(edge, request, body))
  }
  if (!response.ok) throw new Refusal(refusalOf(said ?? {}, response.status))
  if (door.after) await door.after(edge, request)
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
  return reply.header('cache-control', 'no-store').send(door.answer(said ?? {}))
}

async function answerTo(edge: SignInEdge, request: FastifyRequest, body: Answer) {
  const response = await ask(edge, request, JSON.stringify(body))
  return { response, said: (await response.json().catch(() => ({}))) as Answer | null }
}

/** Back from the identity provider: the library answers with a redirect, to our page or to the sign-in page. */
async function comeBack(edge: SignInEdge, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const response = await ask(edge, request, null)
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
  return reply.header('cache-control', 'no-store').redirect(pageAfter(response.headers.get('location')), 302)
}

function ask(edge: SignInEdge, request: FastifyRequest, body: string | null): Promise<Response> {
  const headers = edge.headersOf(request)
  headers.delete('content-length')
  headers.set(clientAddressHeader, request.ip)
  const url = new URL(request.url, edge.config.publicUrl)
  return edge.signIn.handler(new Request(url, { method: request.method, headers, body }))
}

const codes: Record<string, string> = {
  INVALID_USERNAME_OR_PASSWORD: 'auth.wrong-credentials',
  INVALID_USERNAME: 'auth.wrong-credentials',
  USERNAME_TOO_SHORT: 'auth.wrong-credentials',
  USERNAME_TOO_LONG: 'auth.wrong-credentials',
  INVALID_PASSWORD: 'auth.wrong-credentials',
  DEACTIVATED: 'auth.deactivated',
  INVALID_CODE: 'auth.second-factor-wrong',
  INVALID_BACKUP_CODE: 'auth.second-factor-wrong',
  INVALID_TWO_FACTOR_COOKIE: 'auth.second-factor-wrong',
  PROVIDER_NOT_FOUND: 'auth.provider-failed',
  INVALID_OAUTH_CONFIGURATION: 'auth.provider-failed',
}

function refusalOf(said: Answer, status: number): Problem {
  const code = String(said.code ?? '')
  if (code === 'LOCKED_OUT') return { code: 'auth.locked', params: { seconds: Number(said.message) } }
  if (code === 'ACCOUNT_TEMPORARILY_LOCKED' || code.startsWith('TOO_MANY_ATTEMPTS'))
    return { code: 'auth.locked', params: { seconds: 900 } }
  const known = codes[code]
  if (known) return { code: known }
  if (status === 401) return { code: 'http.not-signed-in' }
  if (status >= 500) throw new Error(`the sign-in library failed: ${code} ${String(said.message ?? '')}`)
  return { code: 'auth.refused', params: { reason: code || String(status) } }
}

/** The sign-in page explains a failure by its code; the library's own words stay out of the address. */
function pageAfter(location: string | null): string {
  const error = location === null ? 'missing' : new URL(location, 'http://own').searchParams.get('error')
  if (location !== null && error === null) return location
  const code: AuthCode = error === 'signup_disabled' ? 'auth.not-linked' : 'auth.provider-failed'
  return `/sign-in?error=${code}`
}
