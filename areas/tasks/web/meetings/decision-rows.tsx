import { Button, Input } from 'antd'
import type { ReactNode } from 'react'
import { DatePick } from '#ui/form'
import { useText } from '#ui/text'
import { UnitPicker } from '../unit-picker.tsx'

export interface DecisionDraft {
  /** Tells rows apart while they are typed. */
  key: string
  id?: string
  title: string
  words: string | null
  lead?: string
  support: string[]
  dueOn: string | null
}

let made = 0

function newDecision(): DecisionDraft {
  made += 1
  return { key: `${Date.now()}-${made}`, title: '', words: null, support: [], dueOn: null }
}

/** What was decided, by whom it is done and until when: one block each, in the order of the minutes. */
export function DecisionRows({
  id,
  value,
  onChange,
}: {
  id: string
  value: unknown
  onChange: (value: unknown) => void
}): ReactNode {
  const text = useText()
  const rows = Array.isArray(value) ? (value as DecisionDraft[]) : []
  const change = (key: string, part: Partial<DecisionDraft>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)))
  const move = (index: number, step: number) => {
    const next = [...rows]
    const [row] = next.splice(index, 1)
    if (row) next.splice(index + step, 0, row)
    onChange(next)
  }
  return (
    <div className="decision-rows" id={id}>
      {rows.map((row, index) => (
        <fieldset key={row.key} className="decision-row">
          <legend>{text('tasks.meeting.decision', { n: index + 1 })}</legend>
          <Input
            aria-label={text('tasks.meeting.decision.title')}
            placeholder={text('tasks.meeting.decision.title')}
            maxLength={200}
            value={row.title}
            onChange={(event) => change(row.key, { title: event.target.value })}
          />
          <Input.TextArea
            aria-label={text('tasks.meeting.decision.words')}
            placeholder={text('tasks.meeting.decision.words')}
            maxLength={2000}
            autoSize={{ minRows: 1, maxRows: 6 }}
            value={row.words ?? ''}
            onChange={(event) => change(row.key, { words: event.target.value || null })}
          />
          <div className="decision-parties">
            <UnitPicker
              label={text('tasks.column.lead')}
              value={row.lead}
              onChange={(unit) => change(row.key, { lead: typeof unit === 'string' ? unit : undefined })}
            />
            <UnitPicker
              many
              label={text('tasks.column.support')}
              value={row.support}
              without={row.lead ? [row.lead] : []}
              onChange={(units) => change(row.key, { support: Array.isArray(units) ? units.map(String) : [] })}
            />
            <DatePick
              label={text('tasks.column.due')}
              value={row.dueOn ?? undefined}
              onChange={(dueOn) => change(row.key, { dueOn: dueOn ?? null })}
            />
          </div>
          <div className="decision-tools">
            <Button size="small" disabled={index === 0} onClick={() => move(index, -1)}>
              {text('tasks.move.up')}
            </Button>
            <Button size="small" disabled={index === rows.length - 1} onClick={() => move(index, 1)}>
              {text('tasks.move.down')}
            </Button>
            <Button size="small" danger onClick={() => onChange(rows.filter(({ key }) => key !== row.key))}>
              {text('tasks.remove')}
            </Button>
          </div>
        </fieldset>
      ))}
      <Button onClick={() => onChange([...rows, newDecision()])}>{text('tasks.meeting.decision.add')}</Button>
    </div>
  )
}
