import {
  everywhere,
  onlyOwn,
  type PermissionFixtures,
  type RouteFixture,
  within,
} from '#platform/http/testing/permission-fixtures'
import { makeCompany, makeFileOf, someCode } from './testing/made-company.ts'

/** Offices of the city and of the district, whoever leads or supervises them, and the company itself. */
const cityReaders = ['city-officer', 'city-leader', 'supervisor', 'registrar'] as const
const readers: RouteFixture['may'] = within(cityReaders, ['district-officer', 'organisation-member'])
const writers: RouteFixture['may'] = within(['city-officer'], ['district-officer'])

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
      const address = `${base}/${own.creditCode}${path}`
      return { path: address, marks: path === '' ? [own.creditCode] : [], ...(body ? { body: body(own.name) } : {}) }
    },
  },
]

export const fixtures: PermissionFixtures = {
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
    on('GET', '/looks', within(['supervisor'], ['organisation-member'])),
    on('POST', '/changes', writers, (name) => ({ revision: 1, name, changedOn: '2020-01-01', reason: '更名' })),
  ]),
  'GET /api/enterprises/own': {
    may: onlyOwn(['organisation-member']),
    request: async () => ({ path: '/api/enterprises/own' }),
  },
  'POST /api/enterprises/own': {
    may: onlyOwn(['organisation-member']),
    request: async () => ({ path: '/api/enterprises/own', body: {} }),
  },
}
