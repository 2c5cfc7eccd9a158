import { Input, Segmented, Select } from 'antd'
import { memo, type ReactNode } from 'react'
import { useText } from '#ui/text'
import type { CardFilter } from './filters.ts'

/** What of the cards is shown. */
export const CardFilterBar = memo(function CardFilterBar({
  filter,
  isSecond,
  onChange,
}: {
  filter: CardFilter
  /** There is a version before that it can be held against. */
  isSecond: boolean
  onChange: (filter: CardFilter) => void
}): ReactNode {
  const text = useText()
  const states = ['all', 'open', 'decided', 'rejected', 'replaced'] as const
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
      {isSecond ? (
        <Select
          size="small"
          aria-label={text('plans.filter.against')}
          value={filter.against}
          onChange={(against) => onChange({ ...filter, against })}
          options={(['all', 'differs', 'carry', 'changed', 'new'] as const).map((value) => ({
            value,
            label: text(`plans.filter.against.${value}`),
          }))}
        />
      ) : null}
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
})
