import { type RawBuilder, sql } from 'kysely'
import type { Localized } from '#kernel/localized'
import type { Actor, Role } from './actor.ts'

/**
 * How far a grant reaches. `region` is the region with everything below it, `own-region` that region alone: each level of
 * government keeps its own books. `public` needs no sign-in and shows only what is published.
 */
export type Reach = 'all' | 'region' | 'own-region' | 'department' | 'organisation' | 'self' | 'public'

/** One permission, `area:verb`: which role has it, and how far. What is not named is refused. */
export interface Permission {
  title: Localized
  grants: Partial<Record<Role | 'anyone' | 'signed-in', Reach>>
}

export type Permissions = Record<`${string}:${string}`, Permission>

/** What an actor may touch under one permission. Handed to the store, which puts it into the SQL. */
export type Scope =
  | { reach: 'all' }
  | { reach: 'public' }
  | { reach: 'region'; regionPath: string }
  | { reach: 'own-region'; regionPath: string }
  | { reach: 'department'; departmentId: string; regionPath: string }
  | { reach: 'organisation'; organisationId: string }
  | { reach: 'self'; userId: string }

/** The one place where access is decided. Null: refused. */
export function decide(actor: Actor, permission: Permission): Scope | null {
  if (actor.kind === 'system') return { reach: 'all' }
  const reach =
    (actor.role ? permission.grants[actor.role] : undefined) ??
    (actor.userId ? permission.grants['signed-in'] : undefined) ??
    permission.grants.anyone
  switch (reach) {
    case undefined:
      return null
    case 'all':
    case 'public':
      return { reach }
    case 'region':
    case 'own-region':
      return actor.regionPath ? { reach, regionPath: actor.regionPath } : null
    case 'department':
      return actor.departmentId && actor.regionPath
        ? { reach, departmentId: actor.departmentId, regionPath: actor.regionPath }
        : null
    case 'organisation':
      return actor.organisationId ? { reach, organisationId: actor.organisationId } : null
    case 'self':
      return actor.userId ? { reach, userId: actor.userId } : null
  }
}

/** Columns of a query that a scope can be checked against. A reach without its column sees nothing. */
export interface ScopeColumns {
  /** Text column holding a region path such as `320800/320812/`. */
  regionPath?: string
  departmentId?: string
  organisationId?: string
  userId?: string
  /** SQL condition for what anybody may see, such as `p.status = 'published'`. */
  published?: RawBuilder<boolean>
}

/**
 * The scope as an SQL condition, to stand in the `where` of every query on scoped rows.
 *
 * Example: scopeCondition({ reach: 'region', regionPath: '320800/' }, { regionPath: 'p.region_path' }) → starts_with(p.region_path, '320800/')
 */
export function scopeCondition(scope: Scope, columns: ScopeColumns): RawBuilder<boolean> {
  switch (scope.reach) {
    case 'all':
      return sql<boolean>`true`
    case 'public':
      return columns.published ?? sql<boolean>`false`
    case 'region':
      return columns.regionPath
        ? sql<boolean>`starts_with(${sql.ref(columns.regionPath)}, ${scope.regionPath})`
        : sql<boolean>`false`
    case 'own-region':
      return columns.regionPath
        ? sql<boolean>`${sql.ref(columns.regionPath)} = ${scope.regionPath}`
        : sql<boolean>`false`
    case 'department':
      return columns.departmentId
        ? sql<boolean>`${sql.ref(columns.departmentId)} = ${scope.departmentId}`
        : sql<boolean>`false`
    case 'organisation':
      return columns.organisationId
        ? sql<boolean>`${sql.ref(columns.organisationId)} = ${scope.organisationId}`
        : sql<boolean>`false`
    case 'self':
      return columns.userId ? sql<boolean>`${sql.ref(columns.userId)} = ${scope.userId}` : sql<boolean>`false`
  }
}
