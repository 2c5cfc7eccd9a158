import {
  actors,
  everywhere,
  type PermissionFixtures,
  type Place,
  type RouteFixture,
  type World,
  within,
} from '#platform/http/testing/permission-fixtures'
import { previewPublication } from './actions/publication/preview-publication.ts'
import { publishVersion } from './actions/publication/publish-version.ts'
import { readCarried } from './actions/review/carry-decisions.ts'
import { addContent } from './actions/review/review-contents.ts'
import { addItem, reviewItem } from './actions/review/review-item.ts'
import { findingsOf } from './store/lint-findings.ts'
import { findVersion, type VersionState } from './store/plans.ts'
import { assessNow } from './testing/assess-now.ts'
import { type MadePlan, makePlan, systemContext } from './testing/made-plan.ts'

/** Whoever looks after a region sees its plans; a department those in which it answers for a measure. */
const readers = within(
  ['city-administrator', 'city-leader', 'city-officer', 'supervisor'],
  ['district-administrator', 'district-officer', 'department-officer'],
)
const writers = within(['city-administrator', 'city-officer'], ['district-administrator', 'district-officer'])
const measurers = within(
  ['city-administrator', 'city-leader', 'city-officer', 'supervisor'],
  ['district-administrator', 'district-officer'],
)
const publishers = within(
  ['city-administrator', 'city-leader', 'city-officer'],
  ['district-administrator', 'district-officer'],
)

const make = ({ app, next }: World, { regionPath, departmentId }: Place, state?: VersionState) =>
  makePlan(app, { regionPath, departmentId, number: next(), ...(state ? { state } : {}) })

const accept = async ({ app }: World, made: MadePlan) =>
  reviewItem(systemContext(app), { ...made, action: 'accept', revision: 1, note: null })

async function bindings({ app }: World, made: MadePlan) {
  const { lines } = await previewPublication(systemContext(app), made)
  return lines.map(({ itemId, revision, newIndicator }) => ({ itemId, revision, newIndicator }))
}

async function published(world: World, place: Place): Promise<MadePlan> {
  const made = await make(world, place)
  await accept(world, made)
  const given = { ...made, bindings: await bindings(world, made), leaveOutUndecided: false }
  await publishVersion(systemContext(world.app), given)
  return made
}

const fields = (made: MadePlan) => ({
  measureId: made.measureId,
  indicator: '样例企业数',
  subject: null,
  value: '120',
  valueMax: null,
  unit: '家',
  comparator: '>=' as const,
  mode: 'stock' as const,
  kind: 'target' as const,
  deadline: '2099',
  growth: null,
  quote: '样例企业达120家以上',
  offset: 0,
})
const measureFields = { title: '样例任务', dueBy: null, units: [] }
const mechanismFields = { name: '样例机制', type: 'mechanism' as const }
const facts = {
  issuer: null,
  number: null,
  issued: null,
  status: null,
  kind: 'plan',
  periodFrom: null,
  periodTo: null,
  revision: 1,
}

/** The opinion is a file whose text is packed; that it is answered at all is what gives it away. */
async function assessed({ app }: World, made: MadePlan): Promise<Asked> {
  await assessNow(app, made)
  return {}
}

/** An assistant that has nothing to say: the route only enqueues the asking. */
async function withAssistant({ app }: World): Promise<Asked> {
  app.services.assistant ??= { host: 'models.example', model: 'sample', ask: async () => '{"proposals":[]}' }
  return {}
}

async function decided(world: World, made: MadePlan): Promise<Asked> {
  await accept(world, made)
  return {}
}

type Asked = { body?: unknown; marks?: string[]; query?: string }

/** A route below `/api/plans/{planId}/versions/{versionId}` on a fresh plan. */
const onVersion = (
  method: string,
  path: string,
  may: RouteFixture['may'],
  more: { state?: VersionState; ask?: (world: World, made: MadePlan) => Promise<Asked> } = {},
): [string, RouteFixture] => [
  `${method} /api/plans/{planId}/versions/{versionId}${path}`,
  {
    may,
    request: async (world, place) => {
      const made = await make(world, place, more.state)
      const asked = await more.ask?.(world, made)
      const base = `/api/plans/${made.planId}/versions/${made.versionId}`
      const { query = '', ...given } = asked ?? {}
      return { path: `${base}${path.replace('{itemId}', made.itemId)}${query}`, marks: [made.title], ...given }
    },
  },
]

