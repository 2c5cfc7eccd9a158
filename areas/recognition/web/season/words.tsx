import type { ReactNode } from 'react'
import type { ReviewLine, seasonStages, seasonStates, seasonVerdicts } from '#contract/recognition'
import { StatusTag } from '#ui/status'
import { useText } from '#ui/text'

type Verdict = (typeof seasonVerdicts)[number]
const verdictTones = { pass: 'good', close: 'warn', fail: 'bad' } as const

export function VerdictTag({ verdict }: { verdict: Verdict | null }): ReactNode {
  const text = useText()
  if (verdict === null) return <span className="quiet">{text('recognition.season.not-reviewed')}</span>
  return <StatusTag tone={verdictTones[verdict]} label={text(`recognition.season.verdict.${verdict}`)} />
}

const stageTones = {
  checking: 'none',
  reviewing: 'steady',
  recommended: 'good',
  refused: 'bad',
  withdrawn: 'none',
} as const

export function StageTag({ stage }: { stage: (typeof seasonStages)[number] }): ReactNode {
  const text = useText()
  return <StatusTag tone={stageTones[stage]} label={text(`recognition.season.stage.${stage}`)} />
}

const reviewTones = { open: 'warn', handed: 'good', dropped: 'none' } as const

/** How far one expert is with a review; what is past its day says so. */
export function ReviewState({ review }: { review: Pick<ReviewLine, 'state' | 'isOverdue'> }): ReactNode {
  const text = useText()
  if (review.isOverdue) return <StatusTag tone="bad" label={text('recognition.season.expert.overdue')} />
  return <StatusTag tone={reviewTones[review.state]} label={text(`recognition.season.expert.${review.state}`)} />
}

const stateTones = { planned: 'none', open: 'steady', closed: 'none' } as const

export function SeasonState({ state }: { state: (typeof seasonStates)[number] }): ReactNode {
  const text = useText()
  return <StatusTag tone={stateTones[state]} label={text(`recognition.season.state.${state}`)} />
}

export function ResultTag({ result }: { result: 'recognised' | 'not-recognised' | null }): ReactNode {
  const text = useText()
  if (result === null) return null
  return (
    <StatusTag tone={result === 'recognised' ? 'good' : 'bad'} label={text(`recognition.season.result.${result}`)} />
  )
}

/** 73–75, or 73 where both ends are the same. */
export function rangeWords({ low, high }: { low: number | null; high: number | null }): string | null {
  if (low === null || high === null) return null
  return low === high ? String(low) : `${low}–${high}`
}
