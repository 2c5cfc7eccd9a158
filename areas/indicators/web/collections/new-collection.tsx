import '../indicators.css'
import './collections.css'
import { Button, Checkbox, Form, Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { createCollection, getCollectionChoices } from '#contract/indicators'
import type { ResponseOf } from '#platform/http/endpoint'
import { today } from '#platform/ui/today'
import { useAct, useCall } from '#ui/api'
import { DatePick } from '#ui/form'
import { useGo, useQueryState } from '#ui/link'
import { formatPeriod } from '#ui/number'
import { Page } from '#ui/page'
import { ProblemList } from '#ui/problem-list'
import { useLocale, useText } from '#ui/text'
import { PeriodChoice } from '../period-choice.tsx'
import { recentMonths } from '../words.tsx'
import { UnitChoice, unitKey } from './unit-choice.tsx'

type Choices = ResponseOf<typeof getCollectionChoices>

const daysToReport = 7

/** The due date that stands there at first. */
function inDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** Asks districts, parks or departments for figures of a period until a day. */
export default function NewCollectionPage(): ReactNode {
  const text = useText()
  const [address, setAddress] = useQueryState()
  const query = address.region ? { regionPath: address.region } : {}
  const choices = useCall(getCollectionChoices, { query })
  const regions = choices.data?.regions ?? []
  return (
    <Page
      title={text('indicators.collection.new')}
      subtitle={text('indicators.collection.new.subtitle')}
      trail={[{ title: text('indicators.collections'), to: '/indicators/collections' }]}
      filters={
        regions.length > 1 ? (
          <div className="cockpit-filters">
            <Select
              aria-label={text('indicators.collection.asked-by')}
              value={choices.data?.regionPath}
              options={regions.map((region) => ({ value: region.path, label: region.name }))}
              onChange={(region: string) => setAddress({ region })}
              showSearch={{ optionFilterProp: 'label' }}
              popupMatchSelectWidth={false}
            />
          </div>
        ) : null
      }
      answer={choices}
    >
      {(found) => <AskForm key={found.regionPath} choices={found} />}
    </Page>
  )
}

function AskForm({ choices }: { choices: Choices }): ReactNode {
  const text = useText()
  const locale = useLocale()
  const go = useGo()
  const { regionPath } = choices
  const [title, setTitle] = useState('')
  const [period, setPeriod] = useState(recentMonths(1)[0] ?? '')
  const [dueOn, setDueOn] = useState(inDays(today(), daysToReport))
  const [note, setNote] = useState('')
  const [chosen, setChosen] = useState<string[]>([])
  const [proven, setProven] = useState<string[]>([])
  const [units, setUnits] = useState<string[]>([])
  const create = useAct(createCollection, {
    done: text('indicators.collection.made', { count: units.length }),
    onDone: ({ id }) => go(`/indicators/collections/${id}`, { regionPath }),
    quiet: true,
  })
  const suggested = text('indicators.collection.title-of', { period: formatPeriod(period, locale) })
  const isReady = chosen.length > 0 && units.length > 0 && period !== ''

  const send = () =>
    create.run({
      body: {
        regionPath,
        title: title.trim() || suggested,
        period,
        dueOn,
        note: note.trim() || null,
        indicators: chosen.map((indicatorId) => ({ indicatorId, needsEvidence: proven.includes(indicatorId) })),
        units: choices.units
          .filter((unit) => units.includes(unitKey(unit)))
          .map((unit) => ({ regionPath: unit.regionPath, departmentId: unit.departmentId })),
      },
    })

  return (
    <Form layout="vertical" className="collection-form" onFinish={() => void send()}>
      <Form.Item label={text('indicators.column.period')} required>
        <div className="cockpit-filters">
          <PeriodChoice value={period} onChange={setPeriod} />
        </div>
      </Form.Item>
      <Form.Item label={text('indicators.collection.title')} htmlFor="collection-title">
        <Input
          id="collection-title"
          value={title}
          maxLength={100}
          placeholder={suggested}
          onChange={(event) => setTitle(event.target.value)}
        />
      </Form.Item>
      <Form.Item
        label={text('indicators.collection.due')}
        htmlFor="collection-due"
        extra={text('indicators.collection.due.hint')}
        required
      >
        <DatePick
          id="collection-due"
          label={text('indicators.collection.due')}
          value={dueOn}
          onChange={(day) => setDueOn(day ?? inDays(today(), daysToReport))}
        />
      </Form.Item>
      <Form.Item label={text('indicators.collection.indicators')} htmlFor="collection-indicators" required>
        <IndicatorSelect choices={choices} chosen={chosen} onChange={setChosen} />
      </Form.Item>
      {chosen.length > 0 ? (
        <Form.Item label={text('indicators.collection.evidence')} extra={text('indicators.collection.evidence.hint')}>
          <Checkbox.Group
            className="collection-choices"
            value={proven}
            onChange={(ids: string[]) => setProven(ids)}
            options={choices.indicators
              .filter(({ id }) => chosen.includes(id))
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      ) : null}
      <UnitChoice units={choices.units} chosen={units} onChange={setUnits} />
      <Form.Item label={text('indicators.collection.note')} htmlFor="collection-note">
        <Input.TextArea
          id="collection-note"
          rows={3}
          maxLength={1000}
          placeholder={text('indicators.collection.note.hint')}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </Form.Item>
      <ProblemList problems={create.problem?.errors.map((problem) => problem.message) ?? []} />
      <Button type="primary" htmlType="submit" loading={create.isRunning} disabled={!isReady}>
        {text('indicators.collection.send', { count: units.length })}
      </Button>
      {isReady ? null : <span className="quiet"> {text('indicators.collection.send.missing')}</span>}
    </Form>
  )
}

/** Figures with a target here come first; found by any part of the name. */
function IndicatorSelect({
  choices,
  chosen,
  onChange,
}: {
  choices: Choices
  chosen: string[]
  onChange: (ids: string[]) => void
}): ReactNode {
  const text = useText()
  const group = (hasTarget: boolean) => ({
    label: text(hasTarget ? 'indicators.collection.with-target' : 'indicators.collection.without-target'),
    options: choices.indicators
      .filter((one) => one.hasTarget === hasTarget)
      .map(({ id, name, unit }) => ({ value: id, label: `${name}（${unit}）` })),
  })
  return (
    <Select
      id="collection-indicators"
      mode="multiple"
      value={chosen}
      onChange={(ids: string[]) => onChange(ids)}
      options={[group(true), group(false)].filter(({ options }) => options.length > 0)}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={text('indicators.collection.indicators.hint')}
      maxCount={100}
    />
  )
}
