import { businessDate } from '#kernel/clock'
import { endingsOf } from '#platform/cases/states'
import type { Db } from '#platform/db/db'
import type { Services } from '#platform/services'
import { openEntries, setStage } from '../../store/season-entries.ts'
import type { EntryRow } from '../../store/seasons.ts'

/**
 * Closes those of some applications whose case ended by itself, its time for corrections or files having run out; answers
 * the others. Writes: recognition.season_entry.
 */
export async function closeLapsedOf(
  tx: Db,
  { registry, today }: { registry: Services['registry']; today: string },
  open: readonly EntryRow[],
): Promise<EntryRow[]> {
  const endings = await endingsOf(
    tx,
    registry,
    open.map(({ case_id: id }) => id),
  )
  const isOver = ({ case_id: id }: EntryRow) => endings.has(id)
  const ended = open.filter(isOver).map(({ case_id: id }) => id)
  if (ended.length > 0) await setStage(tx, ended, 'withdrawn', today)
  return open.filter((entry) => !isOver(entry))
}

/**
 * Does so for a season, or for all where none is named: whenever somebody looks at what it counts. Doing it twice changes
 * nothing.
 */
export async function closeLapsed(
  { db, clock, registry }: Pick<Services, 'db' | 'clock' | 'registry'>,
  seasonId?: string,
): Promise<void> {
  const open = await openEntries(db, seasonId)
  await closeLapsedOf(db, { registry, today: businessDate(clock.now()) }, open)
}
