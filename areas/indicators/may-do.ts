import { Refusal } from '#kernel/refusal'
import type { Actor } from '#platform/auth/actor'
import { decide, type Scope } from '#platform/auth/permission'
import { permissions } from './permissions.ts'

/** Whether to offer something; the route decides again. */
export function mayDo(actor: Actor, permission: keyof typeof permissions): boolean {
  return decide(actor, permissions[permission]) !== null
}

function isCityWide(scope: Scope): boolean {
  return scope.reach === 'all' || (scope.reach === 'region' && /^\d+\/$/.test(scope.regionPath))
}

export function mayDefine(actor: Actor): boolean {
  const scope = decide(actor, permissions['indicators:define'])
  return scope !== null && isCityWide(scope)
}

/** The catalogue is one for the whole city: a district's administrator does not change it. */
export function refuseDistrict(ctx: { scope: Scope }): void {
  if (!isCityWide(ctx.scope)) throw new Refusal('indicators.city-defines')
}
