// Made by `node tools/generate-tables.ts` from the migrated database; change the SQL files, not this one.
import type { ColumnType } from 'kysely'

/** Published once a day: the Merkle root over all entries sealed so far. Anybody who keeps one can prove later that nothing before it was changed. */
export interface DailyRootTable {
  /** Business date YYYY-MM-DD that the root closes */
  day: string
  /** Entries in the tree */
  size: bigint
  /** Merkle root (SM3, RFC 6962 tree), hexadecimal */
  root: string
  /** Digest of the chain at that size, hexadecimal */
  chain_digest: string
  /** Instant of publication */
  published_at: ColumnType<Date, Date | string, Date | string>
}

/** Operation log: who did what to which object. Written in the transaction of the deed; appended only. */
export interface OperationTable {
  /** op_… identifier */
  id: string
  /** Instant of the deed by the server clock */
  at: ColumnType<Date, Date | string, Date | string>
  /** Who did it; null for the system and for visitors */
  actor_user_id: string | null
  /** Name of the person at the time, so that the log reads without other tables */
  actor_name: string
  /** The membership that the person acted through */
  actor_membership_id: string | null
  /** The role of that membership at the time */
  actor_role: string | null
  /** area.verb-noun, such as plans.publish-plan */
  action: string
  /** kind:id of what it was done to */
  object: string
  /** Region of the object, for supervisors of a subtree; null when it has none */
  region_path: string | null
  /** JSON text exactly as digested; no personal data that a reader of the log need not see */
  detail: string
  /** SM3 of the entry's fields, hexadecimal */
  entry_digest: string
  /** Place in the chain from 0; null in the moment between the deed and its sealing */
  position: bigint | null
  /** SM3 of the previous chain digest and this entry's digest, hexadecimal */
  chain_digest: string | null
}

/** For `db.as<AuditTables>()`. */
export interface AuditTables {
  'audit.daily_root': DailyRootTable
  'audit.operation': OperationTable
}
