import type { Actor } from '#platform/auth/actor'
import { system } from '#platform/auth/actor'
import { outsideRequest } from '#platform/http/route'
import type { TestPerson } from '#platform/http/testing/people'
import { actorOf } from '#platform/http/testing/people'
import {
  type ActorName,
  everywhere,
  type PermissionFixtures,
  type Place,
  type RouteFixture,
  type World,
} from '#platform/http/testing/permission-fixtures'
import { planMeeting } from './actions/hold-meeting.ts'
import { openTask, type TaskToOpen } from './public.ts'

/** The city asks the department of the place; the district of the place has an officer, so that nobody else acts for it. */
async function newTask(world: World, place: Place, over: Partial<TaskToOpen> = {}) {
  const { services } = world.app
  await world.personAt(place)
  const title = `权限任务${world.next()}号`
  const input: TaskToOpen = {
    regionPath: place.cityPath,
    title,
    origin: null,
    lead: { departmentId: place.departmentId },
    ...over,
  }
  const { taskId } = await services.db.tx((tx) => openTask(tx, { ...services, actor: system }, input))
  return { taskId, title, revision: 1 }
}

async function newMeeting(world: World, place: Place) {
  const { services } = world.app
  const host: Actor = actorOf(await world.personAt(place))
  const title = `权限会议${world.next()}号`
  const ctx = outsideRequest(services, { actor: host, scope: { reach: 'region', regionPath: place.regionPath } })
  const decisions = [{ title: '议定一件事项', words: null, lead: place.departmentId, support: [], dueOn: null }]
  const facts = { title, kind: 'regular' as const, heldOn: '2030-01-01', place: null, chair: null }
  const input = { ...facts, attendees: [], attendeesNote: null, agenda: [], decisions }
  return { meetingId: await planMeeting(ctx, input), title, input }
}

const watchers = ['city-leader', 'city-officer', 'supervisor'] as const
const readersOfCity = ['city-administrator', ...watchers] as const
/** Who sees a task that the city gave to the department of a district. */
const readers: RouteFixture['may'] = {
  own: [...readersOfCity, 'district-administrator', 'district-officer', 'department-officer'],
  'other-district': readersOfCity,
  'other-city': [],
}
/** The office that asked: officers and leaders of the city. */
const askers: RouteFixture['may'] = {
  own: ['city-leader', 'city-officer'],
  'other-district': ['city-leader', 'city-officer'],
  'other-city': [],
}
/** The department itself, while somebody works there. */
const leads: RouteFixture['may'] = { own: ['department-officer'], 'other-district': [], 'other-city': [] }
/** The parties, and who watches over the city. */
const parties: RouteFixture['may'] = {
  own: [...watchers, 'department-officer'],
  'other-district': watchers,
  'other-city': [],
}
/** Everybody whose office can ask, of units within their own region. */
const officesThatAsk: readonly ActorName[] = ['city-leader', 'city-officer', 'district-officer', 'department-officer']
const withinOwnRegion: RouteFixture['may'] = {
  own: officesThatAsk,
  'other-district': ['city-leader', 'city-officer'],
  'other-city': [],
}
/** Who sees a planned meeting of a district. */
const meetingReaders: RouteFixture['may'] = {
  own: [...readersOfCity, 'district-administrator', 'district-officer'],
  'other-district': readersOfCity,
  'other-city': [],
}
/** Only the office that holds it manages it. */
const hosts: RouteFixture['may'] = { own: ['district-officer'], 'other-district': [], 'other-city': [] }

const onTask = (method: string, room: string, may: RouteFixture['may'], body?: object): [string, RouteFixture] => [
  `${method} /api/tasks/{taskId}${room}`,
  {
    may,
    request: async (world, place) => {
      const { taskId, revision, title } = await newTask(world, place)
      const sent = body ? { body: { revision, ...body } } : {}
      return { path: `/api/tasks/${taskId}${room}`, ...sent, ...(method === 'GET' ? { marks: [title] } : {}) }
    },
  },
]

const onMeeting = (method: string, room: string, may: RouteFixture['may'], more?: object): [string, RouteFixture] => [
  `${method} /api/tasks/meetings/{meetingId}${room}`,
  {
    may,
    request: async (world, place) => {
      const { meetingId, title, input } = await newMeeting(world, place)
      const body =
        method === 'PUT' ? { body: { ...input, revision: 1 } } : more ? { body: { revision: 1, ...more } } : {}
      return {
        path: `/api/tasks/meetings/${meetingId}${room}`,
        ...body,
        ...(method === 'GET' && room === '' ? { marks: [title] } : {}),
      }
    },
  },
]

const aNewTask = (place: Place) => ({ title: '权限新任务', lead: place.regionPath })

/** Revision of the settings that the person would change: those of the own region. */
async function settingsRevision({ app }: World, person: TestPerson | null): Promise<number> {
  const [row] = await app.services.db.query<{ revision: number }>(
    'select revision from tasks.setting where region_path = $1',
    [person?.membership.regionPath ?? ''],
  )
  return row?.revision ?? 0
}

const settings = { silenceDays: [7, 14, 21, 30], overdueDays: [1, 8, 15, 30], warnDays: [14, 3], reportEveryDays: 30 }

