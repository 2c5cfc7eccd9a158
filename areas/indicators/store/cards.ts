import type { Db } from '#platform/db/db'
import type { IndicatorsTables } from '../schema/tables.gen.ts'
import type { CardRow } from './catalogue.ts'

interface StoredCard {
  indicator_id: string
  version: number
  formula: string
  numerator: string | null
  denominator: string | null
  data_source: string
  cadence: string
  due_days: number
  owner_department_id: string | null
  owner_name: string | null
  legal_basis: string | null
  effective_from: string
  effective_to: string | null
  change_note: string | null
  created_at: Date
}

function cardOf(row: StoredCard): CardRow {
  return {
    indicatorId: row.indicator_id,
    version: row.version,
    formula: row.formula,
    numerator: row.numerator,
    denominator: row.denominator,
    dataSource: row.data_source,
    cadence: row.cadence as CardRow['cadence'],
    dueDays: row.due_days,
    ownerDepartmentId: row.owner_department_id,
    ownerName: row.owner_name,
    legalBasis: row.legal_basis,
    effectiveFrom: row.effective_from,
    effectiveTo: row.effective_to,
    changeNote: row.change_note,
    createdAt: row.created_at,
  }
}

/** Cards of the indicators, oldest version first. */
export async function cardsOf(db: Db, indicatorIds: readonly string[]): Promise<Map<string, CardRow[]>> {
  const found = new Map<string, CardRow[]>(indicatorIds.map((id) => [id, []]))
  if (indicatorIds.length === 0) return found
  const rows = await db
    .as<IndicatorsTables>()
    .selectFrom('indicators.card')
    .selectAll()
    .where('indicator_id', 'in', [...new Set(indicatorIds)])
    .orderBy('version')
    .execute()
  for (const row of rows) found.get(row.indicator_id)?.push(cardOf(row))
  return found
}

/** The card in force on a day, by which a period that ends then is counted. */
export function cardInForce(cards: readonly CardRow[], day: string): CardRow | null {
  return (
    cards.findLast((card) => card.effectiveFrom <= day && (card.effectiveTo === null || card.effectiveTo >= day)) ??
    null
  )
}

export async function insertCard(
  tx: Db,
  card: Omit<CardRow, 'effectiveTo' | 'createdAt'> & { createdAt: Date; createdBy: string | null },
): Promise<void> {
  await tx.query(
    `update indicators.card set effective_to = ($2::date - 1) where indicator_id = $1 and effective_to is null`,
    [card.indicatorId, card.effectiveFrom],
  )
  await tx
    .as<IndicatorsTables>()
    .insertInto('indicators.card')
    .values({
      indicator_id: card.indicatorId,
      version: card.version,
      formula: card.formula,
      numerator: card.numerator,
      denominator: card.denominator,
      data_source: card.dataSource,
      cadence: card.cadence,
      due_days: card.dueDays,
      owner_department_id: card.ownerDepartmentId,
      owner_name: card.ownerName,
      legal_basis: card.legalBasis,
      effective_from: card.effectiveFrom,
      change_note: card.changeNote,
      created_at: card.createdAt,
      created_by: card.createdBy,
    })
    .execute()
}
