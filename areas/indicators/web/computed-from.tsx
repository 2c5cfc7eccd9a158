import { Button, Select, Space } from 'antd'
import { type ReactNode, useState } from 'react'
import { bindMeasure, type IndicatorDetailView } from '#contract/indicators'
import { useAct } from '#ui/api'
import { confirm } from '#ui/confirm'
import { formatDate } from '#ui/number'
import { Section } from '#ui/page'
import { useText } from '#ui/text'

interface Props {
  indicator: IndicatorDetailView
  mayDefine: boolean
}

/** Who makes the figures, people or records; whoever manages the catalogue may change it. Absent where there is no choice. */
export function ComputedFrom({ indicator, mayDefine }: Props): ReactNode {
  const text = useText()
  const { computedFrom, computable } = indicator
  if (!computedFrom && (computable.length === 0 || !mayDefine)) return null
  return (
    <Section title={text('indicators.computed.section')}>
      {computedFrom ? <Bound of={computedFrom} /> : <p>{text('indicators.computed.none')}</p>}
      {mayDefine ? <Change indicator={indicator} /> : null}
    </Section>
  )
}

function Bound({ of }: { of: NonNullable<IndicatorDetailView['computedFrom']> }): ReactNode {
  const text = useText()
  return (
    <>
      <p>{text('indicators.computed.from', { source: of.dataSource, measure: of.title })}</p>
      <p className="quiet">
        {of.since === null || of.byName === null
          ? text('indicators.computed.by-area')
          : text('indicators.computed.since', { name: of.byName, on: formatDate(of.since) })}
      </p>
    </>
  )
}

function Change({ indicator }: { indicator: IndicatorDetailView }): ReactNode {
  const text = useText()
  const { computedFrom, computable, name } = indicator
  const [chosen, setChosen] = useState(computable[0]?.id ?? null)
  const done = computedFrom ? 'indicators.computed.unbound' : 'indicators.computed.bound'
  const change = useAct(bindMeasure, { done: text(done) })
  const verb = computedFrom ? 'indicators.computed.unbind' : 'indicators.computed.bind'
  const measure = computable.find(({ id }) => id === chosen)?.title ?? ''
  const press = async () => {
    const answer = await confirm({
      title: text(`${verb}.title`, { name }),
      body: text(`${verb}.body`, { measure }),
      yes: text(verb),
    })
    if (answer === null) return
    await change.run({
      params: { indicatorId: indicator.id },
      body: { measure: computedFrom ? null : chosen, version: indicator.version },
    })
  }
  return (
    <Space className="no-print computed-change" wrap>
      {computedFrom ? null : (
        <Select
          value={chosen}
          onChange={setChosen}
          aria-label={text('indicators.computed.choose')}
          options={computable.map(({ id, title }) => ({ value: id, label: title }))}
          popupMatchSelectWidth={false}
        />
      )}
      <Button loading={change.isRunning} onClick={() => void press()}>
        {text(verb)}
      </Button>
    </Space>
  )
}
