import { Button } from 'antd'
import type { ReactNode } from 'react'
import { confirm } from '#ui/confirm'
import { DateText } from '#ui/number'
import { useText } from '#ui/text'

export const proposalTones = { proposed: 'warn', approved: 'good', refused: 'none' } as const

interface Props {
  line: {
    inForceFrom: string
    proposedByName: string
    proposedAt: string
    decidedByName: string | null
    decidedAt: string | null
    note: string | null
    mayDecide: boolean
  }
  isOpen: boolean
  onToggle: () => void
  /** What putting it in force does. */
  approving: string
  isRunning: boolean
  onDecide: (said: { isApproved: boolean; note: string }) => Promise<unknown>
}

/** Who proposed a rule and who decided on it; with what opens it, and what a second person does about it. */
export function Decision({ line, isOpen, onToggle, approving, isRunning, onDecide }: Props): ReactNode {
  const text = useText()
  const ask = async (isApproved: boolean) => {
    const title = text(isApproved ? 'recognition.rules.approve' : 'recognition.rules.refuse')
    const body = isApproved ? approving : text('recognition.rules.refuse.about', { day: line.inForceFrom })
    const note = await confirm({ title, body, yes: title, isDanger: !isApproved, needsReason: true })
    if (note) await onDecide({ isApproved, note })
  }
  return (
    <>
      <p className="quiet">
        {text('recognition.rules.proposed', { name: line.proposedByName })} <DateText date={line.proposedAt} />
        {line.decidedByName ? (
          <>
            {' · '}
            {text('recognition.rules.decided-by', { name: line.decidedByName, note: line.note ?? '' })}{' '}
            <DateText date={line.decidedAt} />
          </>
        ) : null}
      </p>
      <span className="acts">
        <Button size="small" aria-expanded={isOpen} onClick={onToggle}>
          {text(isOpen ? 'recognition.rules.close' : 'recognition.rules.open')}
        </Button>
        {line.mayDecide ? (
          <>
            <Button size="small" type="primary" loading={isRunning} onClick={() => void ask(true)}>
              {text('recognition.rules.approve')}
            </Button>
            <Button size="small" danger loading={isRunning} onClick={() => void ask(false)}>
              {text('recognition.rules.refuse')}
            </Button>
          </>
        ) : null}
      </span>
    </>
  )
}
