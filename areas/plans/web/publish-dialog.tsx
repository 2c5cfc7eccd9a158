import { Alert, Button, Checkbox, Modal } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { type Binding, getPublication, type Publication, type PublicationLine, publishVersion } from '#contract/plans'
import { useAct, useCall } from '#ui/api'
import { ErrorPanel } from '#ui/error-page'
import { Skeleton } from '#ui/page'
import { useText } from '#ui/text'
import { PublishCautions } from './publish-cautions.tsx'
import { chosenTasks, PublishTasks, type TaskChoices } from './publish-tasks.tsx'
import './plans.css'
import { type IndicatorChoice, PublishLine } from './publish-line.tsx'
import './review/cards.css'

/** What publishing will do, line by line: which indicator each item is measured by, and what still hinders. */
export function PublishDialog({
  at,
  onClose,
  onPublished,
}: {
  at: { planId: string; versionId: string }
  onClose: () => void
  onPublished: () => void
}): ReactNode {
  const text = useText()
  const preview = useCall(getPublication, { params: at }, { isFresh: true })
  const publish = useAct(publishVersion, {
    done: (result) =>
      text('plans.publish.done', {
        targets: result.targetCount,
        reported: result.reportedCount,
        tasks: result.taskCount,
      }),
    quiet: true,
  })
  const [chosen, setChosen] = useState<ReadonlyMap<string, IndicatorChoice>>(new Map())
  const [leaveOutUndecided, setLeaveOut] = useState(false)
  const [tasks, setTasks] = useState<TaskChoices>(new Map())
  const data = preview.data
  const hindered = data ? data.lines.filter((line) => line.problems.length > 0).length : 0
  const mayPublish = data && data.lines.length > 0 && hindered === 0 && (data.undecidedCount === 0 || leaveOutUndecided)

  async function send() {
    if (!data) return
    const bindings = data.lines.map((line) => bindingOf(line, chosenFor(line, chosen)))
    const result = await publish.run({
      params: at,
      body: { bindings, leaveOutUndecided, tasks: chosenTasks(data.tasks, tasks) },
    })
    if (result) onPublished()
  }

  return (
    <Modal
      open
      width={960}
      title={text('plans.publish.title')}
      onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {text('ui.cancel')}
        </Button>,
        <Button
          key="publish"
          type="primary"
          disabled={!mayPublish}
          loading={publish.isRunning}
          onClick={() => void send()}
        >
          {text('plans.publish.run', { count: data?.lines.length ?? 0 })}
        </Button>,
      ]}
    >
      {publish.problem ? (
        <ul className="file-drop-problems" role="alert">
          {publish.problem.errors.map((error) => (
            <li key={`${error.code} ${error.field}`}>{error.message}</li>
          ))}
        </ul>
      ) : null}
      {data ? (
        <>
          <Summary publication={data} />
          <PublishCautions cautions={data.cautions} at={at} />
          {data.undecidedCount > 0 ? (
            <Checkbox checked={leaveOutUndecided} onChange={(event) => setLeaveOut(event.target.checked)}>
              {text('plans.publish.leave-out', { count: data.undecidedCount })}
            </Checkbox>
          ) : null}
          <Lines
            lines={data.lines}
            chosen={chosen}
            onChoose={(itemId, choice) => setChosen((before) => new Map(before).set(itemId, choice))}
          />
          <PublishTasks tasks={data.tasks} choices={tasks} onChange={setTasks} />
        </>
      ) : preview.isError ? (
        <ErrorPanel error={preview.error} onRetry={() => void preview.refetch()} />
      ) : (
        <Skeleton lines={10} />
      )}
    </Modal>
  )
}

/** What stands in the choice: what the person chose, else what is sure, else the indicator of exactly this name. */
function chosenFor(line: PublicationLine, chosen: ReadonlyMap<string, IndicatorChoice>): IndicatorChoice {
  const sameName = line.suggestions.find((each) => each.score >= 1)
  const indicatorId = line.preselectedIndicatorId ?? sameName?.indicatorId
  return chosen.get(line.itemId) ?? (indicatorId ? { indicatorId } : { newIndicator: line.newIndicator })
}

function bindingOf({ itemId, revision }: PublicationLine, choice: IndicatorChoice): Binding {
  return { itemId, revision, ...choice }
}

function Summary({ publication }: { publication: Publication }): ReactNode {
  const text = useText()
  const { lines, replacedTargetCount } = publication
  const targets = lines.filter((line) => line.kind === 'target').length
  if (lines.length === 0) return <Alert type="warning" showIcon title={text('plans.publish.nothing')} />
  return (
    <p>
      {text('plans.publish.summary', { targets, reported: lines.length - targets })}
      {replacedTargetCount > 0 ? ` ${text('plans.publish.replaces', { count: replacedTargetCount })}` : ''}
    </p>
  )
}

/** What a person must look at stands first: what hinders, then what is not matched for sure, then the rest. */
function Lines({
  lines,
  chosen,
  onChoose,
}: {
  lines: readonly PublicationLine[]
  chosen: ReadonlyMap<string, IndicatorChoice>
  onChoose: (itemId: string, choice: IndicatorChoice) => void
}): ReactNode {
  const text = useText()
  const groups = useMemo(() => {
    const hindered = lines.filter((line) => line.problems.length > 0)
    const unsure = lines.filter((line) => line.problems.length === 0 && line.preselectedIndicatorId === null)
    const sure = lines.filter((line) => line.problems.length === 0 && line.preselectedIndicatorId !== null)
    return [
      ['hindered', hindered],
      ['unsure', unsure],
      ['sure', sure],
    ] as const
  }, [lines])
  return groups.map(([name, members]) =>
    members.length === 0 ? null : (
      <details key={name} className="publish-group" open={name !== 'sure'}>
        <summary>{text(`plans.publish.${name}`, { count: members.length })}</summary>
        <ol className="publish-lines">
          {members.map((line) => (
            <PublishLine
              key={line.itemId}
              line={line}
              choice={chosenFor(line, chosen)}
              onChoose={(choice) => onChoose(line.itemId, choice)}
            />
          ))}
        </ol>
      </details>
    ),
  )
}
