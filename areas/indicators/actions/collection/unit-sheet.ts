import { fillText, Refusal } from '#kernel/refusal'
import type { StoredFile } from '#platform/files/files'
import type { ResponseOf } from '#platform/http/endpoint'
import type { Context, Download } from '#platform/http/route'
import { sheetDownload } from '#platform/spreadsheets/sheet-download'
import {
  type FieldSpec,
  type OutputColumn,
  readNumber,
  readRecords,
  rowReasons,
} from '#platform/spreadsheets/spreadsheets'
import type { readUnitSheet } from '../../contract.ts'
import { numeric } from '../../imports/numeric.ts'
import { nameKey } from '../../rules/name-match.ts'
import { findingView } from '../../views.ts'
import type { At } from './load-collection.ts'
import { readUnitForm } from './unit-form.ts'

type Form = Awaited<ReturnType<typeof readUnitForm>>
type Row = Form['rows'][number]

const columns: OutputColumn<Row>[] = [
  { header: '指标', value: (row) => row.indicator, width: 36 },
  { header: '单位', value: (row) => row.unit, width: 10 },
  { header: '去年同期', value: (row) => numeric(row.lastYear?.value ?? null), width: 12 },
  { header: '上期', value: (row) => numeric(row.previous?.value ?? null), width: 12 },
  { header: '数值', value: (row) => numeric(row.value), width: 14 },
  { header: '变动说明', value: (row) => row.explanation ?? '', width: 40 },
]

/** The unit's form as a sheet. Permission and errors as `readUnitForm`. */
export async function unitTemplate(ctx: Context, at: At & { unitId: string }): Promise<Download> {
  const form = await readUnitForm(ctx, at)
  return sheetDownload(`${form.title}-${form.unitName}.xlsx`, form.period, columns, form.rows)
}

const fields: FieldSpec[] = [
  {
    name: 'indicator',
    label: '指标',
    kind: 'text',
    required: true,
    aliases: ['指标', '指标名称', '项目', 'indicator'],
  },
  {
    name: 'value',
    label: '数值',
    kind: 'text',
    required: false,
    aliases: ['数值', '完成值', '完成数', '累计数', '本期数', '本期', '值', 'value'],
  },
  { name: 'unit', label: '单位', kind: 'text', aliases: ['单位', '计量单位', 'unit'] },
  { name: 'note', label: '变动说明', kind: 'text', aliases: ['变动说明', '说明', '备注', '原因', 'note'] },
]

/**
 * What a filled-in sheet says, to be put into the form; writes nothing.
 *
 * Permission: indicators:write; only units that the person reports for.
 * Errors:     indicators.not-found, .columns-missing, those of the spreadsheet reader.
 */
export async function readUnitSheetRows(
  ctx: Context,
  at: At & { unitId: string },
  file: StoredFile,
  signal: AbortSignal,
): Promise<ResponseOf<typeof readUnitSheet>> {
  const form = await readUnitForm(ctx, at)
  const byKey = new Map(form.rows.map((row) => [nameKey(row.indicator), row]))
  const found: ResponseOf<typeof readUnitSheet> = { rows: [], problems: [] }
  const bytes = await ctx.files.read(file)
  let tables = 0
  for await (const record of readRecords({ bytes, fileName: file.name, fields, signal })) {
    if (record.problems[0]?.reason === 'missing-columns') continue
    tables++
    if (record.outcome !== 'accept') continue
    const { indicator, value, unit, note } = record.values ?? {}
    const name = String(indicator ?? '')
    const row = byKey.get(nameKey(name)) ?? byKey.get(nameKey(name.replace(/[（(][^（()）]*[)）]$/, '')))
    const written = value === null || value === undefined ? '' : String(value)
    if (written === '') continue
    if (!row) {
      found.problems.push({ row: record.row, message: say(ctx, 'indicators.no-indicator', { name }) })
      continue
    }
    const columnUnit = unit ? String(unit) : row.unit
    const reading = readNumber({ text: written }, { unit: row.unit, columnUnit, allowNegative: true })
    if ('reason' in reading || reading.value === null) {
      const reason = 'reason' in reading ? reading.reason : 'not-a-number'
      const text = rowReasons[reason][ctx.actor.locale === 'en' ? 'en' : 'zh']
      found.problems.push({ row: record.row, message: fillText(text, { label: row.indicator, text: written }) })
      continue
    }
    const explanation = note ? String(note) : null
    found.rows.push({ indicatorId: row.indicatorId, value: reading.value.decimal, explanation, row: record.row })
  }
  if (tables === 0) throw new Refusal({ code: 'indicators.columns-missing', params: { columns: '指标、数值' } })
  return found
}

function say(ctx: Context, code: string, params: Record<string, string>): string {
  return findingView({ code, params }, ctx.actor.locale).message
}
