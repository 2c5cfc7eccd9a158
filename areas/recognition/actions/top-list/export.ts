import type { Context, Download } from '#platform/http/route'
import { sheetDownload } from '#platform/spreadsheets/sheet-download'
import type { OutputColumn } from '#platform/spreadsheets/writing'
import type { TopListEntry, TopListFilter } from '../../contract/top-list.ts'
import { listTopListEntries, readTopList } from './read.ts'

const most = 10_000
const standings: Record<TopListEntry['standing'], string> = {
  seated: '名额之内',
  below: '名额之外',
  missing: '不排名',
  'taken-out': '已移出',
}
const states = { drawn: '待核准', notice: '公示', published: '已发布', dropped: '已作废' } as const

const columns: OutputColumn<TopListEntry>[] = [
  { header: '名次', value: (row) => row.place, width: 8 },
  { header: '企业名称', value: (row) => row.name, width: 34 },
  { header: '统一社会信用代码', value: (row) => row.creditCode, width: 22 },
  { header: '所在地区', value: (row) => row.regionName, width: 14 },
  { header: '综合得分', value: (row) => row.score, format: '0.0000', width: 12 },
  { header: '测算名次', value: (row) => row.rank, width: 10 },
  { header: '名次区间', value: (row) => (row.low === null ? null : `${row.low}–${row.high}`), width: 12 },
  { header: '上年名次', value: (row) => row.lastPlace, width: 10 },
  { header: '是否入榜', value: (row) => standings[row.standing], width: 12 },
  { header: '缺少的指标', value: (row) => row.missing.join('、'), width: 18 },
  { header: '移出的理由', value: (row) => row.takenOutReason, width: 30 },
]

/** The companies that the filters show, as a sheet. Permission: recognition:read-top-lists. Errors: recognition.top-not-found. */
export async function exportTopList(ctx: Context, listId: string, filter: TopListFilter): Promise<Download> {
  const { year, state } = await readTopList(ctx, listId)
  const { items } = await listTopListEntries(ctx, listId, { ...filter, page: 1, pageSize: most })
  return sheetDownload(`百强榜-${year}-${states[state]}.xlsx`, '百强榜', columns, items)
}
