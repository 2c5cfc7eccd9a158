import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Judged, readJsonText, WhatIf } from '#engines/scorecard'
import type { Db } from '#platform/db/db'
import type { SimulatedCompany } from '../../rules/simulation/tally.ts'
import { frozenSubjects, type PopulationRow } from '../../store/populations.ts'
import { setOf } from '../population/rule-sets.ts'

/** A population in memory, judged once by its rule. */
export interface Loaded {
  companies: SimulatedCompany[]
  before: Judged[]
  whatIf: WhatIf
}

/** A population is never changed, so that what was loaded stays right; the last few are kept, for sliders that move. */
const mostKept = 3
const kept = new Map<string, Promise<Loaded>>()

export function loadPopulation(db: Db, row: PopulationRow): Promise<Loaded> {
  const found = kept.get(row.id)
  const loading = found ?? load(db, row)
  kept.delete(row.id)
  kept.set(row.id, loading)
  if (!found)
    loading.catch(() => {
      // Whoever waits is told; the next who asks tries again.
      kept.delete(row.id)
    })
  for (const id of kept.keys()) if (kept.size > mostKept) kept.delete(id)
  return loading
}

const piece = 250

async function load(db: Db, row: PopulationRow): Promise<Loaded> {
  const loaded: Loaded = { companies: [], before: [], whatIf: new WhatIf(setOf(row)) }
  const key = { regionPath: row.region_path, id: row.id }
  for (let after = ''; ; ) {
    const rows = await frozenSubjects(db, key, { after, limit: piece })
    const last = rows.at(-1)
    if (!last) return loaded
    for (const { credit_code: creditCode, name, district, valid_to, facts: text } of rows) {
      const facts = readJsonText(text).value
      loaded.before.push(loaded.whatIf.add(facts))
      loaded.companies.push({ creditCode, name, district, size: sizeOf(facts), isHolding: valid_to !== null })
    }
    after = last.credit_code
    await nextTurn()
  }
}

const sizes = [1000, 300, 20, 0]

/** By staff, at the borders that the national size classes use for industry. */
function sizeOf(facts: unknown): string {
  const staff: unknown = facts && typeof facts === 'object' ? Reflect.get(facts, 'staff_total') : null
  const text = staff && typeof staff === 'object' && 'text' in staff ? String(staff.text) : staff
  const count = text === null || text === undefined ? Number.NaN : Number(text)
  return String(sizes.find((least) => count >= least) ?? 'unknown')
}
