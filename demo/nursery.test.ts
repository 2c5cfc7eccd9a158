import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '#platform/http/testing/start-app'
import { recognitionAreas } from '../areas/recognition/testing/recognition-app.ts'
import { enterCompanies } from './companies.ts'
import { registerDemoCompanies } from './enterprises.ts'
import { raiseDemoCompanies } from './nursery.ts'
import { peopleOfTheCity } from './people.ts'
import { story } from './story.ts'

let app: TestApp

beforeAll(async () => {
  app = await startApp({ areas: recognitionAreas, clock: { now: () => new Date(story.today) } })
})
afterAll(() => app?.close())

test('the nursery pools of the demo city hold some 400 companies, and the earlier they entered the more were recognised', async () => {
  const { services } = app
  const people = await peopleOfTheCity(services)
  const companies = await enterCompanies(services)
  await registerDemoCompanies(services)
  await raiseDemoCompanies(services, people, companies)
  const rows = await services.db.query<{ year: number; entered: number; converted: number }>(
    `select extract(year from m.entered_on)::int as year, count(*)::int as entered,
       (count(*) filter (where m.exit_kind = 'converted'))::int as converted
     from recognition.nursery_membership m join recognition.nursery_pool p on p.id = m.pool_id
     where p.region_path = '320800/' and p.title = 'high-tech-enterprise' group by 1 order by 1`,
  )
  expect(rows).toEqual([
    { year: 2023, entered: 100, converted: 40 },
    { year: 2024, entered: 120, converted: 36 },
    { year: 2025, entered: 120, converted: 20 },
  ])
  const [all] = await services.db.query('select count(*)::int as count from recognition.nursery_membership')
  expect(all).toEqual({ count: 425 })
})
