import type { Localized } from '#kernel/localized'
import type { ErrorTable } from '#kernel/refusal'
import type { Permissions } from '#platform/auth/permission'
import type { Route } from '#platform/http/route'
import type { JobKind } from '#platform/jobs/jobs'
import type { Services } from '#platform/services'

/** What an area registers; `app/areas.ts` lists them all, one line each. */
export interface Area {
  /** Folder name, and the name of its PostgreSQL schema. */
  id: string
  title: Localized
  /** Folder of numbered SQL files: `new URL('./schema/', import.meta.url)`. */
  schema?: URL
  errors: ErrorTable
  permissions: Permissions
  routes: Route[]
  jobs?: JobKind[]
  /** Reference data that every installation needs (catalogues, region codes); runs after migrations, safe to repeat. */
  seed?: (services: Services) => Promise<void>
}

export function defineArea(area: Area): Area {
  return area
}
