import type { Route } from '#platform/http/route'
import { awardRoutes } from './routes/awards.ts'

export const routes: Route[] = [...awardRoutes]
