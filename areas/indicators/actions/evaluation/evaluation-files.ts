import { businessDate } from '#kernel/clock'
import type { Context, Download } from '#platform/http/route'
import { sheetDownload } from '#platform/spreadsheets/sheet-download'
import type { OutputColumn } from '#platform/spreadsheets/spreadsheets'
import type { EvaluationRowView } from '../../contract.ts'
import { numeric } from '../../imports/numeric.ts'
import { evaluationDocument, goalOf, judgementOf, proposalWords } from '../../rules/evaluation-document.ts'
import { type At, readEvaluation } from './read-evaluation.ts'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The evaluation as the report that an office files, in Chinese. Permission and errors as `readEvaluation`. */
export async function documentOf(ctx: Context, at: At): Promise<Download> {
  const evaluation = await readEvaluation({ ...ctx, actor: { ...ctx.actor, locale: 'zh-CN' } }, at)
  const body = await evaluationDocument(evaluation, businessDate(ctx.clock.now()))
  return { fileName: `${evaluation.title.slice(0, 60)}.docx`, contentType: docx, body }
}

const percent = '0.0%'
const columns: OutputColumn<EvaluationRowView>[] = [
  { header: '指标', value: (row) => (row.subject ? `${row.indicator}（${row.subject}）` : row.indicator), width: 36 },
  { header: '单位', value: (row) => row.unit },
  { header: '责任单位', value: (row) => row.departments.map((one) => one.name).join('、'), width: 24 },
  { header: '基期值', value: (row) => numeric(row.baseline?.value ?? null), width: 12 },
  { header: '基期', value: (row) => row.baseline?.period ?? null },
  { header: '目标值', value: (row) => goalOf(row), width: 12 },
  { header: '期限', value: (row) => row.deadline },
  {
    header: '原目标',
    value: (row) => row.earlier.map((one) => `${one.value}（至 ${one.until}）`).join('、'),
    width: 20,
  },
  { header: '应到值', value: (row) => numeric(row.expected), width: 12 },
  { header: '完成值', value: (row) => numeric(row.actual), width: 12 },
  { header: '数据截至', value: (row) => row.dataThrough, width: 12 },
  { header: '完成进度', value: (row) => row.share, format: percent },
  { header: '应到进度', value: (row) => row.expectedShare, format: percent },
  { header: '差距（百分点）', value: (row) => row.gapPoints, format: '0.0' },
  { header: '判断', value: judgementOf },
  { header: '预计期末值', value: (row) => numeric(row.forecast), width: 12 },
  {
    header: '应到路径',
    value: (row) =>
      row.path.map(({ year, expected, actual }) => `${year}：${expected}${actual ? `/${actual}` : ''}`).join('；'),
    width: 40,
  },
  { header: '原因分析', value: (row) => row.cause, width: 40 },
  { header: '建议', value: (row) => (row.proposalKind ? proposalWords[row.proposalKind] : null) },
  { header: '建议内容', value: (row) => row.proposal, width: 40 },
  { header: '填写人', value: (row) => row.enteredByName },
  { header: '算式', value: (row) => row.working, width: 60 },
]

/** The evaluation as a sheet. Permission and errors as `readEvaluation`. */
export async function sheetOfEvaluation(ctx: Context, at: At): Promise<Download> {
  const evaluation = await readEvaluation(ctx, at)
  return sheetDownload(`${evaluation.title.slice(0, 60)}.xlsx`, evaluation.asOf, columns, evaluation.rows)
}
