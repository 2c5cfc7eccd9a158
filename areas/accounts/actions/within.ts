import type { Clock } from '#kernel/clock'
import type { Ids } from '#kernel/ids'
import { Refusal } from '#kernel/refusal'
import type { Audit } from '#platform/audit/audit'
import type { Scope } from '#platform/auth/permission'

/** What writing needs beyond the transaction. */
export interface Writer {
  clock: Clock
  ids: Ids
  audit: Audit
}

/** Errors: accounts.outside-your-region. */
export function refuseOutside(scope: Scope, regionPath: string): void {
  const isWithin = scope.reach === 'all' || (scope.reach === 'region' && regionPath.startsWith(scope.regionPath))
  if (!isWithin) throw new Refusal({ code: 'accounts.outside-your-region', field: 'regionPath' })
}
