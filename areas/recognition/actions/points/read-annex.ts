import type { Problem } from '#kernel/refusal'
import { Refusal } from '#kernel/refusal'
import { type FieldSpec, readRecords } from '#platform/spreadsheets/spreadsheets'
import type { ReadLine } from '../../rules/points/annex.ts'

const fields: FieldSpec[] = [
  { name: 'code', label: '指标编号', kind: 'text', aliases: ['指标编号', '编号', '指标代码', '代码', '序号'] },
  { name: 'name', label: '指标名称', kind: 'text', aliases: ['指标名称', '二级指标', '指标'] },
  { name: 'stage', label: '阶段', kind: 'text', required: true, aliases: ['阶段', '企业阶段', '发展阶段'] },
  { name: 'weight', label: '权重', kind: 'decimal', required: true, aliases: ['权重', '权重（分）', '分值'] },
  { name: 'reference', label: '参考值', kind: 'decimal', required: true, aliases: ['参考值', '指标参考值', '标准值'] },
]

/** Three times what an annex has: whoever uploads another sheet is told so before it is read whole. */
const mostRows = 162

/**
 * The rows of a sheet of the annex, and those that cannot be read with the reasons of the reader.
 *
 * Errors: recognition.annex-too-long, the codes of `spreadsheetErrors`.
 */
export async function readAnnexSheet(
  bytes: Uint8Array,
  on: { fileName: string; asOf: string },
): Promise<{ lines: ReadLine[]; rows: { row: number; label: string; problems: Problem[] }[] }> {
  const lines: ReadLine[] = []
  const rows: { row: number; label: string; problems: Problem[] }[] = []
  for await (const record of readRecords({ bytes, fields, ...on })) {
    const { row, outcome, values = {}, decimals = {}, problems } = record
    if (outcome === 'skip') continue
    if (lines.length + rows.length >= mostRows)
      throw new Refusal({ code: 'recognition.annex-too-long', params: { most: mostRows } })
    if (outcome === 'reject') {
      rows.push({
        row,
        label: '',
        problems: problems.map(({ zh, en }) => ({ code: 'recognition.annex-row', params: { zh, en } })),
      })
      continue
    }
    const text = (name: string) => decimals[name] ?? String(values[name] ?? '').trim()
    lines.push({
      row,
      code: text('code'),
      name: text('name'),
      stage: text('stage'),
      weight: text('weight'),
      reference: text('reference'),
    })
  }
  return { lines, rows }
}
