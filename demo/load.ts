import { hasPeople } from '#areas/accounts'
import { makeDigests } from '#areas/notices'
import { computePointsAt } from '#areas/recognition'
import { businessDate, systemClock } from '#kernel/clock'
import type { Actor } from '#platform/auth/actor'
import type { Services } from '#platform/services'
import { awardDemoContracts } from './awards.ts'
import { fileDemoCases } from './cases.ts'
import type { CityClock } from './clock.ts'
import { enterCompanies } from './companies.ts'
import { fileDemoContracts } from './contract-cases.ts'
import { registerDemoContracts } from './contracts.ts'
import { defineIndicators, publishIndicators } from './definitions.ts'
import { reportDistricts } from './districts.ts'
import { registerDemoCompanies } from './enterprises.ts'
import { type TakenOver, takeOverFigures } from './history/take-over.ts'
import { keepDemoBooks } from './ledger.ts'
import { raiseDemoCompanies } from './nursery.ts'
import { demoDepartments, peopleOfTheCity } from './people.ts'
import { publishDemoPlan } from './plans.ts'
import { consentToDemoBank } from './points-consents.ts'
import { awardDemoRecognitions } from './recognition-awards.ts'
import { screenDemoCompanies } from './recognition-screening.ts'
import { demoState, markAsDemo, markAsWhole } from './schema.ts'
import { liveThroughSeasons } from './season.ts'
import { shareTargets } from './shares.ts'
import { story } from './story.ts'
import { superviseTargets } from './target-tasks.ts'
import { superviseDemoTasks } from './tasks.ts'
import { rankDemoCompanies } from './top-list.ts'

/** A demo city that an earlier process left half loaded. It is thrown away and loaded anew: it is only a demo. */
export class UnfinishedDemo extends Error {}

/**
 * Loads the invented city into a database that holds no city yet, day by day of its story. Answers false, and does
 * nothing, when there are people already.
 *
 * Errors: UnfinishedDemo.
 */
export async function loadDemoCity(
  services: Services & { clock: CityClock },
  progress: (text: string) => void,
): Promise<boolean> {
  const { db, clock } = services
  const state = await demoState(db)
  if (state === 'unfinished') throw new UnfinishedDemo('the demo city is not whole; run: kechuang demo --reset')
  if (state === 'whole' || (await hasPeople(db))) return false
  progress('正在装入示例城市（虚构）…  Loading the demo city (invented)…')
  await markAsDemo(db, systemClock.now())
  try {
    await liveThrough(services, progress)
    await markAsWhole(db, { at: systemClock.now(), shownAt: clock.now() })
  } catch (error) {
    clock.setTo(systemClock.now())
    throw error
  }
  return true
}

async function liveThrough(services: Services & { clock: CityClock }, progress: (text: string) => void): Promise<void> {
  const goTo = (instant: string) => services.clock.setTo(new Date(instant))
  goTo(story.peopleArrive)
  const people = await peopleOfTheCity(services)
  const person = (username: string): Actor => {
    const actor = people.get(username)
    if (!actor) throw new Error(`the demo city has no ${username}`)
    return actor
  }
  const [officer, statistics, leader] = [person('city'), person('statistics'), person('leader')]
  goTo(story.historyIsTakenOver)
  const taken: TakenOver = new Map()
  const defined = new Set<string>()
  await takeOverFigures(services, statistics, taken)
  goTo(story.planIsPublished)
  const plan = await publishDemoPlan(services, officer, 'plan-2025-2027.txt', progress)
  await defineIndicators(services, officer, defined)
  goTo(story.targetsAreShared)
  await shareTargets(services, officer, plan)
  progress('  三年历史数据（虚构）  three years of figures (invented)')
  for (const day of story.months) {
    goTo(day)
    await takeOverFigures(services, statistics, taken)
  }
  await reportDistricts(services, statistics, officer)
  goTo(story.reportIsPublished)
  const report = await publishDemoPlan(services, officer, 'report-2025-h1.txt', progress)
  await defineIndicators(services, officer, defined)
  await shareTargets(services, officer, report)
  await takeOverFigures(services, statistics, taken)
  await publishIndicators(services, officer)
  goTo(story.targetsAreFollowedUp)
  await superviseTargets(services, { officer, leader })
  goTo(story.today)
  await superviseDemoTasks(services, { people, departments: await demoDepartments(services) })
  await keepDemoBooks(services, people)
  const companies = await enterCompanies(services)
  progress('  2,400 份企业档案（虚构）  the files of 2,400 companies (invented)')
  await registerDemoCompanies(services)
  const today = businessDate(services.clock.now())
  await screenDemoCompanies(services, officer)
  await computePointsAt(services, { regionPath: '320800/', on: today, byName: officer.name })
  await consentToDemoBank(services, people, companies)
  await fileDemoCases(services, people, companies)
  progress('  2,545 份技术合同（虚构）  2,545 technology contracts (invented)')
  await registerDemoContracts(services, officer)
  await fileDemoContracts(services, people, companies)
  await awardDemoContracts(services, people, companies)
  progress('  269 家高企奖补 3,018 万元（虚构）  269 recognised companies awarded (invented)')
  await awardDemoRecognitions(services, people)
  progress('  两个高企申报季（虚构）  two seasons of high-tech recognition (invented)')
  await liveThroughSeasons(services, people)
  progress('  5 个培育库 400 余家（虚构）  five nursery pools (invented)')
  await raiseDemoCompanies(services, people, companies)
  progress('  2024、2025 年百强榜（虚构）  top lists of 2024 and 2025 (invented)')
  await rankDemoCompanies(services, people, companies)
  await makeDigests(services)
}
