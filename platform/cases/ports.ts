import type { Clock } from '#kernel/clock'
import type { Ids } from '#kernel/ids'
import type { Localized } from '#kernel/localized'
import type { Role } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'

/** Whose case it is: an organisation or a person. */
export interface Party {
  /** `org_…` or `usr_…`. */
  id: string
  kind: 'organisation' | 'person'
  name: string
  /** Where it is seated; the office there is responsible unless the procedure says otherwise. */
  regionPath: string
}

/** A message to somebody, as the area of notices takes it. */
export interface CaseNotice {
  kind: 'todo' | 'message'
  to: { membershipId: string } | { userId: string } | { role: Role } | { organisationId: string }
  regionPath: string
  title: Localized
  text?: Localized
  link: string
  object: string
  reason: string
  dueOn?: string
}

interface Membership {
  id: string
  regionPath: string
  departmentId: string | null
  organisationId: string | null
}

/**
 * What cases need of areas that the platform does not know: an area that has it says so in `offers`.
 * All of them run in the caller's transaction where they get one.
 */
export interface CasePorts {
  /** Sends a to-do or a message. */
  notify(tx: Db, services: { ids: Ids; clock: Clock }, notice: CaseNotice): Promise<void>
  /** Closes the to-dos about an object, or those for one reason. */
  resolveTodos(tx: Db, services: { clock: Clock }, object: string, reason?: string): Promise<number>
  /** Parties by id; those that are not known are left out. */
  parties(db: Db, ids: readonly string[]): Promise<Map<string, Party>>
  /** What each membership acts for, in words: 市科技局, the organisation, the region. */
  unitNames(db: Db, memberships: readonly Membership[]): Promise<Map<string, Localized>>
  /** Names of regions by path. */
  regionNames(db: Db, paths: readonly string[]): Promise<Map<string, string>>
}

/** Something known about a party, with where it is from; fills a field of a form in beforehand. */
export interface Fact {
  value: unknown
  /** 组织与用户, 2025 年年报. */
  source: Localized
  /** Business date on which it was recorded, where that is known. */
  asOf?: string
}

export interface FactQuery {
  party: Party
  userId: string | null
  facts: readonly string[]
  today: string
}

/** Facts that an area knows about parties, by name such as `organisation.name`. */
export interface FactSource {
  facts: Record<string, Localized>
  /** Those of the asked-for facts that are known on a business day. */
  read(db: Db, input: FactQuery): Promise<Map<string, Fact>>
}
