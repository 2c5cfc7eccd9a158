import { titles } from '#contract/enterprises'
import type { Context, Download } from '#platform/http/route'
import { sheetDownload } from '#platform/spreadsheets/sheet-download'
import type { OutputColumn } from '#platform/spreadsheets/writing'
import type { RecognitionAward, RecognitionAwardFilter } from '../../contract/awards.ts'
import { listRecognitionAwards, readRecognitionBatch } from './read-batches.ts'

const most = 10_000

const states: Record<RecognitionAward['state'], string> = {
  drawn: '已拟定',
  kept: '待拨付',
  handed: '已提交拨付',
  released: '已移出',
  'taken-back': '已收回',
}

const payments: Record<NonNullable<RecognitionAward['payment']>, string> = {
  waiting: '待编批次',
  batched: '已编批次',
  sent: '已提交银行',
  paid: '已到账',
  returned: '银行退回',
  cancelled: '已取消',
}

const columns: OutputColumn<RecognitionAward>[] = [
  { header: '企业名称', value: (row) => row.companyName, width: 34 },
  { header: '统一社会信用代码', value: (row) => row.creditCode, width: 22 },
  { header: '所在地区', value: (row) => row.regionName, width: 14 },
  { header: '资质', value: (row) => titles[row.title].zh, width: 22 },
  { header: '发证日期', value: (row) => row.validFrom, width: 12 },
  { header: '证书编号', value: (row) => row.certificateNumber, width: 20 },
  { header: '认定', value: (row) => (row.isAgain ? '重新认定' : '首次认定'), width: 12 },
  { header: '奖补金额（元）', value: (row) => Number(row.amountYuan), format: '#,##0.00', width: 18 },
  { header: '状态', value: (row) => states[row.state], width: 12 },
  { header: '拨付', value: (row) => (row.payment ? payments[row.payment] : ''), width: 12 },
  { header: '移出或收回的理由', value: (row) => row.endReason, width: 30 },
]

/** The companies of a batch that the filters show. Permission: recognition:read-awards. */
export async function exportRecognitionAwards(
  ctx: Context,
  batchId: string,
  filter: RecognitionAwardFilter,
): Promise<Download> {
  const { title } = await readRecognitionBatch(ctx, batchId)
  const { items } = await listRecognitionAwards(ctx, batchId, { ...filter, page: 1, pageSize: most })
  return sheetDownload(`认定奖补-${title}.xlsx`, '认定奖补', columns, items)
}
