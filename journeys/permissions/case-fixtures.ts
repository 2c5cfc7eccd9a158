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

async function fileAt(world: World, place: Place, as: Asking): Promise<string> {
  const { db, ids, clock, files } = world.app.services
  const file = await files.put({ name: 'a.txt', body: Buffer.from('示例'), maxBytes: 100, uploadedBy: null })
  const id = ids.next('att')
  await db.query(
    `insert into cases.attachment (party_id, id, draft_id, field, name, size_bytes, sha256, state, file_id, created_at)
     values ($1, $2, 'drf_none', 'plan', 'a.txt', 6, $3, 'complete', $4, $5)`,
    [partyOf(place, as), id, file.digest, file.id, clock.now()],
  )
  return id
}

/** A public notice of a case of the place. */
async function noticeAt(world: World, place: Place): Promise<string> {
  const { db, ids, clock } = world.app.services
  const party = { id: place.organisationId, kind: 'organisation', name: '示例', regionPath: place.regionPath } as const
  const row = await putCase(world.app.services, newestOf(world), { party, state: 'publicised' })
  const id = ids.next('pub')
  await db.query(
    `insert into cases.public_notice (region_path, id, party_id, case_id, procedure_id, title, shown, opened_at, last_day)
     values ($1, $2, $3, $4, $5, '示例', '[]', $6, $7)`,
    [place.regionPath, id, row.party_id, row.id, procedureId, clock.now(), row.due_on],
  )
  return id
}

async function standInOf(world: World, place: Place, userId: string): Promise<string> {
  const { db, ids, clock } = world.app.services
  const id = ids.next('sti')
  await db.query(
    `insert into cases.stand_in (region_path, id, user_id, user_name, membership_id, stand_in_user_id, stand_in_membership_id,
       stand_in_name, from_day, to_day, created_at)
     values ($1, $2, $3, '示例', 'mbr_none', 'usr_other', 'mbr_other', '示例', '2099-01-01', '2099-01-02', $4)`,
    [place.regionPath, id, userId, clock.now()],
  )
  return id
}

/** Everybody who can have a task in some procedure: a finance officer pays what was awarded. */
const staff: ActorName[] = [
  ...([
    'city-administrator',
    'city-leader',
    'city-officer',
    'city-finance-officer',
    'registrar',
    'supervisor',
  ] as const),
  ...(['district-administrator', 'district-officer', 'district-finance-officer', 'department-officer'] as const),
]

/** Of those, whoever has a task in this procedure, or looks after the region. */
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

const deskAndParty: RouteFixture['may'] = {
  ...deskOfProcedure,
  own: [...deskOfProcedure.own, 'organisation-member', 'expert'],
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
    may: deskAndParty,
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
  'GET /api/procedures/{procedureId}/diagram': {
    may: everywhere(actors),
    request: async () => ({ path: `/api/procedures/${procedureId}/diagram` }),
  },
  'GET /api/public-notices': { may: everywhere(actors), request: async () => ({ path: '/api/public-notices' }) },
  'GET /api/public-notices/{noticeId}': {
    may: everywhere(actors),
    request: async (world, place) => ({ path: `/api/public-notices/${await noticeAt(world, place)}` }),
  },
  'POST /api/public-notices/{noticeId}/objections': {
    may: everywhere(actors),
    request: async (world, place) => ({
      path: `/api/public-notices/${await noticeAt(world, place)}/objections`,
      body: { name: '示例', contact: '0517-83000000', text: '内容与事实不符，请核查。' },
    }),
  },
  'POST /api/cases/drafts/{draftId}/attachments': {
    may: onlyOwn(signedIn),
    request: async (world, place, as) => ({
      path: `/api/cases/drafts/${(await draftAt(world, place, as)).id}/attachments`,
      body: { field: 'plan', name: 'a.pdf', sizeBytes: 9, sha256: 'a'.repeat(64) },
    }),
  },
  'POST /api/cases/attachments/{attachmentId}/bytes': {
    may: onlyOwn(signedIn),
    request: async (world, place, as) => ({
      path: `/api/cases/attachments/${await fileAt(world, place, as)}/bytes?offset=0`,
      bytes: Buffer.from('示例'),
    }),
  },
  'GET /api/cases/attachments/{attachmentId}': {
    may: onlyOwn(signedIn),
    request: async (world, place, as) => ({ path: `/api/cases/attachments/${await fileAt(world, place, as)}` }),
  },
  'GET /api/cases/attachments/{attachmentId}/content': {
    may: onlyOwn(signedIn),
    request: async (world, place, as) => ({ path: `/api/cases/attachments/${await fileAt(world, place, as)}/content` }),
  },
  'DELETE /api/cases/attachments/{attachmentId}': {
    may: onlyOwn(signedIn),
    request: async (world, place, as) => ({ path: `/api/cases/attachments/${await fileAt(world, place, as)}` }),
  },
  'POST /api/cases/{caseId}/assignee': {
    may: { own: ['city-officer', 'district-officer'], 'other-district': ['city-officer'], 'other-city': [] },
    request: async (world, place) => {
      const row = await caseOfPlace(world, place)
      return { path: `/api/cases/${row.id}/assignee`, body: { revision: row.revision, membershipId: null } }
    },
  },
  'GET /api/cases/{caseId}/colleagues': {
    may: deskOfProcedure,
    request: async (world, place) => ({ path: `/api/cases/${(await caseOfPlace(world, place)).id}/colleagues` }),
  },
  'GET /api/cases/stand-ins': { may: everywhere(staff), request: async () => ({ path: '/api/cases/stand-ins' }) },
  'POST /api/cases/stand-ins': {
    may: everywhere(staff),
    request: async (world, _place, { person }) => {
      const { role = 'city-officer', regionPath = '320800/', departmentId = null } = person?.membership ?? {}
      const isStaff = role !== 'organisation-member'
      const colleague = await world.app.person(
        isStaff ? { role, regionPath, departmentId } : { role: 'city-officer', regionPath },
      )
      const body = { membershipId: colleague.membership.id, fromDay: '2099-01-01', toDay: '2099-01-02' }
      return { path: '/api/cases/stand-ins', body }
    },
  },
  'DELETE /api/cases/stand-ins/{id}': {
    may: onlyOwn(staff),
    request: async (world, place, { person, isOwn }) => {
      const owner = isOwn && person ? person : await world.personAt(place)
      return { path: `/api/cases/stand-ins/${await standInOf(world, place, owner.userId)}` }
    },
  },
  'POST /api/cases/presence': {
    may: deskAndParty,
    request: async (world, place, as) => {
      const row = staff.includes(as.name) ? await caseOfPlace(world, place) : await caseAt(world, place, as)
      return { path: '/api/cases/presence', body: { kind: 'case', id: row.id } }
    },
  },
}
