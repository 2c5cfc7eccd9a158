import { stateOf } from '#engines/procedure'
import type { Localized } from '#kernel/localized'
import type { Db } from '#platform/db/db'
import type { Registry } from '#platform/registry'

type Procedures = Pick<Registry, 'procedures'>

/** The states of some cases; ids that are no case are left out. */
async function statesOf(db: Db, registry: Procedures, caseIds: readonly string[]) {
  if (caseIds.length === 0) return []
  const rows = await db.query<{ id: string; procedure_id: string; version: string; state: string }>(
    'select id, procedure_id, version, state from cases.case where id = any($1)',
    [[...caseIds]],
  )
  return rows.map((row) => {
    const { model } = registry.procedures.version(row.procedure_id, row.version)
    return { id: row.id, state: stateOf(model, row.state) }
  })
}

/**
 * In what state some cases are, in the office's words, whoever's they are: for areas that keep records of cases and must
 * not say of a refused one that it is under way.
 */
export async function stateWordsOf(
  db: Db,
  registry: Procedures,
  caseIds: readonly string[],
): Promise<Map<string, Localized>> {
  const states = await statesOf(db, registry, caseIds)
  return new Map(states.map(({ id, state }) => [id, state.label]))
}

/** In what state some cases are, by the name that the procedure gives it. */
export async function stateNamesOf(
  db: Db,
  registry: Procedures,
  caseIds: readonly string[],
): Promise<Map<string, string>> {
  const states = await statesOf(db, registry, caseIds)
  return new Map(states.map(({ id, state }) => [id, state.name]))
}
