import type { Clock } from '#kernel/clock'
import type { Ids } from '#kernel/ids'
import type { Assistant } from '#platform/assistant/assistant'
import type { Audit } from '#platform/audit/audit'
import type { Actor } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import type { DigestSection } from '#platform/digest'
import type { FileStore } from '#platform/files/files'
import type { Jobs } from '#platform/jobs/jobs'
import type { Mailer } from '#platform/mail/mail'
import type { Registry } from '#platform/registry'

/** Everything an area stands on, handed in, so that tests can hand in their own clock, ids and database. */
export interface Services {
  db: Db
  clock: Clock
  ids: Ids
  files: FileStore
  jobs: Jobs
  audit: Audit
  /** What all areas declare: procedures, parameters, facts. */
  registry: Registry
  /** Address under which people reach the platform, without a slash at its end. */
  publicUrl: string
  /** Absent where the installation names none: then nothing of it is seen. */
  assistant?: Assistant
  /** Absent where the installation names no mail server: then nothing of it is seen. */
  mail?: Mailer
  /** What all areas have to say to somebody about the week. */
  digestFor(actor: Actor): Promise<DigestSection[]>
}
