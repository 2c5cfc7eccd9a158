import type { Route } from '#platform/http/route'
import { awardRoutes } from './routes/awards.ts'
import { nurseryRoutes } from './routes/nursery.ts'
import { pointsRoutes } from './routes/points.ts'
import { pointsConsentRoutes } from './routes/points-consents.ts'
import { pointsRuleRoutes } from './routes/points-rules.ts'
import { populationRoutes } from './routes/population.ts'
import { screeningRoutes } from './routes/screening.ts'
import { seasonRoutes } from './routes/season.ts'
import { selfEvaluationRoutes } from './routes/self-evaluation.ts'
import { simulationRoutes } from './routes/simulation.ts'
import { titleRoutes } from './routes/titles.ts'
import { topListRoutes } from './routes/top-list.ts'

export const routes: Route[] = [
  ...awardRoutes,
  ...screeningRoutes,
  ...selfEvaluationRoutes,
  ...titleRoutes,
  ...pointsRoutes,
  ...populationRoutes,
  ...seasonRoutes,
  ...pointsConsentRoutes,
  ...pointsRuleRoutes,
  ...simulationRoutes,
  ...nurseryRoutes,
  ...topListRoutes,
]
