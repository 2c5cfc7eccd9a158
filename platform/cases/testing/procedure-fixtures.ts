import { type Answers, type FieldModel, sampleAnswers } from '#engines/form'
import { type ActionModel, proposed, type StateModel } from '#engines/procedure'
import type { TestPerson } from '#platform/http/testing/people'
import {
  type ActorName,
  everywhere,
  type PermissionFixtures,
  type Place,
  type RouteFixture,
  signedIn,
  type World,
} from '#platform/http/testing/permission-fixtures'
import { systemDoer } from '../doer.ts'
import { mayFileDirectly, readersOf, takesCorrections } from '../generated/permissions.ts'
import type { Party } from '../ports.ts'
import { hookKey, type Procedure } from '../registered.ts'
import type { CaseRecord } from '../store/cases.ts'
import { appendEvent } from '../store/events.ts'
import { draftFiles } from './draft-files.ts'
import { putCase } from './put-case.ts'

/** Who of the permission test has which role, and for how much. */
const forCity: Partial<Record<ActorName, string>> = {
  'city-administrator': 'administrator',
  'city-finance-officer': 'finance-officer',
  'city-leader': 'city-leader',
  'city-officer': 'city-officer',
  expert: 'expert',
  registrar: 'registrar',
  supervisor: 'supervisor',
}
const forDistrict: Partial<Record<ActorName, string>> = {
  'district-administrator': 'administrator',
  'district-finance-officer': 'finance-officer',
  'district-officer': 'district-officer',
  'department-officer': 'department-officer',
}

const withRoles = (table: Partial<Record<ActorName, string>>, roles: readonly string[]) =>
  (Object.keys(table) as ActorName[]).filter((name) => roles.includes(table[name] ?? ''))

/** Staff with these roles where the case is in their region; the applicant for the own case only. */
function reachOf(roles: readonly string[], applicant: readonly ActorName[]): RouteFixture['may'] {
  const city = withRoles(forCity, roles)
  return {
    own: [...new Set([...city, ...withRoles(forDistrict, roles), ...applicant])],
    'other-district': city,
    'other-city': [],
  }
}

/** What a procedure needs of the records of its area before its cases can go on. */
export interface Prepared {
  /** Answers about records that this party has. */
  answers(world: World, party: Pick<Party, 'id' | 'regionPath'>): Promise<Answers>
  /** What is there when a case has come to its state. */
  arrived?(world: World, row: CaseRecord): Promise<void>
}

/**
 * Fixtures for every route that follows from procedures: an area's `permission-fixtures.ts` is
 * `export const fixtures = procedureFixtures([…])`. Inputs are made from the forms and the declared examples; where
 * effects look for records, `prepared` makes them.
 */
export function procedureFixtures(procedures: readonly Procedure[], prepared?: Prepared): PermissionFixtures {
  const byId = Map.groupBy(procedures, ({ model }) => model.id)
  const all = [...byId.values()].map((versions) => fixturesOfOne(versions, prepared))
  return Object.assign({}, ...all) as PermissionFixtures
}

