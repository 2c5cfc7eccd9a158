import type { ReactNode } from 'react'
import type { ReconciliationView } from '#contract/indicators'
import { NumberText } from '#ui/number'
import { StatusTag, type Tone } from '#ui/status'
import { useText } from '#ui/text'

const tones: Record<ReconciliationView['verdict'], Tone> = {
  equal: 'good',
  covers: 'steady',
  short: 'warn',
  unknown: 'none',
}

/** What the parts come to by their rule, the difference from the whole, and whether they carry it. */
export function Held({ held, unit }: { held: ReconciliationView; unit?: string }): ReactNode {
  const text = useText()
  return (
    <span className="held" title={held.working}>
      <span>
        {text(`indicators.split.combined.${held.rule}`)} <NumberText value={held.combined} unit={unit} />
      </span>
      <span>
        {text('indicators.split.difference')} <NumberText value={held.difference} signed />
      </span>
      <StatusTag tone={tones[held.verdict]} label={text(`indicators.split.verdict.${held.verdict}`)} />
    </span>
  )
}
