import { organisationById } from '#areas/accounts'
import { procedureFixtures } from '#platform/cases/testing/procedure-fixtures'
import { putCase } from '#platform/cases/testing/put-case'
import {
  everywhere,
  type PermissionFixtures,
  type Place,
  type RouteFixture,
  signedIn,
  type World,
} from '#platform/http/testing/permission-fixtures'
import { contractRegistration } from './procedures.ts'
import { aRegister } from './testing/a-register.ts'
import { awardFixtures } from './testing/award-fixtures.ts'
import { makeFiling, makeRegistration } from './testing/made-registration.ts'
import { precheckFixtures } from './testing/precheck-fixtures.ts'

/** Offices of the city and of the district, whoever leads or supervises them, and the seller itself. */
const staff = ['registrar', 'city-officer', 'city-leader', 'supervisor'] as const
const readers: RouteFixture['may'] = {
  own: [...staff, 'district-officer', 'organisation-member'],
  'other-district': staff,
  'other-city': [],
}
const registrars: RouteFixture['may'] = { own: ['registrar'], 'other-district': ['registrar'], 'other-city': [] }
const readersAnywhere = everywhere(readers.own)

const made = ({ app }: World, place: Place, isAmountOpen = false) =>
  makeRegistration(app.services, { regionPath: place.regionPath, partyId: place.organisationId, isAmountOpen })

const base = '/api/contracts/registrations'
const on = (
  method: string,
  path: string,
  may: RouteFixture['may'],
  body?: object,
  isAmountOpen = false,
): [string, RouteFixture] => [
  `${method} ${base}/{registrationId}${path}`,
  {
    may,
    request: async (world, place) => {
      const { id, number } = await made(world, place, isAmountOpen)
      const marks = path === '' ? [number] : []
      return { path: `${base}/${id}${path}`, marks, ...(body ? { body } : {}) }
    },
  },
]
const reason = '双方签了补充协议'

export const fixtures: PermissionFixtures = {
  ...procedureFixtures([contractRegistration], {
    async answers({ app }, { id }) {
      const seller = await organisationById(app.services.db, id)
      return { sellerCode: seller?.creditCode }
    },
  }),
  ...precheckFixtures,
  ...awardFixtures,
  [`GET ${base}`]: {
    may: readers,
    isList: true,
    request: async (world, place) => {
      const { number } = await made(world, place)
      return { path: `${base}?q=${number}`, marks: [`示例合同${number}`] }
    },
  },
  [`POST ${base}/sheets`]: {
    may: everywhere(['registrar']),
    request: async () => ({ path: `${base}/sheets`, file: { name: '登记.csv', content: aRegister() } }),
  },
  [`POST ${base}/imports`]: {
    may: everywhere(['registrar']),
    request: async ({ app }) => {
      const body = Buffer.from(aRegister())
      const { id } = await app.services.files.put({ name: '登记.csv', body, maxBytes: 100_000, uploadedBy: null })
      return { path: `${base}/imports`, body: { fileId: id } }
    },
  },
  [`GET ${base}.xlsx`]: { may: readersAnywhere, request: async () => ({ path: `${base}.xlsx?q=nothing` }) },
  'GET /api/contracts/figures': {
    may: readersAnywhere,
    request: async () => ({ path: '/api/contracts/figures?from=2025-01-01&until=2025-12-31' }),
  },
  ...Object.fromEntries([
    on('GET', '', readers),
    on('GET', '/certificate', readers),
    on('POST', '/changes', registrars, { edition: 1, projectName: '另一个名称', reason }),
    on('POST', '/cancel', registrars, { edition: 1, reason }),
    on('POST', '/amount', registrars, { edition: 1, contractAmount: '100', technologyAmount: '90', reason }, true),
  ]),
  'GET /api/contracts/cases/{caseId}/duplicates': {
    may: registrars,
    request: async ({ app }, { regionPath, organisationId: partyId }) => ({
      path: `/api/contracts/cases/${await makeFiling(app.services, { regionPath, partyId })}/duplicates`,
    }),
  },
  'GET /api/contracts/cases/{caseId}/text': {
    may: registrars,
    request: async ({ app: { services } }, { regionPath, organisationId: id }) => {
      const party = { id, kind: 'organisation' as const, name: '示例卖方', regionPath }
      const row = await putCase(services, contractRegistration, { party, regionPath })
      return { path: `/api/contracts/cases/${row.id}/text` }
    },
  },
  'GET /api/contracts/certificates/{number}': {
    may: everywhere(['anonymous', ...signedIn]),
    request: async (world, place) => {
      const { number, code } = await made(world, place)
      return { path: `/api/contracts/certificates/${number}?code=${code}` }
    },
  },
}
