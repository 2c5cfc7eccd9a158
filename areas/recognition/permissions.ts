import type { Permissions } from '#platform/auth/permission'

/** Who applies for titles, who decides on them, and who looks over all companies. */
export const permissions = {} satisfies Permissions
