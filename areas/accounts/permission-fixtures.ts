import { creditCodeCheckCharacter } from '#kernel/credit-code'
import { system } from '#platform/auth/actor'
import {
  everywhere,
  onlyOwn,
  type PermissionFixtures,
  type Place,
  type RouteFixture,
  signedIn,
  type World,
  within,
} from '#platform/http/testing/permission-fixtures'
import { createOrganisation, createPerson, grantMembership } from './public.ts'

/** Administrators manage what lies in their region. */
const administrators = within(['city-administrator'], ['district-administrator'])

interface Made {
  userId: string
  username: string
  membershipId: string
}

async function newPerson({ app, next }: World, place: Place): Promise<Made> {
  const { services } = app
  const username = `fixture.${next()}`
  return services.db.tx(async (tx) => {
    const { regionPath } = place
    const user = await createPerson(tx, services, system, {
      name: `人员 ${username}`,
      username,
      regionPath,
      phone: '13800000000',
    })
    const role = 'district-officer' as const
    const wanted = { userId: user.id, role, regionPath, departmentId: null, organisationId: null, validTo: null }
    const { id } = await grantMembership(tx, services, system, wanted)
    return { userId: user.id, username, membershipId: id }
  })
}

function creditCode(next: () => number): string {
  const first = `9199020${String(next()).padStart(10, '0')}`
  return `${first}${creditCodeCheckCharacter(first)}`
}

const onPerson = (method: string, path: string, body?: object): [string, RouteFixture] => [
  `${method} /api/accounts/people/{userId}${path}`,
  {
    may: administrators,
    request: async (world, place) => {
      const { userId } = await newPerson(world, place)
      return { path: `/api/accounts/people/${userId}${path}`, ...(body ? { body } : {}) }
    },
  },
]

async function newKey({ app, personAt }: World, place: Place, owner: Awaited<ReturnType<World['personAt']>> | null) {
  const person = owner ?? (await personAt(place))
  const secret = await app.keyOf(person)
  const [row] = await app.services.db.query<{ id: string }>(
    'select id from auth.api_key where membership_id = $1 order by created_at desc, id desc',
    [person.membership.id],
  )
  return { id: row?.id ?? '', mark: secret.slice(0, 9) }
}

export const fixtures: PermissionFixtures = {
  'GET /api/accounts/people': {
    may: administrators,
    isList: true,
    request: async (world, place) => {
      const { username } = await newPerson(world, place)
      return { path: `/api/accounts/people?q=${username}`, marks: [`人员 ${username}`] }
    },
  },
  'POST /api/accounts/people': {
    may: administrators,
    request: async ({ next }, { regionPath }) => ({
      path: '/api/accounts/people',
      body: { name: '新人', username: `invited.${next()}`, membership: { role: 'district-officer', regionPath } },
    }),
  },
  ...Object.fromEntries([
    onPerson('GET', ''),
    onPerson('PATCH', '', { name: '改名' }),
    onPerson('POST', '/phone'),
    onPerson('POST', '/reset-password'),
    onPerson('POST', '/remove-second-factor'),
    onPerson('POST', '/deactivate'),
    onPerson('POST', '/reactivate'),
  ]),
  'POST /api/accounts/memberships': {
    may: administrators,
    request: async (world, place) => {
      const { username } = await newPerson(world, place)
      return {
        path: '/api/accounts/memberships',
        body: { username, role: 'administrator', regionPath: place.regionPath },
      }
    },
  },
  'POST /api/accounts/memberships/{id}/end': {
    may: administrators,
    request: async (world, place) => {
      const { membershipId } = await newPerson(world, place)
      return { path: `/api/accounts/memberships/${membershipId}/end`, body: { lastDay: '2030-01-01' } }
    },
  },
  'GET /api/accounts/organisations': {
    may: within(
      ['city-administrator', 'city-leader', 'city-officer', 'registrar', 'city-finance-officer'],
      ['district-administrator', 'district-officer', 'district-finance-officer', 'organisation-member'],
    ),
    isList: true,
    request: async ({ app }, place) => {
      const [row] = await app.services.db.query<{ credit_code: string }>(
        'select credit_code from accounts.organisation where id = $1',
        [place.organisationId],
      )
      const code = row?.credit_code ?? ''
      return { path: `/api/accounts/organisations?q=${code}`, marks: [code] }
    },
  },
  'POST /api/accounts/organisations': {
    may: administrators,
    request: async ({ next }, { regionPath }) => ({
      path: '/api/accounts/organisations',
      body: { creditCode: creditCode(next), name: '新企业', kind: 'enterprise', regionPath },
    }),
  },
  'PATCH /api/accounts/organisations/{id}': {
    may: administrators,
    request: async ({ app, next }, { regionPath }) => {
      const input = { creditCode: creditCode(next), name: '旧企业', kind: 'enterprise' as const, regionPath }
      const { id } = await app.services.db.tx((tx) => createOrganisation(tx, app.services, system, input))
      return { path: `/api/accounts/organisations/${id}`, body: { name: '改名企业' } }
    },
  },
  'GET /api/accounts/keys': {
    may: onlyOwn(signedIn),
    isList: true,
    isClosedToKeys: true,
    request: async (world, place, { person, isOwn }) => {
      const { mark } = await newKey(world, place, isOwn ? person : null)
      return { path: '/api/accounts/keys', marks: [mark] }
    },
  },
  'POST /api/accounts/keys': {
    may: everywhere(signedIn),
    isClosedToKeys: true,
    request: async ({ app }) => {
      const inAMonth = new Date(app.services.clock.now().getTime() + 30 * 86_400_000)
      return { path: '/api/accounts/keys', body: { name: '示例密钥', lastDay: inAMonth.toISOString().slice(0, 10) } }
    },
  },
  'POST /api/accounts/keys/{id}/revoke': {
    may: onlyOwn(signedIn),
    isClosedToKeys: true,
    request: async (world, place, { person, isOwn }) => {
      const { id } = await newKey(world, place, isOwn ? person : null)
      return { path: `/api/accounts/keys/${id}/revoke` }
    },
  },
  'GET /api/accounts/sessions': {
    may: everywhere(signedIn),
    isClosedToKeys: true,
    request: async () => ({ path: '/api/accounts/sessions' }),
  },
  'POST /api/accounts/sessions/end-others': {
    may: everywhere(signedIn),
    isClosedToKeys: true,
    request: async () => ({ path: '/api/accounts/sessions/end-others' }),
  },
}
