import { Input, Modal, Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { type FindingView, resolveFinding } from '#contract/plans'
import { listUnits } from '#contract/tasks'
import { businessDate } from '#kernel/clock'
import { useAct, useCall } from '#ui/api'
import { DatePick } from '#ui/form'
import { Go, useGo } from '#ui/link'
import { DateText } from '#ui/number'
import { StatusTag, type Tone } from '#ui/status'
import { say, useText } from '#ui/text'
import { notify } from '#ui/toast'

type Task = NonNullable<FindingView['task']>

const tones: Record<Task['state'], Tone> = {
  'to-accept': 'none',
  declined: 'warn',
  'in-progress': 'steady',
  'reported-done': 'warn',
  returned: 'warn',
  closed: 'good',
  cancelled: 'bad',
}

/** How far the task of a finding is, with the way to it. */
export function FindingTaskLine({ task }: { task: Task }): ReactNode {
  const text = useText()
  const isLate = task.isOverdue && task.state !== 'declined'
  return (
    <>
      <StatusTag
        tone={isLate ? 'bad' : tones[task.state]}
        label={text(isLate ? 'plans.lint.task.overdue' : `plans.lint.task.${task.state}`)}
      />
      <Go to={task.href}>
        {text('plans.lint.task')} · {task.leadName}
      </Go>
      {task.isOpen && task.dueOn ? (
        <span className="quiet">
          {text('plans.lint.task.due')} <DateText date={task.dueOn} />
        </span>
      ) : null}
    </>
  )
}

const days = 30
const monthFromNow = () => businessDate(new Date(Date.now() + days * 86_400_000))

/** Turns a finding into a task: its sentences and sums go with it, the person says what, who and by when. */
export function FindingTaskDialog({
  finding,
  at,
  words,
  onWords,
  onClose,
}: {
  finding: FindingView
  at: { planId: string; versionId: string }
  /** What the person adds; kept by whoever opened the dialog. */
  words: string
  onWords: (words: string) => void
  onClose: () => void
}): ReactNode {
  const text = useText()
  const go = useGo()
  const ids = { title: useId(), lead: useId(), due: useId(), words: useId() }
  const units = useCall(listUnits, {})
  const [title, setTitle] = useState(() => text('plans.lint.task.title', { indicator: finding.indicator }))
  const [lead, setLead] = useState(finding.lead?.unit)
  const [dueOn, setDueOn] = useState<string | undefined>(monthFromNow)
  const ask = useAct(resolveFinding, {
    onDone: ({ task }) => {
      onWords('')
      onClose()
      notify(
        'done',
        text('plans.lint.task.done'),
        task ? { action: { label: text('plans.lint.task.open'), run: () => go(task.href) } } : {},
      )
    },
  })
  const isReady = title.trim().length >= 4 && lead !== undefined && dueOn !== undefined
  const send = () => {
    if (!lead || !dueOn) return
    void ask.run({
      params: { ...at, findingId: finding.id },
      body: { state: 'todo', note: words.trim() || null, task: { title, lead, dueOn }, revision: finding.revision },
    })
  }
  const known = finding.lead ? [{ value: finding.lead.unit, label: finding.lead.name }] : []
  const choices = (units.data?.items ?? []).map(({ unit, name, isPeopled }) => ({
    value: unit,
    label: isPeopled ? name : text('plans.lint.task.vacant', { name }),
  }))
  const options = [...new Map([...known, ...choices].map((choice) => [choice.value, choice])).values()]
  return (
    <Modal
      open
      title={text('plans.lint.task.ask', { indicator: finding.indicator })}
      okText={text('plans.lint.task.send')}
      cancelText={text('ui.cancel')}
      okButtonProps={{ loading: ask.isRunning, disabled: !isReady }}
      onOk={send}
      onCancel={onClose}
    >
      <div className="lint-task">
        <p className="quiet">{text('plans.lint.task.about')}</p>
        <ul className="lint-task-quotes">
          {finding.quotes.map(({ title: document, quote, before, isOwn }) => (
            <li key={`${document} ${before} ${quote}`}>
              <q>{quote}</q> <span className="quiet">{isOwn ? text('plans.lint.own') : document}</span>
            </li>
          ))}
        </ul>
        <p>
          {text('plans.lint.arithmetic')}：{say(finding.arithmetic)}
        </p>
        <label htmlFor={ids.title}>{text('plans.lint.task.name')}</label>
        <Input id={ids.title} value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
        <label htmlFor={ids.lead}>{text('plans.lint.task.lead')}</label>
        <Select
          id={ids.lead}
          value={lead}
          onChange={setLead}
          options={options}
          loading={units.isPending}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={text('ui.form.choose')}
        />
        {finding.lead ? null : <span className="quiet">{text('plans.lint.task.lead.unknown')}</span>}
        <label htmlFor={ids.due}>{text('plans.lint.task.due')}</label>
        <DatePick id={ids.due} value={dueOn} onChange={setDueOn} />
        <label htmlFor={ids.words}>{text('plans.lint.task.words')}</label>
        <Input.TextArea
          id={ids.words}
          value={words}
          rows={3}
          maxLength={500}
          onChange={(event) => onWords(event.target.value)}
          placeholder={text('plans.lint.note.hint')}
        />
      </div>
    </Modal>
  )
}
