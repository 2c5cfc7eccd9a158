import { hasPeople } from '#areas/accounts'
import type { Services } from '#platform/services'
import { reportDistricts } from './districts.ts'
import { keepDemoBooks } from './ledger.ts'
import { demoDepartments, peopleOfTheCity } from './people.ts'
import { publishDemoPlans } from './plans.ts'
import { demoState, markAsDemo, markAsWhole } from './schema.ts'
import { superviseDemoTasks } from './tasks.ts'

/** A demo city that an earlier process left half loaded. It is thrown away and loaded anew: it is only a demo. */
export class UnfinishedDemo extends Error {}

/**
 * Loads the invented city into a database that holds no city yet. Answers false, and does nothing, when there are
 * people already.
 *
 * Errors: UnfinishedDemo.
 */
export async function loadDemoCity(services: Services, progress: (text: string) => void): Promise<boolean> {
  const { db, clock } = services
  const state = await demoState(db)
  if (state === 'unfinished') throw new UnfinishedDemo('the demo city is not whole; run: kechuang demo --reset')
  if (state === 'whole' || (await hasPeople(db))) return false
  progress('正在装入示例城市（虚构）…  Loading the demo city (invented)…')
  await markAsDemo(db, clock)
  const people = await peopleOfTheCity(services)
  const officer = people.get('city')
  if (!officer) throw new Error('the demo city has no officer')
  await publishDemoPlans(services, officer, progress)
  const statistician = people.get('statistics')
  if (statistician) await reportDistricts(services, statistician, officer)
  await superviseDemoTasks(services, { people, departments: await demoDepartments(services) })
  await keepDemoBooks(services, people)
  await markAsWhole(db, clock)
  return true
}
