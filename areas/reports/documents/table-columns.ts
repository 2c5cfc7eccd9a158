import { formatNumber, formatPercent } from '#kernel/formats'
import type { ReportFigures, ReportRow } from '../contract.ts'
import { deadlineText, goalText } from '../rules/figures.ts'

export const statusWords: Record<ReportRow['status'], string> = {
  ahead: '超序时',
  'on-pace': '达序时',
  behind: '滞后',
  met: '已完成',
  missed: '未完成',
  'no-data': '缺数',
}

/** One column of the table of indicators, as offices print it: what stands in a cell is what the screen shows. */
export interface TableColumn {
  title: string
  /** Part of the width of the page. */
  weight: number
  isNumber: boolean
  text: (row: ReportRow) => string
}

export function nameOf(row: ReportRow): string {
  return row.subject ? `${row.indicator}（${row.subject}）` : row.indicator
}

function statusOf(row: ReportRow): string {
  return row.status === 'no-data' && !row.isStarted ? '未起算' : statusWords[row.status]
}

/** Where a region stands among others: its own place, or the first and the last below it. */
export function placeOf(row: ReportRow): string {
  if (row.place) return `${row.place.rank}/${row.place.of}`
  const ranked = row.districts.filter((district) => district.rank !== null)
  const [first, last] = [ranked[0], ranked.at(-1)]
  if (!first || !last || first === last) return '—'
  return `首 ${first.name} 末 ${last.name}`
}

function noteOf(row: ReportRow): string {
  const task = row.task?.isOpen ? `督办中${row.task.dueOn ? `（至${row.task.dueOn}）` : ''}` : ''
  const data = row.dataThrough ? '' : row.status === 'no-data' ? '无数据' : ''
  const pending = row.pendingPeriod ? '数据待审核' : ''
  return [task, data, pending].filter((text) => text).join('；')
}

/** Columns of 附表1. */
export const indicatorColumns: TableColumn[] = [
  { title: '序号', weight: 4, isNumber: true, text: (row) => String(row.no) },
  { title: '指标', weight: 19, isNumber: false, text: nameOf },
  { title: '单位', weight: 5, isNumber: false, text: (row) => row.unit },
  { title: '目标', weight: 8, isNumber: true, text: goalText },
  { title: '期限', weight: 6, isNumber: false, text: deadlineText },
  { title: '完成', weight: 7, isNumber: true, text: (row) => formatNumber(row.actual) },
  { title: '占目标', weight: 7, isNumber: true, text: (row) => formatPercent(row.share) },
  { title: '时间进度', weight: 7, isNumber: true, text: (row) => formatPercent(row.expectedShare) },
  {
    title: '差距（百分点）',
    weight: 7,
    isNumber: true,
    text: (row) => formatNumber(row.gapPoints, { places: 1, signed: true }),
  },
  { title: '状态', weight: 6, isNumber: false, text: statusOf },
  { title: '排名', weight: 9, isNumber: false, text: placeOf },
  { title: '责任单位', weight: 12, isNumber: false, text: (row) => row.owners.join('、') || '—' },
  { title: '备注', weight: 8, isNumber: false, text: noteOf },
]

/** Rows of 附表2: the districts, with what each has of the targets that they carry together. */
export function districtTable(figures: ReportFigures): { head: string[]; rows: string[][] } | null {
  if (figures.districts.length === 0) return null
  const shared = figures.rows.filter((row) => row.districts.length > 0)
  const once = [...new Map(shared.map((row) => [`${row.indicatorId} ${row.subject}`, row])).values()]
  const head = [
    '排名',
    '县区',
    '达序时',
    '滞后',
    '缺数',
    '欠报',
    '达序时占比',
    ...once.map((row) => `${nameOf(row)}（${row.unit}）`),
  ]
  const rows = figures.districts.map((district) => [
    district.rank === null ? '—' : String(district.rank),
    district.name,
    String(district.onPace),
    String(district.behind),
    String(district.noData),
    String(district.owed),
    formatPercent(district.onPaceShare),
    ...once.map((row) => {
      const own = row.districts.find((one) => one.regionPath === district.regionPath)
      return own ? `${formatNumber(own.actual)} / ${formatNumber(own.goal)}` : '—'
    }),
  ])
  return { head, rows }
}
