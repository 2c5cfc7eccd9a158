import './points.css'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import {
  checkPoints,
  computePointsAgain,
  exportPoints,
  getPointsState,
  listPoints,
  type PointsLine,
  RunForm,
  startPointsRun,
} from '#contract/recognition'
import type { ResponseOf } from '#platform/http/endpoint'
import { useAct, useCall } from '#ui/api'
import { RankBars } from '#ui/chart'
import { FormFromZod } from '#ui/form'
import { JobProgress } from '#ui/job-progress'
import { Go, useGo, useQueryState } from '#ui/link'
import { DateText, formatNumber, NoValue } from '#ui/number'
import { Empty, Page, Section } from '#ui/page'
import { StatusTag } from '#ui/status'
import { DataTable } from '#ui/table'
import { say, sayAll, useText } from '#ui/text'
import { FailedRun } from '../failed-run.tsx'
import { Points, TrialMark } from './words.tsx'

type State = ResponseOf<typeof getPointsState>

/** All companies of the city by their innovation points. */
export default function PointsPage(): ReactNode {
  const text = useText()
  const [address, setAddress] = useQueryState()
  const answer = useCall(getPointsState, { query: address.year ? { year: Number(address.year) } : {} })
  return (
    <Page
      title={text('recognition.points.page')}
      subtitle={
        answer.data ? <About state={answer.data} onYear={(year) => setAddress({ year: String(year) })} /> : null
      }
      action={<Go to="/recognition/points-rules">{text('recognition.rules')}</Go>}
      answer={answer}
    >
      {(state) => (
        <>
          {state.notice ? <p className="points-notice">{say(state.notice)}</p> : null}
          {state.mayCompute ? <Compute state={state} onDone={() => void answer.refetch()} /> : null}
          {state.year === null ? (
            <Empty title={text('recognition.points.none')} hint={text('recognition.points.none.hint')} />
          ) : (
            <Ranking state={state} year={state.year} />
          )}
        </>
      )}
    </Page>
  )
}

function About({ state, onYear }: { state: State; onYear: (year: number) => void }): ReactNode {
  const text = useText()
  return (
    <>
      <TrialMark isTrial={state.isTrial} />{' '}
      {state.years.map((year) => (
        <Button
          key={year}
          size="small"
          type={year === state.year ? 'primary' : 'default'}
          aria-pressed={year === state.year}
          onClick={() => onYear(year)}
        >
          {text('recognition.points.year', { year })}
        </Button>
      ))}{' '}
      {state.rankedAt ? (
        <span className="quiet">
          {text('recognition.points.ranked')} <DateText date={state.rankedAt} />
        </span>
      ) : null}
    </>
  )
}

const isUnderWay = (run: State['run']): run is NonNullable<State['run']> =>
  run !== null && !run.isFinished && run.failure === null

/** Has the points computed, and checks what is kept against the same inputs. */
function Compute({ state, onDone }: { state: State; onDone: () => void }): ReactNode {
  const text = useText()
  const [jobId, setJobId] = useState<string | null>(isUnderWay(state.run) ? state.run.jobId : null)
  const [isOpen, setOpen] = useState(state.year === null)
  const onStarted = (started: { jobId: string }) => {
    setJobId(started.jobId)
    onDone()
  }
  const again = useAct(computePointsAgain, { onDone: onStarted })
  const start = useAct(startPointsRun, { onDone: onStarted, quiet: true })
  return (
    <Section
      title={text('recognition.points.compute')}
      extra={
        <span className="acts">
          {state.year === null ? null : <Check year={state.year} />}
          <Button type="primary" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {text('recognition.points.compute.again')}
          </Button>
        </span>
      }
    >
      {state.run?.isFinished ? (
        <p className="quiet">
          {text('recognition.points.run', {
            on: state.run.on,
            name: state.run.byName,
            companies: formatNumber(state.run.companies ?? 0),
            sheets: formatNumber(state.run.newSheets ?? 0),
          })}
        </p>
      ) : null}
      {state.run?.failure ? (
        <FailedRun
          failure={state.run.failure}
          isRunning={again.isRunning}
          onAgain={() => void (state.run && again.run({ params: { runId: state.run.id } }))}
        />
      ) : null}
      {isOpen ? (
        <FormFromZod
          schema={RunForm}
          initial={{ on: state.today }}
          submitLabel={text('recognition.points.compute')}
          onSubmit={(body) => start.submit({ body })}
        />
      ) : null}
      {jobId && !state.run?.failure ? (
        <JobProgress
          key={jobId}
          jobId={jobId}
          onOver={() => {
            setOpen(false)
            onDone()
          }}
        />
      ) : null}
    </Section>
  )
}

