import { Select } from 'antd'
import type { ReactNode } from 'react'
import { PeriodPicker } from '#ui/form'
import { useText } from '#ui/text'
import { recentMonths } from './words.tsx'

type Kind = 'month' | 'quarter' | 'half' | 'year'

/** The form of the period says its kind. */
function kindOf(period: string): Kind {
  return period.includes('Q') ? 'quarter' : period.includes('H') ? 'half' : period.length === 4 ? 'year' : 'month'
}

const firstOf: Record<Kind, (year: string) => string> = {
  month: () => recentMonths(1)[0] ?? '',
  quarter: (year) => `${year}-Q1`,
  half: (year) => `${year}-H1`,
  year: (year) => year,
}

/** A period of any kind: first the kind, then which one. */
export function PeriodChoice({ value, onChange }: { value: string; onChange: (period: string) => void }): ReactNode {
  const text = useText()
  const kind = kindOf(value)
  return (
    <>
      <Select
        aria-label={text('indicators.column.cadence')}
        value={kind}
        options={(['month', 'quarter', 'half', 'year'] as const).map((one) => ({
          value: one,
          label: text(`indicators.period.${one}`),
        }))}
        onChange={(next: Kind) => onChange(firstOf[next](value.slice(0, 4)))}
      />
      <span className="entry-period">
        <PeriodPicker kind={kind} value={value} onChange={(next) => onChange(next ?? '')} />
      </span>
    </>
  )
}
