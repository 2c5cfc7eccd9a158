import { Select } from 'antd'
import type { ReactNode } from 'react'
import { listUnits } from '#contract/tasks'
import { useCall } from '#ui/api'
import { useText } from '#ui/text'

/** Control of a form: its value is what requests name a unit by, one or several. */
export interface UnitControl {
  id?: string
  value: unknown
  onChange: (value: unknown) => void
  many?: boolean
  label?: string
  /** Units that are not offered: those chosen in another field. */
  without?: readonly string[]
}

/** A department or region that the reader's office can ask, found by typing; it says where nobody works here yet. */
export function UnitPicker({ id, value, onChange, many, label, without = [] }: UnitControl): ReactNode {
  const text = useText()
  const units = useCall(listUnits, {})
  const options = (units.data?.items ?? [])
    .filter(({ unit }) => !without.includes(unit))
    .map(({ unit, name, isPeopled }) => ({
      value: unit,
      label: isPeopled ? name : `${name}${text('tasks.unit.vacant')}`,
    }))
  return (
    <Select
      id={id}
      aria-label={label}
      mode={many ? 'multiple' : undefined}
      value={many ? (Array.isArray(value) ? value : []) : typeof value === 'string' ? value : undefined}
      onChange={(next: unknown) => onChange(next)}
      options={options}
      loading={units.isPending}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={label ?? text('tasks.unit.choose')}
      style={{ width: '100%' }}
    />
  )
}
