import { registerMeasure } from '#areas/indicators'
import { defineArea } from '#platform/area'
import { spreadsheetErrors } from '#platform/spreadsheets/errors'
import { searchCompanies } from './actions/search-companies.ts'
import { errors } from './errors.ts'
import { readImport, writeImport } from './imports/run-import.ts'
import { measures } from './measures.ts'
import { eraseConsents } from './people-jobs.ts'
import { consentMonths } from './people-parameters.ts'
import { permissions } from './permissions.ts'
import { routes } from './routes.ts'

for (const measure of measures) registerMeasure(measure)

export const enterprisesArea = defineArea({
  id: 'enterprises',
  title: { zh: '一企一档', en: 'Company files' },
  schema: new URL('./schema/', import.meta.url),
  errors: { ...spreadsheetErrors, ...errors },
  constraints: {
    correction_open_once: 'enterprises.correction-open',
    succession_recorded_once: 'enterprises.succession-there',
  },
  permissions,
  routes,
  parameters: [consentMonths],
  jobs: [readImport, writeImport, eraseConsents],
  search: { permission: 'enterprises:read', run: searchCompanies },
})
