import type { ReactNode } from 'react'
import type { MeasureView } from '#contract/plans'
import { DateText } from '#ui/number'
import { StatusTag, type Tone } from '#ui/status'
import { useText } from '#ui/text'

const tones: Record<MeasureView['state'], Tone> = { read: 'none', corrected: 'good', rejected: 'bad', added: 'steady' }

/** What people made of a measure or mechanism; nothing is said where nobody touched it. */
export function ContentStateTag({ state }: Pick<MeasureView, 'state'>): ReactNode {
  const text = useText()
  return state === 'read' ? null : <StatusTag tone={tones[state]} label={text(`plans.content.${state}`)} />
}

/** How it was read before a person changed it, and who that was. */
export function ContentNotes({
  was,
  reviewedBy,
  reviewedAt,
}: {
  was: string | null
  reviewedBy: string | null
  reviewedAt: string | null
}): ReactNode {
  const text = useText()
  return (
    <>
      {was ? <p className="quiet">{text('plans.item.was', { value: was })}</p> : null}
      {reviewedBy && reviewedAt ? (
        <p className="quiet">
          {reviewedBy} · <DateText date={reviewedAt} />
        </p>
      ) : null}
    </>
  )
}
