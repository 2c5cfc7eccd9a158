import { Input, InputNumber, Select, Switch } from 'antd'
import type { ReactNode } from 'react'
import type { FieldModel } from '#engines/form'
import { FileDrop } from '../file-drop.tsx'
import { say, text } from '../text.tsx'
import { DatePick, PeriodPicker } from './period.tsx'
import { RegionPicker } from './region.tsx'

interface Bound {
  id?: string
  value?: unknown
  onChange?: (value: unknown) => void
  disabled?: boolean
  spec: FieldModel
}

const typed = <T,>(value: unknown) => value as T | undefined

function NumberField({ spec, id, value, onChange, disabled }: Bound): ReactNode {
  const isDecimal = spec.widget === 'decimal'
  return (
    <InputNumber
      id={id}
      value={value as number | string | null | undefined}
      onChange={(next) =>
        onChange?.(next === null || next === undefined ? undefined : isDecimal ? String(next) : Number(next))
      }
      stringMode={isDecimal}
      min={spec.min}
      max={spec.max}
      precision={spec.isInteger ? 0 : undefined}
      suffix={spec.unit ? say(spec.unit) : undefined}
      placeholder={spec.placeholder ? say(spec.placeholder) : undefined}
      disabled={disabled}
      controls={false}
      style={{ width: '100%' }}
    />
  )
}

function ChoiceField({ spec, id, value, onChange, disabled }: Bound): ReactNode {
  const options = spec.options.map((option) => ({ value: option.value, label: say(option.label) }))
  return (
    <Select
      id={id}
      mode={spec.widget === 'multi' ? 'multiple' : undefined}
      value={value}
      onChange={onChange}
      disabled={disabled}
      allowClear={!spec.isRequired}
      showSearch={options.length > 8 ? { optionFilterProp: 'label' } : false}
      placeholder={spec.placeholder ? say(spec.placeholder) : text('ui.form.choose')}
      options={options}
    />
  )
}

function TextField({ spec, id, value, onChange, disabled }: Bound): ReactNode {
  const shared = {
    id,
    value: typed<string>(value),
    onChange: (event: { target: { value: string } }) => onChange?.(event.target.value),
    disabled,
    placeholder: spec.placeholder ? say(spec.placeholder) : undefined,
    maxLength: spec.maxLength,
  }
  if (spec.widget === 'textarea')
    return (
      <Input.TextArea {...shared} autoSize={{ minRows: 3, maxRows: 12 }} showCount={spec.maxLength !== undefined} />
    )
  if (spec.widget === 'password') return <Input.Password {...shared} autoComplete="current-password" />
  return <Input {...shared} suffix={spec.unit ? say(spec.unit) : undefined} />
}

/** The one control for each kind of field. antd's Form hands in `id`, `value` and `onChange`. */
export function FieldWidget(props: Bound): ReactNode {
  const { spec, id, value, onChange, disabled } = props
  switch (spec.widget) {
    case 'number':
    case 'decimal':
      return <NumberField {...props} />
    case 'select':
    case 'multi':
      return <ChoiceField {...props} />
    case 'date':
      return <DatePick id={id} value={typed<string>(value)} onChange={onChange} disabled={disabled} />
    case 'period':
      return (
        <PeriodPicker
          id={id}
          kind={spec.periodKind}
          value={typed<string>(value)}
          onChange={onChange}
          disabled={disabled}
        />
      )
    case 'region':
      return <RegionPicker id={id} value={typed<string>(value)} onChange={onChange} disabled={disabled} />
    case 'switch':
      return <Switch id={id} checked={value === true} onChange={onChange} disabled={disabled} />
    case 'file':
      return (
        <FileDrop
          id={id}
          file={typed<File>(value) ?? null}
          onFile={(file) => onChange?.(file ?? undefined)}
          disabled={disabled}
        />
      )
    default:
      return <TextField {...props} />
  }
}
