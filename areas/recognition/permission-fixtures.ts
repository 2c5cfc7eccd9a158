import type { PermissionFixtures } from '#platform/http/testing/permission-fixtures'
import { awardFixtures } from './testing/award-fixtures.ts'

export const fixtures: PermissionFixtures = { ...awardFixtures }
