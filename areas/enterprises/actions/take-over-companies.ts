import type { Actor } from '#platform/auth/actor'
import type { Services } from '#platform/services'
import { type EarlierCompany, insertTakenOver } from '../store/take-over.ts'

/**
 * Takes over files that were kept elsewhere. The caller has decided that it may, and that the codes check.
 *
 * Writes: enterprises.company, .entry, .fact, .certificate, the operation log.
 */
export async function takeOverCompanies(
  { db, clock, audit, actor }: Pick<Services, 'db' | 'clock' | 'audit'> & { actor: Actor },
  companies: readonly EarlierCompany[],
  { isInvented, recordedByName }: { isInvented: boolean; recordedByName: string },
): Promise<void> {
  await db.tx(async (tx) => {
    const by = { at: clock.now(), by: actor.userId, byName: recordedByName }
    await insertTakenOver(tx, companies, { isInvented, by })
    await audit.record(tx, actor, {
      action: 'enterprises.take-over-companies',
      object: 'register:companies',
      detail: { companies: companies.length, isInvented },
    })
  })
}