function fixturesOfOne(versions: readonly Procedure[], prepared?: Prepared): PermissionFixtures {
  const [procedure] = versions.toSorted((a, b) => (a.model.version < b.model.version ? 1 : -1))
  if (!procedure) return {}
  const { model } = procedure
  const subject: Subject = { procedure, prepared }
  const base = `/api/procedures/${model.id}`
  const isForPersons = model.start.by.includes('person')
  const applicants: readonly ActorName[] = isForPersons ? signedIn : ['organisation-member']
  const applying = { may: everywhere(applicants) }
  const reading = reachOf(readersOf([model]), applicants)
  const ownCase: RouteFixture['may'] = { own: applicants, 'other-district': [], 'other-city': [] }
  const caseIn = (world: World, place: Place, as: Asking, state?: string) =>
    putIn(subject, world, place, as, state ? { state } : {})

  return {
    [`POST ${base}/drafts`]: { ...applying, request: async () => ({ path: `${base}/drafts`, body: {} }) },
    [`POST ${base}/drafts/{draftId}/submit`]: {
      may: ownCase,
      request: async (world, place, as) => {
        const draft = await putDraft(subject, world, place, as)
        return { path: `${base}/drafts/${draft}/submit`, body: { revision: 1 } }
      },
    },
    ...(mayFileDirectly([model])
      ? {
          [`POST ${base}/cases`]: {
            ...applying,
            request: async (world, place, { person }) => {
              const id = person?.membership.organisationId ?? place.organisationId
              const answers = await answersFor(subject, world, { id, regionPath: place.regionPath })
              return { path: `${base}/cases`, body: { key: `permissions-${world.next()}`, answers } }
            },
          },
        }
      : {}),
    ...(model.start.hasPrecheck
      ? {
          [`POST ${base}/precheck`]: {
            may: everywhere(['anonymous', ...signedIn]),
            request: async () => ({ path: `${base}/precheck`, body: { answers: {} } }),
          },
        }
      : {}),
    [`GET ${base}/cases/{caseId}`]: {
      may: reading,
      request: async (world, place, as) => {
        const row = await caseIn(world, place, as)
        return { path: `${base}/cases/${row.id}`, marks: [row.number] }
      },
    },
    ...correctionFixture(subject, ownCase),
    ...countersignFixtures(subject),
    ...actionFixtures(subject, applicants),
    ...officeFixtures(subject, reading),
  }
}

type Asking = Parameters<RouteFixture['request']>[2]

interface Subject {
  procedure: Procedure
  prepared: Prepared | undefined
}

async function answersFor(
  { procedure, prepared }: Subject,
  world: World,
  party: Pick<Party, 'id' | 'regionPath'>,
): Promise<Answers> {
  const { model, example } = procedure
  return { ...sampleAnswers(model.form, example), ...(await prepared?.answers(world, party)) }
}

/** Whose case it is: the place's organisation, or for procedures of persons whoever asks for their own. */
async function partyAt(procedure: Procedure, world: World, place: Place, { person, isOwn }: Asking): Promise<Party> {
  const { registry, db } = world.app.services
  const id = procedure.model.start.by.includes('organisation')
    ? place.organisationId
    : ownerOf(isOwn ? person : null, await world.personAt(place)).userId
  const known = (await registry.ports.parties(db, [id])).get(id)
  const kind = procedure.model.start.by.includes('organisation') ? 'organisation' : 'person'
  return known ?? { id, kind, name: '示例', regionPath: place.regionPath }
}

const ownerOf = (own: TestPerson | null, other: TestPerson) => own ?? other

async function putIn(
  subject: Subject,
  world: World,
  place: Place,
  as: Asking,
  given: Partial<Parameters<typeof putCase>[2]>,
) {
  const { procedure, prepared } = subject
  const party = await partyAt(procedure, world, place, as)
  const answers = await prepared?.answers(world, party)
  const at = { party, regionPath: place.regionPath, withFiles: true, ...(answers ? { answers } : {}) }
  const row = await putCase(world.app.services, procedure, { ...at, ...given })
  await prepared?.arrived?.(world, row)
  return row
}

async function putDraft(subject: Subject, world: World, place: Place, as: Asking): Promise<string> {
  const { db, ids, clock } = world.app.services
  const { procedure } = subject
  const { model } = procedure
  const party = await partyAt(procedure, world, place, as)
  const id = ids.next('drf')
  const files = await draftFiles(world, procedure, { partyId: party.id, draftId: id })
  const answers = { ...(await answersFor(subject, world, party)), ...files }
  await db.query(
    `insert into cases.draft (party_id, id, procedure_id, version, answers, created_at, created_by_name, changed_at, changed_by_name)
     values ($1, $2, $3, $4, $5, $6, '示例', $6, '示例')`,
    [party.id, id, model.id, model.version, JSON.stringify(answers), clock.now()],
  )
  return id
}

