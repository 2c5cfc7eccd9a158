import { actors, everywhere, type PermissionFixtures } from '#platform/http/testing/permission-fixtures'

/** Everybody may, signed in or not. */
const may = everywhere(actors)

export const precheckFixtures: PermissionFixtures = {
  'GET /api/contracts/precheck': { may, request: async () => ({ path: '/api/contracts/precheck' }) },
  'POST /api/contracts/precheck': {
    may,
    request: async () => ({ path: '/api/contracts/precheck', body: { answers: {} } }),
  },
  'POST /api/contracts/precheck/text': {
    may,
    request: async () => ({
      path: '/api/contracts/precheck/text?ending=.txt',
      bytes: Buffer.from('合同总价为300万元。'),
    }),
  },
}
