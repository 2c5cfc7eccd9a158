import { defineArea } from '#platform/area'
import { errors } from './errors.ts'
import { filingLimit, stationFiling } from './procedures.ts'

export const stationsArea = defineArea({
  id: 'stations',
  title: { zh: '科技特派工作站（示例）', en: 'Envoy stations (example)' },
  errors,
  permissions: {},
  routes: [],
  parameters: [filingLimit],
  procedures: [stationFiling],
})
