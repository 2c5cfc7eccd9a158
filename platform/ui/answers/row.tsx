import type { ReactNode } from 'react'
import type { FieldModel } from '#engines/form'
import { say, useText } from '../text.tsx'
import { Control } from './control.tsx'

/** Id of the control at a path, so that a list of problems can lead to it. */
export const controlId = (path: string, prefix = 'f') => `${prefix}-${path.replaceAll('.', '-')}`

interface Said {
  problem?: string | undefined
  marked?: string | undefined
  source?: string | undefined
}

/** Ids of everything that is said about a control, for those who hear the page. */
export function describedBy(id: string, field: FieldModel, { problem, marked, source }: Said): string | undefined {
  const parts = [field.help ? 'help' : '', marked ? 'mark' : '', source ? 'source' : '', problem ? 'problem' : '']
  const ids = parts.filter(Boolean).map((part) => `${id}-${part}`)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** Several controls under one name are a set. */
const isSet = ({ widget, options }: FieldModel) =>
  ['group', 'attachment', 'multi'].includes(widget) || (widget === 'select' && options.length <= 5)

/** A field with its label, mark, help, problem and source around its control. */
export function AnswerBox({
  field,
  id,
  children,
  isLocked = false,
  ...said
}: Said & { field: FieldModel; id: string; isLocked?: boolean; children: ReactNode }): ReactNode {
  const text = useText()
  const { problem, marked, source } = said
  const className = `answer${problem ? ' answer-wrong' : ''}${marked ? ' answer-is-marked' : ''}`
  const label = (
    <>
      {say(field.label)}
      {field.isRequired || field.widget === 'switch' ? null : (
        <span className="quiet answer-optional">{text('ui.answers.optional')}</span>
      )}
    </>
  )
  const body = (
    <>
      {marked ? (
        <p id={`${id}-mark`} className="answer-mark">
          <strong>{text('ui.answers.marked')}</strong> {marked}
        </p>
      ) : null}
      {field.help ? (
        <p id={`${id}-help`} className="answer-help">
          {say(field.help)}
        </p>
      ) : null}
      {problem ? (
        <p id={`${id}-problem`} className="answer-problem">
          <span aria-hidden="true">■ </span>
          {problem}
        </p>
      ) : null}
      {children}
      {source ? (
        <p id={`${id}-source`} className="answer-source">
          {text('ui.form.source', { source })}
        </p>
      ) : null}
    </>
  )
  if (isSet(field))
    return (
      <fieldset className={className} id={id} tabIndex={-1} aria-describedby={describedBy(id, field, said)}>
        <legend>{label}</legend>
        {body}
      </fieldset>
    )
  return (
    <div className={className}>
      {field.widget === 'switch' ? null : <label htmlFor={isLocked ? undefined : id}>{label}</label>}
      {body}
    </div>
  )
}

/** A field of a repeated group. */
export function ItemAnswer({
  field,
  path,
  value,
  onChange,
  problems,
  marks,
  idPrefix,
}: {
  field: FieldModel
  path: string
  value: unknown
  onChange: (value: unknown) => void
  problems?: ReadonlyMap<string, string>
  marks?: ReadonlyMap<string, string>
  idPrefix?: string
}): ReactNode {
  const id = controlId(path, idPrefix)
  const said = { problem: problems?.get(path), marked: marks?.get(path) }
  return (
    <AnswerBox field={field} id={id} {...said}>
      <Control
        field={field}
        id={id}
        value={value}
        onChange={onChange}
        isWrong={said.problem !== undefined}
        describedBy={describedBy(id, field, said)}
      />
    </AnswerBox>
  )
}
