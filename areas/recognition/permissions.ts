import type { Permissions } from '#platform/auth/permission'
import { awardPermissions } from './permissions/awards.ts'
import { nurseryPermissions } from './permissions/nursery.ts'
import { pointsPermissions } from './permissions/points.ts'
import { pointsConsentPermissions } from './permissions/points-consents.ts'
import { pointsRulePermissions } from './permissions/points-rules.ts'
import { populationPermissions } from './permissions/population.ts'
import { screeningPermissions } from './permissions/screening.ts'
import { seasonPermissions } from './permissions/season.ts'
import { simulationPermissions } from './permissions/simulation.ts'
import { titlePermissions } from './permissions/titles.ts'
import { topListPermissions } from './permissions/top-list.ts'

/** Who applies for titles, who decides on them, and who looks over all companies. */
export const permissions = {
  ...awardPermissions,
  ...titlePermissions,
  ...screeningPermissions,
  ...pointsPermissions,
  ...populationPermissions,
  ...seasonPermissions,
  ...pointsConsentPermissions,
  ...pointsRulePermissions,
  ...simulationPermissions,
  ...nurseryPermissions,
  ...topListPermissions,
} satisfies Permissions
