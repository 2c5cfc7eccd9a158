import type { Db } from '#platform/db/db'
import { PopulationTally, type Summary } from '../../rules/population/summary.ts'
import { eachSubject, type PopulationRow } from '../../store/populations.ts'
import { setOf } from './rule-sets.ts'

/** What a page draws of a population; counted once, kept with it. */
export async function summaryOf(db: Db, row: PopulationRow): Promise<Summary> {
  const tally = new PopulationTally(setOf(row).main.gates.map(({ source }) => source.id))
  for await (const subjects of eachSubject(db, { regionPath: row.region_path, id: row.id }))
    for (const subject of subjects) tally.add(subject)
  return tally.summary()
}