export const fixtures: PermissionFixtures = {
  'GET /api/plans': {
    may: readers,
    isList: true,
    request: async (world, place) => {
      const made = await make(world, place)
      return { path: `/api/plans?q=${encodeURIComponent(made.title)}`, marks: [made.title] }
    },
  },
  'POST /api/plans': {
    may: writers,
    request: async ({ next }, { regionPath }) => ({
      path: '/api/plans',
      body: { regionPath },
      file: { name: '样例.txt', content: `到2027年，样例企业达${next()}家以上。` },
    }),
  },
  // Figures name nobody; each is of the scope of whoever asks.
  'GET /api/plans/accuracy': {
    may: everywhere([
      'city-administrator',
      'district-administrator',
      'city-leader',
      'city-officer',
      'district-officer',
      'supervisor',
    ]),
    request: async () => ({ path: '/api/plans/accuracy' }),
  },
  'GET /api/plans/accuracy/documents': {
    may: measurers,
    isList: true,
    request: async (world, place) => {
      const made = await make(world, place)
      await accept(world, made)
      return { path: '/api/plans/accuracy/documents?pageSize=200', marks: [made.title] }
    },
  },
  'GET /api/plans/{planId}': {
    may: readers,
    request: async (world, place) => {
      const made = await make(world, place)
      return { path: `/api/plans/${made.planId}`, marks: [made.title] }
    },
  },
  'PATCH /api/plans/{planId}': {
    may: writers,
    request: async (world, place) => {
      const made = await make(world, place)
      return { path: `/api/plans/${made.planId}`, body: { ...facts, title: made.title }, marks: [made.title] }
    },
  },
  'POST /api/plans/{planId}/withdraw': {
    may: publishers,
    request: async (world, place) => {
      const made = await published(world, place)
      return { path: `/api/plans/${made.planId}/withdraw`, body: { reason: '样例' } }
    },
  },
  ...Object.fromEntries([
    onVersion('GET', '', readers),
    onVersion('GET', '/text', readers, { ask: async () => ({ marks: ['样例企业达120家'] }) }),
    onVersion('GET', '/original', readers, { ask: async () => ({ marks: ['样例企业达120家'] }) }),
    onVersion('GET', '/items/{itemId}/history', readers),
    // A version that is not under review answers once and ends; one that is goes on.
    onVersion('GET', '/live', readers, {
      state: 'withdrawn',
      ask: async () => ({ query: '?since=0&window=sample-window', marks: [] }),
    }),
    onVersion('POST', '/presence', readers, {
      ask: async () => ({ body: { window: 'sample-window', placeId: null, isEditing: false } }),
    }),
    onVersion('POST', '/recompile', writers, { state: 'failed' }),
    onVersion('POST', '/discard', writers),
    onVersion('POST', '/reopen', writers, { state: 'withdrawn' }),
    onVersion('POST', '/items/{itemId}/review', writers, {
      ask: async () => ({ body: { action: 'accept', revision: 1 } }),
    }),
    onVersion('POST', '/items', writers, { ask: async (_world, made) => ({ body: { fields: fields(made) } }) }),
    onVersion('POST', '/accept', writers, { ask: async () => ({ body: { minConfidenceShare: 0.5 } }) }),
    onVersion('POST', '/duplicates/review', writers, {
      ask: async ({ app }, made) => {
        const again = await addItem(systemContext(app), { ...made, fields: fields(made), note: null })
        const items = [made.itemId, again.rows[0]?.id].map((itemId) => ({ itemId, revision: 1 }))
        return { body: { action: 'reject', items } }
      },
    }),
    onVersion('POST', '/items/merge', writers, {
      ask: async ({ app }, made) => {
        const lower = { ...fields(made), value: '90' }
        const added = await addItem(systemContext(app), { ...made, fields: lower, note: null })
        const parts = [made.itemId, added.rows[0]?.id].map((itemId) => ({ itemId, revision: 1 }))
        return { body: { parts, fields: fields(made) } }
      },
    }),
    onVersion('POST', '/items/{itemId}/split', writers, {
      ask: async (_world, made) => ({
        body: { revision: 1, items: [fields(made), { ...fields(made), subject: '样例区' }] },
      }),
    }),
    onVersion('GET', '/carried', readers, { ask: async () => ({ marks: [] }) }),
    onVersion('POST', '/measures', writers, {
      ask: async () => ({ body: { fields: measureFields, quote: '样例企业', offset: 0 } }),
    }),
    onVersion('POST', '/mechanisms', writers, {
      ask: async () => ({ body: { fields: mechanismFields, quote: '样例企业', offset: 0 } }),
    }),
    onVersion('GET', '/suggestions', readers, { ask: async () => ({ marks: [] }) }),
    onVersion('PUT', '/items/{itemId}/indicator', writers, { ask: async () => ({ body: { indicatorId: null } }) }),
    onVersion('PUT', '/units', writers, {
      ask: async (_world, made) => ({ body: { resolved: made.unit, departmentId: null } }),
    }),
    onVersion('POST', '/ask-publication', writers, {
      ask: async (world, made) => {
        await accept(world, made)
        return {}
      },
    }),
    onVersion('GET', '/findings', readers),
    onVersion('POST', '/findings', writers),
    onVersion('GET', '/findings/opinion', readers, { ask: assessed }),
    onVersion('GET', '/proposals', writers),
    onVersion('POST', '/proposals', writers, { ask: withAssistant }),
    onVersion('GET', '/accuracy', measurers, { ask: decided }),
    onVersion('GET', '/labels', measurers, {
      ask: async (world, made) => ({ ...(await decided(world, made)), marks: [] }),
    }),
    onVersion('GET', '/publication', publishers, {
      ask: async (world, made) => {
        await accept(world, made)
        return { marks: ['样例企业达120家'] }
      },
    }),
    onVersion('POST', '/publish', publishers, {
      ask: async (world, made) => {
        await accept(world, made)
        return { body: { bindings: await bindings(world, made) } }
      },
    }),
  ]),
  'POST /api/plans/{planId}/versions/{versionId}/measures/{measureId}/review': {
    may: writers,
    request: async (world, place) => {
      const made = await make(world, place)
      const path = `/api/plans/${made.planId}/versions/${made.versionId}/measures/${made.measureId}/review`
      return { path, body: { action: 'correct', revision: 1, fields: measureFields } }
    },
  },
  'POST /api/plans/{planId}/versions/{versionId}/mechanisms/{mechanismId}/review': {
    may: writers,
    request: async (world, place) => {
      const made = await make(world, place)
      const given = { ...made, fields: mechanismFields, quote: '样例企业', offset: 0 }
      const { ids } = await addContent(systemContext(world.app), 'mechanism', given)
      const path = `/api/plans/${made.planId}/versions/${made.versionId}/mechanisms/${ids[0]}/review`
      return { path, body: { action: 'reject', revision: 2 } }
    },
  },
  'POST /api/plans/{planId}/versions/{versionId}/carried': {
    may: writers,
    request: async (world, place) => {
      const before = await make(world, place)
      await accept(world, before)
      const made = await makePlan(world.app, { ...place, number: world.next(), after: before })
      const { steps } = await readCarried(systemContext(world.app), made)
      const path = `/api/plans/${made.planId}/versions/${made.versionId}/carried`
      return { path, body: { steps: steps.map(({ key, mark }) => ({ key, mark })) } }
    },
  },
  'POST /api/plans/{planId}/versions/{versionId}/reviews/{batchId}/undo': {
    may: writers,
    request: async (world, place) => {
      const made = await make(world, place)
      const { batchId } = await accept(world, made)
      return { path: `/api/plans/${made.planId}/versions/${made.versionId}/reviews/${batchId}/undo` }
    },
  },
  'POST /api/plans/{planId}/versions/{versionId}/move': {
    may: writers,
    request: async (world, place) => {
      const [made, into] = [await make(world, place), await make(world, place)]
      const path = `/api/plans/${made.planId}/versions/${made.versionId}/move`
      return { path, body: { intoPlanId: into.planId } }
    },
  },
  'POST /api/plans/{planId}/versions/{versionId}/findings/{findingId}/resolve': {
    may: writers,
    request: async (world, place) => {
      const made = await make(world, place)
      // The same quote read once more as a lower target for a later year.
      const lower = { ...fields(made), value: '90', deadline: '2100' }
      await addItem(systemContext(world.app), { ...made, fields: lower, note: null })
      await assessNow(world.app, made)
      const { db } = world.app.services
      const version = await findVersion(db, { reach: 'all' }, made)
      const [finding] = version ? await findingsOf(db, version) : []
      const base = `/api/plans/${made.planId}/versions/${made.versionId}/findings`
      return { path: `${base}/${finding?.id}/resolve`, body: { state: 'answered', note: '口径不同', revision: 1 } }
    },
  },
  'GET /api/public/plans': {
    may: everywhere(actors),
    isList: true,
    request: async (world, place) => {
      const made = await published(world, place)
      return { path: `/api/public/plans?q=${encodeURIComponent(made.title)}`, marks: [made.title] }
    },
  },
  'GET /api/public/plans/{planId}': {
    may: everywhere(actors),
    request: async (world, place) => {
      const made = await published(world, place)
      return { path: `/api/public/plans/${made.planId}`, marks: [made.title] }
    },
  },
}
