import './screening.css'
import { Button, Input, Modal } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { industrySections, titles } from '#contract/enterprises'
import {
  chooseHits,
  exportScreeningHits,
  getScreening,
  industryScales,
  listScreeningHits,
  recomputeScreening,
  runScreeningAgain,
  type Screening,
  type ScreeningHit,
  screeningOutcomes,
  tellScreened,
} from '#contract/recognition'
import { useAct, useCall } from '#ui/api'
import { JobProgress } from '#ui/job-progress'
import { Go, usePathParam } from '#ui/link'
import { DateText, formatNumber } from '#ui/number'
import { Page, Section } from '#ui/page'
import { DataTable } from '#ui/table'
import { say, sayAll, useText } from '#ui/text'
import { Figure } from '../awards/words.tsx'
import { FailedRun } from '../failed-run.tsx'
import { EnterFromScreening } from '../nursery/enter.tsx'
import { AccuracyOfYear } from './accuracy.tsx'
import { Chosen, Criteria, Figures, OutcomeTag } from './words.tsx'

/** One screening: its goal, what came of it, and every company with its criteria, figures and sources. */
export default function ScreeningPage(): ReactNode {
  const text = useText()
  const screeningId = usePathParam('screeningId')
  const answer = useCall(getScreening, { params: { screeningId } })
  return (
    <Page
      title={answer.data?.title ?? text('recognition.screening')}
      trail={[{ title: text('recognition.screening'), to: '/recognition/screenings' }]}
      answer={answer}
    >
      {(screening) => (
        <>
          <Head screening={screening} />
          {screening.state === 'done' ? (
            <Found screening={screening} />
          ) : (
            <Unfinished screening={screening} onChanged={() => void answer.refetch()} />
          )}
        </>
      )}
    </Page>
  )
}

function Unfinished({ screening, onChanged }: { screening: Screening; onChanged: () => void }): ReactNode {
  const { id: screeningId, failure, jobId } = screening
  const again = useAct(runScreeningAgain, { onDone: onChanged })
  if (failure)
    return (
      <FailedRun
        failure={failure}
        isRunning={again.isRunning}
        onAgain={() => void again.run({ params: { screeningId } })}
      />
    )
  return jobId ? <JobProgress key={jobId} jobId={jobId} onOver={onChanged} /> : null
}

function Head({ screening }: { screening: Screening }): ReactNode {
  const text = useText()
  const { conditions, atLeast, section, notHolding } = screening
  const wanted = [
    ...conditions.map(({ label }) => say(label)),
    ...(atLeast === null ? [] : [text('recognition.screening.total', { points: atLeast })]),
  ]
  const filters = [
    screening.withinName,
    ...(section && section in industrySections
      ? [say(industrySections[section as keyof typeof industrySections])]
      : []),
    ...(notHolding ? [text('recognition.screening.without', { title: say(titles[notHolding]) })] : []),
  ]
  return (
    <dl className="facts-grid">
      <Figure label={text('recognition.screening.goal')}>
        {say(screening.goalTitle)}{' '}
        <span className="quiet">{text('recognition.screening.version', { version: screening.ruleVersion })}</span>
      </Figure>
      <Figure label={text('recognition.screening.wanted')}>{wanted.join('；')}</Figure>
      <Figure label={text('recognition.screening.filters')}>{filters.join('；')}</Figure>
      <Figure label={text('recognition.screening.as-of')}>
        <DateText date={screening.asOf} />
      </Figure>
      <Figure label={text('recognition.screening.by')}>{screening.madeByName}</Figure>
      {screening.state === 'done' ? (
        <>
          <Figure label={text('recognition.screening.looked-at')}>{formatNumber(screening.lookedAt)}</Figure>
          {screeningOutcomes.map((outcome) => (
            <Figure key={outcome} label={text(`recognition.screening.outcome.${outcome}`)}>
              <strong>{formatNumber(screening[outcome])}</strong>
            </Figure>
          ))}
          <Figure label={text('recognition.screening.fails')}>{formatNumber(screening.fails)}</Figure>
          <Figure label={text('recognition.screening.meets-above-scale')}>
            {formatNumber(screening.meetsAboveScale)}
          </Figure>
          <Figure label={text('recognition.screening.chosen.count')}>{formatNumber(screening.chosen)}</Figure>
        </>
      ) : null}
    </dl>
  )
}

