import { innovativeSme, leadingEnterprise } from './procedures/other-titles.ts'
import { techSmeEntry } from './procedures/tech-sme.ts'

/** Titles that are applied for here. */
export const titleProcedures = [techSmeEntry, innovativeSme, leadingEnterprise]
