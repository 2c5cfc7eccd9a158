import { Select } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import type { MeasureView, UnitView } from '#contract/plans'
import { StatusTag } from '#ui/status'
import { useText } from '#ui/text'
import type { DepartmentChoice } from './units-field.tsx'

interface NamedUnit extends UnitView {
  measureCount: number
}

function namedUnits(measures: readonly MeasureView[]): NamedUnit[] {
  const byName = Map.groupBy(
    measures.flatMap((measure) => measure.units),
    (unit) => unit.resolved,
  )
  return [...byName.values()].flatMap((same) => (same[0] ? [{ ...same[0], measureCount: same.length }] : []))
}

/** The units that the document names, and the department that each is: matched once, for all measures together. */
export function UnmatchedUnits({
  measures,
  departments,
  mayWrite,
  onAssign,
}: {
  measures: readonly MeasureView[]
  departments: readonly DepartmentChoice[]
  mayWrite: boolean
  onAssign: (resolved: string, departmentId: string | null) => Promise<unknown>
}): ReactNode {
  const text = useText()
  const [running, setRunning] = useState<string | null>(null)
  const units = useMemo(() => namedUnits(measures.filter(({ state }) => state !== 'rejected')), [measures])
  const open = units.filter((unit) => unit.departmentId === null).length

  async function assign(resolved: string, departmentId: string | null) {
    setRunning(resolved)
    await onAssign(resolved, departmentId)
    setRunning(null)
  }

  return (
    <details className="unit-box" open={open > 0}>
      <summary>
        {text('plans.unit.title', { count: units.length })}{' '}
        {open > 0 ? (
          <StatusTag tone="warn" label={text('plans.unit.unmatched', { count: open })} />
        ) : (
          <StatusTag tone="good" label={text('plans.unit.matched')} />
        )}
      </summary>
      <p className="quiet">{text('plans.unit.hint')}</p>
      <ul className="unit-list">
        {units.map((unit) => (
          <li key={unit.resolved}>
            <span>
              {unit.resolved} <span className="quiet">{text('plans.unit.times', { count: unit.measureCount })}</span>
            </span>
            <Select
              size="small"
              aria-label={text('plans.unit.department', { name: unit.resolved })}
              value={unit.departmentId}
              disabled={!mayWrite || running !== null}
              loading={running === unit.resolved}
              status={unit.departmentId === null ? 'warning' : undefined}
              placeholder={text('plans.unit.choose')}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              options={withCurrent(departments, unit)}
              onChange={(departmentId) => void assign(unit.resolved, departmentId ?? null)}
            />
          </li>
        ))}
      </ul>
    </details>
  )
}

/** The department that is set stays readable, even when it is beyond the list or no longer in force. */
function withCurrent(departments: readonly DepartmentChoice[], unit: UnitView): DepartmentChoice[] {
  const { departmentId, departmentName } = unit
  if (departmentId === null || departments.some(({ value }) => value === departmentId)) return [...departments]
  return [{ value: departmentId, label: departmentName ?? departmentId }, ...departments]
}
