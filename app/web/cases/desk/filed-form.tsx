import { type ReactNode, useState } from 'react'
import { labelAt, sectionsOf } from '#engines/form'
import type { CaseView, Mark } from '#platform/cases/contract'
import { revealAnswer } from '#platform/cases/contract/office'
import { AnswersRead } from '#ui/answers'
import { useAct } from '#ui/api'
import { say, useText } from '#ui/text'
import { CaseFiles } from '../parts/attachments.tsx'

/** The form as filed. While something is returned each field can be marked with what is wrong. */
export function FiledForm({
  found,
  isMarking,
  marks,
  onMarks,
}: {
  found: CaseView
  isMarking: boolean
  marks: Mark[]
  onMarks: (marks: Mark[]) => void
}): ReactNode {
  const text = useText()
  const [opened, setOpened] = useState<Record<string, string>>({})
  const [editing, setEditing] = useState<string | null>(null)
  const shownMarks = new Map((isMarking ? marks : found.marks).map((mark) => [mark.path, mark.note]))
  const answers = withOpened(found.answers, opened)

  const beside = (path: string) => {
    if (isMarking)
      return editing === path ? (
        <MarkNote
          label={say(labelAt(found.form, path))}
          note={marks.find((mark) => mark.path === path)?.note ?? ''}
          onDone={(note) => {
            setEditing(null)
            const others = marks.filter((mark) => mark.path !== path)
            onMarks(note ? [...others, { path, note }] : others)
          }}
        />
      ) : (
        <button type="button" className="button button-text mark-button" onClick={() => setEditing(path)}>
          ⚑ {text('cases.mark')}
          <span className="visually-hidden"> {say(labelAt(found.form, path))}</span>
        </button>
      )
    return found.covered.includes(path) && !(path in opened) ? (
      <Reveal found={found} path={path} onOpened={(value) => setOpened((before) => ({ ...before, [path]: value }))} />
    ) : null
  }

  return (
    <>
      {sectionsOf(found.form).map(({ title, fields }) => (
        <section key={fields[0]?.name} className="section">
          {title ? <h2>{say(title)}</h2> : null}
          <AnswersRead
            form={{ fields }}
            answers={answers}
            marks={shownMarks}
            extra={beside}
            files={(field) => <CaseFiles found={found} field={field} />}
          />
        </section>
      ))}
    </>
  )
}

/** Answers with what was opened put in place of what was covered. */
function withOpened(answers: CaseView['answers'], opened: Record<string, string>): CaseView['answers'] {
  const copy = structuredClone(answers)
  for (const [path, value] of Object.entries(opened)) {
    const parts = path.split('.')
    const last = parts.pop() ?? ''
    const holder = parts.reduce<Record<string, unknown>>((inner, part) => inner[part] as Record<string, unknown>, copy)
    holder[last] = value
  }
  return copy
}

function MarkNote({
  label,
  note: given,
  onDone,
}: {
  label: string
  note: string
  onDone: (note: string) => void
}): ReactNode {
  const text = useText()
  const [note, setNote] = useState(given)
  return (
    <form
      className="mark-note"
      onSubmit={(event) => {
        event.preventDefault()
        onDone(note.trim())
      }}
    >
      <input
        ref={(input) => input?.focus()}
        aria-label={text('cases.mark.note', { name: label })}
        placeholder={text('cases.mark.placeholder')}
        value={note}
        maxLength={500}
        onChange={(event) => setNote(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone(given)
        }}
      />
      <button type="submit" className="button">
        {text('cases.mark.save')}
      </button>
    </form>
  )
}

function Reveal({
  found,
  path,
  onOpened,
}: {
  found: CaseView
  path: string
  onOpened: (value: string) => void
}): ReactNode {
  const text = useText()
  const reveal = useAct(revealAnswer, { refreshes: [], onDone: ({ value }) => onOpened(value) })
  return (
    <button
      type="button"
      className="button button-text"
      disabled={reveal.isRunning}
      onClick={() => void reveal.run({ params: { procedureId: found.procedureId, caseId: found.id }, body: { path } })}
    >
      {text('cases.reveal')}
      <span className="visually-hidden"> {say(labelAt(found.form, path))}</span>
    </button>
  )
}
