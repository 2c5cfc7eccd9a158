import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '#platform/http/testing/start-app'
import { recognitionAreas } from '../areas/recognition/testing/recognition-app.ts'
import { enterCompanies } from './companies.ts'
import { registerDemoCompanies } from './enterprises.ts'
import { peopleOfTheCity } from './people.ts'
import { story } from './story.ts'
import { rankDemoCompanies } from './top-list.ts'

let app: TestApp

beforeAll(async () => {
  app = await startApp({ areas: recognitionAreas, clock: { now: () => new Date(story.today) } })
})
afterAll(() => app?.close())

test('the demo city has published its top list of 2024 with 100 certificates and drawn that of 2025 from 124 companies', async () => {
  const { services } = app
  const people = await peopleOfTheCity(services)
  const companies = await enterCompanies(services)
  await registerDemoCompanies(services)
  await rankDemoCompanies(services, people, companies)
  const rows = await services.db.query(
    `select l.year, l.state, count(*)::int as companies, (count(*) filter (where e.is_seated))::int as seated,
       (count(e.certificate_number))::int as certificates
     from recognition.top_list l join recognition.top_list_entry e on e.region_path = l.region_path and e.list_id = l.id
     group by 1, 2 order by 1`,
  )
  expect(rows).toEqual([
    { year: 2024, state: 'published', companies: 118, seated: 100, certificates: 100 },
    { year: 2025, state: 'drawn', companies: 124, seated: 100, certificates: 0 },
  ])
})
