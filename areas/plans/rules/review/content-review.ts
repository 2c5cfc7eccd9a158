import type { Problem } from '#kernel/refusal'

export type ContentState = 'read' | 'corrected' | 'rejected' | 'added'
export type ContentAction = 'correct' | 'reject' | 'restore'

/** A unit that answers for a measure, with the department that it is. */
export interface UnitFacts {
  printed: string
  /** The printed name with its elided prefix. */
  resolved: string
  role: 'lead' | 'responsible' | 'support'
  departmentId: string | null
  departmentName: string | null
  matchBps: number | null
}

export interface MeasureFacts {
  title: string
  dueBy: string | null
  units: UnitFacts[]
}

export interface MechanismFacts {
  name: string
  type: string
}

export type ContentFacts = MeasureFacts | MechanismFacts

/**
 * What the text says of a measure or mechanism, apart from which department a unit was matched to: that is a matter of
 * the city, not of the reading.
 *
 * Units: none.
 */
export function saidBy(facts: ContentFacts): string {
  if (!('units' in facts)) return JSON.stringify([facts.name, facts.type])
  return JSON.stringify([facts.title, facts.dueBy, facts.units.map(({ resolved, role }) => [resolved, role])])
}

interface Standing<F> {
  state: ContentState
  facts: F
  /** As it was read; null while nobody has changed it, and for an added one. */
  compiled: F | null
}

/**
 * What a decision makes of a measure or mechanism. What says again what was read counts as read; what a person added
 * stays an added one. Nothing needs to be accepted: what nobody touches stands as it was read.
 *
 * Units:  none.
 * Errors: plans.content-already-decided, plans.fields-missing.
 */
export function decideContent<F extends ContentFacts>(
  now: Standing<F>,
  action: ContentAction,
  corrected: F | undefined,
): { next: Standing<F>; problems: [] } | { next: null; problems: Problem[] } {
  const compiled = now.compiled ?? (now.state === 'read' ? now.facts : null)
  switch (action) {
    case 'reject':
      if (now.state === 'rejected') return alreadyDecided
      return { next: { state: 'rejected', facts: now.facts, compiled }, problems: [] }
    case 'restore':
      if (now.state !== 'rejected') return alreadyDecided
      return { next: standing(now.facts, compiled), problems: [] }
    case 'correct':
      if (!corrected) return { next: null, problems: [{ code: 'plans.fields-missing', field: 'fields' }] }
      return { next: standing(corrected, compiled), problems: [] }
  }
}

const alreadyDecided: { next: null; problems: Problem[] } = {
  next: null,
  problems: [{ code: 'plans.content-already-decided' }],
}

function standing<F extends ContentFacts>(facts: F, compiled: F | null): Standing<F> {
  if (compiled === null) return { state: 'added', facts, compiled }
  return { state: saidBy(facts) === saidBy(compiled) ? 'read' : 'corrected', facts, compiled }
}

/**
 * Whether the units of a measure can stand beside each other; every reason at once.
 *
 * Units:  none.
 * Errors: plans.unit-twice.
 */
export function checkUnits(units: readonly Pick<UnitFacts, 'resolved'>[]): Problem[] {
  const seen = new Set<string>()
  return units.flatMap(({ resolved }, nth) => {
    if (seen.has(resolved)) return [{ code: 'plans.unit-twice', field: `units.${nth}`, params: { name: resolved } }]
    seen.add(resolved)
    return []
  })
}

/**
 * Titles of the headings above a place of the text, outermost first.
 *
 * Units: offsets in UTF-16 units of the text.
 */
export function headingsAbove(
  outline: readonly { level: number; title: string; offset: number }[],
  offset: number,
): string[] {
  const open: { level: number; title: string }[] = []
  for (const heading of outline) {
    if (heading.offset > offset) break
    while ((open.at(-1)?.level ?? 0) >= heading.level) open.pop()
    open.push(heading)
  }
  return open.map(({ title }) => title)
}
