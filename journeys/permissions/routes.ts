import { edgeArea } from '#platform/http/area'
import { areas } from '../../app/areas.ts'

/** Every route of the service, `METHOD /api/path/{id}`. */
export const routes = [...areas, edgeArea({ areas, signIn: {} })]
  .flatMap((area) => area.routes)
  .map(({ endpoint }) => `${endpoint.method} ${endpoint.path}`)

/** Two files try one half each, so that two cores share the longest of all tests. */
export const halves = [0, 1].map((half) => routes.filter((_, nth) => nth % 2 === half)) as [string[], string[]]
