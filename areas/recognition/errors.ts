import { defineErrors } from '#kernel/refusal'
import { awardErrors } from './errors/awards.ts'
import { nurseryErrors } from './errors/nursery.ts'
import { pointsErrors } from './errors/points.ts'
import { pointsConsentErrors } from './errors/points-consents.ts'
import { pointsRuleErrors } from './errors/points-rules.ts'
import { populationErrors } from './errors/population.ts'
import { runErrors } from './errors/runs.ts'
import { screeningErrors } from './errors/screening.ts'
import { seasonErrors } from './errors/season.ts'
import { selfEvaluationErrors } from './errors/self-evaluation.ts'
import { simulationErrors } from './errors/simulation.ts'
import { titleErrors } from './errors/titles.ts'
import { topListErrors } from './errors/top-list.ts'

export const errors = defineErrors({
  ...awardErrors,
  ...runErrors,
  ...screeningErrors,
  ...selfEvaluationErrors,
  ...titleErrors,
  ...pointsErrors,
  ...populationErrors,
  ...seasonErrors,
  ...pointsConsentErrors,
  ...pointsRuleErrors,
  ...simulationErrors,
  ...nurseryErrors,
  ...topListErrors,
})
