import type { Route } from '#platform/http/route'
import { awardRoutes } from './routes/awards.ts'
import { nurseryRoutes } from './routes/nursery.ts'
import { pointsRoutes } from './routes/points.ts'
import { populationRoutes } from './routes/population.ts'
import { screeningRoutes } from './routes/screening.ts'
import { selfEvaluationRoutes } from './routes/self-evaluation.ts'
import { titleRoutes } from './routes/titles.ts'

export const routes: Route[] = [
  ...awardRoutes,
  ...screeningRoutes,
  ...selfEvaluationRoutes,
  ...titleRoutes,
  ...pointsRoutes,
  ...populationRoutes,
  ...nurseryRoutes,
]
