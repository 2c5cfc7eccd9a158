import { Refusal } from '#kernel/refusal'
import type { Scope } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'

/**
 * Regions whose books a scope reaches, within `under` where that is asked. Queries name them one by one, so that every
 * one of them goes straight to the rows of its region.
 */
export async function booksWithin(db: Db, scope: Scope, under?: string): Promise<string[]> {
  const isAsked = (path: string) => under === undefined || path.startsWith(under)
  if (scope.reach === 'own-region') return [scope.regionPath].filter(isAsked)
  if (scope.reach !== 'all' && scope.reach !== 'region') return []
  const rows = await db.query<{ region_path: string }>(
    'select distinct region_path from ledger.account where starts_with(region_path, $1) order by region_path',
    [scope.reach === 'region' ? scope.regionPath : ''],
  )
  return rows.map(({ region_path }) => region_path).filter(isAsked)
}

/** The one book that a writer writes in. Errors: ledger.region-not-found for who has none of his own. */
export function ownBook(scope: Scope): string {
  if (scope.reach !== 'own-region') throw new Refusal('ledger.region-not-found')
  return scope.regionPath
}
