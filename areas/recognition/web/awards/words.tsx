import type { ReactNode } from 'react'
import type { RecognitionAward, RecognitionBatch } from '#contract/recognition'
import { formatNumber } from '#ui/number'
import { StatusTag } from '#ui/status'
import { useText } from '#ui/text'

/** An amount in yuan to the fen. */
export function Yuan({ yuan }: { yuan: string }): ReactNode {
  return <span className="figure">{formatNumber(yuan, { places: 2 })}</span>
}

/** A figure with what it is called. */
export function Figure({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** How many companies and how much money. */
export function CountAndYuan({ of }: { of: RecognitionBatch['all'] }): ReactNode {
  const text = useText()
  return (
    <>
      {text('recognition.awards.companies', { count: of.count })} · <Yuan yuan={of.yuan} /> {text('recognition.yuan')}
    </>
  )
}

const batchTones = { drawn: 'warn', approved: 'good', dropped: 'none' } as const

export function BatchState({ batch }: { batch: Pick<RecognitionBatch, 'state'> }): ReactNode {
  const text = useText()
  return <StatusTag tone={batchTones[batch.state]} label={text(`recognition.awards.batch.${batch.state}`)} />
}

const awardTones = { drawn: 'none', kept: 'warn', handed: 'steady', released: 'none', 'taken-back': 'none' } as const
const paymentTones = {
  waiting: 'steady',
  batched: 'steady',
  sent: 'steady',
  paid: 'good',
  returned: 'bad',
  cancelled: 'none',
} as const

/** Where an award stands and, once it was handed over, where its money is. */
export function AwardState({ award }: { award: Pick<RecognitionAward, 'state' | 'payment' | 'endReason'> }): ReactNode {
  const text = useText()
  const { state, payment, endReason } = award
  return (
    <>
      {state === 'handed' && payment ? (
        <StatusTag tone={paymentTones[payment]} label={text(`recognition.awards.payment.${payment}`)} />
      ) : (
        <StatusTag tone={awardTones[state]} label={text(`recognition.awards.state.${state}`)} />
      )}
      {endReason ? <p className="quiet">{text('recognition.awards.because', { reason: endReason })}</p> : null}
    </>
  )
}
