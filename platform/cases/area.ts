import { Refusal } from '#kernel/refusal'
import { type Area, defineArea } from '#platform/area'
import { type Role, roles } from '#platform/auth/actor'
import { type Context, route } from '#platform/http/route'
import { counts, desk } from './actions/desk.ts'
import { readDraft, saveDraft, throwDraftAway } from './actions/drafts.ts'
import { catalogue, guide } from './actions/guide.ts'
import { partyIdOf } from './actions/load.ts'
import { verified } from './actions/verify.ts'
import * as contract from './contract.ts'
import { errors } from './errors.ts'
import { recordVersions } from './record-versions.ts'
import { caseAt } from './store/cases.ts'
import { casesOfParty } from './store/desk.ts'
import { openDrafts } from './store/drafts.ts'
import { draftSubject, draftView } from './views/draft-view.ts'
import { rowViews } from './views/rows.ts'
import { savedView } from './views/saved.ts'

const own = { 'organisation-member': 'organisation', 'signed-in': 'self' } as const
const staffRoles = roles.filter((role) => role !== 'organisation-member' && role !== 'expert')
const staff: Partial<Record<Role, 'region'>> = Object.fromEntries(staffRoles.map((role) => [role, 'region' as const]))

async function myDrafts(ctx: Context) {
  const partyId = partyIdOf(ctx.scope)
  const rows = partyId ? await openDrafts(ctx.db, partyId) : []
  const items = rows.map((row) => ({
    id: row.id,
    procedureId: row.procedure_id,
    procedureTitle: ctx.registry.procedures.versions(row.procedure_id)[0]?.model.title ?? { zh: '', en: '' },
    subject: draftSubject(row, ctx.actor.locale),
    caseId: row.case_id,
    changedAt: row.changed_at.toISOString(),
    changedByName: row.changed_by_name,
  }))
  return { items, total: items.length }
}

async function myCases(ctx: Context, query: { state: 'open' | 'closed' | 'all'; page: number; pageSize: number }) {
  const { rows, total } = await casesOfParty(ctx.db, ctx.scope, query)
  return { items: await rowViews(ctx, rows), total }
}

/** Cases, drafts and desks of whatever procedures the areas declare. It belongs to the platform, so it knows none. */
export const casesArea: Area = defineArea({
  id: 'cases',
  title: { zh: '办件', en: 'Cases' },
  schema: new URL('./schema/', import.meta.url),
  errors,
  permissions: {
    'cases:guide': {
      title: { zh: '查看办事指南', en: 'Read guides' },
      grants: { anyone: 'public', 'signed-in': 'public' },
    },
    'cases:own': { title: { zh: '本单位、本人的草稿与办件', en: 'Own drafts and cases' }, grants: own },
    'cases:desk': { title: { zh: '办件台', en: 'The desk' }, grants: staff },
    'cases:locate': { title: { zh: '打开办件', en: 'Open a case' }, grants: { ...staff, ...own } },
    'cases:verify': {
      title: { zh: '核验受理凭证', en: 'Verify receipts' },
      grants: { anyone: 'public', 'signed-in': 'public' },
    },
  },
  routes: [
    route(contract.listProcedures, { permission: 'cases:guide', run: async (ctx) => catalogue(ctx) }),
    route(contract.readProcedure, {
      permission: 'cases:guide',
      run: (ctx, { params }) => guide(ctx, params.procedureId),
    }),
    route(contract.locateCase, {
      permission: 'cases:locate',
      run: async (ctx, { params }) => {
        const row = await caseAt(ctx.db, ctx.scope, params)
        if (!row) throw new Refusal('cases.not-found')
        return { procedureId: row.procedure_id }
      },
    }),
    route(contract.listDrafts, { permission: 'cases:own', run: (ctx) => myDrafts(ctx) }),
    route(contract.readDraft, {
      permission: 'cases:own',
      run: async (ctx, { params }) => draftView(ctx, await readDraft(ctx, params.draftId)),
    }),
    route(contract.saveDraft, {
      permission: 'cases:own',
      run: async (ctx, { params, body }) => savedView(ctx, await saveDraft(ctx, params.draftId, body)),
    }),
    route(contract.deleteDraft, {
      permission: 'cases:own',
      run: async (ctx, { params }) => {
        await throwDraftAway(ctx, params.draftId)
        return undefined
      },
    }),
    route(contract.listMyCases, { permission: 'cases:own', run: (ctx, { query }) => myCases(ctx, query) }),
    route(contract.readDesk, { permission: 'cases:desk', run: (ctx, { query }) => desk(ctx, query) }),
    route(contract.countDesk, { permission: 'cases:desk', run: (ctx, { query }) => counts(ctx, query.procedureId) }),
    route(contract.verifyReceipt, {
      permission: 'cases:verify',
      run: (ctx, { params, query }) => verified(ctx, params.number, query.code),
    }),
  ],
  seed: recordVersions,
})
