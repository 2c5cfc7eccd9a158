import type { ReactNode } from 'react'
import { formatPeriod } from '#ui/number'
import { StatusTag } from '#ui/status'
import { useLocale, useText } from '#ui/text'

/** Beside a figure that counts although nobody has approved it yet. */
export function PendingMark({ period }: { period: string | null }): ReactNode {
  const text = useText()
  const locale = useLocale()
  if (period === null) return null
  const why = text('indicators.pending.mark.why', { period: formatPeriod(period, locale) })
  return <StatusTag tone="steady" label={text('indicators.pending.mark')} title={why} />
}

/** How many of these figures nobody has approved yet. */
export function PendingNote({ rows }: { rows: readonly { pendingPeriod: string | null }[] }): ReactNode {
  const text = useText()
  const count = rows.filter((row) => row.pendingPeriod !== null).length
  if (count === 0) return null
  return (
    <p className="cockpit-note" role="note">
      {text('indicators.pending.counted', { count })}
    </p>
  )
}
