import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createOrganisation, createPerson, grantMembership } from '#areas/accounts'
import { createDepartment } from '#areas/regions'
import { system } from '#platform/auth/actor'
import type { TestPerson } from '#platform/http/testing/people'
import { startApp, type TestApp } from '#platform/http/testing/start-app'
import { accountsArea } from '../areas/accounts/area.ts'
import { regionsArea } from '../areas/regions/area.ts'
import { creditCodeNumber } from './permissions/world.ts'

const cities = ['320800/', '990200/']
const districts = ['320800/320812/', '320800/320803/', '320800/320804/', '990200/990201/', '990200/990202/']

let app: TestApp
const people: TestPerson[] = []

/** Two cities, five districts, organisations and people in each, and somebody of every reach to ask for them. */
beforeAll(async () => {
  app = await startApp({ areas: [regionsArea, accountsArea] })
  const { services } = app
  await services.db.query(
    `insert into regions.region (path, code, name, short_name, name_en, kind, parent_path, code_source) values
       ('990200/', '990200', '另一市', '另一市', 'Another', 'city', null, 'official'),
       ('990200/990201/', '990201', '另一市甲区', '甲区', 'Another A', 'district', '990200/', 'official'),
       ('990200/990202/', '990202', '另一市乙区', '乙区', 'Another B', 'district', '990200/', 'official')`,
  )
  let count = 0
  for (const regionPath of districts)
    for (let i = 0; i < 4; i++) {
      count += 1
      const number = count
      const organisationId = await services.db.tx(async (tx) => {
        const creditCode = creditCodeNumber(1_000_000 + number)
        const organisation = { creditCode, name: `企业${number}`, kind: 'enterprise' as const, regionPath }
        const { id } = await createOrganisation(tx, services, system, organisation)
        await createDepartment(tx, services, system, { regionPath, name: `区示例${number}局` })
        const user = await createPerson(tx, services, system, {
          name: `人${number}`,
          username: `scope.${number}`,
          regionPath,
        })
        const place = { regionPath, departmentId: null, organisationId: null, validTo: null }
        await grantMembership(tx, services, system, { userId: user.id, role: 'district-officer', ...place })
        return id
      })
      if (i === 0) people.push(await app.person({ role: 'organisation-member', regionPath, organisationId }))
    }
  for (const regionPath of [...cities, ...districts])
    people.push(await app.person({ role: 'administrator', regionPath }))
  for (const regionPath of cities) people.push(await app.person({ role: 'city-officer', regionPath }))
})
afterAll(() => app.close())

interface Row {
  id?: string
  regionPath: string
  memberships?: { regionPath: string }[]
}

/** True when whoever asks may see the row: worked out here from the membership alone, not by the code under test. */
function maySee({ membership }: TestPerson, row: Row): boolean {
  if (membership.role === 'organisation-member') return row.id === membership.organisationId
  const within = (path: string) => path.startsWith(membership.regionPath)
  return within(row.regionPath) && (row.memberships ?? []).every((one) => within(one.regionPath))
}

const query = fc.record({
  who: fc.nat(),
  path: fc.constantFrom('/api/accounts/organisations', '/api/accounts/people'),
  under: fc.option(fc.constantFrom(...cities, ...districts), { nil: undefined, freq: 1 }),
  q: fc.option(fc.constantFrom('企业', '人', '1', '%', '_', "' or true --", '\\'), { nil: undefined, freq: 1 }),
  page: fc.constantFrom(1, 1, 1, 2),
  pageSize: fc.constantFrom(5, 20, 100),
  byKey: fc.boolean(),
})

test('random people with random queries, fifty at once, never see a row outside their scope', async () => {
  const keys = await Promise.all(people.map((person) => app.keyOf(person)))
  let rowsSeen = 0
  await fc.assert(
    fc.asyncProperty(fc.array(query, { minLength: 50, maxLength: 50 }), async (queries) => {
      await Promise.all(
        queries.map(async ({ who, path, under, q, page, pageSize, byKey }) => {
          const index = who % people.length
          const person = people[index]
          if (!person) throw new Error('nobody to ask')
          const search = new URLSearchParams({ page: String(page), pageSize: String(pageSize) })
          if (under !== undefined) search.set('under', under)
          if (q !== undefined) search.set('q', q)
          const answer = await app.request('GET', `${path}?${search}`, byKey ? { key: keys[index] } : { as: person })
          if (answer.status === 403) return
          expect(answer.status).toBe(200)
          const { items, total } = answer.json<{ items: Row[]; total: number }>()
          rowsSeen += items.length
          expect(items.filter((row) => !maySee(person, row))).toEqual([])
          expect(total).toBeGreaterThanOrEqual(items.length)
        }),
      )
    }),
    { numRuns: 12 },
  )
  expect(rowsSeen).toBeGreaterThan(500)
})
