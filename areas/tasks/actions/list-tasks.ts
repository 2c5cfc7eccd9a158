import { businessDate } from '#kernel/clock'
import { decide } from '#platform/auth/permission'
import type { QueryOf, ResponseOf } from '#platform/http/endpoint'
import type { Context, Download } from '#platform/http/route'
import { sheetDownload } from '#platform/spreadsheets/sheet-download'
import type { OutputColumn } from '#platform/spreadsheets/writing'
import type { listTasks as listShape, myTasks as myShape, TaskFilter } from '../contract/lists.ts'
import type { TaskSummary } from '../contract/shapes.ts'
import { permissions } from '../permissions.ts'
import { addDays } from '../rules/days.ts'
import { stateLabels } from '../rules/transitions.ts'
import { officeOf, unitKey } from '../rules/units.ts'
import { findTasks, type ListQuery } from '../store/lists.ts'
import { type MineGroup, tasksOfOffice } from '../store/mine.ts'
import { myUnitKeys, summariesOf } from './summaries.ts'
import { unitNames } from './unit-names.ts'

/** Rows that one export may hold. */
const exportLimit = 20_000

async function queryOf(ctx: Context, filter: TaskFilter): Promise<{ query: ListQuery; mine: Set<string> }> {
  const mine = await myUnitKeys(ctx)
  return { query: { ...filter, today: businessDate(ctx.clock.now()), mineKeys: [...mine] }, mine }
}

/**
 * Permission: tasks:read.
 */
export async function listTasks(
  ctx: Context,
  { page, pageSize, ...filter }: QueryOf<typeof listShape>,
): Promise<{ items: TaskSummary[]; total: number }> {
  const { query, mine } = await queryOf(ctx, filter)
  const on = { limit: pageSize, offset: (page - 1) * pageSize }
  const { rows, total } = await findTasks(ctx.db, ctx.scope, { ...query, ...on })
  const items = await summariesOf(ctx.db, rows, { today: query.today, mine })
  return { items, total }
}

const priorityWords = { urgent: '特急', high: '紧急', normal: '一般' }

/**
 * The list that the filters show, as a sheet.
 *
 * Permission: tasks:read.
 */
export async function exportTasks(ctx: Context, filter: TaskFilter): Promise<Download> {
  const { query, mine } = await queryOf(ctx, filter)
  const { rows } = await findTasks(ctx.db, ctx.scope, { ...query, limit: exportLimit, offset: 0 })
  const items = await summariesOf(ctx.db, rows, { today: query.today, mine })
  const columns: OutputColumn<TaskSummary>[] = [
    { header: '任务', value: (task) => task.title, width: 44 },
    {
      header: '状态',
      value: (task) => (task.isOverdue ? `${stateLabels[task.state].zh}（超期）` : stateLabels[task.state].zh),
      width: 18,
    },
    { header: '承办单位', value: (task) => task.lead.name, width: 20 },
    { header: '配合单位', value: (task) => task.support.map((unit) => unit.name).join('、'), width: 28 },
    { header: '交办单位', value: (task) => task.asker.name, width: 18 },
    { header: '交办日期', value: (task) => task.askedOn, width: 12 },
    { header: '办结期限', value: (task) => task.dueOn, width: 12 },
    { header: '办结日期', value: (task) => task.endedOn, width: 12 },
    { header: '进度', value: (task) => task.percent / 100, format: '0%' },
    { header: '紧急程度', value: (task) => priorityWords[task.priority] },
    { header: '最近进展', value: (task) => task.lastWords, width: 50 },
    { header: '最近答复', value: (task) => task.answeredOn, width: 12 },
    { header: '来源', value: (task) => task.origin.title, width: 36 },
  ]
  return sheetDownload(`任务清单-${query.today}.xlsx`, '任务清单', columns, items)
}

/** How many tasks a group of "my tasks" shows; the rest is in the list. */
const groupLimit = 50

/**
 * What waits for the reader's office, by urgency: what it has to decide as asker, then what it answers for.
 *
 * Permission: tasks:read.
 */
export async function readMyTasks(ctx: Context): Promise<ResponseOf<typeof myShape>> {
  const today = businessDate(ctx.clock.now())
  const office = officeOf(ctx.actor)
  const mine = await myUnitKeys(ctx)
  const askerKeys = [...mine]
  const leadKeys = ctx.actor.role === 'city-leader' ? [] : askerKeys
  const on = { today, soon: addDays(today, 7), limit: groupLimit }
  const { rows, counts } = await tasksOfOffice(ctx.db, { askerKeys, leadKeys }, on)
  const items = await summariesOf(ctx.db, rows, { today, mine })
  const groupOf = (part: MineGroup) => ({
    items: items.filter((_, index) => rows[index]?.part === part),
    total: counts.get(part) ?? 0,
  })
  const names = office ? await unitNames(ctx.db, [office]) : new Map<string, string>()
  return {
    office: office ? (names.get(unitKey(office)) ?? null) : null,
    today,
    toDecide: groupOf('toDecide'),
    overdue: groupOf('overdue'),
    thisWeek: groupOf('thisWeek'),
    toAnswer: groupOf('toAnswer'),
    later: groupOf('later'),
    waitingCount: counts.get('waiting') ?? 0,
    askedCount: (counts.get('asked') ?? 0) + (counts.get('toDecide') ?? 0),
    mayAsk: decide(ctx.actor, permissions['tasks:ask']) !== null,
  }
}
