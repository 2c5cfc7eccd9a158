import type { ReactNode } from 'react'
import { labelAt } from '#engines/form'
import type { CaseView, Mark } from '#platform/cases/contract'
import { useShortcut } from '#ui/keyboard'
import { Section } from '#ui/page'
import { say, useText } from '#ui/text'
import { type Action, ActionForm } from '../parts/action-form.tsx'

/** What may be done now, each with a number key; the chosen one opens in place. */
export function ActionPanel({
  found,
  chosen,
  marks,
  onChoose,
  onDone,
}: {
  found: CaseView
  chosen: Action | null
  marks: Mark[]
  onChoose: (action: Action | null) => void
  onDone: (after: CaseView) => void
}): ReactNode {
  const text = useText()
  if (found.actions.length === 0)
    return found.pending || found.outcome ? null : (
      <Section title={text('cases.actions')}>
        <p className="quiet">{text('cases.actions.none')}</p>
      </Section>
    )
  return (
    <Section title={chosen ? say(chosen.label) : text('cases.actions')}>
      {chosen ? (
        <>
          {chosen.marks ? <Marks found={found} marks={marks} /> : null}
          <ActionForm
            key={chosen.path}
            found={found}
            action={chosen}
            marks={marks}
            onCancel={() => onChoose(null)}
            onDone={onDone}
          />
        </>
      ) : (
        <div className="action-list">
          {found.actions.map((action, index) => (
            <ActionButton key={action.path} action={action} number={index + 1} onChoose={() => onChoose(action)} />
          ))}
        </div>
      )}
    </Section>
  )
}

function ActionButton({
  action,
  number,
  onChoose,
}: {
  action: Action
  number: number
  onChoose: () => void
}): ReactNode {
  const label = say(action.label)
  useShortcut(String(number), label, onChoose)
  const tone = { primary: 'button-primary', danger: 'button-danger', plain: '' }[action.tone]
  return (
    <button type="button" className={`button ${tone}`} onClick={onChoose} aria-keyshortcuts={String(number)}>
      {label} <kbd>{number}</kbd>
    </button>
  )
}

function Marks({ found, marks }: { found: CaseView; marks: Mark[] }): ReactNode {
  const text = useText()
  return marks.length === 0 ? (
    <p className="notice-line">{text('cases.mark.how')}</p>
  ) : (
    <ul className="marks">
      {marks.map((mark) => (
        <li key={mark.path}>
          <strong>{say(labelAt(found.form, mark.path))}</strong>：{mark.note}
        </li>
      ))}
    </ul>
  )
}
