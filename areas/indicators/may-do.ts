import type { Actor } from '#platform/auth/actor'
import { decide } from '#platform/auth/permission'
import { permissions } from './permissions.ts'

/** Whether to offer something; the route decides again. */
export function mayDo(actor: Actor, permission: keyof typeof permissions): boolean {
  return decide(actor, permissions[permission]) !== null
}
