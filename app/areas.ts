import type { Area } from '#platform/area'
import { platformAreas } from '#platform/http/assemble'
import { accountsArea } from '../areas/accounts/area.ts'
import { contractsArea } from '../areas/contracts/area.ts'
import { enterprisesArea } from '../areas/enterprises/area.ts'
import { indicatorsArea } from '../areas/indicators/area.ts'
import { ledgerArea } from '../areas/ledger/area.ts'
import { noticesArea } from '../areas/notices/area.ts'
import { plansArea } from '../areas/plans/area.ts'
import { recognitionArea } from '../areas/recognition/area.ts'
import { regionsArea } from '../areas/regions/area.ts'
import { reportsArea } from '../areas/reports/area.ts'
import { stationsArea } from '../areas/stations/area.ts'
import { tasksArea } from '../areas/tasks/area.ts'

/** Every area of the city, lower ones first: migrations and reference data run in this order. */
export const cityAreas: Area[] = [
  regionsArea,
  accountsArea,
  noticesArea,
  ledgerArea,
  tasksArea,
  indicatorsArea,
  plansArea,
  reportsArea,
  enterprisesArea,
  stationsArea,
  contractsArea,
  recognitionArea,
]

export const areas: Area[] = [...platformAreas, ...cityAreas]