export const fixtures: PermissionFixtures = {
  'GET /api/tasks': {
    may: readers,
    isList: true,
    request: async (world, place) => {
      const { title } = await newTask(world, place)
      return { path: `/api/tasks?q=${encodeURIComponent(title)}`, marks: [title] }
    },
  },
  'GET /api/tasks/export': {
    may: everywhere(readers.own),
    request: async () => ({ path: '/api/tasks/export?q=nothing' }),
  },
  'GET /api/tasks/mine': {
    may: leads,
    isList: true,
    request: async (world, place) => {
      const { title } = await newTask(world, place, { dueOn: '2020-01-01' })
      return { path: '/api/tasks/mine', marks: [title] }
    },
  },
  'GET /api/tasks/gantt': {
    may: readers,
    isList: true,
    request: async (world, place) => {
      const { title } = await newTask(world, place, { dueOn: '2020-01-01' })
      return { path: '/api/tasks/gantt', marks: [title] }
    },
  },
  'GET /api/tasks/supervision': {
    may: readers,
    isList: true,
    request: async (world, place) => {
      await newTask(world, place)
      return { path: '/api/tasks/supervision', marks: [place.departmentId] }
    },
  },
  'GET /api/tasks/units': { may: everywhere(officesThatAsk), request: async () => ({ path: '/api/tasks/units' }) },
  'GET /api/tasks/template': {
    may: everywhere(officesThatAsk),
    request: async () => ({ path: '/api/tasks/template' }),
  },
  'POST /api/tasks/sheets': {
    may: everywhere(officesThatAsk),
    request: async () => ({
      path: '/api/tasks/sheets',
      file: { name: '任务.csv', content: '任务名称,承办单位\n做一件事情,市科技局\n' },
    }),
  },
  'POST /api/tasks': {
    may: withinOwnRegion,
    request: async (_world, place) => ({ path: '/api/tasks', body: aNewTask(place) }),
  },
  'POST /api/tasks/bulk': {
    may: withinOwnRegion,
    request: async ({ next }, place) => ({
      path: '/api/tasks/bulk',
      body: { fileId: `fil_${next()}`, fileName: '任务.xlsx', tasks: [{ ...aNewTask(place), row: 2 }] },
    }),
  },
  ...Object.fromEntries([
    onTask('GET', '', readers),
    onTask('PATCH', '', askers, { title: '改过名的任务' }),
    onTask('POST', '/answers', leads, { act: 'accept' }),
    onTask('POST', '/decisions', askers, { act: 'cancel', words: '不再需要' }),
    onTask('POST', '/remarks', parties, { words: '请抓紧办理' }),
    onTask('POST', '/reminders', { own: watchers, 'other-district': watchers, 'other-city': [] }),
  ]),
  'POST /api/tasks/{taskId}/parts': {
    may: leads,
    request: async (world, place) => {
      const { taskId, revision } = await newTask(world, place)
      return {
        path: `/api/tasks/${taskId}/parts`,
        body: { revision, title: '权限分解任务', leads: [place.regionPath] },
      }
    },
  },
  'POST /api/tasks/{taskId}/evidence': {
    may: parties,
    request: async (world, place) => {
      const { taskId } = await newTask(world, place)
      return { path: `/api/tasks/${taskId}/evidence`, file: { name: '材料.txt', content: '材料' } }
    },
  },
  'GET /api/tasks/{taskId}/evidence/{evidenceId}': {
    may: readers,
    request: async (world, place) => {
      const { services } = world.app
      const { taskId } = await newTask(world, place)
      const body = new TextEncoder().encode(`材料${world.next()}号`)
      const file = await services.files.put({ name: '材料.txt', body, maxBytes: 1000, uploadedBy: null })
      const id = services.ids.next('evd')
      await services.db.query(
        `insert into tasks.evidence (region_path, task_id, id, entry_id, file_id, title, added_at)
         values ($1, $2, $3, 'ent_1', $4, '材料.txt', $5)`,
        [place.cityPath, taskId, id, file.id, services.clock.now()],
      )
      return { path: `/api/tasks/${taskId}/evidence/${id}`, marks: [new TextDecoder().decode(body)] }
    },
  },
  'GET /api/tasks/settings': { may: everywhere(readers.own), request: async () => ({ path: '/api/tasks/settings' }) },
  'PUT /api/tasks/settings': {
    may: everywhere(['city-administrator', 'district-administrator', 'city-officer', 'district-officer']),
    request: async (world, _place, { person }) => ({
      path: '/api/tasks/settings',
      body: { ...settings, revision: await settingsRevision(world, person) },
    }),
  },
  'GET /api/tasks/leaders': {
    may: everywhere([
      'city-administrator',
      'district-administrator',
      'city-officer',
      'district-officer',
      'department-officer',
    ]),
    request: async () => ({ path: '/api/tasks/leaders' }),
  },
  'PUT /api/tasks/leaders': {
    may: {
      own: ['city-administrator', 'city-officer', 'district-administrator', 'district-officer', 'department-officer'],
      'other-district': ['city-administrator', 'city-officer'],
      'other-city': [],
    },
    request: async (_world, place) => ({
      path: '/api/tasks/leaders',
      body: { unit: place.departmentId, membershipId: null },
    }),
  },
  'GET /api/tasks/meetings': {
    may: meetingReaders,
    isList: true,
    request: async (world, place) => {
      const { title } = await newMeeting(world, place)
      return { path: `/api/tasks/meetings?q=${encodeURIComponent(title)}`, marks: [title] }
    },
  },
  'POST /api/tasks/meetings': {
    may: everywhere(officesThatAsk),
    request: async () => ({ path: '/api/tasks/meetings', body: { title: '权限新会议', heldOn: '2030-01-01' } }),
  },
  ...Object.fromEntries([
    onMeeting('GET', '', meetingReaders),
    onMeeting('GET', '/minutes', meetingReaders),
    onMeeting('PUT', '', hosts),
    onMeeting('POST', '/issue', hosts, {}),
    onMeeting('POST', '/cancel', hosts, { reason: '改期再开' }),
  ]),
}
