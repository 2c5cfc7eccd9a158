import { businessDate } from '#kernel/clock'
import {
  everywhere,
  onlyOwn,
  type PermissionFixtures,
  type RouteFixture,
  within,
} from '#platform/http/testing/permission-fixtures'
import {
  makeCertificate,
  makeCompany,
  makeCorrection,
  makeFileOf,
  makeImport,
  makeMerged,
  makePerson,
  makeSuccession,
  someCode,
} from './testing/made-company.ts'

/** Offices of the city and of the district, whoever leads or supervises them, and the company itself. */
const cityReaders = ['city-officer', 'city-leader', 'supervisor', 'registrar'] as const
const readers: RouteFixture['may'] = within(cityReaders, ['district-officer', 'organisation-member'])
const writers: RouteFixture['may'] = within(['city-officer'], ['district-officer'])

const importers = ['city-officer', 'district-officer'] as const

const base = '/api/enterprises/companies'
const on = (
  method: string,
  path: string,
  may: RouteFixture['may'],
  body?: (name: string) => object,
): [string, RouteFixture] => [
  `${method} ${base}/{creditCode}${path}`,
  {
    may,
    request: async ({ app, next }, { organisationId, regionPath }) => {
      const isChange = body !== undefined
      const own = isChange
        ? {
            name: `示例企业${next()}`,
            creditCode: await makeCompany(app.services, {
              creditCode: someCode(10_000 + next()),
              name: '示例企业',
              regionPath,
            }),
          }
        : await makeFileOf(app.services, organisationId, regionPath)
      const other = someCode(90_000 + next())
      if (['/merging', '/separation', '/successions'].includes(path))
        await makeCompany(app.services, { creditCode: other, name: '示例另一份', regionPath })
      if (path === '/merging' || path === '/successions') own.name = other
      if (path === '/separation') await makeMerged(app.services, own.creditCode, other)
      if (path.endsWith('/withdrawals')) await makeCertificate(app.services, own.creditCode, '2019-01-01')
      const address = `${base}/${own.creditCode}${path}`
      return { path: address, marks: path === '' ? [own.creditCode] : [], ...(body ? { body: body(own.name) } : {}) }
    },
  },
]

const imports = '/api/enterprises/imports'
/** Batches belong to who uploaded them; nobody else's can be touched. */
const onImport = (method: string, path: string): [string, RouteFixture] => [
  `${method} ${imports}/{importId}${path}`,
  {
    may: onlyOwn(importers),
    request: async ({ app, personAt }, place, { person, isOwn }) => {
      const by = isOwn && person ? person : await personAt(place)
      return {
        path: `${imports}/${await makeImport(app.services, by, path)}${path}`,
        ...(method === 'POST' ? { body: {} } : {}),
      }
    },
  },
]

const onCorrection = (method: string, path: string, may: RouteFixture['may']): [string, RouteFixture] => [
  `${method} ${base}/{creditCode}/corrections${path}`,
  {
    may,
    request: async ({ app, next }, { organisationId, regionPath }) => {
      const { creditCode } = await makeFileOf(app.services, organisationId, regionPath)
      const address = `${base}/${creditCode}/corrections`
      // Another year each time: of one fact and period only one correction waits.
      const period = String(1950 + (next() % 70))
      const asked = { fact: 'staff_total', period, value: String(next()), reason: '示例理由' }
      if (path === '')
        return {
          path: address,
          ...(method === 'POST' ? { body: asked, file: { name: '依据.txt', content: '示例依据' } } : {}),
        }
      const id = await makeCorrection(app.services, creditCode)
      const decision = { isAccepted: false, note: '示例决定' }
      return {
        path: address + path.replace('{correctionId}', id),
        ...(method === 'POST' ? { body: decision } : {}),
      }
    },
  },
]

const onPerson = (
  method: string,
  path: string,
  may: RouteFixture['may'],
  body?: (today: string) => object,
): [string, RouteFixture] => [
  `${method} ${base}/{creditCode}/people${path}`,
  {
    may,
    request: async ({ app }, { organisationId, regionPath }) => {
      const { creditCode } = await makeFileOf(app.services, organisationId, regionPath)
      const id = await makePerson(app.services, creditCode)
      const address = `${base}/${creditCode}/people${path.replace('{personId}', id)}`
      return { path: address, ...(body ? { body: body(businessDate(app.services.clock.now())) } : {}) }
    },
  },
]

