import { type FormModel, inWords, masked } from '#engines/form'
import { stateOf } from '#engines/procedure'
import { businessDate } from '#kernel/clock'
import { inLocale } from '#kernel/localized'
import type { Context, Download } from '#platform/http/route'
import { sheetDownload } from '#platform/spreadsheets/sheet-download'
import type { OutputColumn } from '#platform/spreadsheets/writing'
import type { CaseRecord } from '../store/cases.ts'
import { type CaseFilter, eachCase, findCases } from '../store/list.ts'
import { rowViews } from '../views/rows.ts'

/** Cases of a procedure, open and closed. */
export async function listCases(ctx: Context, filter: CaseFilter & { page: number; pageSize: number }) {
  const { rows, total } = await findCases(ctx.db, ctx.scope, filter)
  return { items: await rowViews(ctx, rows), total }
}

/**
 * The same with every answer as a spreadsheet; personal answers are covered.
 *
 * Permission: ID:desk, by region.
 */
export async function exportCases(ctx: Context, filter: CaseFilter): Promise<Download> {
  const [newest] = ctx.registry.procedures.versions(filter.procedureId)
  const { locale } = ctx.actor
  const say = (zh: string, en: string) => inLocale({ zh, en }, locale)
  const stateOfRow = (row: CaseRecord) =>
    inLocale(stateOf(ctx.registry.procedures.version(row.procedure_id, row.version).model, row.state).label, locale)
  const columns: OutputColumn<CaseRecord>[] = [
    { header: say('编号', 'Number'), value: (row) => row.number, width: 26 },
    { header: say('申请方', 'Party'), value: (row) => row.party_name, width: 28 },
    { header: say('环节', 'State'), value: stateOfRow },
    { header: say('提交日期', 'Filed on'), value: (row) => businessDate(row.filed_at) },
    { header: say('期限', 'Due on'), value: (row) => row.due_on },
    { header: say('办结日期', 'Closed on'), value: (row) => (row.closed_at ? businessDate(row.closed_at) : null) },
    { header: say('承办人', 'Handled by'), value: (row) => row.assignee_name },
    ...answerColumns(newest?.model.form ?? { fields: [] }, locale),
  ]
  const title = newest?.model.title.zh ?? '办件'
  const fileName = `${title}-${businessDate(ctx.clock.now())}.xlsx`
  return sheetDownload(fileName, title, columns, eachCase(ctx.db, ctx.scope, filter))
}

function answerColumns(form: FormModel, locale: 'zh-CN' | 'en'): OutputColumn<CaseRecord>[] {
  return form.fields.map((field) => ({
    header: inLocale(field.label, locale),
    value: ({ answers }) => {
      const value = answers[field.name]
      const text = inWords(field, value, locale)
      if (field.isPersonal) return text ? masked(text) : ''
      return field.widget === 'number' && typeof value === 'number' ? value : text
    },
  }))
}
