import { Button, Checkbox, InputNumber, Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { type LocalIndicator, type listPointsRules, proposeLocal } from '#contract/recognition'
import type { ResponseOf } from '#platform/http/endpoint'
import { useAct } from '#ui/api'
import { Section } from '#ui/page'
import { ProblemList } from '#ui/problem-list'
import { inBrackets, say, useText } from '#ui/text'
import { IndicatorHead, nextFree } from '../proposals/indicator-head.tsx'
import { ProposalHead } from '../proposals/proposal-head.tsx'

type PointsRules = ResponseOf<typeof listPointsRules>
const stages = ['startup', 'growth', 'stable'] as const
const kinds = ['up', 'down', 'bonus', 'negative'] as const

const blank = (at: number): LocalIndicator => ({
  ...{ code: `L${at + 1}`, name: '', kind: 'up', fact: '', reference: 1 },
  points: { startup: 1, growth: 1, stable: 1 },
})

/** The whole list of the city's own indicators from a day on; proposed here, put in force by somebody else. */
export function LocalForm({ rules, onDone }: { rules: PointsRules; onDone: () => void }): ReactNode {
  const text = useText()
  const _id = useId()
  const [head, setHead] = useState({ title: '', number: '', inForceFrom: rules.today })
  const [countsInTotal, setCounts] = useState(false)
  const [items, setItems] = useState([blank(0)])
  const propose = useAct(proposeLocal, { done: text('recognition.rules.proposed.done'), onDone, quiet: true })
  const change = (at: number, over: Partial<LocalIndicator>) =>
    setItems(items.map((item, index) => (index === at ? { ...item, ...over } : item)))
  return (
    <Section title={text('recognition.rules.local')}>
      <p>{text('recognition.rules.local.about')}</p>
      <form
        className="points-local"
        onSubmit={(event) => {
          event.preventDefault()
          void propose.submit({ body: { ...head, countsInTotal, items } })
        }}
      >
        <ProposalHead className="points-fields" head={head} today={rules.today} onChange={setHead} />
        {items.map((item, at) => (
          <OneIndicator
            key={item.code}
            item={item}
            facts={rules.facts}
            onChange={(over) => change(at, over)}
            onRemove={() => setItems(items.filter((_, index) => index !== at))}
          />
        ))}
        <p className="acts">
          <Button onClick={() => setItems([...items, blank(nextFree(items, 'L'))])}>
            {text('recognition.rules.local.add')}
          </Button>
        </p>
        <Checkbox checked={countsInTotal} onChange={({ target }) => setCounts(target.checked)}>
          {text('recognition.rules.local.counts')}
        </Checkbox>
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

interface OneProps {
  item: LocalIndicator
  facts: PointsRules['facts']
  onChange: (over: Partial<LocalIndicator>) => void
  onRemove: () => void
}

function OneIndicator({ item, facts, onChange, onRemove }: OneProps): ReactNode {
  const text = useText()
  const id = useId()
  const isListed = item.kind === 'bonus' || item.kind === 'negative'
  const fact = facts.find((each) => each.fact === item.fact)
  return (
    <fieldset className="points-fields">
      <IndicatorHead item={item} facts={facts} onChange={onChange} onRemove={onRemove} />
      <label htmlFor={`${id}kind`}>
        <span>{text('recognition.rules.local.kind')}</span>
        <Select
          id={`${id}kind`}
          value={item.kind}
          onChange={(kind) =>
            onChange({ kind, reference: kind === 'bonus' || kind === 'negative' ? null : (item.reference ?? 1) })
          }
          options={kinds.map((value) => ({ value, label: text(`recognition.rules.local.${value}`) }))}
        />
      </label>
      {isListed ? null : (
        <label htmlFor={`${id}reference`}>
          <span>
            {text('recognition.rules.local.reference')}
            {fact?.unit ? inBrackets(say(fact.unit)) : ''}
          </span>
          <InputNumber
            id={`${id}reference`}
            min={0}
            value={item.reference}
            onChange={(reference) => onChange({ reference })}
          />
        </label>
      )}
      {stages.map((stage) => (
        <label key={stage} htmlFor={`${id}${stage}`}>
          <span>
            {text(`recognition.rules.stage.${stage}`)} {text('recognition.rules.local.points')}
          </span>
          <InputNumber
            id={`${id}${stage}`}
            min={0}
            max={100}
            value={item.points[stage]}
            onChange={(value) => onChange({ points: { ...item.points, [stage]: value ?? 0 } })}
          />
        </label>
      ))}
    </fieldset>
  )
}