/** Lists, files, figures and versions of a procedure. */
function officeFixtures(subject: Subject, reading: RouteFixture['may']): PermissionFixtures {
  const { procedure } = subject
  const { model } = procedure
  const base = `/api/procedures/${model.id}`
  const roles = readersOf([model])
  const desk = reachOf(roles, [])
  const anywhere = everywhere(desk.own)
  const keepers = everywhere(withRoles({ ...forCity, ...forDistrict }, ['administrator', 'city-officer']))
  const put = (world: World, place: Place, as: Asking, state?: string) =>
    putIn(subject, world, place, as, state ? { state } : {})
  const personal = model.form.fields.find((field) => field.isPersonal)
  const notice = model.states.find((state) => state.isPublicNotice)
  return {
    [`GET ${base}/cases`]: {
      may: desk,
      isList: true,
      request: async (world, place, as) => {
        const row = await put(world, place, as)
        return { path: `${base}/cases?q=${row.number}`, marks: [row.subject] }
      },
    },
    [`GET ${base}/cases.xlsx`]: { may: anywhere, request: async () => ({ path: `${base}/cases.xlsx` }) },
    [`GET ${base}/cases/{caseId}/document`]: {
      may: reading,
      request: async (world, place, as) => ({ path: `${base}/cases/${(await put(world, place, as)).id}/document` }),
    },
    [`GET ${base}/cases/{caseId}/attachments/{attachmentId}`]: {
      may: reading,
      request: async (world, place, as) => {
        const row = await put(world, place, as)
        return { path: `${base}/cases/${row.id}/attachments/${await putFile(world, row)}` }
      },
    },
    [`POST ${base}/cases/{caseId}/reveal`]: {
      may: personal ? desk : { own: [], 'other-district': [], 'other-city': [] },
      request: async (world, place, as) => ({
        path: `${base}/cases/${(await put(world, place, as)).id}/reveal`,
        body: { path: personal?.name ?? 'nothing' },
      }),
    },
    [`GET ${base}/statistics`]: { may: anywhere, request: async () => ({ path: `${base}/statistics` }) },
    [`GET ${base}/versions`]: { may: anywhere, request: async () => ({ path: `${base}/versions` }) },
    [`GET ${base}/trial`]: {
      may: keepers,
      request: async () => ({ path: `${base}/trial?version=${model.version}` }),
    },
    ...(notice ? objectionFixtures(subject, notice, desk) : {}),
    ...(model.start.inCalls ? callFixtures(procedure, keepers) : {}),
  }
}

/** A complete attachment of a case. */
async function putFile(world: World, row: CaseRecord): Promise<string> {
  const { db, ids, clock, files } = world.app.services
  const file = await files.put({ name: 'a.txt', body: Buffer.from('示例'), maxBytes: 100, uploadedBy: null })
  const id = ids.next('att')
  await db.query(
    `insert into cases.attachment (party_id, id, draft_id, case_id, field, name, size_bytes, sha256, state, file_id, created_at)
     values ($1, $2, $2, $3, 'file', 'a.txt', 6, $4, 'complete', $5, $6)`,
    [row.party_id, id, row.id, file.digest, file.id, clock.now()],
  )
  return id
}

