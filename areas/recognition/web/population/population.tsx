import './population.css'
import { Button, Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import {
  computePopulationAgain,
  getPopulation,
  listPopulations,
  type PopulationLine,
  startPopulation,
} from '#contract/recognition'
import type { ResponseOf } from '#platform/http/endpoint'
import { useAct, useCall } from '#ui/api'
import { ErrorPanel } from '#ui/error-page'
import { DatePick } from '#ui/form'
import { JobProgress } from '#ui/job-progress'
import { useQueryState } from '#ui/link'
import { Empty, Page, Section, Skeleton } from '#ui/page'
import { ProblemList } from '#ui/problem-list'
import { StatusTag } from '#ui/status'
import { say, useText } from '#ui/text'
import { FailedRun } from '../failed-run.tsx'
import { Charts } from './charts.tsx'
import { Companies } from './companies.tsx'
import { Gaps } from './gaps.tsx'
import { nothingOpen } from './opened.ts'

type All = ResponseOf<typeof listPopulations>

/** All companies of a region beside one rule: how many meet it, what the others lack, and who they are. */
export default function PopulationPage(): ReactNode {
  const text = useText()
  const [address, setAddress] = useQueryState()
  const answer = useCall(listPopulations, {})
  return (
    <Page title={text('recognition.population')} subtitle={text('recognition.population.about')} answer={answer}>
      {(all) => {
        const chosen = all.items.find(({ id }) => id === address.population) ?? all.items[0]
        return (
          <>
            <Choose
              all={all}
              chosen={chosen}
              onChoose={(population) => setAddress({ ...nothingOpen, population })}
              onStarted={() => void answer.refetch()}
            />
            {chosen ? (
              <One key={chosen.id} line={chosen} mayCompute={all.mayCompute} onOver={() => void answer.refetch()} />
            ) : (
              <Empty title={text('recognition.population.none')} hint={text('recognition.population.none.hint')} />
            )}
          </>
        )
      }}
    </Page>
  )
}

interface ChooseProps {
  all: All
  chosen: PopulationLine | undefined
  onChoose: (id: string) => void
  onStarted: () => void
}

function Choose({ all, chosen, onChoose, onStarted }: ChooseProps): ReactNode {
  const text = useText()
  const [ruleId, dayId, pastId] = [useId(), useId(), useId()]
  const [ruleSet, setRuleSet] = useState(all.ruleSets[0]?.id ?? '')
  const [on, setOn] = useState<string | undefined>(all.today)
  const start = useAct(startPopulation, {
    onDone: ({ populationId }) => {
      onChoose(populationId)
      onStarted()
    },
    quiet: true,
  })
  return (
    <div className="population-choose no-print">
      {all.items.length > 0 ? (
        <span>
          <label htmlFor={pastId}>{text('recognition.population.past')}</label>
          <Select
            id={pastId}
            value={chosen?.id}
            onChange={onChoose}
            options={all.items.map((each) => ({ value: each.id, label: `${say(each.title)} · ${each.on}` }))}
          />
        </span>
      ) : null}
      {all.mayCompute ? (
        <>
          <span>
            <label htmlFor={ruleId}>{text('recognition.population.rule')}</label>
            <Select
              id={ruleId}
              value={ruleSet}
              onChange={setRuleSet}
              options={all.ruleSets.map(({ id, title }) => ({ value: id, label: say(title) }))}
            />
          </span>
          <span>
            <label htmlFor={dayId}>{text('recognition.population.on')}</label>
            <DatePick id={dayId} value={on} onChange={setOn} isRequired />
          </span>
          <Button
            type="primary"
            disabled={on === undefined}
            loading={start.isRunning}
            onClick={() => void (on && start.run({ body: { ruleSet, on } }))}
          >
            {text('recognition.population.start')}
          </Button>
          <ProblemList problems={start.problem?.errors.map(({ message }) => message) ?? []} />
        </>
      ) : null}
    </div>
  )
}

interface OneProps {
  line: PopulationLine
  mayCompute: boolean
  onOver: () => void
}

function One({ line, mayCompute, onOver }: OneProps): ReactNode {
  const text = useText()
  const again = useAct(computePopulationAgain, { onDone: onOver })
  const answer = useCall(getPopulation, { params: { populationId: line.id } }, { enabled: line.isFinished })
  if (line.failure) {
    const onAgain = () => void again.run({ params: { populationId: line.id } })
    return <FailedRun failure={line.failure} isRunning={again.isRunning} {...(mayCompute ? { onAgain } : {})} />
  }
  if (!line.isFinished) return line.jobId ? <JobProgress key={line.jobId} jobId={line.jobId} onOver={onOver} /> : null
  if (answer.isError) return <ErrorPanel error={answer.error} onRetry={() => void answer.refetch()} />
  const population = answer.data
  if (!population) return <Skeleton lines={8} />
  return (
    <>
      <p className="quiet">
        {population.isTrial ? <StatusTag tone="warn" label={text('recognition.points.trial')} /> : null}{' '}
        {text('recognition.population.line', {
          rule: say(population.title),
          version: population.version,
          on: population.on,
          name: population.byName,
        })}
      </p>
      {population.notice ? <p className="points-notice">{say(population.notice)}</p> : null}
      <Charts population={population} />
      <Gaps population={population} />
      <Section title={text('recognition.population.companies')}>
        <Companies population={population} />
      </Section>
    </>
  )
}
