import type { ReactNode } from 'react'
import type { OwedRowView } from '#contract/indicators'
import { StatusTag } from '#ui/status'
import { useText } from '#ui/text'

/** That a report came back, with the reason at hand, or how late it is. */
export function OwedTag({ row: { returned, daysLate } }: { row: OwedRowView }): ReactNode {
  const text = useText()
  return returned ? (
    <StatusTag tone="bad" label={text('indicators.observation.returned')} title={returned.reason} />
  ) : (
    <StatusTag tone="bad" label={text('indicators.owed.late', { days: daysLate })} />
  )
}
