import type { Actor } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'

/** One line of the operation log. */
export interface Operation {
  /** `area.verb-noun`, such as `plans.publish-plan`. */
  action: string
  /** `kind:id`, such as `plan:pln_…`. */
  object: string
  regionPath?: string | null
  /** What changed, without personal data that the reader of the log need not see. */
  detail?: Record<string, unknown>
}

export interface Audit {
  /** Appends in the caller's transaction: what is undone was never logged, what is logged was done. */
  record(tx: Db, actor: Actor, operation: Operation): Promise<void>
}
