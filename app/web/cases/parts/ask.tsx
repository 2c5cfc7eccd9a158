import { type ReactNode, useEffect, useRef } from 'react'
import { useText } from '#ui/text'

/** Asks once more before something that cannot be taken back; the browser's own dialog, so that it needs nothing else. */
export function Ask({
  title,
  body,
  yes,
  isDanger,
  onAnswer,
}: {
  title: string
  body?: ReactNode
  yes: string
  isDanger?: boolean
  onAnswer: (isYes: boolean) => void
}): ReactNode {
  const text = useText()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className="keys ask" aria-labelledby="ask-title" onClose={() => onAnswer(false)}>
      <h2 id="ask-title">{title}</h2>
      {body ? <div>{body}</div> : null}
      <div className="button-row">
        <button type="button" className="button" onClick={() => onAnswer(false)}>
          {text('ui.cancel')}
        </button>
        <button
          type="button"
          className={`button ${isDanger ? 'button-danger' : 'button-primary'}`}
          onClick={() => onAnswer(true)}
        >
          {yes}
        </button>
      </div>
    </dialog>
  )
}
