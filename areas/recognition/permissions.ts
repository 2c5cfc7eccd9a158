import type { Permissions } from '#platform/auth/permission'
import { awardPermissions } from './permissions/awards.ts'

/** Who applies for titles, who decides on them, and who looks over all companies. */
export const permissions = {
  ...awardPermissions,
} satisfies Permissions
