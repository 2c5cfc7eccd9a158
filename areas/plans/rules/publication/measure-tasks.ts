/** A unit as tasks name it: a department, or a region itself. */
export type TaskUnit = { departmentId: string } | { regionPath: string }

export interface MeasureFacts {
  id: string
  number: string | null
  title: string
  role: 'task' | 'review' | 'safeguard'
  /** Time limit printed with the measure. */
  dueBy: string | null
  units: readonly { name: string; role: 'lead' | 'responsible' | 'support'; unit: TaskUnit | null }[]
  /** Deadlines of the targets that the measure states. */
  deadlines: readonly string[]
}

export type DueFrom = 'measure' | 'targets' | 'period'

/** A measure as a task: who leads, who helps, by when. */
export interface MeasureTask {
  measureId: string
  number: string | null
  title: string
  role: MeasureFacts['role']
  lead: { name: string; unit: TaskUnit } | null
  support: { name: string; unit: TaskUnit }[]
  /** Printed units that are nobody here, such as 各县区. */
  unknownUnits: string[]
  dueOn: string | null
  dueFrom: DueFrom | null
  /** Proposed: ordered work whose unit is known and whose deadline lies ahead. */
  isProposed: boolean
}

/**
 * What the measures of a plan would be as tasks. The unit that leads comes first: 牵头, else the first 责任单位 that is
 * known. The deadline is the printed one, else the latest of the measure's targets, else the end of the plan.
 *
 * Units:  business dates; deadlines as plans write them.
 * Example: measureTasks([], { periodTo: '2027', today: '2025-05-20' }) → []
 */
export function measureTasks(
  measures: readonly MeasureFacts[],
  plan: { periodTo: string | null; today: string },
): MeasureTask[] {
  return measures.map((measure) => {
    const known = measure.units.flatMap(({ name, role, unit }) => (unit ? [{ name, role, unit }] : []))
    const lead = known.find(({ role }) => role === 'lead') ?? known.find(({ role }) => role === 'responsible') ?? null
    const support = known.filter((one) => one !== lead && keyOf(one.unit) !== (lead ? keyOf(lead.unit) : ''))
    const due = dueOf(measure, plan.periodTo)
    return {
      measureId: measure.id,
      number: measure.number,
      title: measure.title,
      role: measure.role,
      lead: lead && { name: lead.name, unit: lead.unit },
      support: eachOnce(support),
      unknownUnits: measure.units.flatMap(({ name, unit }) => (unit ? [] : [name])),
      ...due,
      isProposed: measure.role === 'task' && lead !== null && (due.dueOn === null || due.dueOn >= plan.today),
    }
  })
}

const keyOf = (unit: TaskUnit) => ('departmentId' in unit ? unit.departmentId : unit.regionPath)

function eachOnce(units: readonly { name: string; unit: TaskUnit }[]): { name: string; unit: TaskUnit }[] {
  return [...new Map(units.map(({ name, unit }) => [keyOf(unit), { name, unit }])).values()]
}

function dueOf(measure: MeasureFacts, periodTo: string | null): { dueOn: string | null; dueFrom: DueFrom | null } {
  if (measure.dueBy !== null) return { dueOn: lastDayOf(measure.dueBy), dueFrom: 'measure' }
  const [latest] = measure.deadlines.map(lastDayOf).toSorted((a, b) => (a > b ? -1 : 1))
  if (latest !== undefined) return { dueOn: latest, dueFrom: 'targets' }
  return periodTo === null ? { dueOn: null, dueFrom: null } : { dueOn: lastDayOf(periodTo), dueFrom: 'period' }
}

/**
 * The last day of a deadline as plans write it.
 *
 * Example: lastDayOf('2025-Q3') → '2025-09-30'
 */
export function lastDayOf(deadline: string): string {
  const [year = '', part = '12'] = deadline.split('-')
  const month = part.startsWith('H') ? Number(part[1]) * 6 : part.startsWith('Q') ? Number(part[1]) * 3 : Number(part)
  return new Date(Date.UTC(Number(year), month, 0)).toISOString().slice(0, 10)
}
