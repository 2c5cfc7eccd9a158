import type { TestPerson } from '#platform/http/testing/people'
import {
  everywhere,
  onlyOwn,
  type PermissionFixtures,
  type Place,
  signedIn,
  type World,
} from '#platform/http/testing/permission-fixtures'
import { notify } from './public.ts'

/** A notice for the asking person when it is to be the own one, else for somebody of the place. */
async function newNotice(world: World, place: Place, owner: TestPerson | null): Promise<{ id: string; mark: string }> {
  const { services } = world.app
  const person = owner ?? (await world.personAt(place))
  const mark = `通知${world.next()}号`
  await services.db.tx((tx) =>
    notify(tx, services, {
      kind: 'message',
      to: { membershipId: person.membership.id },
      regionPath: place.regionPath,
      title: { zh: mark, en: mark },
      link: '/',
      object: mark,
      reason: 'notices.sample',
    }),
  )
  const [row] = await services.db.query<{ id: string }>('select id from notices.notice where object = $1', [mark])
  return { id: row?.id ?? '', mark }
}

export const fixtures: PermissionFixtures = {
  'GET /api/notices': {
    may: onlyOwn(signedIn),
    isList: true,
    request: async (world, place, { person, isOwn }) => {
      const { mark } = await newNotice(world, place, isOwn ? person : null)
      return { path: '/api/notices?state=all&pageSize=100', marks: [mark] }
    },
  },
  'GET /api/notices/count': { may: everywhere(signedIn), request: async () => ({ path: '/api/notices/count' }) },
  'POST /api/notices/{id}/read': {
    may: onlyOwn(signedIn),
    request: async (world, place, { person, isOwn }) => {
      const { id } = await newNotice(world, place, isOwn ? person : null)
      return { path: `/api/notices/${id}/read` }
    },
  },
  'POST /api/notices/read-all': { may: everywhere(signedIn), request: async () => ({ path: '/api/notices/read-all' }) },
}
