import { Button, Input } from 'antd'
import type { ReactNode } from 'react'
import { DatePick } from '#ui/form'
import { useText } from '#ui/text'

export interface MilestoneDraft {
  key: string
  /** Of a milestone that is there already. */
  seq?: number
  title: string
  dueOn?: string
}

let made = 0

function newMilestone(): MilestoneDraft {
  made += 1
  return { key: `${Date.now()}-${made}`, title: '' }
}

/** Steps on the way, each with its day. */
export function MilestoneRows({
  id,
  value,
  onChange,
}: {
  id: string
  value: unknown
  onChange: (value: unknown) => void
}): ReactNode {
  const text = useText()
  const rows = Array.isArray(value) ? (value as MilestoneDraft[]) : []
  const change = (key: string, part: Partial<MilestoneDraft>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)))
  return (
    <div className="milestone-rows" id={id}>
      {rows.map((row) => (
        <div key={row.key} className="milestone-row">
          <Input
            aria-label={text('tasks.milestone.title')}
            placeholder={text('tasks.milestone.title')}
            value={row.title}
            onChange={(event) => change(row.key, { title: event.target.value })}
          />
          <DatePick
            label={text('tasks.milestone.due')}
            value={row.dueOn}
            onChange={(dueOn) => change(row.key, { dueOn })}
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
      <Button size="small" onClick={() => onChange([...rows, newMilestone()])}>
        {text('tasks.milestone.add')}
      </Button>
    </div>
  )
}
