import { system } from '#platform/auth/actor'
import type { TestPerson } from '#platform/http/testing/people'
import {
  actors,
  everywhere,
  onlyOwn,
  type PermissionFixtures,
  type Place,
  signedIn,
  type World,
} from '#platform/http/testing/permission-fixtures'

/** A job that the asking person started, or somebody of the place. It is closed: how it went is not the question here. */
async function newJob(world: World, place: Place, owner: TestPerson | null): Promise<string> {
  const { db, ids, clock } = world.app.services
  const person = owner ?? (await world.personAt(place))
  const id = ids.next('job')
  await db.query(
    `insert into platform.job (id, name, state, input, actor, owner_user_id, queue_id, created_at, finished_at)
     values ($1, 'permissions.sample', 'done', '{}', '{}', $2, gen_random_uuid(), $3, $3)`,
    [id, person.userId, clock.now()],
  )
  return id
}

/** Whoever started a job follows it; the supervisor follows all. */
const starterOrSupervisor = {
  ...onlyOwn(signedIn),
  'other-district': ['supervisor'],
  'other-city': ['supervisor'],
} as const

async function newOperation(world: World, place: Place): Promise<{ id: string; mark: string }> {
  const { db, audit } = world.app.services
  const mark = `mark:${world.next()}`
  await db.tx((tx) =>
    audit.record(tx, system, { action: 'permissions.sample', object: mark, regionPath: place.regionPath }),
  )
  const [row] = await db.query<{ id: string }>('select id from audit.operation where object = $1', [mark])
  return { id: row?.id ?? '', mark }
}

/** The log of a region is read by its administrators and by those who supervise it. */
const readersOfTheLog = {
  own: ['city-administrator', 'district-administrator', 'supervisor'],
  'other-district': ['city-administrator', 'supervisor'],
  'other-city': [],
} as const

export const fixtures: PermissionFixtures = {
  'GET /api/me': { may: everywhere(actors), request: async () => ({ path: '/api/me' }) },
  'GET /api/sign-in-options': { may: everywhere(actors), request: async () => ({ path: '/api/sign-in-options' }) },
  'GET /api/search': { may: everywhere(actors), request: async () => ({ path: '/api/search?q=nothing' }) },
  'POST /api/me/acting': {
    may: onlyOwn(signedIn),
    isClosedToKeys: true,
    request: async (world, place, { person, isOwn }) => {
      const holder = isOwn && person ? person : await world.personAt(place)
      return { path: '/api/me/acting', body: { membershipId: holder.membership.id } }
    },
  },
  'GET /api/jobs/{id}': {
    may: starterOrSupervisor,
    request: async (world, place, { person, isOwn }) => ({
      path: `/api/jobs/${await newJob(world, place, isOwn ? person : null)}`,
    }),
  },
  'GET /api/jobs/{id}/events': {
    may: starterOrSupervisor,
    request: async (world, place, { person, isOwn }) => ({
      path: `/api/jobs/${await newJob(world, place, isOwn ? person : null)}/events`,
    }),
  },
  'GET /api/views': { may: everywhere(signedIn), request: async () => ({ path: '/api/views?page=sample' }) },
  'PUT /api/views': {
    may: everywhere(signedIn),
    request: async () => ({ path: '/api/views', body: { page: 'sample', name: '样例', query: {} } }),
  },
  'DELETE /api/views': {
    may: everywhere(signedIn),
    request: async () => ({ path: `/api/views?page=sample&name=${encodeURIComponent('样例')}` }),
  },
  'GET /api/audit/roots': { may: everywhere(actors), request: async () => ({ path: '/api/audit/roots' }) },
  'GET /api/audit/operations': {
    may: readersOfTheLog,
    isList: true,
    request: async (world, place) => {
      const { mark } = await newOperation(world, place)
      return { path: `/api/audit/operations?object=${mark}`, marks: [mark] }
    },
  },
  'GET /api/audit/operations/{id}/proof': {
    may: readersOfTheLog,
    request: async (world, place) => {
      const { id } = await newOperation(world, place)
      await (world.app.services.audit as unknown as { seal(): Promise<number> }).seal()
      return { path: `/api/audit/operations/${id}/proof` }
    },
  },
}
