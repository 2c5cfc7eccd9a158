import { registerMeasure } from '#areas/indicators'
import { defineArea } from '#platform/area'
import { documentErrors } from '#platform/documents/documents'
import { factsOfContracts } from './actions/awards/awardable.ts'
import { awardParameters } from './award-parameters.ts'
import { errors } from './errors.ts'
import { measures } from './measures.ts'
import { permissions } from './permissions.ts'
import { transferAward } from './procedures/transfer-award.ts'
import { contractRegistration, parameters } from './procedures.ts'
import { routes } from './routes.ts'

for (const measure of measures) registerMeasure(measure)

export const contractsArea = defineArea({
  id: 'contracts',
  title: { zh: '技术合同', en: 'Technology contracts' },
  schema: new URL('./schema/', import.meta.url),
  errors: { ...documentErrors, ...errors },
  constraints: {
    registration_case_once: 'contracts.registration-taken',
    registration_number_once: 'contracts.registration-taken',
    award_case_once: 'contracts.award-decided',
    award_contract_once: 'contracts.award-given-meanwhile',
  },
  permissions,
  routes,
  parameters: [...parameters, ...awardParameters],
  procedures: [contractRegistration, transferAward],
  facts: factsOfContracts,
})
