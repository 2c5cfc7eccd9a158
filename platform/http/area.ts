import { businessDate } from '#kernel/clock'
import { errors as kernelErrors } from '#kernel/errors'
import type { Localized } from '#kernel/localized'
import { fillText, type Problem, Refusal } from '#kernel/refusal'
import { type Area, defineArea } from '#platform/area'
import { membershipsOfUser } from '#platform/auth/memberships'
import { decide } from '#platform/auth/permission'
import { actThrough, mustFirst, personalState } from '#platform/auth/resolve-actor'
import type { SignInConfig } from '#platform/auth/sign-in'
import { errors as dbErrors } from '#platform/db/errors'
import { errors as jobErrors } from '#platform/jobs/errors'
import type { JobView } from '#platform/jobs/jobs'
import { permissionsOf, permissionTable } from './access.ts'
import { actAs, getJob, getMe, getSignInOptions, searchEverything, watchJob } from './contract.ts'
import { fieldErrors } from './errors/field.ts'
import { httpErrors } from './errors/request.ts'
import { labelOf, type MembershipNames, ownMembership } from './me.ts'
import { type Context, route } from './route.ts'

export interface EdgeAreaParts {
  /** All other areas. */
  areas: Area[]
  signIn: Pick<SignInConfig, 'oidc' | 'secondFactorFor'>
  membershipNames?: MembershipNames
  demoAccounts?: DemoAccount[]
}

/** An account of the demo city that the sign-in page offers. Never set where the data are real. */
export interface DemoAccount {
  username: string
  password: string
  label: Localized
}

/** What the platform itself answers: who am I, background jobs, the search over all areas. */
export function edgeArea(parts: EdgeAreaParts): Area {
  const area: Area = defineArea({
    id: 'http',
    title: { zh: '平台', en: 'Platform' },
    errors: { ...kernelErrors, ...dbErrors, ...jobErrors, ...httpErrors, ...fieldErrors },
    permissions: {
      'http:me': { title: { zh: '查看本人身份', en: 'See who I am' }, grants: { anyone: 'public' } },
      'http:act': { title: { zh: '切换本人身份', en: 'Switch my membership' }, grants: { 'signed-in': 'self' } },
      'http:search': { title: { zh: '搜索', en: 'Search' }, grants: { anyone: 'public' } },
      'http:jobs': {
        title: { zh: '查看后台任务', en: 'Follow background jobs' },
        grants: { supervisor: 'all', 'signed-in': 'self' },
      },
    },
    routes: [
      route(getMe, { permission: 'http:me', run: (ctx) => me(ctx, ctx.actor.membershipId) }),
      route(actAs, {
        permission: 'http:act',
        run: async (ctx, { body }) => {
          if (!ctx.sessionId) throw new Refusal('http.key-cannot-switch')
          const today = businessDate(ctx.clock.now())
          const own = ownMembership(await membershipsOfUser(ctx.db, ctx.actor.userId ?? '', today), body.membershipId)
          await actThrough(ctx.db, ctx.sessionId, own.id)
          return me(ctx, own.id)
        },
      }),
      route(getSignInOptions, {
        permission: 'http:me',
        run: async () => ({
          providers: (parts.signIn.oidc ?? []).map(({ id, name }) => ({ id, name })),
          demoAccounts: parts.demoAccounts ?? [],
        }),
      }),
      route(searchEverything, { permission: 'http:search', run: (ctx, { query }) => search(ctx, query.q) }),
      route(getJob, {
        permission: 'http:jobs',
        run: async (ctx, { params }) => jobOf(ctx, await ownJob(ctx, params.id)),
      }),
      route(watchJob, {
        permission: 'http:jobs',
        run: async (ctx, { params, signal }) => {
          await ownJob(ctx, params.id)
          return jobEvents(ctx, params.id, signal)
        },
      }),
    ],
  })
  const all = [...parts.areas, area]
  const table = permissionTable(all)
  const texts = Object.assign({}, ...all.map((one) => one.errors)) as Area['errors']

  async function me(ctx: Context, membershipId: string | null) {
    const { actor, db } = ctx
    const held = actor.userId ? await membershipsOfUser(db, actor.userId, businessDate(ctx.clock.now())) : []
    const memberships = actor.kind === 'api-key' ? held.filter(({ id }) => id === membershipId) : held
    const acting = memberships.find(({ id }) => id === membershipId) ?? null
    const names = (await parts.membershipNames?.(memberships)) ?? new Map()
    const state = actor.userId ? await personalState(db, actor.userId) : null
    const shown = acting
      ? { ...actor, ...acting, membershipId: acting.id }
      : { ...actor, membershipId: null, role: null, regionPath: null, departmentId: null, organisationId: null }
    return {
      ...shown,
      today: businessDate(ctx.clock.now()),
      username: state?.username ?? null,
      memberships: memberships.map((one) => ({ ...one, label: labelOf(one, names) })),
      permissions: permissionsOf(shown, table),
      hasPassword: state?.has_password ?? false,
      hasSecondFactor: state?.two_factor_enabled ?? false,
      mustFirst: state && actor.kind === 'person' ? mustFirst(state, memberships, parts.signIn) : null,
    }
  }

  async function search(ctx: Context, query: string) {
    const found = await Promise.all(
      parts.areas.map(async ({ id, search: provider }) => {
        const permission = provider && table.get(provider.permission)
        const scope = permission ? decide(ctx.actor, permission) : null
        if (!provider || !scope) return []
        return (await provider.run({ ...ctx, scope }, query)).slice(0, 10).map((hit) => ({ ...hit, area: id }))
      }),
    )
    const items = found.flat()
    return { items, total: items.length }
  }

  async function ownJob(ctx: Context, id: string): Promise<JobView> {
    const job = await ctx.jobs.view(id)
    const isOwn = job !== null && (ctx.scope.reach === 'all' || job.ownerUserId === ctx.actor.userId)
    if (!isOwn) throw new Refusal('http.job-not-found')
    return job
  }

  function jobOf(ctx: Context, job: JobView) {
    const messageOf = ({ code, params }: Problem) => {
      const text = texts[code]
      return fillText((ctx.actor.locale === 'en' ? text?.en : text?.zh) ?? code, params)
    }
    return { ...job, problems: job.problems?.map((one) => ({ ...one, message: messageOf(one) })) ?? null }
  }

  async function* jobEvents(ctx: Context, id: string, signal: AbortSignal) {
    for await (const job of ctx.jobs.watch(id, signal)) yield jobOf(ctx, job)
  }

  return area
}