function Check({ year }: { year: number }): ReactNode {
  const text = useText()
  const [isAsked, setAsked] = useState(false)
  const answer = useCall(checkPoints, { query: { year } }, { enabled: isAsked, isFresh: true })
  if (!isAsked) return <Button onClick={() => setAsked(true)}>{text('recognition.points.check')}</Button>
  if (!answer.data) return <Button loading>{text('recognition.points.check')}</Button>
  const { sheets, differingSheets, differingPlaces } = answer.data
  const wrong = [...new Set([...differingSheets, ...differingPlaces])]
  return wrong.length === 0 ? (
    <StatusTag tone="good" label={text('recognition.points.check.same', { sheets })} />
  ) : (
    <StatusTag tone="bad" label={text('recognition.points.check.differ', { codes: sayAll(wrong.slice(0, 5)) })} />
  )
}

function Ranking({ state, year }: { state: State; year: number }): ReactNode {
  const text = useText()
  const go = useGo()
  const [address, setAddress] = useQueryState()
  const labels = new Map(state.stages.map(({ stage, label }) => [stage, label]))
  return (
    <>
      <RankBars
        isSection
        title={text('recognition.points.stages')}
        unit={text('recognition.points.unit-companies')}
        rows={state.stages.map(({ stage, label, count }) => ({ id: stage ?? '', label: say(label), value: count }))}
        onOpen={({ id }) => setAddress({ stage: id })}
      />
      <Section title={text('recognition.points.ranking')}>
        <p className="quiet">
          {text('recognition.points.band.about', { spread: state.spreadPercent ?? 0, draws: state.draws ?? 0 })}
        </p>
        <DataTable
          id="recognition.points"
          label={text('recognition.points.ranking')}
          endpoint={listPoints}
          query={{ year }}
          exportEndpoint={exportPoints}
          rowKey={(line: PointsLine) => line.creditCode}
          inAddress
          key={address.stage}
          filters={[
            { key: 'q', label: text('recognition.points.search'), kind: 'search' },
            { key: 'regionPath', label: text('recognition.points.region'), kind: 'region' },
            {
              key: 'stage',
              label: text('recognition.points.stage'),
              kind: 'select',
              options: state.stages.flatMap(({ stage, label }) =>
                stage === null ? [] : [{ value: stage, label: say(label) }],
              ),
            },
          ]}
          columns={[
            { key: 'name', title: text('recognition.points.company'), isTitle: true, width: 300 },
            { key: 'regionName', title: text('recognition.points.region'), width: 110 },
            {
              key: 'stage',
              title: text('recognition.points.stage'),
              width: 90,
              render: ({ stage }) => {
                const label = labels.get(stage)
                return label ? say(label) : stage
              },
            },
            {
              key: 'total',
              title: text(state.isTrial ? 'recognition.points.total.trial' : 'recognition.points.total'),
              kind: 'number',
              width: 120,
              render: ({ total }) => <Points points={total} />,
            },
            { key: 'rank', title: text('recognition.points.rank'), kind: 'number', width: 110 },
            {
              key: 'band',
              title: text('recognition.points.band.title'),
              width: 110,
              value: ({ low, high }) => (low === null ? null : `${low}–${high}`),
              render: ({ low, high }) =>
                low === null ? <NoValue reason={text('recognition.points.no-place')} /> : `${low}–${high}`,
            },
            { key: 'districtRank', title: text('recognition.points.district-rank'), kind: 'number', width: 110 },
            { key: 'gaps', title: text('recognition.points.gaps'), kind: 'number', width: 100 },
          ]}
          onOpen={(line) => go(`/recognition/points/${line.creditCode}/${year}`)}
          empty={{ title: text('recognition.points.no-lines'), hint: text('recognition.points.no-lines.hint') }}
        />
      </Section>
    </>
  )
}
