import { Input, Modal } from 'antd'
import { type ReactNode, useId, useState, useSyncExternalStore } from 'react'
import { useText } from './text.tsx'

export interface Question {
  title: string
  /** What will happen, in words; what cannot be undone is said here. */
  body?: ReactNode
  /** The verb itself: 发布, 删除. */
  yes: string
  isDanger?: boolean
  /** Asks for a reason that is recorded with the act. */
  needsReason?: boolean
}

interface Asked extends Question {
  answer: (reason: string | null) => void
}

const listeners = new Set<() => void>()
let asked: Asked | null = null

function change(next: Asked | null) {
  asked = next
  for (const listener of listeners) listener()
}

/**
 * Asks before something that is hard to take back. Answers the reason ('' when none is needed), or null for no.
 *
 * Example: const reason = await confirm({ title: text('plans.withdraw'), yes: text('plans.withdraw.yes'), needsReason: true })
 */
export function confirm(question: Question): Promise<string | null> {
  asked?.answer(null)
  return new Promise((resolve) => {
    change({
      ...question,
      answer: (reason) => {
        change(null)
        resolve(reason)
      },
    })
  })
}

function Dialog({ question }: { question: Asked }): ReactNode {
  const text = useText()
  const reasonId = useId()
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const accept = () => {
    if (question.needsReason && reason.trim() === '') setMissing(true)
    else question.answer(reason.trim())
  }
  return (
    <Modal
      open
      title={question.title}
      okText={question.yes}
      cancelText={text('ui.cancel')}
      okButtonProps={{ danger: question.isDanger }}
      onOk={accept}
      onCancel={() => question.answer(null)}
    >
      {question.body ? <div className="confirm-body">{question.body}</div> : null}
      {question.needsReason ? (
        <div className="confirm-reason">
          <label htmlFor={reasonId}>{text('ui.reason')}</label>
          <Input.TextArea
            id={reasonId}
            value={reason}
            onChange={(event) => {
              setReason(event.target.value)
              setMissing(false)
            }}
            rows={3}
            maxLength={500}
            status={isMissing ? 'error' : undefined}
            aria-invalid={isMissing}
          />
          {isMissing ? (
            <span className="tone-bad" role="alert">
              {text('ui.reason.needed')}
            </span>
          ) : null}
        </div>
      ) : null}
    </Modal>
  )
}

/** Stands once around all pages. */
export function ConfirmHost(): ReactNode {
  const question = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => asked,
  )
  return question ? <Dialog key={question.title} question={question} /> : null
}
