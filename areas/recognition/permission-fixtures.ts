import type { PermissionFixtures } from '#platform/http/testing/permission-fixtures'
import { awardFixtures } from './testing/award-fixtures.ts'
import { titleFixtures } from './testing/title-fixtures.ts'

export const fixtures: PermissionFixtures = { ...awardFixtures, ...titleFixtures }
