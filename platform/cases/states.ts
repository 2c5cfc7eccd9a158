import { stateOf } from '#engines/procedure'
import type { Localized } from '#kernel/localized'
import type { Db } from '#platform/db/db'
import type { Registry } from '#platform/registry'

/**
 * In what state some cases are, in the office's words, whoever's they are: for areas that keep records of cases and must
 * not say of a refused one that it is under way. Ids that are no case are left out.
 */
export async function stateWordsOf(
  db: Db,
  registry: Pick<Registry, 'procedures'>,
  caseIds: readonly string[],
): Promise<Map<string, Localized>> {
  if (caseIds.length === 0) return new Map()
  const rows = await db.query<{ id: string; procedure_id: string; version: string; state: string }>(
    'select id, procedure_id, version, state from cases.case where id = any($1)',
    [[...caseIds]],
  )
  return new Map(
    rows.map((row) => {
      const { model } = registry.procedures.version(row.procedure_id, row.version)
      return [row.id, stateOf(model, row.state).label]
    }),
  )
}
