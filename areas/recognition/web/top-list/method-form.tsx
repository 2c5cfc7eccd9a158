import { Button, InputNumber, Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import {
  type listTopListMethods,
  proposeTopListMethod,
  type TopListIndicator,
  type TopListMethodContent,
} from '#contract/recognition'
import type { ResponseOf } from '#platform/http/endpoint'
import { useAct } from '#ui/api'
import { Section } from '#ui/page'
import { ProblemList } from '#ui/problem-list'
import { useText } from '#ui/text'
import { nextFree } from '../proposals/indicator-head.tsx'
import { ProposalHead } from '../proposals/proposal-head.tsx'
import { IndicatorFields } from './indicator-fields.tsx'

type Methods = ResponseOf<typeof listTopListMethods>

const blank = (at: number): TopListIndicator => ({
  ...{ code: `T${at + 1}`, name: '', fact: '', measure: 'value', denominator: null, direction: 1, weight: 10 },
  ...{ worst: null, best: null },
})

const firstMethod: TopListMethodContent = {
  ...{ indicators: [blank(0)], normalisation: 'min-max', leastKnownPercent: 80, seats: 100, lineTie: 'all-in' },
  ...{ tieBreak: null, spreadPercent: 20 },
}

/** A whole method from a day on, beginning with the one in force; proposed here, put in force by somebody else. */
export function MethodForm({ methods, onDone }: { methods: Methods; onDone: () => void }): ReactNode {
  const text = useText()
  const _id = useId()
  const [head, setHead] = useState({ title: '', number: '', inForceFrom: methods.today })
  const inForce = methods.items.find((each) => each.id === methods.inForceId)
  const [content, setContent] = useState(inForce?.content ?? firstMethod)
  const propose = useAct(proposeTopListMethod, { done: text('recognition.rules.proposed.done'), onDone, quiet: true })
  const { indicators } = content
  const change = (over: Partial<TopListMethodContent>) => setContent({ ...content, ...over })
  const sum = Number(indicators.reduce((all, { weight }) => all + weight, 0).toFixed(6))
  return (
    <Section title={text('recognition.top.propose')}>
      <p>{text('recognition.top.propose.about')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void propose.submit({ body: { ...head, ...content } })
        }}
      >
        <ProposalHead className="top-fields" head={head} today={methods.today} onChange={setHead} />
        {indicators.map((item, at) => (
          <IndicatorFields
            key={item.code}
            item={item}
            facts={methods.facts}
            isPosted={content.normalisation === 'goalposts'}
            onChange={(over) =>
              change({ indicators: indicators.map((each, index) => (index === at ? { ...each, ...over } : each)) })
            }
            onRemove={() => change({ indicators: indicators.filter((_, index) => index !== at) })}
          />
        ))}
        <p className="acts">
          <Button onClick={() => change({ indicators: [...indicators, blank(nextFree(indicators, 'T'))] })}>
            {text('recognition.rules.local.add')}
          </Button>
          <span aria-live="polite">{text('recognition.top.weight.sum', { sum })}</span>
        </p>
        <Rules content={content} onChange={change} />
        {propose.problem ? <ProblemList problems={propose.problem.errors.map(({ message }) => message)} /> : null}
        <p>
          <Button type="primary" htmlType="submit" loading={propose.isRunning}>
            {text('recognition.rules.propose')}
          </Button>
        </p>
      </form>
    </Section>
  )
}

const normalisations = ['min-max', 'percentile-rank', 'goalposts'] as const
const lineTies = ['all-in', 'none-in'] as const
const none = ''

function Rules({
  content,
  onChange,
}: {
  content: TopListMethodContent
  onChange: (over: Partial<TopListMethodContent>) => void
}): ReactNode {
  const text = useText()
  const id = useId()
  const numbers = [
    ['seats', 1, 1000],
    ['leastKnownPercent', 1, 100],
    ['spreadPercent', 0, 90],
  ] as const
  return (
    <fieldset className="top-fields">
      <legend>{text('recognition.top.rules')}</legend>
      {numbers.map(([key, min, max]) => (
        <label key={key} htmlFor={`${id}${key}`}>
          <span>{text(`recognition.top.${key}`)}</span>
          <InputNumber
            id={`${id}${key}`}
            min={min}
            max={max}
            value={content[key]}
            onChange={(value) => onChange({ [key]: value ?? min })}
          />
        </label>
      ))}
      <label htmlFor={`${id}normalisation`}>
        <span>{text('recognition.top.normalisation')}</span>
        <Select
          id={`${id}normalisation`}
          value={content.normalisation}
          onChange={(normalisation) => onChange({ normalisation })}
          options={normalisations.map((value) => ({ value, label: text(`recognition.top.normalisation.${value}`) }))}
        />
      </label>
      <label htmlFor={`${id}tie`}>
        <span>{text('recognition.top.lineTie')}</span>
        <Select
          id={`${id}tie`}
          value={content.lineTie}
          onChange={(lineTie) => onChange({ lineTie })}
          options={lineTies.map((value) => ({ value, label: text(`recognition.top.tie.${value}`) }))}
        />
      </label>
      <label htmlFor={`${id}break`}>
        <span>{text('recognition.top.tieBreak')}</span>
        <Select
          id={`${id}break`}
          value={content.tieBreak ?? none}
          onChange={(code) => onChange({ tieBreak: code === none ? null : code })}
          options={[
            { value: none, label: text('recognition.top.tie-break.none') },
            ...content.indicators.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
          ]}
        />
      </label>
    </fieldset>
  )
}
