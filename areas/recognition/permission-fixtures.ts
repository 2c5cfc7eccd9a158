import type { PermissionFixtures } from '#platform/http/testing/permission-fixtures'

export const fixtures: PermissionFixtures = {}
