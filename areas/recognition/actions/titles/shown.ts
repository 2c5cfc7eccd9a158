import type { ScoreResult } from '#engines/scorecard'
import type { Shown } from '#platform/cases/procedure'

/** What rules say of a case, in two lines, for everybody who reads it; the working is a page of its own. */
export function shownOf({ result, caseId }: { result: ScoreResult; caseId: string }): Shown[] {
  const link = `/recognition/judgements/${caseId}`
  const total = pointsWords(result.total)
  const verdict = verdictWords(result)
  return [
    {
      label: { zh: '按规则评价', en: 'By the rules' },
      value: total === null ? verdict.zh : `${total} 分，${verdict.zh}`,
      valueEn: total === null ? verdict.en : `${total} points, ${verdict.en}`,
      link,
    },
  ]
}

function pointsWords(total: ScoreResult['total']): string | null {
  return Array.isArray(total) ? total.join('–') : total === null ? null : String(total)
}

export function verdictWords({ pass, direct }: Pick<ScoreResult, 'pass' | 'direct'>) {
  if (pass === true && direct) return { zh: '符合（直接确认）', en: 'conditions met (confirmed directly)' }
  if (pass === true) return { zh: '符合条件', en: 'conditions met' }
  return pass === false ? { zh: '不符合条件', en: 'conditions not met' } : { zh: '尚不能判定', en: 'not yet decidable' }
}
