import type { ScoreResult } from '#engines/scorecard'
import type { DiagnosisPoint } from '../../contract/season-diagnosis.ts'

interface State {
  label: DiagnosisPoint['label']
  clause: string
  now: string
  isGap: boolean
}

/** Every condition and scored item of a result; a gap is a condition that is not met for certain, or an item below its most. */
function statesOf({ gates, items }: ScoreResult): Map<string, State> {
  const conditions = gates.map(({ id, label, clause, ok }): [string, State] => [
    `gate_${id}`,
    { label, clause, now: ok === null ? '?' : ok ? 'yes' : 'no', isGap: ok !== true },
  ])
  const scored = items.flatMap(({ id, label, clause, points = null, max }): [string, State][] => {
    if (max === null || id.startsWith('group_')) return []
    const most = Array.isArray(points) ? points[1] : points
    const now = points === null ? '?' : [points].flat().join('–')
    return [[`item_${id}`, { label, clause, now, isGap: most === null || most < max }]]
  })
  return new Map([...conditions, ...scored])
}

/** Each point beside the same point of the result before, the rules' order. */
export function comparePoints(now: ScoreResult, before: ScoreResult | null): DiagnosisPoint[] {
  const earlier = before ? statesOf(before) : new Map<string, State>()
  return [...statesOf(now)].map(([id, { label, clause, now: value, isGap }]) => {
    const last = earlier.get(id)
    const wasGap = last?.isGap ?? isGap
    return {
      ...{ id, label, clause, now: value, before: last?.now ?? null },
      change: isGap ? (wasGap ? 'open' : 'new') : wasGap ? 'closed' : 'same',
    }
  })
}
