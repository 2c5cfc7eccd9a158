import { Input, Segmented, Select } from 'antd'
import type { ReactNode } from 'react'
import { useText } from '#ui/text'
import type { CardFilter } from './filters.ts'

/** What of the cards is shown. */
export function CardFilterBar({
  filter,
  onChange,
}: {
  filter: CardFilter
  onChange: (filter: CardFilter) => void
}): ReactNode {
  const text = useText()
  const states = ['all', 'open', 'decided', 'rejected'] as const
  const kinds = ['all', 'target', 'actual', 'baseline'] as const
  return (
    <search className="review-filter">
      <Segmented
        size="small"
        aria-label={text('plans.filter.state')}
        value={filter.state}
        onChange={(state) => onChange({ ...filter, state })}
        options={states.map((value) => ({ value, label: text(`plans.filter.state.${value}`) }))}
      />
      <Select
        size="small"
        aria-label={text('plans.filter.kind')}
        value={filter.kind}
        onChange={(kind) => onChange({ ...filter, kind })}
        options={kinds.map((value) => ({
          value,
          label: text(value === 'all' ? 'plans.filter.kind.all' : `plans.kind.${value}`),
        }))}
      />
      <Select
        size="small"
        aria-label={text('plans.filter.confidence')}
        value={filter.confidence}
        onChange={(confidence) => onChange({ ...filter, confidence })}
        options={(['all', 'low'] as const).map((value) => ({ value, label: text(`plans.filter.confidence.${value}`) }))}
      />
      <Select
        size="small"
        aria-label={text('plans.filter.order')}
        value={filter.order}
        onChange={(order) => onChange({ ...filter, order })}
        options={(['document', 'unsure'] as const).map((value) => ({
          value,
          label: text(`plans.filter.order.${value}`),
        }))}
      />
      <Input
        size="small"
        allowClear
        aria-label={text('plans.filter.words')}
        placeholder={text('plans.filter.words')}
        value={filter.words}
        onChange={(event) => onChange({ ...filter, words: event.target.value })}
      />
    </search>
  )
}