function Found({ screening }: { screening: Screening }): ReactNode {
  const text = useText()
  const [chosen, setChosen] = useState<ScreeningHit[] | null>(null)
  const [entering, setEntering] = useState<ScreeningHit[] | null>(null)
  const choose = useAct(chooseHits, { done: text('recognition.screening.choice.saved') })
  const choiceOf = (rows: ScreeningHit[], isChosen: boolean) => ({
    params: { screeningId: screening.id },
    body: { creditCodes: rows.map(({ creditCode }) => creditCode), isChosen },
  })
  return (
    <>
      <Section title={text('recognition.screening.found')}>
        <DataTable
          id="recognition.screening-hits"
          label={text('recognition.screening.found')}
          endpoint={listScreeningHits}
          exportEndpoint={exportScreeningHits}
          params={{ screeningId: screening.id }}
          rowKey={(row: ScreeningHit) => row.creditCode}
          inAddress
          filters={[
            { key: 'q', label: text('recognition.awards.search'), kind: 'search' },
            {
              key: 'outcome',
              label: text('recognition.screening.outcome'),
              kind: 'select',
              options: screeningOutcomes.map((value) => ({
                value,
                label: text(`recognition.screening.outcome.${value}`),
              })),
            },
            {
              key: 'chosen',
              label: text('recognition.screening.chosen'),
              kind: 'select',
              options: [
                { value: 'yes', label: text('recognition.screening.chosen.yes') },
                { value: 'no', label: text('recognition.screening.chosen.no') },
              ],
            },
            {
              key: 'scale',
              label: text('recognition.screening.scale'),
              kind: 'select',
              options: industryScales.map((value) => ({ value, label: text(`recognition.screening.scale.${value}`) })),
            },
          ]}
          columns={[
            {
              key: 'name',
              title: text('recognition.awards.column.company'),
              isTitle: true,
              width: 260,
              render: (row) => <Go to={`/enterprises/${row.creditCode}`}>{row.name}</Go>,
            },
            { key: 'regionName', title: text('recognition.awards.column.region'), width: 100 },
            {
              key: 'outcome',
              title: text('recognition.screening.outcome'),
              width: 100,
              render: (row) => <OutcomeTag outcome={row.outcome} />,
            },
            {
              key: 'scale',
              title: text('recognition.screening.scale'),
              width: 100,
              render: (row) => text(`recognition.screening.scale.${row.scale}`),
            },
            {
              key: 'chosen',
              title: text('recognition.screening.chosen'),
              width: 130,
              value: (row) => row.chosen?.byName ?? null,
              render: (row) => <Chosen hit={row} />,
            },
            {
              key: 'criteria',
              title: text('recognition.screening.criteria'),
              width: 460,
              value: (row) => row.criteria.map(({ label }) => say(label)).join(' '),
              render: (row) => <Criteria hit={row} />,
            },
            {
              key: 'figures',
              title: text('recognition.screening.evidence'),
              width: 300,
              value: (row) => String(row.figures.length),
              render: (row) => <Figures hit={row} />,
            },
          ]}
          bulk={[
            {
              label: text('recognition.screening.choose'),
              run: async (rows: ScreeningHit[]) => void (await choose.run(choiceOf(rows, true))),
            },
            {
              label: text('recognition.screening.unchoose'),
              run: async (rows: ScreeningHit[]) => void (await choose.run(choiceOf(rows, false))),
            },
            {
              label: text('recognition.screening.tell'),
              run: async (rows: ScreeningHit[]) => setChosen(rows),
            },
            {
              label: text('recognition.nursery.enter.do'),
              run: async (rows: ScreeningHit[]) => setEntering(rows),
            },
          ]}
          empty={{ title: text('recognition.screening.nobody'), hint: text('recognition.screening.nobody.hint') }}
        />
      </Section>
      <AccuracyOfYear screening={screening} />
      <Recomputed screeningId={screening.id} />
      {entering ? <EnterFromScreening screening={screening} hits={entering} onClose={() => setEntering(null)} /> : null}
      {chosen ? <TellDialog screening={screening} hits={chosen} onClose={() => setChosen(null)} /> : null}
    </>
  )
}

/** Judges everything again from what was kept, when asked to. */
function Recomputed({ screeningId }: { screeningId: string }): ReactNode {
  const text = useText()
  const [isAsked, setAsked] = useState(false)
  return (
    <Section title={text('recognition.screening.recompute')}>
      {isAsked ? (
        <RecomputedAnswer screeningId={screeningId} />
      ) : (
        <Button onClick={() => setAsked(true)}>{text('recognition.screening.recompute.do')}</Button>
      )}
      <p className="quiet">{text('recognition.screening.recompute.about')}</p>
    </Section>
  )
}

function RecomputedAnswer({ screeningId }: { screeningId: string }): ReactNode {
  const text = useText()
  const { data } = useCall(recomputeScreening, { params: { screeningId } })
  if (!data) return null
  return data.different.length === 0 ? (
    <p role="status">{text('recognition.screening.recompute.same', { count: data.same })}</p>
  ) : (
    <p role="alert">
      {text('recognition.screening.recompute.different', { same: data.same, codes: sayAll(data.different) })}
    </p>
  )
}

function TellDialog({
  screening,
  hits,
  onClose,
}: {
  screening: Screening
  hits: readonly ScreeningHit[]
  onClose: () => void
}): ReactNode {
  const text = useText()
  const id = useId()
  const [words, setWords] = useState(text('recognition.screening.tell.words', { goal: say(screening.goalTitle) }))
  const tell = useAct(tellScreened, { done: text('recognition.screening.told'), onDone: onClose })
  const creditCodes = hits.map((hit) => hit.creditCode)
  return (
    <Modal
      title={text('recognition.screening.tell.title', { count: hits.length })}
      open
      onCancel={onClose}
      okText={text('recognition.screening.tell')}
      confirmLoading={tell.isRunning}
      onOk={() => void tell.run({ params: { screeningId: screening.id }, body: { creditCodes, text: words } })}
    >
      <label htmlFor={id}>{text('recognition.screening.tell.text')}</label>
      <Input.TextArea
        id={id}
        rows={4}
        maxLength={500}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      <p className="quiet">{text('recognition.screening.tell.about')}</p>
    </Modal>
  )
}
