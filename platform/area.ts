import type { Localized } from '#kernel/localized'
import type { ErrorTable } from '#kernel/refusal'
import type { Permissions } from '#platform/auth/permission'
import type { DigestSection } from '#platform/digest'
import type { Context, Route } from '#platform/http/route'
import type { JobKind } from '#platform/jobs/job-kind'
import type { CityParameter } from '#platform/parameters/parameter'
import type { Services } from '#platform/services'
import { permissionsOf } from './cases/generated/permissions.ts'
import { routesOf } from './cases/generated/routes.ts'
import type { CasePorts, FactSource } from './cases/ports.ts'
import type { Procedure } from './cases/registered.ts'

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
  /**
   * What it has to say in the weekly digest of a person. `permission` is decided as for a route, so `ctx.scope` must narrow
   * the SQL; who does not have it gets nothing from this area.
   */
  digest?: { permission: `${string}:${string}`; run: (ctx: Context) => Promise<DigestSection[]> }
  /** What people apply for here. Their endpoints and permissions come from the declarations. */
  procedures?: readonly Procedure[]
  /** Numbers that the city sets for itself. */
  parameters?: readonly CityParameter[]
  /** What is known here about organisations and people, to fill forms in beforehand. */
  facts?: FactSource
  /** What cases need and only this area has. */
  offers?: Partial<CasePorts>
  /** Reference data that every installation needs (catalogues, region codes); runs after migrations, safe to repeat. */
  seed?: (services: Services) => Promise<void>
}

/** An area as it is registered: with the endpoints and permissions that follow from its procedures. */
export function defineArea(area: Area): Area {
  const procedures = area.procedures ?? []
  if (procedures.length === 0) return area
  return {
    ...area,
    permissions: { ...area.permissions, ...permissionsOf(procedures) },
    routes: [...area.routes, ...routesOf(procedures)],
  }
}
