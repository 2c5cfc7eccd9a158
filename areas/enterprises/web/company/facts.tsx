import { Button, Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import {
  type Company,
  type FactName,
  type FactView,
  factKinds,
  factNames,
  factSources,
  listFacts,
  NewFact,
  recordFact,
  type SaidView,
} from '#contract/enterprises'
import { useAct, useCall } from '#ui/api'
import { FormFromZod } from '#ui/form'
import { DateText, NoValue } from '#ui/number'
import { Section, Skeleton } from '#ui/page'
import { StatusTag } from '#ui/status'
import { type Column, RowsTable } from '#ui/table'
import { inBrackets, say, useText } from '#ui/text'
import { useIsPhone } from '#ui/width'
import { valueWords } from '../words.tsx'

interface Line {
  fact: FactName
  byPeriod: Map<string, FactView>
}

/** How many periods stand side by side; earlier ones open from the newest. */
const shownPeriods = 5

/** What is known of a company by period: the value that counts, its source, and who says otherwise. */
export function Facts({ company }: { company: Company }): ReactNode {
  const text = useText()
  const { creditCode, mayChange } = company
  const [opened, setOpened] = useState<FactView | null>(null)
  const [isRecording, setRecording] = useState(false)
  const isPhone = useIsPhone()
  const answer = useCall(listFacts, { params: { creditCode } })
  const facts = answer.data?.items ?? []
  const periods = [...new Set(facts.map(({ period }) => period))].sort().reverse().slice(0, shownPeriods)
  const lines = factNames.flatMap((fact): Line[] => {
    const own = facts.filter((each) => each.fact === fact)
    return own.length > 0 ? [{ fact, byPeriod: new Map(own.map((each) => [each.period, each])) }] : []
  })
  const columns: Column<Line>[] = [
    {
      key: 'fact',
      title: text('enterprises.fact'),
      isTitle: true,
      width: 240,
      render: ({ fact }) => factLabel(fact),
    },
    ...(isPhone
      ? [
          {
            key: 'known',
            title: text('enterprises.fact.known'),
            value: ({ byPeriod }: Line) =>
              [...byPeriod].map(([period, { value }]) => `${period} ${value ?? ''}`).join(' '),
            render: (line: Line) => <Known line={line} periods={periods} onOpen={setOpened} />,
          },
        ]
      : periods.map((period) => ({
          key: period,
          title: period,
          width: 170,
          value: ({ byPeriod }: Line) => byPeriod.get(period)?.value ?? null,
          render: ({ byPeriod }: Line) => <Cell fact={byPeriod.get(period)} onOpen={setOpened} />,
        }))),
  ]
  const disputed = facts.filter(({ isDisputed }) => isDisputed).length
  return (
    <Section
      title={text('enterprises.facts')}
      extra={
        mayChange ? (
          <Button className="no-print" onClick={() => setRecording(true)}>
            {text('enterprises.fact.record')}
          </Button>
        ) : null
      }
    >
      {disputed > 0 ? (
        <p>
          <StatusTag tone="warn" label={text('enterprises.differ')} />{' '}
          {text('enterprises.disputed', { count: disputed })}
        </p>
      ) : null}
      {answer.isPending ? (
        <Skeleton lines={8} />
      ) : (
        <RowsTable
          id="enterprises.facts"
          label={text('enterprises.facts')}
          rows={lines}
          rowKey={(line) => line.fact}
          columns={columns}
          empty={{ title: text('enterprises.facts.none'), hint: text('enterprises.facts.none.hint') }}
        />
      )}
      <Drawer
        title={opened ? `${factLabel(opened.fact)} · ${opened.period}` : ''}
        open={opened !== null}
        onClose={() => setOpened(null)}
        size={isPhone ? '100%' : 560}
        destroyOnHidden
      >
        {opened ? <Sources fact={opened} /> : null}
      </Drawer>
      <RecordDrawer creditCode={creditCode} isOpen={isRecording} onClose={() => setRecording(false)} />
    </Section>
  )
}

function factLabel(fact: FactName): string {
  const { label, unit } = factKinds[fact]
  return unit ? say(label) + inBrackets(say(unit)) : say(label)
}

/** On a phone: only the periods of which something is known, so that what is known fits. */
function Known(props: { line: Line; periods: string[]; onOpen: (fact: FactView) => void }): ReactNode {
  const { line, periods, onOpen } = props
  return (
    <dl className="company-known">
      {periods
        .filter((period) => line.byPeriod.has(period))
        .map((period) => (
          <div key={period}>
            <dt>{period}</dt>
            <dd>
              <Cell fact={line.byPeriod.get(period)} onOpen={onOpen} />
            </dd>
          </div>
        ))}
    </dl>
  )
}

function Cell({ fact, onOpen }: { fact: FactView | undefined; onOpen: (fact: FactView) => void }): ReactNode {
  const text = useText()
  if (!fact?.source || fact.value === null) return <NoValue reason={text('enterprises.unknown')} />
  const mark = { exact: '', approx: text('enterprises.approx'), 'lower-bound': text('enterprises.at-least') }
  return (
    <button type="button" className="company-fact" onClick={() => onOpen(fact)}>
      <span className="figure">
        {mark[fact.precision ?? 'exact']}
        {valueWords(fact.fact, fact.value, text)}
      </span>
      <span className="company-source">
        {fact.isDisputed ? <StatusTag tone="warn" label={text('enterprises.differ')} /> : say(factSources[fact.source])}
      </span>
    </button>
  )
}

/** Everything that was said of one fact in one period, what counts first, and why it counts. */
function Sources({ fact }: { fact: FactView }): ReactNode {
  const text = useText()
  const counts = (said: SaidView) =>
    said.isLatest && said.source === fact.source && said.value === fact.value && said.value !== null
  const ordered = [...fact.said].sort((a, b) => Number(counts(b)) - Number(counts(a)))
  return (
    <>
      <p className="quiet">{say(fact.order)}</p>
      <ol className="company-entries">
        {ordered.map((said) => (
          <li key={`${said.creditCode}${said.source}${said.revision}`}>
            <strong className="figure">
              {said.value === null ? text('enterprises.taken-back') : valueWords(fact.fact, said.value, text)}
            </strong>{' '}
            {say(factSources[said.source])}{' '}
            {counts(said) ? <StatusTag tone="good" label={text('enterprises.counts')} /> : null}
            {said.isLatest ? null : <StatusTag tone="none" label={text('enterprises.earlier')} />}
            <p className="quiet">
              {said.byName} · <DateText date={said.at} />
              {said.note ? ` · ${said.note}` : ''}
            </p>
          </li>
        ))}
      </ol>
    </>
  )
}

function RecordDrawer(props: { creditCode: string; isOpen: boolean; onClose: () => void }): ReactNode {
  const text = useText()
  const { creditCode, isOpen, onClose } = props
  const record = useAct(recordFact, { done: text('enterprises.fact.recorded'), onDone: onClose, quiet: true })
  return (
    <Drawer
      title={text('enterprises.fact.record')}
      open={isOpen}
      onClose={onClose}
      size={useIsPhone() ? '100%' : 520}
      destroyOnHidden
    >
      <FormFromZod
        schema={NewFact}
        submitLabel={text('enterprises.fact.record')}
        onSubmit={(body) => record.submit({ params: { creditCode }, body })}
        onCancel={onClose}
      />
    </Drawer>
  )
}
