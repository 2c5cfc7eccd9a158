import { Button, Input, Modal, Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import {
  addNurseryMilestone,
  changeNurseryMilestone,
  milestoneDoers,
  type NurseryMembership,
  type NurseryMilestone,
  proposeNurseryPlan,
} from '#contract/recognition'
import { useAct } from '#ui/api'
import { confirm } from '#ui/confirm'
import { DatePick } from '#ui/form'
import { DateText, formatNumber } from '#ui/number'
import { Section } from '#ui/page'
import { ProblemList } from '#ui/problem-list'
import { StatusTag } from '#ui/status'
import { colon, say, useText } from '#ui/text'

const keyOf = ({ creditCode, membershipId }: NurseryMembership) => ({ creditCode, membershipId })

/** The plan: what is to be done until when and by whom, ticked with what shows it. */
export function Plan({ whole }: { whole: NurseryMembership }): ReactNode {
  const text = useText()
  const [isAdding, setAdding] = useState(false)
  const [changing, setChanging] = useState<NurseryMilestone | null>(null)
  const propose = useAct(proposeNurseryPlan, {
    done: ({ added }) =>
      added > 0
        ? text('recognition.nursery.plan.proposed', { count: added })
        : text('recognition.nursery.plan.nothing-new'),
  })
  const acts = whole.may.tend ? (
    <span className="acts">
      <Button loading={propose.isRunning} onClick={() => void propose.run({ params: keyOf(whole) })}>
        {text('recognition.nursery.plan.propose')}
      </Button>
      <Button onClick={() => setAdding(true)}>{text('recognition.nursery.plan.add')}</Button>
    </span>
  ) : null
  const { milestones } = whole
  return (
    <Section title={text('recognition.nursery.plan')} extra={acts}>
      {milestones.length === 0 ? (
        <p className="quiet">
          {text(whole.may.tend ? 'recognition.nursery.plan.none.hint' : 'recognition.nursery.plan.none.company')}
        </p>
      ) : (
        <ol className="nursery-list">
          {milestones.map((milestone) => (
            <li key={milestone.id}>
              <Milestone whole={whole} milestone={milestone} onChange={() => setChanging(milestone)} />
            </li>
          ))}
        </ol>
      )}
      {isAdding || changing ? (
        <MilestoneDialog
          whole={whole}
          milestone={changing}
          onClose={() => {
            setAdding(false)
            setChanging(null)
          }}
        />
      ) : null}
    </Section>
  )
}

function Standing({ milestone }: { milestone: NurseryMilestone }): ReactNode {
  const text = useText()
  if (milestone.doneOn) return <StatusTag tone="good" label={text('recognition.nursery.milestone.done')} />
  if (milestone.isReached) return <StatusTag tone="good" label={text('recognition.nursery.milestone.reached')} />
  if (milestone.isOverdue) return <StatusTag tone="bad" label={text('recognition.nursery.milestone.overdue')} />
  return <StatusTag tone="steady" label={text('recognition.nursery.milestone.open')} />
}

/** A figure with separators, yes and no in words. */
export function useSaid(): (value: string | null) => string {
  const text = useText()
  return (value) => {
    if (value === null) return text('recognition.nursery.unknown')
    if (value === 'yes' || value === 'no') return text(`recognition.nursery.${value}`)
    return /^-?\d/.test(value) ? formatNumber(value) : value
  }
}

interface MilestoneProps {
  whole: NurseryMembership
  milestone: NurseryMilestone
  onChange: () => void
}

function Milestone({ whole, milestone, onChange }: MilestoneProps): ReactNode {
  const text = useText()
  const said = useSaid()
  const change = useAct(changeNurseryMilestone, { done: text('recognition.nursery.plan.changed') })
  const params = { ...keyOf(whole), milestoneId: milestone.id }
  const { revision } = milestone
  const tick = async () => {
    const title = text('recognition.nursery.milestone.tick')
    const body = text('recognition.nursery.milestone.tick.about', { what: say(milestone.label) })
    const doneNote = await confirm({ title, body, yes: title, needsReason: true })
    if (doneNote) await change.run({ params, body: { revision, doneNote } })
  }
  const drop = async () => {
    const yes = text('recognition.nursery.milestone.drop')
    if ((await confirm({ title: yes, body: say(milestone.label), yes, isDanger: true })) === null) return
    await change.run({ params, body: { revision, isDropped: true } })
  }
  return (
    <>
      <Standing milestone={milestone} /> <strong>{say(milestone.label)}</strong>{' '}
      {milestone.to === null ? null : (
        <span className="figure">
          {said(milestone.from)} → {said(milestone.to)}
        </span>
      )}
      <p className="quiet">
        {milestone.doneOn ? (
          <>
            <DateText date={milestone.doneOn} /> {milestone.doneByName + colon() + milestone.doneNote}
          </>
        ) : (
          <>
            {text('recognition.nursery.due')} <DateText date={milestone.dueOn} /> ·{' '}
            {text(`recognition.nursery.who.${milestone.who}`)}
            {milestone.to !== null ? ` · ${text('recognition.nursery.now', { value: said(milestone.now) })}` : ''}
          </>
        )}
      </p>
      {whole.may.tend && milestone.doneOn === null ? (
        <span className="acts">
          <Button size="small" type="primary" loading={change.isRunning} onClick={() => void tick()}>
            {text('recognition.nursery.milestone.tick')}
          </Button>
          <Button size="small" onClick={onChange}>
            {text('recognition.nursery.milestone.change')}
          </Button>
          <Button size="small" onClick={() => void drop()}>
            {text('recognition.nursery.milestone.drop')}
          </Button>
        </span>
      ) : null}
    </>
  )
}

interface DialogProps {
  whole: NurseryMembership
  /** Null: a new one. */
  milestone: NurseryMilestone | null
  onClose: () => void
}

function MilestoneDialog({ whole, milestone, onClose }: DialogProps): ReactNode {
  const text = useText()
  const id = useId()
  const [label, setLabel] = useState(milestone ? say(milestone.label) : '')
  const [dueOn, setDueOn] = useState<string | null>(milestone?.dueOn ?? null)
  const [who, setWho] = useState<NurseryMilestone['who']>(milestone?.who ?? 'company')
  const done = { done: text('recognition.nursery.plan.changed'), onDone: onClose, quiet: true }
  const add = useAct(addNurseryMilestone, done)
  const change = useAct(changeNurseryMilestone, done)
  const problem = add.problem ?? change.problem
  const save = () => {
    if (!dueOn) return
    if (!milestone) void add.submit({ params: keyOf(whole), body: { label, dueOn, who } })
    else {
      const { revision } = milestone
      const renamed = label === say(milestone.label) ? {} : { label }
      const params = { ...keyOf(whole), milestoneId: milestone.id }
      void change.submit({ params, body: { revision, dueOn, who, ...renamed } })
    }
  }
  return (
    <Modal
      title={text(milestone ? 'recognition.nursery.milestone.change' : 'recognition.nursery.plan.add')}
      open
      onCancel={onClose}
      okText={text('recognition.nursery.save')}
      okButtonProps={{ disabled: label.trim().length < 2 || !dueOn }}
      confirmLoading={add.isRunning || change.isRunning}
      onOk={save}
    >
      <div className="nursery-form">
        <label htmlFor={`${id}-label`}>{text('recognition.nursery.milestone.what')}</label>
        <Input id={`${id}-label`} maxLength={200} value={label} onChange={({ target }) => setLabel(target.value)} />
        <label htmlFor={`${id}-due`}>{text('recognition.nursery.due')}</label>
        <DatePick id={`${id}-due`} value={dueOn ?? undefined} onChange={(next) => setDueOn(next ?? null)} />
        <label htmlFor={`${id}-who`}>{text('recognition.nursery.who')}</label>
        <Select
          id={`${id}-who`}
          value={who}
          onChange={setWho}
          options={milestoneDoers.map((value) => ({ value, label: text(`recognition.nursery.who.${value}`) }))}
          style={{ width: '100%' }}
        />
        {problem ? <ProblemList problems={problem.errors.map((each) => each.message)} /> : null}
      </div>
    </Modal>
  )
}
