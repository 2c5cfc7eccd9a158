import type { ProcedureModel } from '#engines/procedure'
import { businessDate } from '#kernel/clock'
import { decide } from '#platform/auth/permission'
import type { QueryOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { readDesk } from '../contract.ts'
import { partyGrants, readersOf } from '../generated/permissions.ts'
import { type DeskAsker, deskCounts, deskRows, type Owned } from '../store/desk.ts'
import { standsInForUsers } from '../store/stand-ins.ts'
import { rowViews } from '../views/rows.ts'

/** What the acting role has to do with which procedures. */
async function askerOf(ctx: Context): Promise<DeskAsker> {
  const { procedures } = ctx.registry
  const { role, userId } = ctx.actor
  const today = businessDate(ctx.clock.now())
  const mine = procedures.ids().map((id) => ({ id, models: procedures.versions(id).map(({ model }) => model) }))
  const visible = mine.filter(({ models }) => role !== null && readersOf(models).includes(role))
  return {
    scope: ctx.scope,
    userId,
    standsInFor: userId ? await standsInForUsers(ctx.db, userId, today) : [],
    owned: visible.map(({ id, models }) => ownedBy(id, models, role ?? '')),
    visible: visible.map(({ id }) => id),
    today,
    endOfWeek: endOfWeek(today),
  }
}

function ownedBy(procedureId: string, models: readonly ProcedureModel[], role: string): Owned {
  const states = models.flatMap((model) => model.states)
  return {
    procedureId,
    states: [...new Set(states.filter((state) => state.owner.includes(role)).map((state) => state.name))],
    countersigns: states.some((state) => state.actions.some((action) => action.countersign?.by.includes(role))),
  }
}

/** The coming Sunday. */
function endOfWeek(today: string): string {
  const day = new Date(`${today}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + ((7 - day.getUTCDay()) % 7))
  return day.toISOString().slice(0, 10)
}

/**
 * Open cases by deadline, as far as the acting role has to do with them.
 *
 * Permission: cases:desk, by region.
 */
export async function desk(ctx: Context, query: QueryOf<typeof readDesk>) {
  const { rows, total } = await deskRows(ctx.db, await askerOf(ctx), query)
  return { items: await rowViews(ctx, rows), total }
}

export async function counts(ctx: Context, procedureId?: string) {
  const asker = await askerOf(ctx)
  const rows = await deskCounts(ctx.db, asker, procedureId)
  const sum = (key: Exclude<keyof (typeof rows)[number], 'procedure_id'>) =>
    rows.reduce((total, row) => total + row[key], 0)
  return {
    byView: { mine: sum('mine'), pool: sum('pool'), countersign: sum('countersign'), all: sum('all') },
    byUrgency: {
      overdue: sum('overdue'),
      today: sum('today'),
      week: sum('week'),
      later: sum('later'),
      stopped: sum('stopped'),
    },
    bulk: bulkActions(ctx, asker.visible),
    byProcedure: rows.map((row) => ({
      id: row.procedure_id,
      title: ctx.registry.procedures.versions(row.procedure_id)[0]?.model.title ?? {
        zh: row.procedure_id,
        en: row.procedure_id,
      },
      count: row.all,
    })),
  }
}

function bulkActions(ctx: Context, procedureIds: readonly string[]) {
  const { role } = ctx.actor
  return procedureIds.flatMap((procedureId) => {
    const [newest] = ctx.registry.procedures.versions(procedureId)
    return (newest?.model.states ?? []).flatMap((state) =>
      state.actions
        .filter((action) => action.bulk && action.by.includes(role ?? ''))
        .map(({ path, label, form }) => ({ procedureId, state: state.name, path, label, form })),
    )
  })
}

/** Whether the acting role may apply for a procedure at all. */
export function mayApply(ctx: Context, procedureId: string): boolean {
  const models = ctx.registry.procedures.versions(procedureId).map(({ model }) => model)
  const grants = partyGrants(models)
  const isStaff = ctx.actor.role !== null && ctx.actor.role !== 'organisation-member'
  if (isStaff && !grants['signed-in']) return false
  return decide(ctx.actor, { title: { zh: '', en: '' }, grants }) !== null
}
