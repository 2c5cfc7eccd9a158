import type { Clock } from '#kernel/clock'
import type { Ids } from '#kernel/ids'
import type { Assistant } from '#platform/assistant/assistant'
import type { Audit } from '#platform/audit/audit'
import type { Db } from '#platform/db/db'
import type { FileStore } from '#platform/files/files'
import type { Jobs } from '#platform/jobs/jobs'
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
}
