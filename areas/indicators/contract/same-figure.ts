import type { TargetRowView } from './shapes.ts'

type Judged = Pick<TargetRowView, 'indicatorId' | 'subject' | 'status' | 'share' | 'actual'>

/**
 * Targets that say the same of the same figure, such as one of the plan and one of the year's work: screens, reports and
 * digests speak of them once and count them each. In the order of the first of each group.
 *
 * Units:   none.
 * Example: sameFigures([{ indicatorId: 'i', subject: '', status: 'behind', share: 0.3, actual: '3' }, { indicatorId: 'i', subject: '', status: 'behind', share: 0.3, actual: '3' }]).length → 1
 */
export function sameFigures<Row extends Judged>(rows: readonly Row[]): [Row, ...Row[]][] {
  const groups = Map.groupBy(rows, (row) =>
    JSON.stringify([row.indicatorId, row.subject, row.status, row.share, row.actual]),
  )
  return [...groups.values()].flatMap(([first, ...others]) => (first ? [[first, ...others] as [Row, ...Row[]]] : []))
}
