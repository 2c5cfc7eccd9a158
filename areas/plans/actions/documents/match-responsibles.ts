import { matchUnits } from '#areas/regions'
import type { Measure } from '#engines/plan-text'
import type { Db } from '#platform/db/db'
import type { MatchedUnit } from '../../store/write-compiled.ts'

/** Matches every unit that the measures name to a department, each name once. The key is the compiler's measure id. */
export async function matchResponsibles(
  db: Db,
  regionPath: string,
  measures: readonly Measure[],
): Promise<Map<string, MatchedUnit[]>> {
  const names = [...new Set(measures.flatMap((measure) => measure.responsibles.map((unit) => unit.resolved)))]
  const matched = await matchUnits(db, regionPath, names)
  const byName = new Map(names.map((name, i) => [name, matched[i] ?? null]))
  return new Map(
    measures.map((measure) => [
      measure.id,
      measure.responsibles.map((unit) => {
        const match = byName.get(unit.resolved) ?? null
        return {
          ...unit,
          departmentId: match?.departmentId ?? null,
          departmentName: match?.name ?? null,
          matchBps: match ? Math.round(match.score * 10_000) : null,
        }
      }),
    ]),
  )
}
