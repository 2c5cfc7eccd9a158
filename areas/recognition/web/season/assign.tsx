import { Button, Input } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { closeRound, listExperts, openRound } from '#contract/recognition'
import { useAct, useCall } from '#ui/api'
import { confirm } from '#ui/confirm'
import { ProblemList } from '#ui/problem-list'
import { useText } from '#ui/text'

/** Chooses experts and until when they hand in. Who belongs to the company cannot be chosen. */
export function AssignRound({ caseId, number }: { caseId: string; number: number }): ReactNode {
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  if (!isOpen)
    return (
      <Button type="primary" className="no-print" onClick={() => setOpen(true)}>
        {text('recognition.season.assign', { number })}
      </Button>
    )
  return <Assign caseId={caseId} number={number} onClose={() => setOpen(false)} />
}

function Assign({ caseId, number, onClose }: { caseId: string; number: number; onClose: () => void }): ReactNode {
  const text = useText()
  const id = useId()
  const { data } = useCall(listExperts, { params: { caseId } })
  const [chosen, setChosen] = useState<string[]>([])
  const [dueOn, setDueOn] = useState('')
  const open = useAct(openRound, { done: text('recognition.season.assigned'), onDone: onClose, quiet: true })
  const toggle = (userId: string) =>
    setChosen((before) => (before.includes(userId) ? before.filter((each) => each !== userId) : [...before, userId]))
  const isReady = chosen.length > 0 && dueOn !== ''
  return (
    <form
      className="season-assign no-print"
      onSubmit={(event) => {
        event.preventDefault()
        void open.run({ params: { caseId }, body: { expertIds: chosen, dueOn } })
      }}
    >
      <fieldset className="season-choices">
        <legend>{text('recognition.season.assign.experts')}</legend>
        {data?.items.length === 0 ? <p className="quiet">{text('recognition.season.assign.nobody')}</p> : null}
        {data?.items.map((expert) => (
          <label key={expert.userId}>
            <input
              type="checkbox"
              checked={chosen.includes(expert.userId)}
              disabled={expert.isConflicted}
              onChange={() => toggle(expert.userId)}
            />
            <span>
              {expert.name}{' '}
              <span className="quiet">
                {expert.isConflicted
                  ? text('recognition.season.assign.conflict')
                  : text('recognition.season.assign.load', { count: expert.openReviews })}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <p>
        <label htmlFor={id}>{text('recognition.season.assign.due')}</label>{' '}
        <Input
          id={id}
          className="season-day"
          type="date"
          required
          value={dueOn}
          onChange={({ target }) => setDueOn(target.value)}
        />
      </p>
      {open.problem ? <ProblemList problems={open.problem.errors.map(({ message }) => message)} /> : null}
      <p className="acts">
        <Button type="primary" htmlType="submit" disabled={!isReady} loading={open.isRunning}>
          {text('recognition.season.assign', { number })}
        </Button>
        <Button onClick={onClose}>{text('recognition.season.cancel')}</Button>
      </p>
    </form>
  )
}

export function EndRound({ caseId, number }: { caseId: string; number: number }): ReactNode {
  const text = useText()
  const close = useAct(closeRound, { done: text('recognition.season.round.ended') })
  const end = async () => {
    const said = await confirm({
      title: text('recognition.season.round.end', { number }),
      body: text('recognition.season.round.end.body'),
      yes: text('recognition.season.round.end', { number }),
    })
    if (said !== null) await close.run({ params: { caseId, number }, body: {} })
  }
  return (
    <Button className="no-print" loading={close.isRunning} onClick={() => void end()}>
      {text('recognition.season.round.end', { number })}
    </Button>
  )
}
