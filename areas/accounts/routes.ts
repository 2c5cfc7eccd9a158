import { businessDate } from '#kernel/clock'
import type { Permissions } from '#platform/auth/permission'
import { type Context, route } from '#platform/http/route'
import { keysOfActing, makeOwnKey, ownSessions, revokeOwnKey, signOutElsewhere } from './actions/keys.ts'
import { endHeldMembership, grantByUsername } from './actions/memberships.ts'
import { editOrganisation, enterOrganisation } from './actions/organisations.ts'
import { editPerson, giveNewPassword, invite, readOne, readPhone, setActive, takeFactor } from './actions/people.ts'
import * as contract from './contract.ts'
import { findOrganisations } from './store/organisations.ts'
import { findPeople, membershipsWithin, type PeopleFilter } from './store/people.ts'
import { membershipViews, organisationViews, personView } from './views.ts'

export const permissions: Permissions = {
  'accounts:manage': {
    title: { zh: '管理人员与身份', en: 'Manage people and memberships' },
    grants: { administrator: 'region' },
  },
  'accounts:read-organisations': {
    title: { zh: '查看单位', en: 'See organisations' },
    grants: {
      administrator: 'region',
      'city-leader': 'region',
      'city-officer': 'region',
      'district-officer': 'region',
      registrar: 'region',
      'finance-officer': 'region',
      'organisation-member': 'organisation',
    },
  },
  'accounts:own': {
    title: { zh: '管理本人的密钥与登录', en: 'Manage my keys and sessions' },
    grants: { 'signed-in': 'self' },
  },
}

const manage = 'accounts:manage'
const own = 'accounts:own'

async function people(ctx: Context, filter: PeopleFilter) {
  const today = businessDate(ctx.clock.now())
  const { rows, total } = await findPeople(ctx.db, ctx.scope, today, filter)
  const held = await membershipsWithin(
    ctx.db,
    ctx.scope,
    rows.map((row) => row.user_id),
  )
  const memberships = await membershipViews(ctx.db, held, today)
  return { items: rows.map((row) => personView(row, memberships)), total }
}

export const routes = [
  route(contract.listPeople, { permission: manage, run: (ctx, { query }) => people(ctx, query) }),
  route(contract.invitePerson, { permission: manage, run: (ctx, { body }) => invite(ctx, body) }),
  route(contract.readPerson, { permission: manage, run: (ctx, { params }) => readOne(ctx, params.userId) }),
  route(contract.changePerson, {
    permission: manage,
    run: (ctx, { params, body }) => editPerson(ctx, params.userId, body),
  }),
  route(contract.revealPhone, {
    permission: manage,
    run: async (ctx, { params }) => ({ phone: await readPhone(ctx, params.userId) }),
  }),
  route(contract.resetPersonPassword, {
    permission: manage,
    run: async (ctx, { params }) => ({ initialPassword: await giveNewPassword(ctx, params.userId) }),
  }),
  route(contract.removePersonFactor, { permission: manage, run: (ctx, { params }) => takeFactor(ctx, params.userId) }),
  route(contract.deactivatePerson, {
    permission: manage,
    run: (ctx, { params }) => setActive(ctx, params.userId, false),
  }),
  route(contract.reactivatePerson, {
    permission: manage,
    run: (ctx, { params }) => setActive(ctx, params.userId, true),
  }),
  route(contract.grantMembership, { permission: manage, run: (ctx, { body }) => grantByUsername(ctx, body) }),
  route(contract.endOneMembership, {
    permission: manage,
    run: (ctx, { params, body }) => endHeldMembership(ctx, params.id, body.lastDay),
  }),
  route(contract.listOrganisations, {
    permission: 'accounts:read-organisations',
    run: async (ctx, { query }) => {
      const { rows, total } = await findOrganisations(ctx.db, ctx.scope, query)
      return { items: await organisationViews(ctx.db, rows, businessDate(ctx.clock.now())), total }
    },
  }),
  route(contract.addOrganisation, { permission: manage, run: (ctx, { body }) => enterOrganisation(ctx, body) }),
  route(contract.changeOrganisation, {
    permission: manage,
    run: (ctx, { params, body }) => editOrganisation(ctx, params.id, body),
  }),
  route(contract.listKeys, {
    permission: own,
    run: async (ctx) => {
      const items = await keysOfActing(ctx)
      return { items, total: items.length }
    },
  }),
  route(contract.makeKey, { permission: own, run: (ctx, { body }) => makeOwnKey(ctx, body) }),
  route(contract.revokeKey, { permission: own, run: (ctx, { params }) => revokeOwnKey(ctx, params.id) }),
  route(contract.listSessions, {
    permission: own,
    run: async (ctx) => {
      const items = await ownSessions(ctx)
      return { items, total: items.length }
    },
  }),
  route(contract.endOtherSessions, {
    permission: own,
    run: async (ctx) => ({ endedCount: await signOutElsewhere(ctx) }),
  }),
]
