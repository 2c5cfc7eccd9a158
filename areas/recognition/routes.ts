import type { Route } from '#platform/http/route'
import { awardRoutes } from './routes/awards.ts'
import { selfEvaluationRoutes } from './routes/self-evaluation.ts'
import { titleRoutes } from './routes/titles.ts'

export const routes: Route[] = [...awardRoutes, ...selfEvaluationRoutes, ...titleRoutes]
