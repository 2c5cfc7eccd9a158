import { businessDate } from '#kernel/clock'
import type { Locale } from '#kernel/localized'
import { fillText, type Problem, Refusal } from '#kernel/refusal'
import type { StoredFile } from '#platform/files/files'
import type { ResponseOf } from '#platform/http/endpoint'
import type { Context, Download } from '#platform/http/route'
import { sheetDownload } from '#platform/spreadsheets/sheet-download'
import { type FieldSpec, type RecordOutcome, readRecords } from '#platform/spreadsheets/spreadsheets'
import type { readSheet as readShape, SheetRow } from '../contract/asking.ts'
import { errors } from '../errors.ts'
import { askedProblems, pastProblems } from '../rules/new-task.ts'
import { printedPriority, printedUnits } from '../rules/sheet-units.ts'
import { officeOf, type Unit, unitKey } from '../rules/units.ts'
import { unitText } from './summaries.ts'
import { unitNames } from './unit-names.ts'
import { unitsByName } from './units-by-name.ts'

/** Tasks that one sheet may hold. */
const maxRows = 500

const fields: FieldSpec[] = [
  {
    name: 'title',
    label: '任务名称',
    kind: 'text',
    required: true,
    aliases: ['任务名称', '任务', '工作任务', '重点任务', '事项', '工作事项', '议定事项', 'task', 'title'],
  },
  {
    name: 'detail',
    label: '具体要求',
    kind: 'text',
    aliases: ['具体要求', '工作要求', '具体内容', '工作内容', '具体措施', '备注', 'detail'],
  },
  {
    name: 'lead',
    label: '承办单位',
    kind: 'text',
    aliases: ['承办单位', '牵头单位', '责任单位', '主办单位', '落实单位', 'lead'],
  },
  { name: 'support', label: '配合单位', kind: 'text', aliases: ['配合单位', '协办单位', '参与单位', 'support'] },
  {
    name: 'dueOn',
    label: '办结期限',
    kind: 'date',
    aliases: ['办结期限', '完成时限', '完成时间', '期限', '截止日期', '办理时限', 'due', 'deadline'],
  },
  { name: 'priority', label: '紧急程度', kind: 'text', aliases: ['紧急程度', '缓急', 'priority'] },
]

/**
 * What a sheet would become: a row for each task, with every reason why it cannot be one yet. Nothing is written; the
 * page sends the rows that a person has looked at and corrected.
 *
 * Permission: tasks:ask.
 * Errors:     tasks.no-office, tasks.sheet-empty, tasks.sheet-long, those of the spreadsheet reader.
 */
export async function readTaskSheet(
  ctx: Context,
  file: StoredFile,
  signal: AbortSignal,
): Promise<ResponseOf<typeof readShape>> {
  const office = officeOf(ctx.actor)
  if (!office) throw new Refusal('tasks.no-office')
  const bytes = await ctx.files.read(file)
  const outcomes: RecordOutcome[] = []
  for await (const outcome of readRecords({ bytes, fileName: file.name, fields, signal })) {
    // A row that is taken for a note or a footer is shown as such, so that no task is lost unseen.
    const isShown = outcome.outcome !== 'skip' || outcome.reason === 'note-row' || outcome.reason === 'footer-row'
    if (isShown) outcomes.push(outcome)
    if (outcomes.length > maxRows) throw new Refusal({ code: 'tasks.sheet-long', params: { limit: maxRows } })
  }
  if (outcomes.length === 0) throw new Refusal('tasks.sheet-empty')
  const printed = outcomes.flatMap(({ values }) => [
    ...printedUnits(textOf(values, 'lead')),
    ...printedUnits(textOf(values, 'support')),
  ])
  const units = await unitsByName(ctx, office.regionPath, printed)
  const names = await unitNames(
    ctx.db,
    [...units.values()].flatMap((unit) => unit ?? []),
  )
  const known = { office, units, names, today: businessDate(ctx.clock.now()), locale: ctx.actor.locale }
  return { fileId: file.id, fileName: file.name, rows: outcomes.map((outcome) => rowOf(outcome, known)) }
}

function textOf(values: RecordOutcome['values'], name: string): string {
  const value = values?.[name]
  return value === null || value === undefined ? '' : String(value)
}

interface Known {
  office: Unit
  units: ReadonlyMap<string, Unit | null>
  names: ReadonlyMap<string, string>
  today: string
  locale: Locale
}

function rowOf({ row, values, problems: unread }: RecordOutcome, known: Known): SheetRow {
  const say = (problem: Problem) => ({ code: problem.code, message: inLocale(problem, known.locale) })
  // The first unit leads; further ones in the same cell help.
  const [first, ...more] = printedUnits(textOf(values, 'lead'))
  const support = [...more, ...printedUnits(textOf(values, 'support'))]
  const lead = unitOf(first ?? '', known)
  const helping = support.map((printed) => unitOf(printed, known))
  const title = textOf(values, 'title')
  const dueOn = textOf(values, 'dueOn') || null
  const priority = printedPriority(textOf(values, 'priority'))
  const unknown = [lead, ...helping].filter((one) => one.found === null && one.printed !== '')
  const problems: Problem[] = [
    ...(title.length < 4 ? [{ code: 'tasks.title-short', field: 'title' }] : []),
    ...(first === undefined ? [{ code: 'tasks.lead-missing', field: 'lead' }] : []),
    ...unknown.map((one) => ({ code: 'tasks.unit-unknown', params: { unit: one.printed } })),
    ...(priority === null ? [{ code: 'tasks.priority-unknown', field: 'priority' }] : []),
    ...pastProblems(dueOn, known.today),
    ...(lead.found
      ? askedProblems(
          {
            asker: known.office,
            lead: lead.found,
            support: helping.flatMap(({ found }) => found ?? []),
            dueOn,
            milestones: [],
          },
          null,
        )
      : []),
  ]
  const readable = unread.map((one) => ({ code: one.reason, message: known.locale === 'en' ? one.en : one.zh }))
  return {
    row,
    title,
    detail: textOf(values, 'detail') || null,
    lead: viewOf(lead, known),
    support: helping.map((one) => viewOf(one, known)),
    dueOn,
    priority: priority ?? 'normal',
    problems: readable.length > 0 ? readable : problems.map(say),
  }
}

function unitOf(printed: string, known: Known) {
  return { printed, found: known.units.get(printed) ?? null }
}

function viewOf({ printed, found }: { printed: string; found: Unit | null }, known: Known): SheetRow['lead'] {
  return {
    printed,
    unit: found ? unitText(found) : null,
    name: found ? (known.names.get(unitKey(found)) ?? null) : null,
  }
}

function inLocale(problem: Problem, locale: Locale): string {
  const text = errors[problem.code as keyof typeof errors]
  return fillText(locale === 'en' ? text.en : text.zh, problem.params)
}

/**
 * An empty sheet with an example row, in the columns that are read.
 *
 * Permission: tasks:ask.
 */
export function taskTemplate(): Download {
  const example = [
    '组织高新技术企业申报培训',
    '面向拟申报企业，年内不少于 4 场',
    '市科技局',
    '市财政局、市税务局',
    '2025-12-31',
    '一般',
  ]
  const columns = fields.map(({ label, name }, index) => ({
    header: label ?? name,
    value: (row: readonly string[]) => row[index] ?? '',
    width: index < 2 ? 40 : 20,
  }))
  return sheetDownload('任务表模板.xlsx', '任务', columns, [example])
}
