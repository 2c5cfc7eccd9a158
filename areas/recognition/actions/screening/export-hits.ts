import { factSources } from '#contract/enterprises'
import { businessDate } from '#kernel/clock'
import type { Context, Download } from '#platform/http/route'
import { sheetDownload } from '#platform/spreadsheets/sheet-download'
import type { OutputColumn } from '#platform/spreadsheets/writing'
import type { HitFilter, ScreeningHit } from '../../contract/screening.ts'
import { listScreeningHits, readScreening } from './read-screenings.ts'

const atOnce = 500
const outcomes = { meets: '符合', nearly: '接近', undecided: '缺数据' } as const

const scales = { above: '是', below: '否', unknown: '不明' } as const

const reasons = ({ criteria }: ScreeningHit, ok: boolean) =>
  criteria
    .filter((each) => each.ok === ok)
    .map(({ label, reason }) => `${label.zh}：${reason.zh}`)
    .join('\n')

const columns: OutputColumn<ScreeningHit>[] = [
  { header: '企业名称', value: (row) => row.name, width: 34 },
  { header: '统一社会信用代码', value: (row) => row.creditCode, width: 22 },
  { header: '所在地区', value: (row) => row.regionName, width: 14 },
  { header: '结果', value: (row) => outcomes[row.outcome], width: 10 },
  { header: '规上工业', value: (row) => scales[row.scale], width: 10 },
  { header: '推荐对象', value: ({ chosen }) => (chosen ? '是' : '否'), width: 10 },
  { header: '选定人', value: ({ chosen }) => chosen?.byName ?? null, width: 12 },
  { header: '选定日期', value: ({ chosen }) => chosen && businessDate(new Date(chosen.at)), width: 12 },
  { header: '满足的条件', value: (row) => reasons(row, true), width: 60 },
  { header: '不满足的条件', value: (row) => reasons(row, false), width: 60 },
  { header: '缺的数据', value: (row) => row.missing.map(({ label }) => label.zh).join('、'), width: 40 },
  {
    header: '用到的数据（来源，入档日期）',
    value: ({ figures }) =>
      figures
        .map(({ label, year, value, source, on }) => `${year} ${label.zh} ${value}（${factSources[source].zh}，${on}）`)
        .join('\n'),
    width: 60,
  },
]

/** What the filters show of a screening. Permission: recognition:screen. Errors: recognition.screening-not-found. */
export async function exportScreeningHits(ctx: Context, id: string, filter: HitFilter): Promise<Download> {
  const { title } = await readScreening(ctx, id)
  async function* rows() {
    for (let page = 1; ; page++) {
      const { items } = await listScreeningHits(ctx, id, { ...filter, page, pageSize: atOnce })
      yield* items
      if (items.length < atOnce) return
    }
  }
  return sheetDownload(`摸排-${title}.xlsx`, '摸排', columns, rows())
}
