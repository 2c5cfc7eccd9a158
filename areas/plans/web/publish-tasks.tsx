import { Checkbox } from 'antd'
import type { ReactNode } from 'react'
import type { ChosenTask, MeasureTaskView } from '#contract/plans'
import { DatePick } from '#ui/form'
import { NoValue } from '#ui/number'
import { StatusTag } from '#ui/status'
import { sayAll, useText } from '#ui/text'

/** By the id of the measure, what a person changed: whether it becomes a task, and by when. */
export type TaskChoices = ReadonlyMap<string, { isChosen?: boolean; dueOn?: string | null }>

const isChosen = (task: MeasureTaskView, choices: TaskChoices) =>
  task.leadName !== null && (choices.get(task.measureId)?.isChosen ?? (task.isProposed || task.continues))

const dueOf = (task: MeasureTaskView, choices: TaskChoices) => {
  const chosen = choices.get(task.measureId)?.dueOn
  return chosen === undefined ? task.dueOn : chosen
}

/** What publishing sends: the measures that become tasks. */
export function chosenTasks(tasks: readonly MeasureTaskView[], choices: TaskChoices): ChosenTask[] {
  return tasks
    .filter((task) => isChosen(task, choices))
    .map((task) => ({ measureId: task.measureId, dueOn: dueOf(task, choices) }))
}

/** The measures as the tasks that they would become; ordered work is chosen beforehand. */
export function PublishTasks({
  tasks,
  choices,
  onChange,
}: {
  tasks: readonly MeasureTaskView[]
  choices: TaskChoices
  onChange: (choices: TaskChoices) => void
}): ReactNode {
  const text = useText()
  if (tasks.length === 0) return null
  const count = chosenTasks(tasks, choices).length
  const set = (measureId: string, change: { isChosen?: boolean; dueOn?: string | null }) =>
    onChange(new Map(choices).set(measureId, { ...choices.get(measureId), ...change }))
  const setAll = (chosen: boolean) =>
    onChange(new Map(tasks.map(({ measureId }) => [measureId, { ...choices.get(measureId), isChosen: chosen }])))
  return (
    <details className="publish-group publish-tasks">
      <summary>{text('plans.publish.tasks', { count, total: tasks.length })}</summary>
      <p className="quiet">{text('plans.publish.tasks.about')}</p>
      <Checkbox
        checked={count > 0}
        indeterminate={count > 0 && count < tasks.length}
        onChange={(event) => setAll(event.target.checked)}
      >
        {text('plans.publish.tasks.all')}
      </Checkbox>
      <ul>
        {tasks.map((task) => (
          <TaskLine
            key={task.measureId}
            task={task}
            isOn={isChosen(task, choices)}
            dueOn={dueOf(task, choices)}
            onChange={(change) => set(task.measureId, change)}
          />
        ))}
      </ul>
    </details>
  )
}

function TaskLine({
  task,
  isOn,
  dueOn,
  onChange,
}: {
  task: MeasureTaskView
  isOn: boolean
  dueOn: string | null
  onChange: (change: { isChosen?: boolean; dueOn?: string | null }) => void
}): ReactNode {
  const text = useText()
  const { title, number, leadName, supportNames, unknownUnits } = task
  return (
    <li className="publish-task">
      <Checkbox
        checked={isOn}
        disabled={leadName === null}
        onChange={(event) => onChange({ isChosen: event.target.checked })}
      >
        {[number, title].filter(Boolean).join(' ')}
      </Checkbox>
      <span>
        {leadName ?? <NoValue reason={text('plans.publish.tasks.no-unit')} />}
        {supportNames.length > 0 ? <span className="quiet"> · {sayAll(supportNames)}</span> : null}
        {unknownUnits.length > 0 ? (
          <span className="quiet"> · {text('plans.publish.tasks.unknown', { units: sayAll(unknownUnits) })}</span>
        ) : null}
        {task.continues ? <StatusTag tone="steady" label={text('plans.publish.tasks.continues')} /> : null}
        {leadName === null ? <StatusTag tone="warn" label={text('plans.publish.tasks.no-unit')} /> : null}
      </span>
      <DatePick
        label={`${text('plans.publish.tasks.due')} ${title}`}
        value={dueOn ?? undefined}
        disabled={!isOn}
        onChange={(next) => onChange({ dueOn: next ?? null })}
      />
    </li>
  )
}
