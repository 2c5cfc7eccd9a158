import { Button, Input, Select } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import type { UnitFields } from '#contract/plans'
import { useText } from '#ui/text'

export interface DepartmentChoice {
  value: string
  label: string
}

interface Row {
  key: number
  unit: UnitFields
}

const roles = ['lead', 'responsible', 'support'] as const

/** Units that answer for a measure: name, role and the department that each is; more or fewer of them. */
export function UnitsField({
  id,
  initial,
  departments,
  onChange,
}: {
  id: string
  initial: readonly UnitFields[]
  departments: readonly DepartmentChoice[]
  onChange: (units: UnitFields[]) => void
}): ReactNode {
  const text = useText()
  const [rows, setRows] = useState<readonly Row[]>(() => initial.map((unit, key) => ({ key, unit })))
  const nextKey = useRef(initial.length)

  function put(next: readonly Row[]) {
    setRows(next)
    onChange(next.map(({ unit }) => unit))
  }
  const change = (key: number, part: Partial<UnitFields>) =>
    put(rows.map((row) => (row.key === key ? { key, unit: { ...row.unit, ...part } } : row)))
  const add = () =>
    put([
      ...rows,
      {
        key: nextKey.current++,
        unit: { resolved: '', role: rows.length === 0 ? 'lead' : 'responsible', departmentId: null },
      },
    ])

  return (
    <div id={id} className="units-field">
      {rows.map(({ key, unit }, nth) => {
        const name = unit.resolved || text('plans.unit.nth', { nth: nth + 1 })
        return (
          <div key={key} className="units-field-row">
            <Input
              aria-label={text('plans.unit.name', { name })}
              value={unit.resolved}
              maxLength={200}
              onChange={(event) => change(key, { resolved: event.target.value })}
            />
            <Select
              aria-label={text('plans.unit.role', { name })}
              value={unit.role}
              options={roles.map((role) => ({ value: role, label: text(`plans.unit.${role}`) }))}
              onChange={(role) => change(key, { role })}
            />
            <Select
              aria-label={text('plans.unit.department', { name })}
              value={unit.departmentId}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={text('plans.unit.choose')}
              options={[...departments]}
              onChange={(departmentId) => change(key, { departmentId: departmentId ?? null })}
            />
            <Button
              aria-label={text('plans.unit.remove', { name })}
              onClick={() => put(rows.filter((row) => row.key !== key))}
            >
              ×
            </Button>
          </div>
        )
      })}
      <Button size="small" onClick={add}>
        {text('plans.unit.add')}
      </Button>
    </div>
  )
}
