import { type ReactNode, useEffect, useState } from 'react'
import { type FileEntry, type FormSection, labelAt } from '#engines/form'
import { AnswerFields, ProblemSummary, problemsOf } from '#ui/answers'
import { useGo } from '#ui/link'
import { say, useLocale, useText } from '#ui/text'
import { FileField } from '../files/file-field.tsx'
import type { Draft, DraftHandle } from './use-draft.ts'

interface Props {
  handle: DraftHandle
  draft: Draft
  sections: FormSection[]
  at: number
  title: string
}

/** Sources of answers that are still as they were filled in. */
export function sourcesOf(draft: Draft): Record<string, string> {
  return Object.fromEntries(
    Object.entries(draft.prefilled).map(([name, { source, asOf }]) => [
      name,
      asOf ? `${say(source)} ${asOf}` : say(source),
    ]),
  )
}

/** One topic: its questions, what is wrong with them on going on, back and on. */
export function SectionPage({ handle, draft, sections, at, title }: Props): ReactNode {
  const text = useText()
  const go = useGo()
  useLocale()
  const section = sections[at]
  const [complained, setComplained] = useState<ReadonlySet<string>>(new Set())
  const names = new Set(section?.fields.map((field) => field.name))
  const here = () =>
    new Map([...problemsOf(draft.form, handle.answers)].filter(([path]) => names.has(path.split('.')[0] ?? '')))

  // What was wrong is mended while it is typed; nothing new is complained of before going on.
  const problems =
    complained.size > 0 ? new Map([...here()].filter(([path]) => complained.has(path))) : new Map<string, string>()
  useEffect(() => window.scrollTo(0, 0), [])

  async function onward() {
    const found = here()
    setComplained(new Set(found.keys()))
    if (found.size > 0) {
      window.setTimeout(() => document.getElementById('problems')?.focus(), 0)
      return
    }
    void handle.flush()
    go('.', { at: at + 1 < sections.length ? String(at + 1) : 'check' })
  }

  return (
    <form
      className="section draft-section"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void onward()
      }}
    >
      <h2>{title}</h2>
      <ProblemSummary problems={problems} labels={(path) => say(labelAt(draft.form, path))} />
      <AnswerFields
        fields={section?.fields ?? []}
        answers={handle.answers}
        around={handle.answers}
        onChange={handle.set}
        problems={problems}
        sources={sourcesOf(draft)}
        marks={new Map(draft.marks.map((mark) => [mark.path, mark.note]))}
        editable={draft.editable}
        files={(field) => (
          <FileField
            draftId={draft.id}
            field={field}
            value={(handle.answers[field.name] as FileEntry[] | undefined) ?? []}
            known={draft.attachments}
            onChange={(value) => handle.set(field.name, value)}
          />
        )}
      />
      <div className="button-row draft-buttons">
        {at > 0 ? (
          <button type="button" className="button button-large" onClick={() => go('.', { at: String(at - 1) })}>
            {text('cases.draft.back')}
          </button>
        ) : null}
        <button type="submit" className="button button-primary button-large">
          {text('cases.draft.on')}
        </button>
      </div>
    </form>
  )
}
