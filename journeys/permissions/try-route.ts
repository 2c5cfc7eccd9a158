import type { TestAnswer } from '#platform/http/testing/ask'
import {
  type ActorName,
  actors,
  type RouteFixture,
  type Whereabouts,
  whereabouts,
} from '#platform/http/testing/permission-fixtures'
import type { PeopledWorld } from './world.ts'

const refusedStatuses = [401, 403, 404]
/** A key stands for its person: two of them are tried with every route. */
const alsoByKey: readonly ActorName[] = ['district-administrator', 'organisation-member']

/** Tries a route as everybody on objects everywhere; answers what went otherwise than the table says. */
export async function tryRoute(world: PeopledWorld, route: string, given: RouteFixture): Promise<string[]> {
  const fixture = { ...given, request: madeOncePerPlace(route, given.request) }
  const surprises: string[] = []
  for (const where of whereabouts)
    for (const name of actors) {
      surprises.push(...(await tryOnce(world, route, fixture, { name, where, byKey: false })))
      if (alsoByKey.includes(name))
        surprises.push(...(await tryOnce(world, route, fixture, { name, where, byKey: true })))
    }
  return surprises
}

/** Reading changes nothing: an object that does not depend on who asks is made once for all of them. */
function madeOncePerPlace(route: string, request: RouteFixture['request']): RouteFixture['request'] {
  const asksForWho = request.length > 2
  if (asksForWho || !route.startsWith('GET ')) return request
  const made = new Map<string, ReturnType<RouteFixture['request']>>()
  return (world, place, as) => {
    const known = made.get(place.regionPath) ?? request(world, place, as)
    made.set(place.regionPath, known)
    return known
  }
}

async function tryOnce(
  world: PeopledWorld,
  route: string,
  fixture: RouteFixture,
  attempt: { name: ActorName; where: Whereabouts; byKey: boolean },
): Promise<string[]> {
  const { name, where, byKey } = attempt
  const person = world.actors[name]
  const method = route.split(' ')[0] ?? 'GET'
  const { path, marks, ...ask } = await fixture.request(world, world.places[where], {
    name,
    person,
    isOwn: where === 'own',
  })
  const credentials = person === null ? {} : byKey ? { key: await world.app.keyOf(person) } : { as: person }
  const answer = await world.app.request(method, path, { ...ask, ...credentials })
  const may = fixture.may[where].includes(name) && !(byKey && fixture.isClosedToKeys)
  const found = judge(answer, { may, isList: fixture.isList === true, marks: marks ?? [] })
  const who = `${name}${byKey ? ' (key)' : ''} on ${where}`
  return found === null ? [] : [`${who}: ${found} (${answer.status} ${answer.text.slice(0, 200)})`]
}

function judge(answer: TestAnswer, table: { may: boolean; isList: boolean; marks: string[] }): string | null {
  const isRefused = refusedStatuses.includes(answer.status)
  const givesAway = table.marks.some((mark) => answer.text.includes(mark))
  if (answer.status >= 500) return 'broke down'
  if (!table.may) {
    if (givesAway) return 'was shown what is not theirs'
    return isRefused || table.isList ? null : 'got through, and should be refused'
  }
  if (isRefused) return 'was refused, and may'
  if (answer.status >= 400) return 'sent a request that no longer fits the contract'
  return table.isList && !givesAway ? 'did not find what is theirs' : null
}
