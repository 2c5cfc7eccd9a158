import type { Permissions } from '#platform/auth/permission'
import { awardPermissions } from './permissions/awards.ts'
import { screeningPermissions } from './permissions/screening.ts'
import { titlePermissions } from './permissions/titles.ts'

/** Who applies for titles, who decides on them, and who looks over all companies. */
export const permissions = {
  ...awardPermissions,
  ...titlePermissions,
  ...screeningPermissions,
} satisfies Permissions
