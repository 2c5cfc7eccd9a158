import type { ReactNode } from 'react'
import { type Answers, askedFields, type FieldModel, type FormModel, inWords } from '#engines/form'
import { Control } from './answers/control.tsx'
import { GroupField } from './answers/group.tsx'
import { AnswerBox, controlId, describedBy } from './answers/row.tsx'
import { useRegions } from './regions.tsx'
import { colon, say, useLocale, useText } from './text.tsx'

export { byField, problemsOf, problemWords } from './answers/problems.ts'
export { controlId } from './answers/row.tsx'

export interface AnswersProps {
  fields: readonly FieldModel[]
  answers: Answers
  /** Answers of the other pages of the form, which conditions may look at. */
  around?: Answers
  onChange: (name: string, value: unknown) => void
  /** What is wrong, by path. */
  problems?: ReadonlyMap<string, string>
  /** Where an answer came from, by field. */
  sources?: Readonly<Record<string, string>>
  /** What somebody has marked for correction, by path. */
  marks?: ReadonlyMap<string, string>
  /** Fields that may be changed; null: all. */
  editable?: readonly string[] | null
  /** Draws the control of a field that takes files. */
  files?: (field: FieldModel) => ReactNode
  /** Begins the ids of controls, so that two forms on one page do not clash. */
  idPrefix?: string
}

/**
 * The fields of a form drawn from its model with the browser's own controls: small, quick on a phone, read aloud well.
 * Fields that are not asked for are not there.
 *
 * Example: <AnswerFields fields={form.fields} answers={answers} onChange={(name, value) => set(name, value)} />
 */
export function AnswerFields(props: AnswersProps): ReactNode {
  const { fields, answers, around = {}, editable = null } = props
  const asked = askedFields({ fields: [...fields] }, answers, around)
  return (
    <div className="answers">
      {asked.map((field) => (
        <AnswerField
          key={field.name}
          {...props}
          field={field}
          isLocked={editable !== null && !editable.includes(field.name)}
        />
      ))}
    </div>
  )
}

function AnswerField({
  field,
  isLocked,
  ...props
}: AnswersProps & { field: FieldModel; isLocked: boolean }): ReactNode {
  const id = controlId(field.name, props.idPrefix)
  const said = {
    problem: props.problems?.get(field.name),
    marked: props.marks?.get(field.name),
    source: props.sources?.[field.name],
  }
  const value = props.answers[field.name]
  return (
    <AnswerBox field={field} id={id} isLocked={isLocked} {...said}>
      {isLocked ? (
        <Locked field={field} value={value} />
      ) : field.widget === 'group' ? (
        <GroupField {...props} field={field} />
      ) : field.widget === 'attachment' ? (
        props.files?.(field)
      ) : (
        <Control
          field={field}
          id={id}
          value={value}
          onChange={(next) => props.onChange(field.name, next)}
          isWrong={said.problem !== undefined}
          describedBy={describedBy(id, field, said)}
        />
      )}
    </AnswerBox>
  )
}

function Locked({ field, value }: { field: FieldModel; value: unknown }): ReactNode {
  const locale = useLocale()
  const text = useText()
  return <p className="answer-locked">{inWords(field, value, locale) || text('ui.answers.empty')}</p>
}

/** What was answered, to read: on the check page, in a case, on paper. */
export function AnswersRead({
  form,
  answers,
  marks,
  extra,
  files,
}: {
  form: FormModel
  answers: Answers
  marks?: ReadonlyMap<string, string>
  /** Beside a field: a link to change it, a button to mark it. */
  extra?: (path: string, field: FieldModel) => ReactNode
  files?: (field: FieldModel) => ReactNode
}): ReactNode {
  const locale = useLocale()
  const text = useText()
  const regions = new Map(useRegions().map((region) => [region.path, say(region.name)]))
  const asked = askedFields(form, answers)
  const shown = (field: FieldModel, value: unknown) =>
    inWords(field, value, locale, regions) || text('ui.answers.empty')
  return (
    <dl className="answers-read">
      {asked.map((field) => (
        <div key={field.name} className={marks?.has(field.name) ? 'answers-row answer-is-marked' : 'answers-row'}>
          <dt>{say(field.label)}</dt>
          <dd>
            {field.widget === 'attachment' && files ? (
              files(field)
            ) : field.fields ? (
              <Items field={field} value={answers[field.name]} marks={marks} extra={extra} shown={shown} />
            ) : (
              <span className="answers-value">{shown(field, answers[field.name])}</span>
            )}
            {marks?.has(field.name) ? <p className="answer-mark">{marks.get(field.name)}</p> : null}
          </dd>
          {extra ? <dd className="answers-extra">{extra(field.name, field)}</dd> : null}
        </div>
      ))}
    </dl>
  )
}

function Items({
  field,
  value,
  marks,
  extra,
  shown,
}: {
  field: FieldModel
  value: unknown
  marks?: ReadonlyMap<string, string>
  extra?: (path: string, field: FieldModel) => ReactNode
  shown: (field: FieldModel, value: unknown) => string
}): ReactNode {
  const text = useText()
  const items = Array.isArray(value) ? (value as Answers[]) : []
  if (items.length === 0) return <span className="quiet">{text('ui.answers.empty')}</span>
  return (
    <ol className="answers-items">
      {items.map((item, index) => (
        <li key={`${field.name}-${String(index)}`}>
          {askedFields({ fields: field.fields ?? [] }, item).map((inner) => {
            const path = `${field.name}.${index}.${inner.name}`
            return (
              <p key={inner.name} className={marks?.has(path) ? 'answer-is-marked' : undefined}>
                <span className="quiet">{say(inner.label)}</span> {shown(inner, item[inner.name])}{' '}
                {extra?.(path, inner)}
                {marks?.has(path) ? <span className="answer-mark">{marks.get(path)}</span> : null}
              </p>
            )
          })}
        </li>
      ))}
    </ol>
  )
}

/** Everything that is wrong, above the form, each with the way to its field. */
export function ProblemSummary({
  problems,
  labels,
  general = [],
  idPrefix,
  onOpen = (path) => focusControl(path, idPrefix),
}: {
  problems: ReadonlyMap<string, string>
  labels: (path: string) => string
  general?: readonly string[]
  idPrefix?: string
  /** Leads to a field, where that takes more than looking for it on the page. */
  onOpen?: (path: string) => void
}): ReactNode {
  const text = useText()
  if (problems.size === 0 && general.length === 0) return null
  return (
    <div className="problem-list problem-summary" role="alert" tabIndex={-1} id="problems">
      <p>
        <strong>{text('ui.answers.wrong', { count: problems.size + general.length })}</strong>
      </p>
      <ul>
        {general.map((line) => (
          <li key={line}>{line}</li>
        ))}
        {[...problems].map(([path, message]) => (
          <li key={path}>
            <a
              href={`#${controlId(path, idPrefix)}`}
              onClick={(event) => {
                event.preventDefault()
                onOpen(path)
              }}
            >
              {labels(path) + colon() + message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Goes to the control at a path, or to the group that holds it. */
export function focusControl(path: string, idPrefix?: string): void {
  const found =
    document.getElementById(controlId(path, idPrefix)) ??
    document.getElementById(controlId(path.split('.')[0] ?? '', idPrefix))
  found?.scrollIntoView({ block: 'center' })
  found?.focus({ preventScroll: true })
}
