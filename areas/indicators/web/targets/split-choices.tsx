import { Form, Select } from 'antd'
import type { ReactNode } from 'react'
import { PeriodPicker } from '#ui/form'
import { useText } from '#ui/text'
import { FigureInput } from './figure-input.tsx'
import { type Method, methodsFor, type Proposal, type Rule, rulesFor, type SplitOnScreen } from './split-draft.ts'

export const overs = ['districts', 'parks', 'districts-and-parks', 'towns', 'departments'] as const
export type Over = (typeof overs)[number]

export interface Basis {
  basisIndicatorId?: string
  basisPeriod?: string
}

/** To whom, by what, in which steps; of history and capacity also the indicator and the period that they are read from. */
export function SplitChoices({
  proposal,
  split,
  over,
  basis,
  onOver,
  onMethod,
  onRule,
  onStep,
  onBasis,
}: {
  proposal: Proposal
  split: SplitOnScreen
  over: Over
  basis: Basis
  onOver: (over: Over) => void
  onMethod: (method: Method) => void
  onRule: (rule: Rule) => void
  onStep: (step: string) => void
  onBasis: (basis: Basis) => void
}): ReactNode {
  const text = useText()
  const { method } = split
  const readsBasis = method === 'history' || method === 'capacity' || method === 'weighted'
  const steps = method !== 'table' && method !== 'same-floor'
  const choice = <T extends string>(name: string, value: T, options: readonly T[], onChange: (value: T) => void) => (
    <Form.Item label={text(`indicators.split.${name}`)} htmlFor={`split-${name}`}>
      <Select
        id={`split-${name}`}
        value={value}
        onChange={onChange}
        options={options.map((one) => ({ value: one, label: text(`indicators.split.${name}.${one}`) }))}
        popupMatchSelectWidth={false}
      />
    </Form.Item>
  )
  return (
    <Form layout="vertical" component="div" className="split-choices">
      {choice('over', over, overs, onOver)}
      {choice('method', method, methodsFor(proposal.target), onMethod)}
      {method === 'table' ? choice('rule', split.rule, rulesFor(proposal.target), onRule) : null}
      {steps ? (
        <Form.Item label={text('indicators.split.step')}>
          <FigureInput
            label={text('indicators.split.step')}
            value={split.step}
            onSet={(step) => (step && Number(step) > 0 ? onStep(step) : undefined)}
          />
        </Form.Item>
      ) : null}
      {readsBasis ? (
        <>
          <Form.Item label={text('indicators.split.basis-indicator')} htmlFor="split-basis-indicator">
            <Select
              id="split-basis-indicator"
              value={basis.basisIndicatorId ?? (method === 'history' ? proposal.target.indicatorId : undefined)}
              placeholder={text('indicators.split.basis-indicator.choose')}
              onChange={(basisIndicatorId: string) => onBasis({ ...basis, basisIndicatorId })}
              options={proposal.indicators.map((one) => ({ value: one.id, label: one.name }))}
              showSearch={{ optionFilterProp: 'label' }}
              popupMatchSelectWidth={false}
              className="split-indicator"
            />
          </Form.Item>
          <Form.Item label={text('indicators.split.basis-period')}>
            <PeriodPicker
              kind="year"
              label={text('indicators.split.basis-period')}
              value={basis.basisPeriod ?? proposal.basisPeriod}
              onChange={(basisPeriod) => onBasis({ ...basis, basisPeriod: basisPeriod ?? undefined })}
            />
          </Form.Item>
        </>
      ) : null}
    </Form>
  )
}