function objectionFixtures(subject: Subject, notice: StateModel, desk: RouteFixture['may']): PermissionFixtures {
  const base = `/api/procedures/${subject.procedure.model.id}/cases`
  const objected = async (world: World, place: Place, as: Asking) => {
    const row = await putIn(subject, world, place, as, { state: notice.name })
    const id = world.app.services.ids.next('obj')
    await world.app.services.db.query(
      `insert into cases.objection (party_id, case_id, id, notice_id, made_at, name, contact, text)
       values ($1, $2, $3, 'pub_none', $4, '示例', '示例', '示例')`,
      [row.party_id, row.id, id, world.app.services.clock.now()],
    )
    return { row, id }
  }
  return {
    [`GET ${base}/{caseId}/objections`]: {
      may: desk,
      request: async (world, place, as) => ({
        path: `${base}/${(await objected(world, place, as)).row.id}/objections`,
      }),
    },
    [`POST ${base}/{caseId}/objections`]: {
      may: reachOf(notice.owner, []),
      request: async (world, place, as) => {
        const { row, id } = await objected(world, place, as)
        const body = { objectionId: id, revision: row.revision, decision: 'dismissed', reason: '查无实据' }
        return { path: `${base}/${row.id}/objections`, body }
      },
    },
  }
}

function callFixtures({ model }: Procedure, keepers: RouteFixture['may']): PermissionFixtures {
  const base = `/api/procedures/${model.id}/calls`
  const body = {
    titleZh: '示例批次',
    titleEn: 'Sample call',
    opensAt: '2026-01-01T00:00:00+08:00',
    closesAt: '2026-02-01T00:00:00+08:00',
  }
  return {
    [`GET ${base}`]: { may: keepers, request: async () => ({ path: base }) },
    [`POST ${base}`]: { may: keepers, request: async () => ({ path: base, body }) },
    [`PUT ${base}/{callId}`]: {
      may: keepers,
      request: async (world, place) => {
        const { db, ids, clock } = world.app.services
        const id = ids.next('cll')
        await db.query(
          `insert into cases.call (region_path, id, procedure_id, title_zh, title_en, opens_at, closes_at, created_at, created_by_name)
           values ($1, $2, $3, $4, $5, $6, $7, $8, '示例')`,
          [place.cityPath, id, model.id, body.titleZh, body.titleEn, body.opensAt, body.closesAt, clock.now()],
        )
        return { path: `${base}/${id}`, body: { ...body, revision: 1 } }
      },
    },
  }
}

/** A proposal by a colleague for whoever countersigns; by the asking person, for whoever takes it back. */
function countersignFixtures(subject: Subject): PermissionFixtures {
  const { procedure } = subject
  const { model } = procedure
  const found = model.states
    .flatMap((state) => state.actions.map((action) => ({ state, action })))
    .find(({ action }) => action.countersign)
  if (!found) return {}
  const { state, action } = found
  const base = `/api/procedures/${model.id}/cases`
  const put = async (world: World, place: Place, as: Asking, proposedBy: string) => {
    const row = await putIn(subject, world, place, as, { state: state.name })
    await propose(world, procedure, row, action, proposedBy)
    return row
  }
  return {
    [`POST ${base}/{caseId}/countersign`]: {
      may: reachOf(action.countersign?.by ?? [], []),
      request: async (world, place, as) => {
        const row = await put(world, place, as, (await world.personAt(place)).userId)
        return { path: `${base}/${row.id}/countersign`, body: { revision: row.revision, agree: true } }
      },
    },
    [`POST ${base}/{caseId}/recall`]: {
      may: reachOf(action.by, []),
      request: async (world, place, as) => {
        const row = await put(world, place, as, as.person?.userId ?? '')
        return { path: `${base}/${row.id}/recall`, body: { revision: row.revision } }
      },
    },
  }
}

async function propose(world: World, procedure: Procedure, row: CaseRecord, action: ActionModel, proposedBy: string) {
  const { db, clock } = world.app.services
  const now = clock.now()
  const standing = proposed(row.standing, {
    action: action.name,
    to: action.to[0] ?? '',
    userId: proposedBy,
    now: now.toISOString(),
  })
  await db.query('update cases.case set standing = $3 where party_id = $1 and id = $2', [
    row.party_id,
    row.id,
    JSON.stringify(standing),
  ])
  const input = sampleAnswers(action.form, procedure.actionExamples.get(hookKey(row.state, action.name)) ?? {})
  await appendEvent(db, row, { at: now, kind: 'proposed', doer: systemDoer, action: action.name, to: row.state, input })
}

