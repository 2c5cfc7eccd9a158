import type { Scope } from '#platform/auth/permission'

/** Awards of a region are those of everything in it; nobody else reaches any. */
export function regionOf(scope: Scope): string {
  if (scope.reach === 'all') return ''
  if (scope.reach === 'region' || scope.reach === 'own-region') return scope.regionPath
  throw new Error(`awards are not reached by ${scope.reach}`)
}
