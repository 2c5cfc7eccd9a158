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

/** Counts a population by everything that a page draws, company by company: as little memory however many there are. */
export class PopulationTally {
  readonly #gates: ReadonlyMap<string, Shares>
  readonly #districts = new Map<string, Shares>()
  readonly #sections = new Map<string, Shares>()
  readonly #bins = new Map<number, number>()
  readonly #missing = new Map<string, number>()
  readonly #verdicts = { pass: 0, fail: 0, unknown: 0, unusable: 0 }
  readonly #readiness = { holds: 0, ready: 0, near: 0, slipping: 0 }
  #companies = 0
  #withoutTotal = 0

  constructor(gateIds: readonly string[]) {
    this.#gates = new Map(gateIds.map((id) => [id, sharesOf(id)]))
  }

  add({ verdict, readiness, total, missing, gates, district, section }: Subject): void {
    this.#companies++
    this.#verdicts[verdict]++
    if (readiness) this.#readiness[readiness]++
    if (total === null) this.#withoutTotal++
    else countOne(this.#bins, Math.floor(total / binWidth))
    for (const fact of missing) countOne(this.#missing, fact)
    for (const [id, shares] of this.#gates) count(shares, gates[id] ?? null)
    const passes = verdict === 'pass' ? true : verdict === 'fail' ? false : null
    count(inMap(this.#districts, district), passes)
    count(inMap(this.#sections, section ?? 'unknown'), passes)
  }

  summary(): Summary {
    const used = [...this.#bins.keys()]
    const [low, high] = [Math.min(...used), Math.max(...used)]
    const row = used.length === 0 ? [] : Array.from({ length: high - low + 1 }, (_, at) => low + at)
    return {
      companies: this.#companies,
      verdicts: this.#verdicts,
      readiness: this.#readiness,
      bins: row.map((bin) => ({ bin, companies: this.#bins.get(bin) ?? 0 })),
      withoutTotal: this.#withoutTotal,
      gates: [...this.#gates.values()],
      districts: bySize(this.#districts),
      sections: bySize(this.#sections),
      missing: [...this.#missing]
        .map(([fact, companies]) => ({ fact, companies }))
        .sort((a, b) => b.companies - a.companies),
    }
  }
}

const countOne = <Key>(map: Map<Key, number>, key: Key) => map.set(key, (map.get(key) ?? 0) + 1)

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