const removal: [string, RouteFixture] = [
  `POST ${base}/{creditCode}/successions/{toCode}/removal`,
  {
    may: writers,
    request: async ({ app, next }, { regionPath }) => {
      const [from, to] = await makeSuccession(
        app.services,
        [someCode(110_000 + next()), someCode(120_000 + next())],
        regionPath,
      )
      return { path: `${base}/${from}/successions/${to}/removal`, body: { reason: '示例理由' } }
    },
  },
]

const someone = { duty: 'contact', name: '示例王五', phone: '0517-83000000', hasConsented: true }

export const fixtures: PermissionFixtures = {
  ...Object.fromEntries([
    removal,
    onPerson('GET', '', readers),
    onPerson('POST', '', onlyOwn(['organisation-member']), (today) => ({
      ...someone,
      consentUntil: today,
    })),
    onPerson('POST', '/{personId}/withdrawal', onlyOwn(['organisation-member']), () => ({})),
    onPerson('POST', '/{personId}/uncovered', readers, () => ({ purpose: '示例事由' })),
  ]),
  [`POST ${imports}`]: {
    may: everywhere(importers),
    request: async () => ({
      path: imports,
      file: { name: '企业.csv', content: '统一社会信用代码,企业名称,所属区县,统计期\n' },
      body: { source: 'office' },
    }),
  },
  ...Object.fromEntries([
    onCorrection('GET', '', readers),
    onCorrection('POST', '', onlyOwn(['organisation-member'])),
    onCorrection('GET', '/{correctionId}/evidence', readers),
    onCorrection('POST', '/{correctionId}/decision', writers),
  ]),
  ...Object.fromEntries([
    onImport('GET', ''),
    onImport('GET', '/rows'),
    onImport('GET', '/refused.xlsx'),
    onImport('POST', '/confirm'),
    onImport('POST', '/undo'),
  ]),
  [`GET ${base}`]: {
    may: readers,
    isList: true,
    request: async ({ app }, { organisationId, regionPath }) => {
      const { creditCode, name } = await makeFileOf(app.services, organisationId, regionPath)
      return { path: `${base}?q=${creditCode}`, marks: [name] }
    },
  },
  [`GET ${base}.xlsx`]: {
    may: everywhere([...cityReaders, 'district-officer', 'organisation-member']),
    request: async () => ({ path: `${base}.xlsx?q=nothing` }),
  },
  [`POST ${base}`]: {
    may: writers,
    request: async ({ next }, { regionPath }) => ({
      path: base,
      body: { creditCode: someCode(50_000 + next()), name: '新建的示例企业', regionPath },
    }),
  },
  ...Object.fromEntries([
    on('GET', '', readers),
    on('GET', '/facts', readers),
    on('GET', '/certificates', readers),
    on('GET', '/standing', readers),
    on('POST', '/facts', writers, () => ({ fact: 'staff_total', period: '2020', value: '12', source: 'tax' })),
    on('POST', '/certificates', writers, () => ({ title: 'high-tech-enterprise', validFrom: '2020-01-01' })),
    on('POST', '/certificates/withdrawals', writers, () => ({
      title: 'high-tech-enterprise',
      validFrom: '2019-01-01',
      withdrawnFrom: '2020-01-01',
      reason: '示例撤销',
    })),
    on('GET', '/looks', within(['supervisor'], ['organisation-member'])),
    on('GET', '/successions', readers),
    on('POST', '/successions', writers, (name) => ({
      ...{ kind: 'split-off', toCode: name, tookEffectOn: '2020-01-01', basis: '示例依据' },
    })),
    on('GET', '/alike', writers),
    on('POST', '/merging', writers, (name) => ({ revision: 1, reason: '同一家企业', into: name })),
    on('POST', '/separation', writers, () => ({ reason: '不是同一家' })),
    on('POST', '/changes', writers, (name) => ({ revision: 1, name, changedOn: '2020-01-01', reason: '更名' })),
  ]),
  // About oneself, with nothing of anybody else to name.
  'GET /api/enterprises/own': {
    may: everywhere(['organisation-member']),
    request: async () => ({ path: '/api/enterprises/own' }),
  },
  'POST /api/enterprises/own': {
    may: everywhere(['organisation-member']),
    request: async () => ({ path: '/api/enterprises/own', body: {} }),
  },
}
