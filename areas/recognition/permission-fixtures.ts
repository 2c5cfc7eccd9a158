import type { PermissionFixtures } from '#platform/http/testing/permission-fixtures'
import { awardFixtures } from './testing/award-fixtures.ts'
import { consentFixtures } from './testing/consent-fixtures.ts'
import { nurseryFixtures } from './testing/nursery-fixtures.ts'
import { pointsFixtures } from './testing/points-fixtures.ts'
import { pointsRuleFixtures } from './testing/points-rule-fixtures.ts'
import { populationFixtures } from './testing/population-fixtures.ts'
import { screeningFixtures } from './testing/screening-fixtures.ts'
import { seasonFixtures } from './testing/season-fixtures.ts'
import { simulationFixtures } from './testing/simulation-fixtures.ts'
import { titleFixtures } from './testing/title-fixtures.ts'
import { topListFixtures } from './testing/top-list-fixtures.ts'

export const fixtures: PermissionFixtures = {
  ...awardFixtures,
  ...screeningFixtures,
  ...titleFixtures,
  ...pointsFixtures,
  ...populationFixtures,
  ...seasonFixtures,
  ...consentFixtures,
  ...pointsRuleFixtures,
  ...simulationFixtures,
  ...nurseryFixtures,
  ...topListFixtures,
}
