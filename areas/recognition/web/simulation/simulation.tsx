import './simulation.css'
import { Button, Input, Select } from 'antd'
import { type ReactNode, useEffect, useId, useState } from 'react'
import {
  exportSimulation,
  getSimulation,
  keepSimulation,
  listSimulations,
  type SimulationDraft,
  type SimulationResult,
  trySimulation,
} from '#contract/recognition'
import { asProblem, call, download, showProblem, useAct, useCall } from '#ui/api'
import { Go, useQueryState } from '#ui/link'
import { formatNumber } from '#ui/number'
import { Empty, Page, Section, Skeleton } from '#ui/page'
import { ProblemList } from '#ui/problem-list'
import { say, useText } from '#ui/text'
import { Numbers } from './numbers.tsx'
import { Result } from './result.tsx'
import { wanOf } from './words.ts'

type Changes = Record<string, number>

/** A draft of a rule on all companies: move a number and see who gains, who loses and what it costs. */
export default function SimulationPage(): ReactNode {
  const text = useText()
  const id = useId()
  const [address, setAddress] = useQueryState()
  const [changes, setChanges] = useState<Changes>({})
  const answer = useCall(listSimulations, {})
  return (
    <Page title={text('recognition.simulation')} subtitle={text('recognition.simulation.about')} answer={answer}>
      {({ populations, drafts }) => {
        const chosen = populations.find((each) => each.id === address.population) ?? populations[0]
        if (!chosen)
          return (
            <Empty
              title={text('recognition.simulation.no-population')}
              hint={text('recognition.simulation.no-population.hint')}
              action={<Go to="/recognition/population">{text('recognition.population')}</Go>}
            />
          )
        return (
          <>
            <p className="no-print">
              <label htmlFor={id}>{text('recognition.simulation.population')}</label>{' '}
              <Select
                id={id}
                className="simulation-select"
                value={chosen.id}
                onChange={(population) => {
                  setChanges({})
                  setAddress({ population })
                }}
                options={populations.map((each) => ({ value: each.id, label: `${say(each.title)} · ${each.on}` }))}
              />
            </p>
            <Trial
              key={chosen.id}
              populationId={chosen.id}
              changes={changes}
              onChanges={setChanges}
              onKept={() => void answer.refetch()}
            />
            <Drafts
              drafts={drafts}
              onOpen={(draft) => {
                setAddress({ population: draft.populationId })
                setChanges(draft.changes)
              }}
            />
          </>
        )
      }}
    </Page>
  )
}

const pause = 150

/** The result of the latest changes; an answer that was overtaken is thrown away. */
function useTrial(populationId: string, changes: Changes) {
  const [result, setResult] = useState<SimulationResult | null>(null)
  const [problems, setProblems] = useState<string[]>([])
  useEffect(() => {
    let isCurrent = true
    const timer = setTimeout(() => {
      call(trySimulation, { params: { populationId }, body: { changes } }).then(
        (found) => {
          if (!isCurrent) return
          setResult(found)
          setProblems([])
        },
        (error: unknown) => {
          if (isCurrent) setProblems(asProblem(error).errors.map(({ message }) => message))
        },
      )
    }, pause)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [populationId, changes])
  return { result, problems }
}

interface TrialProps {
  populationId: string
  changes: Changes
  onChanges: (changes: Changes) => void
  onKept: () => void
}

function Trial({ populationId, changes, onChanges, onKept }: TrialProps): ReactNode {
  const text = useText()
  const { data } = useCall(getSimulation, { params: { populationId } })
  const { result, problems } = useTrial(populationId, changes)
  if (!data) return <Skeleton lines={8} />
  return (
    <div className="simulation-columns">
      <Section title={text('recognition.simulation.numbers')}>
        <Numbers numbers={data.numbers} changes={changes} onChanges={onChanges} />
      </Section>
      <div className="simulation-result">
        {problems.length > 0 ? <ProblemList problems={problems} /> : null}
        {result ? (
          <Result populationId={populationId} result={result} changes={changes}>
            <Keep populationId={populationId} changes={changes} onChanges={onChanges} onKept={onKept} />
          </Result>
        ) : (
          <Skeleton lines={6} />
        )}
      </div>
    </div>
  )
}

/** Under the figures, where one decides: keep this draft, or put everything back. */
function Keep({ populationId, changes, onChanges, onKept }: TrialProps): ReactNode {
  const text = useText()
  const id = useId()
  const [name, setName] = useState('')
  const keep = useAct(keepSimulation, { done: text('recognition.simulation.kept'), onDone: onKept })
  const count = Object.keys(changes).length
  if (count === 0) return <p className="quiet no-print">{text('recognition.simulation.none-changed')}</p>
  return (
    <form
      className="simulation-keep no-print"
      onSubmit={(event) => {
        event.preventDefault()
        void keep.run({ params: { populationId }, body: { name: name.trim(), changes } })
      }}
    >
      <label htmlFor={id}>{text('recognition.simulation.name')}</label>
      <Input id={id} value={name} maxLength={80} onChange={({ target }) => setName(target.value)} />
      <Button htmlType="submit" type="primary" disabled={name.trim().length < 2} loading={keep.isRunning}>
        {text('recognition.simulation.keep')}
      </Button>
      <Button onClick={() => onChanges({})}>{text('recognition.simulation.reset', { count })}</Button>
    </form>
  )
}

function Drafts({
  drafts,
  onOpen,
}: {
  drafts: SimulationDraft[]
  onOpen: (draft: SimulationDraft) => void
}): ReactNode {
  const text = useText()
  if (drafts.length === 0) return null
  const save = (draftId: string) =>
    download(exportSimulation, { params: { draftId } }).catch((error: unknown) => showProblem(asProblem(error)))
  return (
    <Section title={text('recognition.simulation.drafts')}>
      <div className="simulation-scroll">
        <table className="simulation-table">
          <thead>
            <tr>
              {['name', 'gain', 'lose', 'pass', 'cost', 'acts'].map((key) => (
                <th key={key} scope="col">
                  {text(`recognition.simulation.column.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {drafts.map((draft) => (
              <tr key={draft.id}>
                <th scope="row">
                  {draft.name}{' '}
                  <span className="quiet">
                    {say(draft.title)} · {draft.on} · {draft.byName}
                  </span>
                </th>
                <td className="figure">{formatNumber(draft.gain)}</td>
                <td className="figure">{formatNumber(draft.lose)}</td>
                <td className="figure">
                  {formatNumber(draft.passBefore)} → {formatNumber(draft.passAfter)}
                </td>
                <td className="figure">
                  {wanOf(draft.costBeforeYuan)} → {wanOf(draft.costAfterYuan)}
                </td>
                <td>
                  <span className="acts">
                    <Button size="small" onClick={() => onOpen(draft)}>
                      {text('recognition.simulation.open')}
                    </Button>
                    <Button size="small" onClick={() => void save(draft.id)}>
                      {text('recognition.simulation.download')}
                    </Button>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
