import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { type Evidence, uploadEvidence } from '#contract/tasks'
import { call } from '#ui/api'
import { FileDrop } from '#ui/file-drop'
import { formatBytes } from '#ui/number'
import { useSendFile } from '#ui/send-file'
import { useText } from '#ui/text'

interface Control {
  id: string
  value: unknown
  onChange: (value: unknown) => void
}

const maxBytes = 50 * 1024 * 1024

/** Files are uploaded as they are chosen; what is sent with the act are those that stand here. */
export function EvidencePicker({ id, value, onChange, taskId }: Control & { taskId: string }): ReactNode {
  const text = useText()
  const [uploaded, setUploaded] = useState<Evidence[]>([])
  const chosen = Array.isArray(value) ? (value as string[]) : []

  const drop = useSendFile(
    async (file, onProgress) => {
      const evidence = await call(uploadEvidence, { params: { taskId }, file, onProgress })
      setUploaded((before) => [...before, evidence])
      onChange([...chosen, evidence.id])
    },
    { keep: 'never' },
  )

  return (
    <div className="evidence-picker">
      <ul className="evidence">
        {chosen.map((evidenceId) => {
          const known = uploaded.find((one) => one.id === evidenceId)
          return (
            <li key={evidenceId}>
              {known?.title ?? text('tasks.evidence.earlier')} {known?.sizeBytes ? formatBytes(known.sizeBytes) : ''}
              <Button
                type="text"
                size="small"
                aria-label={`${text('tasks.remove')} ${known?.title ?? ''}`}
                onClick={() => onChange(chosen.filter((one) => one !== evidenceId))}
              >
                ×
              </Button>
            </li>
          )
        })}
      </ul>
      <FileDrop id={id} maxBytes={maxBytes} {...drop} />
    </div>
  )
}

interface LinkRow {
  key: string
  title: string
  url: string
}

let made = 0

/** Rows are told apart by this while they are typed; it is not sent. */
function newLink(): LinkRow {
  made += 1
  return { key: `${Date.now()}-${made}`, title: '', url: '' }
}

/** Addresses with the name under which they are shown. */
export function LinkRows({ id, value, onChange }: Control): ReactNode {
  const text = useText()
  const rows = Array.isArray(value) ? (value as LinkRow[]) : []
  const change = (key: string, part: Partial<LinkRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)))
  return (
    <div className="link-rows" id={id}>
      {rows.map((row) => (
        <div key={row.key} className="link-row">
          <Input
            aria-label={text('tasks.link.title')}
            placeholder={text('tasks.link.title')}
            value={row.title}
            onChange={(event) => change(row.key, { title: event.target.value })}
          />
          <Input
            aria-label={text('tasks.link.url')}
            placeholder="https://"
            value={row.url}
            onChange={(event) => change(row.key, { url: event.target.value })}
          />
          <Button
            type="text"
            aria-label={`${text('tasks.remove')} ${row.title}`}
            onClick={() => onChange(rows.filter(({ key }) => key !== row.key))}
          >
            ×
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => onChange([...rows, newLink()])}>
        {text('tasks.link.add')}
      </Button>
    </div>
  )
}
