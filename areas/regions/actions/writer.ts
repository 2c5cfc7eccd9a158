import type { Clock } from '#kernel/clock'
import type { Ids } from '#kernel/ids'
import type { Audit } from '#platform/audit/audit'
import type { Scope } from '#platform/auth/permission'

/** What an action writes with; demo data and imports have no request. */
export interface Writer {
  clock: Clock
  ids: Ids
  audit: Audit
}

/** True when a scope reaches a region: everything, or its own subtree. */
export function reaches(scope: Scope, path: string): boolean {
  return scope.reach === 'all' || (scope.reach === 'region' && path.startsWith(scope.regionPath))
}
