import { procedureFixtures } from '#platform/cases/testing/procedure-fixtures'
import type { PermissionFixtures } from '#platform/http/testing/permission-fixtures'
import { contractRegistration } from './procedures.ts'

export const fixtures: PermissionFixtures = { ...procedureFixtures([contractRegistration]) }
