import type { Readiness, Verdict } from './standing.ts'

/** One company of a population, as the pages look at it. */
export interface Subject {
  creditCode: string
  name: string
  district: string
  section: string | null
  total: number | null
  verdict: Verdict
  readiness: Readiness | null
  validTo: string | null
  gates: Readonly<Record<string, boolean | null>>
  missing: readonly string[]
}

/** Which companies a bar stands for: every bar is one of these, so that what it opens are those that it counts. */
export interface SubjectFilter {
  /** Width of the histogram and number of the bar, from 0. */
  bin?: number | undefined
  gate?: string | undefined
  gateIs?: 'yes' | 'no' | 'unknown' | undefined
  district?: string | undefined
  section?: string | undefined
  verdict?: Verdict | undefined
  readiness?: Readiness | undefined
  missing?: string | undefined
  q?: string | undefined
}

/** Points that one bar of the histogram covers; its lower end is part of it. */
export const binWidth = 10
export const binOf = (total: number) => Math.floor(total / binWidth)

const gateWord = (ok: boolean | null | undefined) => (ok === true ? 'yes' : ok === false ? 'no' : 'unknown')

export function isIn(subject: Subject, filter: SubjectFilter): boolean {
  const { bin, gate, gateIs, district, section, verdict, readiness, missing, q } = filter
  return (
    (bin === undefined || (subject.total !== null && binOf(subject.total) === bin)) &&
    (gate === undefined || gateWord(subject.gates[gate]) === (gateIs ?? 'yes')) &&
    (district === undefined || subject.district.startsWith(district)) &&
    (section === undefined || (subject.section ?? 'unknown') === section) &&
    (verdict === undefined || subject.verdict === verdict) &&
    (readiness === undefined || subject.readiness === readiness) &&
    (missing === undefined || subject.missing.includes(missing)) &&
    (q === undefined || q === '' || subject.name.includes(q) || subject.creditCode.startsWith(q.toUpperCase()))
  )
}

export interface Shares {
  id: string
  companies: number
  pass: number
  fail: number
  unknown: number
}

export interface Summary {
  companies: number
  verdicts: Record<Verdict, number>
  readiness: Record<Readiness, number>
  /** From the lowest bar that has a company to the highest, none left out. */
  bins: { bin: number; companies: number }[]
  withoutTotal: number
  gates: Shares[]
  districts: Shares[]
  sections: Shares[]
  /** The fact that most companies lack comes first. */
  missing: { fact: string; companies: number }[]
}

/** Counts a population by everything that a page draws; read once. */
export function summarise(subjects: readonly Subject[], gateIds: readonly string[]): Summary {
  const verdicts = { pass: 0, fail: 0, unknown: 0, unusable: 0 }
  const readiness = { holds: 0, ready: 0, near: 0, slipping: 0 }
  const bins = new Map<number, number>()
  const missing = new Map<string, number>()
  const gates = new Map(gateIds.map((id) => [id, sharesOf(id)]))
  const districts = new Map<string, Shares>()
  const sections = new Map<string, Shares>()
  let withoutTotal = 0
  for (const subject of subjects) {
    verdicts[subject.verdict]++
    if (subject.readiness) readiness[subject.readiness]++
    if (subject.total === null) withoutTotal++
    else bins.set(binOf(subject.total), (bins.get(binOf(subject.total)) ?? 0) + 1)
    for (const fact of subject.missing) missing.set(fact, (missing.get(fact) ?? 0) + 1)
    for (const [id, shares] of gates) count(shares, subject.gates[id] ?? null)
    const passes = subject.verdict === 'pass' ? true : subject.verdict === 'fail' ? false : null
    count(inMap(districts, subject.district), passes)
    count(inMap(sections, subject.section ?? 'unknown'), passes)
  }
  const used = [...bins.keys()]
  const [low, high] = [Math.min(...used), Math.max(...used)]
  const row = used.length === 0 ? [] : Array.from({ length: high - low + 1 }, (_, at) => low + at)
  return {
    companies: subjects.length,
    verdicts,
    readiness,
    bins: row.map((bin) => ({ bin, companies: bins.get(bin) ?? 0 })),
    withoutTotal,
    gates: [...gates.values()],
    districts: bySize(districts),
    sections: bySize(sections),
    missing: [...missing].map(([fact, companies]) => ({ fact, companies })).sort((a, b) => b.companies - a.companies),
  }
}

const sharesOf = (id: string): Shares => ({ id, companies: 0, pass: 0, fail: 0, unknown: 0 })

function inMap(map: Map<string, Shares>, id: string): Shares {
  const known = map.get(id) ?? sharesOf(id)
  map.set(id, known)
  return known
}

function count(shares: Shares, ok: boolean | null): void {
  shares.companies++
  shares[ok === true ? 'pass' : ok === false ? 'fail' : 'unknown']++
}

const bySize = (map: Map<string, Shares>) => [...map.values()].sort((a, b) => b.companies - a.companies)