function correctionFixture(subject: Subject, may: RouteFixture['may']): PermissionFixtures {
  const { model } = subject.procedure
  if (!takesCorrections([model])) return {}
  const state = model.states.find((each) => each.edits)
  const path = `/api/procedures/${model.id}/cases/{caseId}/draft`
  return {
    [`POST ${path}`]: {
      may,
      request: async (world, place, as) => {
        const row = await putIn(subject, world, place, as, state ? { state: state.name } : {})
        return { path: path.replace('{caseId}', row.id) }
      },
    },
  }
}

function actionFixtures(subject: Subject, applicants: readonly ActorName[]): PermissionFixtures {
  const { model } = subject.procedure
  const seen = new Set<string>()
  const all = model.states.flatMap((state) => state.actions.map((action) => ({ state, action })))
  return Object.fromEntries(
    all.flatMap(({ state, action }) => {
      if (seen.has(action.path)) return []
      seen.add(action.path)
      return [
        actionFixture(subject, state, action, applicants),
        ...(action.bulk ? [bulkFixture(subject, state, action)] : []),
      ]
    }),
  )
}

function actionFixture(
  subject: Subject,
  state: StateModel,
  action: ActionModel,
  applicants: readonly ActorName[],
): [string, RouteFixture] {
  const { procedure } = subject
  const base = `/api/procedures/${procedure.model.id}/cases`
  const isApplicants = action.by.includes('applicant')
  const request: RouteFixture['request'] = async (world, place, as) => {
    const field = markedField(procedure)
    const row = await putIn(subject, world, place, as, {
      state: state.name,
      ...(state.edits && field ? { marks: [{ path: field.name, note: '请修改' }] } : {}),
    })
    return {
      path: `${base}/${row.id}/${action.path}`,
      body: { revision: row.revision, ...bodyOf(procedure, state, action) },
    }
  }
  return [`POST ${base}/{caseId}/${action.path}`, { may: reachOf(action.by, isApplicants ? applicants : []), request }]
}

/** Each case of a bulk says for itself whether it could be done; the request as such is open to whoever has the role. */
function bulkFixture(subject: Subject, state: StateModel, action: ActionModel): [string, RouteFixture] {
  const { procedure } = subject
  const path = `/api/procedures/${procedure.model.id}/bulk/${action.path}`
  const input = sampleAnswers(action.form, procedure.actionExamples.get(hookKey(state.name, action.name)) ?? {})
  return [
    `POST ${path}`,
    {
      may: reachOf(action.by, []),
      isList: true,
      request: async (world, place, as) => {
        const row = await putIn(subject, world, place, as, { state: state.name })
        return { path, body: { cases: [{ caseId: row.id, revision: row.revision }], input }, marks: [row.number] }
      },
    },
  ]
}

/** A text that can be changed without breaking a rule that only code knows. */
function markedField({ model, example }: Procedure): FieldModel | undefined {
  const plain = (field: FieldModel) => ['text', 'textarea'].includes(field.widget) && !field.pattern && !field.when
  return model.form.fields.find((field) => plain(field) && !(field.name in example)) ?? model.form.fields.find(plain)
}

function bodyOf(procedure: Procedure, state: StateModel, action: ActionModel): Answers {
  const input = sampleAnswers(action.form, procedure.actionExamples.get(hookKey(state.name, action.name)) ?? {})
  const field = markedField(procedure)
  if (!field) return { input }
  const before = sampleAnswers(procedure.model.form, procedure.example)[field.name]
  return {
    input,
    ...(action.marks ? { marks: [{ path: field.name, note: '请修改' }] } : {}),
    ...(state.edits && action.by.includes('applicant') ? { answers: { [field.name]: `${String(before)}改` } } : {}),
  }
}
