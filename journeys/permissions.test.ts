import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ActorName, actors } from '#platform/http/testing/permission-fixtures'
import { startApp } from '#platform/http/testing/start-app'
import { cityAreas } from '../app/areas.ts'
import { allFixtures } from './permissions/fixtures.ts'
import { halves, routes } from './permissions/routes.ts'
import { tryRoute } from './permissions/try-route.ts'
import { type PeopledWorld, peopledWorld } from './permissions/world.ts'

let world: PeopledWorld
const fixtures = await allFixtures()

beforeAll(async () => {
  world = await peopledWorld(await startApp({ areas: cityAreas }))
})
afterAll(() => world.app.close())

test('every route has a fixture, and every fixture a route', () => {
  expect(routes.filter((route) => !(route in fixtures))).toEqual([])
  expect(Object.keys(fixtures).filter((route) => !routes.includes(route))).toEqual([])
})

describe('what is not theirs stays closed, what is theirs is open', () => {
  test.each(halves[0].filter((route) => route in fixtures))('%s', async (route) => {
    const fixture = fixtures[route]
    expect(fixture && (await tryRoute(world, route, fixture))).toEqual([])
  })
})

test('fifty requests at once never answer one person with the rights of another', async () => {
  const signedIn = actors.filter((name) => name !== 'anonymous')
  const keys = new Map<ActorName, string>()
  for (const name of signedIn) {
    const person = world.actors[name]
    if (person) keys.set(name, await world.app.keyOf(person))
  }
  for (let round = 0; round < 4; round++) {
    const asked = Array.from({ length: 50 }, (_, i) => actors[(i * 7 + round) % actors.length] ?? 'anonymous')
    const answers = await Promise.all(
      asked.map((name, i) => {
        const person = world.actors[name]
        const key = i % 3 === 0 ? keys.get(name) : undefined
        return world.app.request('GET', '/api/me', key ? { key } : person ? { as: person } : {})
      }),
    )
    const got = answers.map((answer) =>
      answer.json<{ userId: string | null; membershipId: string | null; regionPath: string | null }>(),
    )
    expect(got.map(({ userId, membershipId }) => [userId, membershipId])).toEqual(
      asked.map((name) => [world.actors[name]?.userId ?? null, world.actors[name]?.membership.id ?? null]),
    )
  }
})

test('fifty lists at once never show the rows of another', async () => {
  const { own, 'other-district': other } = world.places
  const district = world.actors['district-administrator']
  const elsewhere = await world.app.person({ role: 'administrator', regionPath: other.regionPath })
  const member = world.actors['organisation-member']
  const stranger = await world.app.person({
    role: 'organisation-member',
    regionPath: other.regionPath,
    organisationId: other.organisationId,
  })
  const askers = [
    { as: district, sees: own.organisationId, never: other.organisationId },
    { as: elsewhere, sees: other.organisationId, never: own.organisationId },
    { as: member, sees: own.organisationId, never: other.organisationId },
    { as: stranger, sees: other.organisationId, never: own.organisationId },
  ]
  const all = Array.from({ length: 50 }, (_, i) => askers[i % askers.length]).filter((one) => one !== undefined)
  const texts = await Promise.all(
    all.map(async ({ as }) => {
      const answer = await world.app.request('GET', '/api/accounts/organisations?pageSize=100', as ? { as } : {})
      return answer.text
    }),
  )
  for (const [i, text] of texts.entries()) {
    expect(text).toContain(all[i]?.sees)
    expect(text).not.toContain(all[i]?.never)
  }
})
