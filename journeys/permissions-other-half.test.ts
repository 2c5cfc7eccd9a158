import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp } from '#platform/http/testing/start-app'
import { cityAreas } from '../app/areas.ts'
import { allFixtures } from './permissions/fixtures.ts'
import { halves } from './permissions/routes.ts'
import { tryRoute } from './permissions/try-route.ts'
import { type PeopledWorld, peopledWorld } from './permissions/world.ts'

let world: PeopledWorld
const fixtures = await allFixtures()

beforeAll(async () => {
  world = await peopledWorld(await startApp({ areas: cityAreas }))
})
afterAll(() => world.app.close())

// The first half, and that no route lacks a fixture, is in permissions.test.ts.
test.each(halves[1].filter((route) => route in fixtures))('%s', async (route) => {
  const fixture = fixtures[route]
  expect(fixture && (await tryRoute(world, route, fixture))).toEqual([])
})
