import { businessDate } from '#kernel/clock'
import { type Problem, Refusal } from '#kernel/refusal'
import { type Area, defineArea } from '#platform/area'
import type { Scope } from '#platform/auth/permission'
import { type Context, route } from '#platform/http/route'
import { listParameters, type ParameterView, setParameter } from './contract.ts'
import { errors } from './errors.ts'
import type { CityParameter } from './parameter.ts'
import { allValues, type SetValue } from './values.ts'

function viewOf(parameter: CityParameter, values: readonly SetValue[], today: string): ParameterView {
  const own = values.filter(({ key }) => key === parameter.key)
  const now = own.find(({ effectiveFrom }) => effectiveFrom <= today)
  const { key, title, unit, help, min, max, isInteger, initial } = parameter
  return {
    ...{ key, title, unit, help: help ?? null, min, max, isInteger, initial },
    value: now?.value ?? initial,
    since: now?.effectiveFrom ?? null,
    history: own.map(({ value, effectiveFrom, note, setAt, setByName }) => ({
      ...{ value, effectiveFrom, note, setByName },
      setAt: setAt.toISOString(),
    })),
  }
}

async function list(ctx: Context) {
  const values = await allValues(ctx.db)
  const today = businessDate(ctx.clock.now())
  const items = ctx.registry.parameters.map((parameter) => viewOf(parameter, values, today))
  return { items, total: items.length }
}

/**
 * Sets a parameter from a day on. What was set is never changed: another value is set from a later day.
 *
 * Permission: parameters:set.
 * Errors:     parameters.not-found, .city-only, .out-of-range, .not-whole, .in-the-past, .day-taken.
 */
async function set(ctx: Context, key: string, body: { value: number; effectiveFrom: string; note: string }) {
  const parameter = ctx.registry.parameters.find((each) => each.key === key)
  if (!parameter) throw new Refusal('parameters.not-found')
  if (!reachesCity(ctx.scope)) throw new Refusal('parameters.city-only')
  const now = ctx.clock.now()
  const problems = problemsOf(parameter, body, businessDate(now))
  if (problems.length > 0) throw new Refusal(problems)
  await ctx.db.tx(async (tx) => {
    await tx.query(
      `insert into parameters.value (key, effective_from, value, note, set_at, set_by_user_id, set_by_name)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [key, body.effectiveFrom, body.value, body.note, now, ctx.actor.userId, ctx.actor.name],
    )
    await ctx.audit.record(tx, ctx.actor, {
      action: 'parameters.set',
      object: `parameter:${key}`,
      regionPath: ctx.actor.regionPath,
      detail: body,
    })
  })
  return viewOf(parameter, await allValues(ctx.db), businessDate(now))
}

/** A path such as `320800/` is a whole city. */
const reachesCity = (scope: Scope) =>
  scope.reach === 'all' || (scope.reach === 'region' && scope.regionPath.split('/').length === 2)

function problemsOf(
  { min, max, isInteger }: CityParameter,
  { value, effectiveFrom }: { value: number; effectiveFrom: string },
  today: string,
): Problem[] {
  const problems: Problem[] = []
  if (value < min || value > max)
    problems.push({ code: 'parameters.out-of-range', field: 'value', params: { min, max } })
  if (isInteger && !Number.isInteger(value)) problems.push({ code: 'parameters.not-whole', field: 'value' })
  if (effectiveFrom < today) problems.push({ code: 'parameters.in-the-past', field: 'effectiveFrom' })
  return problems
}

/** Numbers that the city sets for itself. What they decide is declared by the areas. */
export const parametersArea: Area = defineArea({
  id: 'parameters',
  title: { zh: '本市设定', en: 'Set by the city' },
  schema: new URL('./schema/', import.meta.url),
  errors,
  constraints: { parameter_value_day: 'parameters.day-taken' },
  permissions: {
    'parameters:read': {
      title: { zh: '查看本市设定的参数', en: 'See what the city has set' },
      grants: { anyone: 'public' },
    },
    'parameters:set': {
      title: { zh: '设定本市参数', en: 'Set parameters of the city' },
      grants: { administrator: 'region' },
    },
  },
  routes: [
    route(listParameters, { permission: 'parameters:read', run: (ctx) => list(ctx) }),
    route(setParameter, { permission: 'parameters:set', run: (ctx, { params, body }) => set(ctx, params.key, body) }),
  ],
})
