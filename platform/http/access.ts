import { Refusal } from '#kernel/refusal'
import type { Actor } from '#platform/auth/actor'
import { decide, type Permission, type Permissions, type Scope } from '#platform/auth/permission'

/** Every permission of the areas by name. A permission named twice, or granted by nobody, is a defect of the start. */
export function permissionTable(areas: { id: string; permissions: Permissions }[]): Map<string, Permission> {
  const table = new Map<string, Permission>()
  for (const area of areas)
    for (const [name, permission] of Object.entries(area.permissions)) {
      if (table.has(name)) throw new Error(`permission ${name} is declared twice`)
      table.set(name, permission)
    }
  return table
}

/** How far the actor may reach under a permission. Nobody signed in is told to sign in; the others that they may not. */
export function scopeOrRefuse(actor: Actor, permission: Permission): Scope {
  const scope = decide(actor, permission)
  if (scope) return scope
  if (actor.kind === 'anonymous') throw new Refusal('http.not-signed-in')
  throw new Refusal(actor.role === null ? 'auth.no-membership' : 'http.not-allowed')
}

/** Names of the permissions that an actor has. */
export function permissionsOf(actor: Actor, table: Map<string, Permission>): string[] {
  return [...table].filter(([, permission]) => decide(actor, permission) !== null).map(([name]) => name)
}
