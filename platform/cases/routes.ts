import { diagramOf, linesOf } from '#engines/procedure'
import { Refusal } from '#kernel/refusal'
import { type Context, type Route, route } from '#platform/http/route'
import { assign, colleaguesFor } from './actions/assign.ts'
import { announce, downloadOwn, takeBack, takeBytes } from './actions/attachments.ts'
import { counts, desk } from './actions/desk.ts'
import { readDraft, saveDraft, throwDraftAway } from './actions/drafts.ts'
import { catalogue, guide } from './actions/guide.ts'
import { caseOfAny, partyIdOf } from './actions/load.ts'
import { object, publicNotice, publicNotices } from './actions/objections.ts'
import { bePresent } from './actions/presence.ts'
import { cancelStandIn, nameStandIn, standIns } from './actions/stand-ins.ts'
import { verified } from './actions/verify.ts'
import * as files from './contract/files.ts'
import * as notices from './contract/notices.ts'
import { readDiagram } from './contract/office.ts'
import * as contract from './contract.ts'
import { type AttachmentRecord, attachmentAt } from './store/attachments.ts'
import { casesOfParty } from './store/desk.ts'
import { openDrafts } from './store/drafts.ts'
import { attachmentList } from './views/attachment-views.ts'
import { caseView } from './views/case-view.ts'
import { draftSubject, draftView } from './views/draft-view.ts'
import { rowViews } from './views/rows.ts'
import { savedView } from './views/saved.ts'

async function myDrafts(ctx: Context) {
  const partyId = partyIdOf(ctx.scope)
  const rows = partyId ? await openDrafts(ctx.db, partyId) : []
  const items = rows.map((row) => ({
    id: row.id,
    procedureId: row.procedure_id,
    procedureTitle: ctx.registry.procedures.versions(row.procedure_id)[0]?.model.title ?? { zh: '', en: '' },
    subject: draftSubject(ctx, row),
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

async function fileView(ctx: Context, row: AttachmentRecord) {
  const [view] = await attachmentList(ctx, [row])
  if (!view) throw new Refusal('cases.file-not-found')
  return view
}

async function fileAt(ctx: Context, id: string): Promise<AttachmentRecord> {
  const row = await attachmentAt(ctx.db, ctx.scope, id)
  if (!row) throw new Refusal('cases.file-not-found')
  return row
}

function diagram(ctx: Context, procedureId: string) {
  const [newest] = ctx.registry.procedures.versions(procedureId)
  if (!newest) throw new Refusal('cases.procedure-not-found')
  const { locale } = ctx.actor
  return { ...diagramOf(newest.model, locale), lines: linesOf(newest.model, locale) }
}

const forEverybody: Route[] = [
  route(contract.listProcedures, { permission: 'cases:guide', run: async (ctx) => catalogue(ctx) }),
  route(contract.readProcedure, {
    permission: 'cases:guide',
    run: (ctx, { params }) => guide(ctx, params.procedureId),
  }),
  route(readDiagram, {
    permission: 'cases:guide',
    run: async (ctx, { params }) => diagram(ctx, params.procedureId),
  }),
  route(contract.verifyReceipt, {
    permission: 'cases:verify',
    run: (ctx, { params, query }) => verified(ctx, params.number, query.code),
  }),
  route(notices.listPublicNotices, {
    permission: 'cases:notices',
    run: (ctx, { query }) => publicNotices(ctx, query),
  }),
  route(notices.readPublicNotice, {
    permission: 'cases:notices',
    run: (ctx, { params }) => publicNotice(ctx, params.noticeId),
  }),
  route(notices.makeObjection, {
    permission: 'cases:notices',
    run: (ctx, { params, body }) => object(ctx, params.noticeId, body),
  }),
]

const forApplicants: Route[] = [
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
  route(files.announceFile, {
    permission: 'cases:own',
    run: async (ctx, { params, body }) => fileView(ctx, await announce(ctx, params.draftId, body)),
  }),
  route(files.sendBytes, {
    permission: 'cases:own',
    run: async (ctx, { params, query, bytes }) =>
      fileView(ctx, await takeBytes(ctx, params.attachmentId, query.offset, bytes)),
  }),
  route(files.readAttachment, {
    permission: 'cases:own',
    run: async (ctx, { params }) => fileView(ctx, await fileAt(ctx, params.attachmentId)),
  }),
  route(files.downloadOwnFile, {
    permission: 'cases:own',
    run: (ctx, { params }) => downloadOwn(ctx, params.attachmentId),
  }),
  route(files.takeFileBack, {
    permission: 'cases:own',
    run: async (ctx, { params }) => {
      await takeBack(ctx, params.attachmentId)
      return undefined
    },
  }),
]

const forStaff: Route[] = [
  route(contract.readDesk, { permission: 'cases:desk', run: (ctx, { query }) => desk(ctx, query) }),
  route(contract.countDesk, { permission: 'cases:desk', run: (ctx, { query }) => counts(ctx, query.procedureId) }),
  route(contract.assignCase, {
    permission: 'cases:desk',
    run: async (ctx, { params, body }) => caseView(ctx, await assign(ctx, params.caseId, body)),
  }),
  route(contract.listColleagues, {
    permission: 'cases:desk',
    run: async (ctx, { params }) => {
      const items = await colleaguesFor(ctx, params.caseId)
      return { items: items.map(({ membershipId, name }) => ({ membershipId, name })), total: items.length }
    },
  }),
  route(contract.readStandIns, { permission: 'cases:desk', run: (ctx) => standIns(ctx) }),
  route(contract.nameStandIn, { permission: 'cases:desk', run: (ctx, { body }) => nameStandIn(ctx, body) }),
  route(contract.cancelStandIn, {
    permission: 'cases:desk',
    run: async (ctx, { params }) => {
      await cancelStandIn(ctx, params.id)
      return undefined
    },
  }),
]

const forBoth: Route[] = [
  route(contract.locateCase, {
    permission: 'cases:locate',
    run: async (ctx, { params }) => ({ procedureId: (await caseOfAny(ctx, params.caseId)).procedure_id }),
  }),
  route(contract.bePresent, { permission: 'cases:locate', run: (ctx, { body }) => bePresent(ctx, body) }),
]

export const routes: Route[] = [...forEverybody, ...forApplicants, ...forStaff, ...forBoth]
