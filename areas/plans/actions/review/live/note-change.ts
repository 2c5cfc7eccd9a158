import type { Db } from '#platform/db/db'
import type { Services } from '#platform/services'
import type { VersionKey } from '../../../store/items.ts'
import { writePulse } from '../../../store/review/pulse.ts'
import { roomsOf } from './version-room.ts'

/**
 * Lets those who look at a version know of a step once it has committed; the last thing that an action writes.
 * `null` instead of items: more than items has changed.
 *
 * Writes:  plans.pulse.
 */
export async function noteChange(
  tx: Db,
  services: Pick<Services, 'db' | 'clock'>,
  version: VersionKey,
  itemIds: readonly string[] | null,
): Promise<void> {
  await writePulse(tx, version, itemIds)
  tx.afterCommit(() => roomsOf(services).kick(version))
}
