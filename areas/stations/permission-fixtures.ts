import { procedureFixtures } from '#platform/cases/testing/procedure-fixtures'
import { stationFiling } from './procedures.ts'

export const fixtures = procedureFixtures([stationFiling])
