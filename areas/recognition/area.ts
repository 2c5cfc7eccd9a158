import { registerMeasure } from '#areas/indicators'
import { defineArea } from '#platform/area'
import { factsOfCompanies } from './actions/facts-of-companies.ts'
import { tendNurseries } from './actions/nursery/conversion.ts'
import { computePoints } from './actions/points/run-points.ts'
import { populationJob } from './actions/population/compute-population.ts'
import { screenCompanies } from './actions/screening/run-screening.ts'
import { awardParameters } from './award-parameters.ts'
import { cityCriteria, leadingMonths } from './city-criteria.ts'
import { errors } from './errors.ts'
import { nurseryMeasure } from './nursery-measure.ts'
import { nurseryParameters } from './nursery-parameters.ts'
import { permissions } from './permissions.ts'
import { pointsParameters } from './points-parameters.ts'
import { slippingMonths } from './population-parameters.ts'
import { titleParameters } from './procedures/parameters.ts'
import { procedures } from './procedures.ts'
import { routes } from './routes.ts'
import { topListParameters } from './top-list-parameters.ts'

registerMeasure(nurseryMeasure)

export const recognitionArea = defineArea({
  id: 'recognition',
  title: { zh: '评价认定', en: 'Recognition' },
  schema: new URL('./schema/', import.meta.url),
  errors,
  constraints: {
    recognised_awarded_once: 'recognition.award-given-meanwhile',
    certificate_awarded_once: 'recognition.award-given-meanwhile',
    application_open_once: 'recognition.already-open',
    points_appeal_open_once: 'recognition.appeal-open',
    season_once: 'recognition.season-there',
    season_entry_open_once: 'recognition.season-entered-meanwhile',
    season_entry_once: 'recognition.season-entered-meanwhile',
    review_round_open_once: 'recognition.round-opened-meanwhile',
    review_expert_once: 'recognition.expert-twice',
    points_consent_open_once: 'recognition.consent-open',
    points_rule_day_once: 'recognition.rule-day-taken',
    points_rule_four_eyes: 'recognition.rule-same-person',
    nursery_pool_once: 'recognition.nursery-pool-there',
    nursery_version_once: 'recognition.nursery-version-there',
    nursery_open_once: 'recognition.nursery-in',
    nursery_tutor_once: 'recognition.nursery-tutor-meanwhile',
    nursery_milestone_once: 'recognition.nursery-milestone-there',
    nursery_application_open_once: 'recognition.nursery-applied-meanwhile',
    top_list_method_day_once: 'recognition.top-method-day-taken',
    top_list_method_four_eyes: 'recognition.top-method-same-person',
    top_list_application_once: 'recognition.top-applied-meanwhile',
    top_list_once: 'recognition.top-there',
    top_list_four_eyes: 'recognition.top-own',
  },
  permissions,
  routes,
  parameters: [
    ...awardParameters,
    ...titleParameters,
    ...pointsParameters,
    ...nurseryParameters,
    ...topListParameters,
    slippingMonths,
    leadingMonths,
    ...cityCriteria.map(({ parameter }) => parameter),
  ],
  jobs: [screenCompanies, computePoints, populationJob, tendNurseries],
  procedures,
  facts: factsOfCompanies,
})
