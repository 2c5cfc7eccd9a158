import { formatNumber, formatPercent } from '#kernel/formats'
import type { ReportFigures, ReportRow } from '../contract.ts'
import { isBehind, spokenOf } from './spoken.ts'

/** One figure that sentences speak of: as it is printed everywhere, and where it stands in the tables. */
export interface BoundFigure {
  key: string
  /** As on the screen: `48`, `32.0%`, `9.7`. */
  text: string
  /** What it is, for a list of changes: 科技型项目新竣工数 完成值. */
  label: string
  /** Number of its row in the table; null for counts. */
  row: number | null
}

type Of = Omit<BoundFigure, 'row'>

/** The goal with its sign: `≥ 150`, `1–2`. Example: goalText({ comparator: '>=', value: '150', valueMax: null }) → '≥ 150' */
export function goalText(row: Pick<ReportRow, 'comparator' | 'value' | 'valueMax'>): string {
  const sign = { '>=': '≥ ', '>': '> ', '=': '', '<=': '≤ ', '<': '< ', '~': '≈ ', range: '' }[row.comparator]
  return `${sign}${formatNumber(row.value)}${row.valueMax === null ? '' : `–${formatNumber(row.valueMax)}`}`
}

/** 2027, 2025（每年，至2027）: of a goal of every year the year that it is held against. */
export function deadlineText({ deadline, judgedFor = deadline }: Pick<ReportRow, 'deadline' | 'judgedFor'>): string {
  return judgedFor === deadline ? deadline : `${judgedFor}（每年，至${deadline}）`
}

function figuresOfRow(row: ReportRow): BoundFigure[] {
  const of = (part: string, text: string | null, label: string): Of[] =>
    text === null ? [] : [{ key: `${row.targetId}.${part}`, text, label: `${row.indicator} ${label}` }]
  return [
    ...of('actual', row.actual === null ? null : formatNumber(row.actual), '完成值'),
    ...of('value', formatNumber(row.value), '目标值'),
    ...of('share', row.share === null ? null : formatPercent(row.share), '完成进度'),
    ...of('expected', row.expectedShare === null ? null : formatPercent(row.expectedShare), '时间进度'),
    ...of('gap', row.gapPoints === null ? null : formatNumber(Math.abs(row.gapPoints), { places: 1 }), '差距'),
    ...of('required', row.requiredPerMonth === null ? null : formatNumber(row.requiredPerMonth), '每月还需'),
    ...(row.place ? of('rank', String(row.place.rank), '排名') : []),
  ].map((figure) => ({ ...figure, row: row.no }))
}

/**
 * Every figure of a report by its key, printed as the cockpit prints it.
 *
 * Units:  as printed; gaps without their sign.
 * Errors: none; what has no value has no figure.
 */
export function figuresOf(figures: ReportFigures): Map<string, BoundFigure> {
  const { counts } = figures
  const count = (name: string, value: number, label: string): BoundFigure => ({
    key: `count.${name}`,
    text: String(value),
    label,
    row: null,
  })
  const all = [
    count('total', counts.total, '目标总数'),
    count('onPace', counts.onPace, '达序时'),
    count('behind', counts.behind, '滞后'),
    count('noData', counts.noData, '缺数'),
    count('notStarted', counts.notStarted, '未起算'),
    count('newlyBehind', counts.newlyBehind, '新增滞后'),
    count('spoken', spokenOf(figures.rows.filter(isBehind)).length, '滞后条数'),
    count('pending', figures.rows.filter((row) => row.pendingPeriod).length, '待审核'),
    count('owed', figures.owed.length, '欠报'),
    count('tasks', figures.rows.filter((row) => row.task?.isOpen).length, '督办中'),
    ...figures.rows.flatMap(figuresOfRow),
    ...figures.districts.flatMap((district) =>
      district.onPaceShare === null
        ? []
        : [
            {
              key: `district.${district.regionPath}`,
              text: formatPercent(district.onPaceShare),
              label: `${district.name} 达序时占比`,
              row: null,
            },
          ],
    ),
  ]
  return new Map(all.map((figure) => [figure.key, figure]))
}
