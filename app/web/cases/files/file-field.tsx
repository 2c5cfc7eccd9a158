import { type ReactNode, useState } from 'react'
import type { FieldModel, FileEntry } from '#engines/form'
import type { CaseView } from '#platform/cases/contract'
import { asProblem } from '#ui/api'
import { FileDrop, ProgressLine } from '#ui/file-drop'
import { formatBytes } from '#ui/number'
import { useText } from '#ui/text'
import { sendFile, type Upload, useUploads } from './uploads.ts'

type Known = CaseView['attachments'][number]

interface Props {
  draftId: string
  field: FieldModel
  value: readonly FileEntry[]
  /** What the server knew when the page was opened. */
  known: readonly Known[]
  onChange: (value: FileEntry[]) => void
}

/** Files of one field: chosen, dragged or taken with the camera, each with its progress; can be replaced while they go. */
export function FileField({ draftId, field, value, known, onChange }: Props): ReactNode {
  const text = useText()
  const uploads = useUploads()
  const [reading, setReading] = useState<{ file: File; share: number } | null>(null)
  const [problems, setProblems] = useState<string[]>([])
  const isFull = field.maxItems !== undefined && value.length >= field.maxItems

  async function take(file: File | null) {
    if (!file) return
    setProblems([])
    setReading({ file, share: 0 })
    try {
      const entry = await sendFile({ draftId, field: field.name, file }, (share) => setReading({ file, share }))
      onChange([...value.filter((each) => each.id !== entry.id), entry])
    } catch (error) {
      setProblems(asProblem(error).errors.map((each) => each.message))
    } finally {
      setReading(null)
    }
  }

  return (
    <div className="files">
      {value.length > 0 ? (
        <ul className="file-list">
          {value.map((entry) => (
            <li key={entry.id} className="file-own">
              <FileLine entry={entry} upload={uploads.get(entry.id)} known={known.find(({ id }) => id === entry.id)} />
              <button
                type="button"
                className="button button-text"
                onClick={() => onChange(value.filter((each) => each.id !== entry.id))}
              >
                {text('ui.file.remove')}
                <span className="visually-hidden"> {entry.name}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {isFull ? null : (
        <FileDrop
          file={reading?.file ?? null}
          progress={reading ? reading.share * 0.99 : null}
          accept={field.accept ? [...field.accept] : undefined}
          maxBytes={field.maxBytes}
          onFile={(file) => void take(file)}
          problems={problems}
        />
      )}
    </div>
  )
}

/** A file with how far it has come: from this device, or as the server knows it. */
export function FileLine({
  entry,
  upload,
  known,
}: {
  entry: Pick<FileEntry, 'name' | 'sizeBytes'>
  upload: Upload | undefined
  known: Known | undefined
}): ReactNode {
  const text = useText()
  const isThere = upload ? upload.state === 'complete' : known?.state === 'complete'
  const sent = upload?.sentBytes ?? known?.receivedBytes ?? 0
  const state = isThere
    ? text('cases.file.there')
    : upload?.state === 'refused'
      ? upload.problem
      : upload?.state === 'waiting-for-network'
        ? text('cases.file.no-network')
        : upload
          ? null
          : text('cases.file.unfinished')
  return (
    <span className="file-line">
      <span className="file-name">
        {isThere ? <span aria-hidden="true">✓ </span> : null}
        {entry.name} <span className="quiet figure">{formatBytes(entry.sizeBytes)}</span>
      </span>
      {isThere || upload?.state === 'refused' ? null : (
        <ProgressLine share={sent / entry.sizeBytes} label={text('cases.file.sending', { name: entry.name })} />
      )}
      {state ? <span className={upload?.state === 'refused' ? 'tone-bad' : 'quiet'}>{state}</span> : null}
    </span>
  )
}
