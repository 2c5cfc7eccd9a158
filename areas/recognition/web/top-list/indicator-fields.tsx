import { InputNumber, Select } from 'antd'
import { type ReactNode, useId } from 'react'
import type { listTopListMethods, TopListIndicator } from '#contract/recognition'
import type { ResponseOf } from '#platform/http/endpoint'
import { inBrackets, useText } from '#ui/text'
import { factOptions, IndicatorHead } from '../proposals/indicator-head.tsx'

interface Props {
  item: TopListIndicator
  facts: ResponseOf<typeof listTopListMethods>['facts']
  /** Values for nothing and for all are asked. */
  isPosted: boolean
  onChange: (over: Partial<TopListIndicator>) => void
  onRemove: () => void
}

const measures = ['value', 'ratio', 'growth'] as const

/** One indicator of a method that is being written. */
export function IndicatorFields({ item, facts, isPosted, onChange, onRemove }: Props): ReactNode {
  const text = useText()
  const id = useId()
  const isStanding = facts.find(({ fact }) => fact === item.fact)?.isStanding ?? false
  return (
    <fieldset className="top-fields">
      <IndicatorHead item={item} facts={facts} onChange={onChange} onRemove={onRemove} />
      <label htmlFor={`${id}measure`}>
        <span>{text('recognition.top.measure')}</span>
        <Select
          id={`${id}measure`}
          value={item.measure}
          onChange={(measure) => onChange({ measure, denominator: measure === 'ratio' ? item.denominator : null })}
          options={measures
            .filter((value) => value !== 'growth' || !isStanding)
            .map((value) => ({ value, label: text(`recognition.top.measure.${value}`) }))}
        />
      </label>
      {item.measure === 'ratio' ? (
        <label htmlFor={`${id}denominator`}>
          <span>{text('recognition.top.denominator')}</span>
          <Select
            id={`${id}denominator`}
            showSearch={{ optionFilterProp: 'label' }}
            value={item.denominator}
            onChange={(denominator) => onChange({ denominator })}
            options={factOptions(facts)}
          />
        </label>
      ) : null}
      <label htmlFor={`${id}direction`}>
        <span>{text('recognition.top.direction')}</span>
        <Select
          id={`${id}direction`}
          value={item.direction}
          onChange={(direction) => onChange({ direction })}
          options={[
            { value: 1 as const, label: text('recognition.top.more') },
            { value: -1 as const, label: text('recognition.top.less') },
          ]}
        />
      </label>
      <label htmlFor={`${id}weight`}>
        <span>{text('recognition.top.weight') + inBrackets('%')}</span>
        <InputNumber
          id={`${id}weight`}
          min={0.1}
          max={100}
          value={item.weight}
          onChange={(weight) => onChange({ weight: weight ?? 0.1 })}
        />
      </label>
      {isPosted
        ? (['worst', 'best'] as const).map((post) => (
            <label key={post} htmlFor={`${id}${post}`}>
              <span>{text(`recognition.top.${post}`)}</span>
              <InputNumber id={`${id}${post}`} value={item[post]} onChange={(value) => onChange({ [post]: value })} />
            </label>
          ))
        : null}
    </fieldset>
  )
}
