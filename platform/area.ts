import type { Localized } from '#kernel/localized'
import type { ErrorTable } from '#kernel/refusal'
import type { Permissions } from '#platform/auth/permission'
import type { Context, Route } from '#platform/http/route'
import type { JobKind } from '#platform/jobs/job-kind'
import type { Services } from '#platform/services'

/** One thing found by the search of the whole platform; `link` is a page of the web. */
export interface Hit {
  kind: string
  title: string
  snippet?: string
  link: string
}

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
  /** Named constraints of its schema that people can run into, and the code each stands for, so that a race is refused like the rule. */
  constraints?: Record<string, string>
  /**
   * What the search box finds here. `permission` is decided as for a route, so `ctx.scope` must narrow the SQL;
   * who does not have it gets nothing from this area. At most 10 hits.
   */
  search?: { permission: `${string}:${string}`; run: (ctx: Context, query: string) => Promise<Hit[]> }
  /** Reference data that every installation needs (catalogues, region codes); runs after migrations, safe to repeat. */
  seed?: (services: Services) => Promise<void>
}

export function defineArea(area: Area): Area {
  return area
}
