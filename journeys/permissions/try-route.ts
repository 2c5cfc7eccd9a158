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

type Attempt = { name: ActorName; where: Whereabouts; byKey: boolean }

/** Tries a route as everybody on objects everywhere; answers what went otherwise than the table says. */
export async function tryRoute(world: PeopledWorld, route: string, fixture: RouteFixture): Promise<string[]> {
  const requests = requestsFor(world, route, fixture)
  const surprises: string[] = []
  for (const where of whereabouts)
    for (const name of actors) {
      surprises.push(...(await tryOnce(world, route, fixture, requests, { name, where, byKey: false })))
      if (alsoByKey.includes(name))
        surprises.push(...(await tryOnce(world, route, fixture, requests, { name, where, byKey: true })))
    }
  return surprises
}

type Requests = (attempt: Attempt, isRefused: boolean) => ReturnType<RouteFixture['request']>

/**
 * Reading changes nothing, nor does a refusal: an object that does not depend on who asks is made once for all who
 * read it, and once for all who are to be refused. Whoever changes something has an object of their own.
 */
function requestsFor(world: PeopledWorld, route: string, { request }: RouteFixture): Requests {
  const asksForWho = request.length > 2
  const isReading = route.startsWith('GET ')
  const made = new Map<Whereabouts, ReturnType<RouteFixture['request']>>()
  const make = ({ name, where }: Attempt) =>
    request(world, world.places[where], { name, person: world.actors[name], isOwn: where === 'own' })
  return (attempt, isRefused) => {
    if (asksForWho || !(isReading || isRefused)) return make(attempt)
    const known = made.get(attempt.where) ?? make(attempt)
    made.set(attempt.where, known)
    return known
  }
}

async function tryOnce(
  world: PeopledWorld,
  route: string,
  fixture: RouteFixture,
  requests: Requests,
  attempt: Attempt,
): Promise<string[]> {
  const { name, where, byKey } = attempt
  const person = world.actors[name]
  const method = route.split(' ')[0] ?? 'GET'
  const may = fixture.may[where].includes(name) && !(byKey && fixture.isClosedToKeys)
  const { path, marks, ...ask } = await requests(attempt, !may)
  const credentials = person === null ? {} : byKey ? { key: await world.app.keyOf(person) } : { as: person }
  const answer = await world.app.request(method, path, { ...ask, ...credentials })
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
