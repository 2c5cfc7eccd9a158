import type { Route } from '#platform/http/route'

export const routes: Route[] = []
