import type { ReactNode } from 'react'
import { type Answers, type FieldModel, type FormModel, labelAt, sectionsOf } from '#engines/form'
import { AnswerFields, ProblemSummary } from '#ui/answers'
import { Section } from '#ui/page'
import { say, useText } from '#ui/text'
import type { OwnAnswers } from './endpoints.ts'
import type { Judgement } from './use-evaluation.ts'

const idPrefix = 'self'

/** The questions: those that can still decide and those answered; the others wait below, because they change nothing. */
export function Facts({
  form,
  answers,
  result,
  problems,
  general,
  own,
  onChange,
  onClear,
}: {
  form: FormModel
  answers: Answers
  result: Judgement
  problems: ReadonlyMap<string, string>
  general: readonly string[]
  own: OwnAnswers | null
  onChange: (name: string, value: unknown) => void
  onClear: () => void
}): ReactNode {
  const text = useText()
  const open = new Set(result.missing.flatMap(({ fields }) => fields))
  const isAsked = ({ name }: FieldModel) => open.has(name) || answers[name] !== undefined
  const sources = sourcesOf(own, answers)
  const rest = form.fields.filter((field) => !isAsked(field))
  const shared = { answers, problems, sources, idPrefix, onChange }
  return (
    <>
      <ProblemSummary
        problems={problems}
        general={general}
        labels={(path) => say(labelAt(form, path))}
        idPrefix={idPrefix}
      />
      {sectionsOf(form).map((section) => {
        const fields = section.fields.filter(isAsked)
        if (fields.length === 0) return null
        return (
          <Section key={section.title?.zh ?? ''} title={section.title ? say(section.title) : ''}>
            <AnswerFields {...shared} fields={fields.map((field) => ({ ...field, isRequired: true }))} />
          </Section>
        )
      })}
      {rest.length > 0 ? (
        <details className="section no-print">
          <summary>{text('recognition.self.rest', { count: rest.length })}</summary>
          <AnswerFields {...shared} fields={rest} />
        </details>
      ) : null}
      <p className="no-print">
        <button type="button" className="button button-text" onClick={onClear}>
          {text('recognition.self.clear')}
        </button>
      </p>
    </>
  )
}

/** Where an answer is from, as long as it still is what the file says. */
function sourcesOf(own: OwnAnswers | null, answers: Answers): Record<string, string> {
  return Object.fromEntries(
    Object.entries(own?.sources ?? {}).flatMap(([name, source]) =>
      own && answers[name] === own.answers[name] ? [[name, say(source)]] : [],
    ),
  )
}
