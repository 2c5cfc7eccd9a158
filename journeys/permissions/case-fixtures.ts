import { putCase } from '#platform/cases/testing/put-case'
import {
  type ActorName,
  actors,
  everywhere,
  onlyOwn,
  type PermissionFixtures,
  type Place,
  type RouteFixture,
  signedIn,
  type World,
} from '#platform/http/testing/permission-fixtures'

/** The procedure that generic routes are tried on; any will do. */
const procedureId = 'station-filing'

type Asking = Parameters<RouteFixture['request']>[2]

const newestOf = (world: World) => {
  const [procedure] = world.app.services.registry.procedures.versions(procedureId)
  if (!procedure) throw new Error(`${procedureId} is not there`)
  return procedure
}

/** Whose things "own" are: those of the asking person's organisation, or of the person; else of the place's organisation. */
function partyOf(place: Place, { name, person, isOwn }: Asking): string {
  return isOwn && person && name !== 'organisation-member' ? person.userId : place.organisationId
}

async function caseAt(world: World, place: Place, as: Asking) {
  const id = partyOf(place, as)
  const kind = id.startsWith('org_') ? 'organisation' : 'person'
  const subject = `办件${world.next()}号`
  const party = { id, kind, name: '示例', regionPath: place.regionPath } as const
  return putCase(world.app.services, newestOf(world), { party, subject })
}

/** A case of the place's organisation, whoever asks: for what staff see. */
async function caseOfPlace(world: World, place: Place) {
  const party = { id: place.organisationId, kind: 'organisation', name: '示例', regionPath: place.regionPath } as const
  return putCase(world.app.services, newestOf(world), { party, subject: `办件${world.next()}号` })
}

async function draftAt(world: World, place: Place, as: Asking): Promise<{ id: string; mark: string }> {
  const { db, ids, clock } = world.app.services
  const { model } = newestOf(world)
  const id = ids.next('drf')
  const mark = `草稿${world.next()}号`
  await db.query(
    `insert into cases.draft (party_id, id, procedure_id, version, answers, created_at, created_by_name, changed_at, changed_by_name)
     values ($1, $2, $3, $4, $5, $6, '示例', $6, '示例')`,
    [partyOf(place, as), id, model.id, model.version, JSON.stringify({ name: mark }), clock.now()],
  )
  return { id, mark }
}

const staffOfCity: ActorName[] = ['city-administrator', 'city-leader', 'city-officer', 'registrar', 'supervisor']
const staffOfDistrict: ActorName[] = ['district-administrator', 'district-officer', 'department-officer']
const staff = [...staffOfCity, ...staffOfDistrict]

/** Whoever has to do with this procedure, or looks after the region. */
const deskOfProcedure: RouteFixture['may'] = {
  own: [
    'city-administrator',
    'city-leader',
    'city-officer',
    'supervisor',
    'district-administrator',
    'district-officer',
  ],
  'other-district': ['city-administrator', 'city-leader', 'city-officer', 'supervisor'],
  'other-city': [],
}

export const fixtures: PermissionFixtures = {
  'GET /api/parameters': { may: everywhere(actors), request: async () => ({ path: '/api/parameters' }) },
  'POST /api/parameters/{key}': {
    may: everywhere(['city-administrator']),
    request: async (world) => ({
      path: '/api/parameters/stations.filing-limit',
      body: { value: 10, effectiveFrom: `2099-01-${String((world.next() % 28) + 1).padStart(2, '0')}`, note: '示例' },
    }),
  },
  'GET /api/procedures': { may: everywhere(actors), request: async () => ({ path: '/api/procedures' }) },
  'GET /api/procedures/{procedureId}': {
    may: everywhere(actors),
    request: async () => ({ path: `/api/procedures/${procedureId}` }),
  },
  'GET /api/cases/{caseId}/location': {
    may: {
      own: [...staff, 'organisation-member', 'expert'],
      'other-district': staffOfCity,
      'other-city': [],
    },
    request: async (world, place, as) => {
      const row = staff.includes(as.name) ? await caseOfPlace(world, place) : await caseAt(world, place, as)
      return { path: `/api/cases/${row.id}/location` }
    },
  },
  'GET /api/cases/drafts': {
    may: onlyOwn(signedIn),
    isList: true,
    request: async (world, place, as) => ({
      path: '/api/cases/drafts',
      marks: [(await draftAt(world, place, as)).mark],
    }),
  },
  'GET /api/cases/drafts/{draftId}': {
    may: onlyOwn(signedIn),
    request: async (world, place, as) => {
      const { id, mark } = await draftAt(world, place, as)
      return { path: `/api/cases/drafts/${id}`, marks: [mark] }
    },
  },
  'PATCH /api/cases/drafts/{draftId}': {
    may: onlyOwn(signedIn),
    request: async (world, place, as) => ({
      path: `/api/cases/drafts/${(await draftAt(world, place, as)).id}`,
      body: { revision: 1, changes: { name: '改名' } },
    }),
  },
  'DELETE /api/cases/drafts/{draftId}': {
    may: onlyOwn(signedIn),
    request: async (world, place, as) => ({ path: `/api/cases/drafts/${(await draftAt(world, place, as)).id}` }),
  },
  'GET /api/cases/mine': {
    may: onlyOwn(signedIn),
    isList: true,
    request: async (world, place, as) => ({
      path: '/api/cases/mine?pageSize=100',
      marks: [(await caseAt(world, place, as)).number],
    }),
  },
  'GET /api/cases/desk': {
    may: deskOfProcedure,
    isList: true,
    request: async (world, place) => {
      const row = await caseOfPlace(world, place)
      return { path: `/api/cases/desk?q=${row.number}`, marks: [row.subject] }
    },
  },
  'GET /api/cases/desk/counts': { may: everywhere(staff), request: async () => ({ path: '/api/cases/desk/counts' }) },
  'GET /api/receipts/{number}': {
    may: everywhere(actors),
    request: async (world, place) => {
      const row = await caseOfPlace(world, place)
      return { path: `/api/receipts/${row.number}?code=${row.digest.slice(0, 32)}` }
    },
  },
}
