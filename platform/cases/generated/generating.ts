import type { Procedure } from '../registered.ts'
import type { GeneratedPermission } from './permissions.ts'

/** One procedure with its versions, newest first, and the names of its permissions. */
export interface Generating {
  id: string
  newest: Procedure
  versions: readonly Procedure[]
  may(verb: GeneratedPermission | (string & {})): `${string}:${string}`
}
