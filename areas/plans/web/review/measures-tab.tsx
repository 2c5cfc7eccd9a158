import { Select } from 'antd'
import { type ReactNode, useMemo } from 'react'
import { assignUnit, getVersionReview, type MeasureView, type UnitView } from '#contract/plans'
import { listDepartments } from '#contract/regions'
import { useAct, useCall } from '#ui/api'
import { Empty } from '#ui/page'
import { StatusTag } from '#ui/status'
import { useText } from '#ui/text'

/** Measures with their units; a unit that no department was found for is matched here, once for the whole document. */
export function MeasuresTab({
  at,
  regionPath,
  measures,
  itemCounts,
  mayWrite,
  onShow,
}: {
  at: { planId: string; versionId: string }
  regionPath: string
  measures: readonly MeasureView[]
  /** Items by measure. */
  itemCounts: ReadonlyMap<string | null, number>
  mayWrite: boolean
  onShow: (id: string) => void
}): ReactNode {
  const text = useText()
  if (measures.length === 0)
    return <Empty title={text('plans.measures.none')} hint={text('plans.measures.none.hint')} />
  return (
    <div className="review-list">
      <Unmatched at={at} regionPath={regionPath} measures={measures} mayWrite={mayWrite} />
      <ol className="measure-list">
        {measures.map((measure) => (
          <li key={measure.id} className="measure-card" data-card={measure.id}>
            <button type="button" className="measure-title" onClick={() => onShow(measure.id)}>
              {[measure.number, measure.title].filter(Boolean).join(' ')}
            </button>
            {measure.path.length > 0 ? <p className="quiet">{measure.path.join(' › ')}</p> : null}
            <p className="measure-units">
              {measure.units.map((unit) => (
                <span key={`${unit.role} ${unit.resolved}`} className={`unit unit-${unit.role}`}>
                  {text(`plans.unit.${unit.role}`)} {unit.departmentName ?? unit.resolved}
                </span>
              ))}
              {measure.unitsOpen ? <span className="quiet">{text('plans.unit.open')}</span> : null}
              {measure.units.length === 0 ? <span className="quiet">{text('plans.unit.none')}</span> : null}
            </p>
            <p className="quiet">
              {text('plans.measures.items', { count: itemCounts.get(measure.id) ?? 0 })}
              {measure.dueBy ? ` · ${text('plans.measures.due', { dueBy: measure.dueBy })}` : ''}
            </p>
          </li>
        ))}
      </ol>
    </div>
  )
}

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

function Unmatched({
  at,
  regionPath,
  measures,
  mayWrite,
}: {
  at: { planId: string; versionId: string }
  regionPath: string
  measures: readonly MeasureView[]
  mayWrite: boolean
}): ReactNode {
  const text = useText()
  const units = useMemo(() => namedUnits(measures), [measures])
  const city = `${regionPath.split('/')[0]}/`
  const departments = useCall(listDepartments, { query: { under: city, pageSize: 200 } })
  const assign = useAct(assignUnit, { done: text('plans.unit.assigned'), refreshes: [getVersionReview] })
  const options = (departments.data?.items ?? []).map((department) => ({
    value: department.id,
    label: `${department.name}（${department.regionName}）`,
  }))
  const open = units.filter((unit) => unit.departmentId === null).length
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
              disabled={!mayWrite || assign.isRunning}
              status={unit.departmentId === null ? 'warning' : undefined}
              placeholder={text('plans.unit.choose')}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              options={withCurrent(options, unit)}
              onChange={(departmentId) =>
                void assign.run({ params: at, body: { resolved: unit.resolved, departmentId: departmentId ?? null } })
              }
            />
          </li>
        ))}
      </ul>
    </details>
  )
}

/** The department that is set stays readable, even when it is beyond the list or no longer in force. */
function withCurrent(options: { value: string; label: string }[], unit: UnitView) {
  const { departmentId, departmentName } = unit
  if (departmentId === null || options.some((option) => option.value === departmentId)) return options
  return [{ value: departmentId, label: departmentName ?? departmentId }, ...options]
}
