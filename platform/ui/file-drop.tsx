import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react'
import { formatBytes } from '#kernel/formats'
import { fileProblem } from './file-problem.ts'
import { ProblemList } from './problem-list.tsx'
import { useText } from './text.tsx'

export interface FileDropProps {
  id?: string
  file: File | null
  onFile: (file: File | null) => void
  /** Endings that are taken: `['.docx', '.pdf']`. */
  accept?: string[]
  maxBytes?: number
  /** Share sent, 0 to 1, until the server has answered: with all of it there, it is still being read. */
  progress?: number | null
  /** Why it was refused, and what to do. */
  problems?: string[]
  disabled?: boolean
  /** What belongs here, in words. */
  hint?: string
}

/** One file by dragging, clicking or the keyboard; shows its progress, its refusal, and lets it be replaced. */
export function FileDrop(props: FileDropProps): ReactNode {
  const text = useText()
  const ownId = useId()
  const id = props.id ?? ownId
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const isSending = props.progress !== null && props.progress !== undefined

  function take(file: File | undefined) {
    if (!file || props.disabled) return
    const problem = fileProblem(file, props.accept, props.maxBytes)
    setRefused(
      problem
        ? text(`ui.file.${problem}`, {
            name: file.name,
            accept: props.accept?.join(' ') ?? '',
            size: formatBytes(file.size),
            limit: formatBytes(props.maxBytes ?? 0),
          })
        : null,
    )
    if (!problem) props.onFile(file)
  }

  const drag = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      take(event.dataTransfer.files[0])
    },
  }
  const reasons = refused ? [refused] : (props.problems ?? [])

  return (
    <div className="file-drop-box">
      <label
        htmlFor={id}
        className={`file-drop${isOver ? ' file-drop-over' : ''}${props.disabled ? ' file-drop-off' : ''}`}
        {...drag}
      >
        <input
          ref={input}
          id={id}
          type="file"
          className="visually-hidden"
          accept={props.accept?.join(',')}
          disabled={props.disabled || isSending}
          onChange={(event) => {
            take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        {props.file ? (
          <span className="file-drop-file">
            <strong>{props.file.name}</strong> <span className="file-drop-size">{formatBytes(props.file.size)}</span>
            {isSending ? null : <span className="file-drop-replace">{text('ui.file.replace')}</span>}
          </span>
        ) : (
          <span className="file-drop-call">
            <strong>{text('ui.file.drop')}</strong>
            <span>
              {props.hint ??
                [
                  props.accept?.join(' '),
                  props.maxBytes ? text('ui.file.limit', { limit: formatBytes(props.maxBytes) }) : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
            </span>
          </span>
        )}
        {isSending ? <Sending share={props.progress ?? 0} /> : null}
      </label>
      {props.file && !isSending && !props.disabled ? (
        <button type="button" className="button button-text" onClick={() => props.onFile(null)}>
          {text('ui.file.remove')}
        </button>
      ) : null}
      <ProblemList problems={reasons} />
    </div>
  )
}

function Sending({ share }: { share: number }): ReactNode {
  const text = useText()
  if (share < 1) return <ProgressLine share={share} label={text('ui.file.sending')} />
  return (
    <span className="quiet" role="status">
      {text('ui.file.reading')}
    </span>
  )
}

/** A thin line of progress with its share in figures. */
export function ProgressLine({ share, label }: { share: number; label: string }): ReactNode {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100)
  return (
    <span className="progress-line">
      <span
        className="progress-track"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <span className="progress-done" style={{ width: `${percent}%` }} />
      </span>
      <span className="figure progress-percent">{percent}%</span>
    </span>
  )
}
