import { highTechRecommendation } from './procedures/high-tech.ts'
import { nurseryEntry } from './procedures/nursery-entry.ts'
import { innovativeSme, leadingEnterprise } from './procedures/other-titles.ts'
import { techSmeEntry } from './procedures/tech-sme.ts'
import { topListApplication } from './procedures/top-list-application.ts'

/** Titles that are applied for here. */
export const titleProcedures = [techSmeEntry, innovativeSme, leadingEnterprise]

/** Everything that is applied for here. */
export const procedures = [...titleProcedures, nurseryEntry, highTechRecommendation, topListApplication]
