import type { ReactNode } from 'react'
import type { FieldModel } from '#engines/form'
import { useRegions } from '../regions.tsx'
import { say, useText } from '../text.tsx'

export interface ControlProps {
  field: FieldModel
  id: string
  value: unknown
  onChange: (value: unknown) => void
  isWrong: boolean
  describedBy?: string | undefined
}

const asText = (value: unknown) => (value === undefined || value === null ? '' : String(value))

/** An emptied field is null on its way to the server: that empties it there too. */
const orNull = (value: string) => (value === '' ? null : value)

/** What was typed as a number; what is none stays as it was typed, so that the check can say so. */
function numberOf(typed: string): unknown {
  const plain = typed.trim().replaceAll(/[,，\s]/g, '')
  if (plain === '') return null
  return Number.isFinite(Number(plain)) ? Number(plain) : typed
}

function Choices({ field, id, value, onChange, describedBy }: ControlProps): ReactNode {
  const isMany = field.widget === 'multi'
  const chosen = isMany ? (Array.isArray(value) ? value.map(String) : []) : [asText(value)]
  return (
    <div className="choices">
      {field.options.map((option, index) => (
        <label key={option.value} className="choice">
          <input
            id={index === 0 ? `${id}-first` : undefined}
            type={isMany ? 'checkbox' : 'radio'}
            name={id}
            checked={chosen.includes(option.value)}
            aria-describedby={describedBy}
            onChange={(event) => {
              if (!isMany) onChange(option.value)
              else if (event.target.checked) onChange([...chosen, option.value])
              else onChange(chosen.filter((each) => each !== option.value))
            }}
          />
          <span>{say(option.label)}</span>
        </label>
      ))}
    </div>
  )
}

function List({ field, id, value, onChange, isWrong, describedBy }: ControlProps): ReactNode {
  const text = useText()
  return (
    <select
      id={id}
      value={asText(value)}
      aria-invalid={isWrong}
      aria-describedby={describedBy}
      onChange={(event) => onChange(orNull(event.target.value))}
    >
      <option value="">{text('ui.form.choose')}</option>
      {field.options.map((option) => (
        <option key={option.value} value={option.value}>
          {say(option.label)}
        </option>
      ))}
    </select>
  )
}

function Region(props: ControlProps): ReactNode {
  const regions = useRegions()
  const depth = (path: string) => path.split('/').length - 2
  const options = regions.map(({ path, name }) => {
    const indent = '\u3000'.repeat(Math.max(0, depth(path)))
    return { value: path, label: { zh: `${indent}${name.zh}`, en: `${indent}${name.en}` } }
  })
  return <List {...props} field={{ ...props.field, options }} />
}

function Period({ field, ...props }: ControlProps): ReactNode {
  const { id, value, onChange, isWrong, describedBy } = props
  if (field.periodKind === 'month')
    return (
      <input
        id={id}
        type="month"
        value={asText(value)}
        aria-invalid={isWrong}
        aria-describedby={describedBy}
        onChange={(event) => onChange(orNull(event.target.value))}
      />
    )
  const thisYear = new Date().getFullYear()
  const years = Array.from({ length: 12 }, (_, index) => thisYear + 2 - index)
  const parts = { year: [''], half: ['-H1', '-H2'], quarter: ['-Q1', '-Q2', '-Q3', '-Q4'] }[field.periodKind]
  const options = years.flatMap((year) =>
    parts.map((part) => ({ value: `${year}${part}`, label: { zh: `${year}${part}`, en: `${year}${part}` } })),
  )
  return <List {...props} field={{ ...field, options }} />
}

function Typed({ field, id, value, onChange, isWrong, describedBy }: ControlProps): ReactNode {
  const isNumber = field.widget === 'number'
  const isDecimal = field.widget === 'decimal'
  const shared = {
    id,
    value: asText(value),
    'aria-invalid': isWrong,
    'aria-describedby': describedBy,
    placeholder: field.placeholder ? say(field.placeholder) : undefined,
  }
  if (field.widget === 'textarea')
    return (
      <textarea
        {...shared}
        rows={4}
        maxLength={field.maxLength}
        onChange={(event) => onChange(orNull(event.target.value))}
      />
    )
  const input = (
    <input
      {...shared}
      type={field.widget === 'date' ? 'date' : field.widget === 'password' ? 'password' : 'text'}
      inputMode={isNumber ? (field.isInteger ? 'numeric' : 'decimal') : isDecimal ? 'decimal' : undefined}
      maxLength={field.widget === 'text' ? field.maxLength : undefined}
      className={isNumber || isDecimal ? 'answer-number' : undefined}
      autoComplete="off"
      onChange={(event) => onChange(isNumber ? numberOf(event.target.value) : orNull(event.target.value))}
    />
  )
  return field.unit ? (
    <span className="answer-with-unit">
      {input}
      <span className="figure-unit">{say(field.unit)}</span>
    </span>
  ) : (
    input
  )
}

/** The browser's own control for each kind of field. */
export function Control(props: ControlProps): ReactNode {
  const { field, id, value, onChange, describedBy } = props
  switch (field.widget) {
    case 'multi':
      return <Choices {...props} />
    case 'select':
      return field.options.length <= 5 ? <Choices {...props} /> : <List {...props} />
    case 'region':
      return <Region {...props} />
    case 'period':
      return <Period {...props} />
    case 'switch':
      return (
        <label className="choice">
          <input
            id={id}
            type="checkbox"
            checked={value === true}
            aria-describedby={describedBy}
            onChange={(event) => onChange(event.target.checked)}
          />
          <span>{say(field.label)}</span>
        </label>
      )
    default:
      return <Typed {...props} />
  }
}
