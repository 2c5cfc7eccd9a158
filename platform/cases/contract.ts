import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { Answers, Form, Localized } from './contract/form.ts'
import { CaseRow, CaseView, DraftView, Mark, Receipt } from './contract/shapes.ts'

export { Answers, Form, Localized } from './contract/form.ts'
export * from './contract/shapes.ts'

const id = z.string().max(60)
const page = {
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
}
const procedureId = z.object({ procedureId: id })
const caseOfProcedure = z.object({ procedureId: id, caseId: id })

/** A procedure as anybody may read about it. */
export const ProcedureSummary = z
  .object({
    id: z.string(),
    title: Localized,
    summary: Localized,
    takes: Localized,
    by: z.array(z.enum(['organisation', 'person'])),
    /** Null while it can be filed; else the first day on which it can. */
    startsOn: z.iso.date().nullable(),
  })
  .meta({ id: 'ProcedureSummary' })

export const listProcedures = endpoint({
  method: 'GET',
  path: '/api/procedures',
  summary: { zh: '办理事项', en: 'What can be applied for' },
  response: z.object({ items: z.array(ProcedureSummary), total: z.int() }),
})

export const ProcedurePage = z
  .object({
    ...ProcedureSummary.shape,
    version: z.string(),
    who: Localized,
    needs: z.array(Localized),
    cost: Localized.nullable(),
    basis: z.array(z.object({ title: Localized, link: z.string().nullable(), isOfficial: z.boolean() })),
    /** Its states in order, in words of applicants, with their time limits. */
    steps: z.array(
      z.object({
        label: Localized,
        limit: Localized.nullable(),
        /** 本市设定, with its day; null where the limit is not the city's own. */
        setSince: z.iso.date().nullable(),
        isCitySet: z.boolean(),
        owner: z.enum(['office', 'applicant']),
        isFinal: z.boolean(),
      }),
    ),
    form: Form,
    hasPrecheck: z.boolean(),
    mayApply: z.boolean(),
    calls: z
      .array(z.object({ id: z.string(), title: Localized, opensAt: z.iso.datetime(), closesAt: z.iso.datetime() }))
      .nullable(),
    serverTime: z.iso.datetime(),
    /** Of the fields filed last year, the share that was filled in beforehand; null when nothing was filed. */
    prefilledShare: z.number().nullable(),
  })
  .meta({ id: 'ProcedurePage' })
export type ProcedurePage = z.output<typeof ProcedurePage>

export const readProcedure = endpoint({
  method: 'GET',
  path: '/api/procedures/{procedureId}',
  summary: { zh: '办事指南与表单', en: 'A procedure: guide and form' },
  params: procedureId,
  response: ProcedurePage,
})

export const PrecheckAnswer = z
  .object({
    findings: z.array(
      z.object({
        level: z.enum(['good', 'warn', 'stop']),
        text: Localized,
        field: z.string().optional(),
        clause: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'PrecheckAnswer' })

/** What the web sends to the endpoints of a procedure; the server states them with the procedure's own shapes. */
export const precheck = endpoint({
  method: 'POST',
  path: '/api/procedures/{procedureId}/precheck',
  summary: { zh: '预检', en: 'Preview' },
  params: procedureId,
  body: z.object({ answers: Answers }),
  response: PrecheckAnswer,
})

export const StartDraft = z.object({
  callId: id.nullable().default(null),
  /** A further draft beside the one that is open; without it the open one is opened again. */
  another: z.boolean().default(false),
})
export const startDraft = endpoint({
  method: 'POST',
  path: '/api/procedures/{procedureId}/drafts',
  summary: { zh: '开始填写', en: 'Start' },
  params: procedureId,
  body: StartDraft,
  response: DraftView,
})

export const submitDraft = endpoint({
  method: 'POST',
  path: '/api/procedures/{procedureId}/drafts/{draftId}/submit',
  summary: { zh: '提交', en: 'Submit' },
  params: z.object({ procedureId: id, draftId: id }),
  body: z.object({ revision: z.int() }),
  response: Receipt,
})

export const readCase = endpoint({
  method: 'GET',
  path: '/api/procedures/{procedureId}/cases/{caseId}',
  summary: { zh: '办件', en: 'A case' },
  params: caseOfProcedure,
  response: CaseView,
})

export const actOnCase = endpoint({
  method: 'POST',
  path: '/api/procedures/{procedureId}/cases/{caseId}/{action}',
  summary: { zh: '办理', en: 'Act on a case' },
  params: z.object({ procedureId: id, caseId: id, action: id }),
  body: z.object({
    revision: z.int(),
    input: Answers,
    marks: z.array(Mark).optional(),
    draftRevision: z.int().optional(),
  }),
  response: CaseView,
})

export const Countersign = z.object({
  revision: z.int(),
  agree: z.boolean(),
  /** Needed to decline; whoever proposed it reads it. */
  note: z.string().trim().max(500).nullable().default(null),
})

export const countersignCase = endpoint({
  method: 'POST',
  path: '/api/procedures/{procedureId}/cases/{caseId}/countersign',
  summary: { zh: '会签', en: 'Countersign' },
  params: caseOfProcedure,
  body: Countersign,
  response: CaseView,
})

export const recallProposal = endpoint({
  method: 'POST',
  path: '/api/procedures/{procedureId}/cases/{caseId}/recall',
  summary: { zh: '撤回提议', en: 'Take a proposal back' },
  params: caseOfProcedure,
  body: z.object({ revision: z.int() }),
  response: CaseView,
})

export const startCorrection = endpoint({
  method: 'POST',
  path: '/api/procedures/{procedureId}/cases/{caseId}/draft',
  summary: { zh: '开始补正', en: 'Begin to correct' },
  params: caseOfProcedure,
  response: DraftView,
})

/** Where a case is, for links that only know its id. */
export const locateCase = endpoint({
  method: 'GET',
  path: '/api/cases/{caseId}/location',
  summary: { zh: '办件所属事项', en: 'The procedure that a case belongs to' },
  params: z.object({ caseId: id }),
  response: z.object({ procedureId: z.string() }),
})

export const listDrafts = endpoint({
  method: 'GET',
  path: '/api/cases/drafts',
  summary: { zh: '我的草稿', en: 'My drafts' },
  response: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        procedureId: z.string(),
        procedureTitle: Localized,
        subject: z.string(),
        caseId: z.string().nullable(),
        changedAt: z.iso.datetime(),
        changedByName: z.string(),
      }),
    ),
    total: z.int(),
  }),
})

export const readDraft = endpoint({
  method: 'GET',
  path: '/api/cases/drafts/{draftId}',
  summary: { zh: '草稿', en: 'A draft' },
  params: z.object({ draftId: id }),
  response: DraftView,
})

/** What two people wrote into one field: nothing is lost, the person decides. */
export const DraftConflict = z
  .object({
    name: z.string(),
    label: Localized,
    theirs: z.unknown(),
    theirWords: z.string(),
    byName: z.string(),
    at: z.iso.datetime(),
  })
  .meta({ id: 'CaseDraftConflict' })

export const saveDraft = endpoint({
  method: 'PATCH',
  path: '/api/cases/drafts/{draftId}',
  summary: { zh: '保存草稿', en: 'Save a draft' },
  params: z.object({ draftId: id }),
  body: z.object({
    /** Revision that the changes were made on. */
    revision: z.int(),
    /** Only the fields that changed; null empties one. */
    changes: Answers,
    /** Overwrite what somebody else wrote meanwhile; decided by the person, field by field. */
    insistOn: z.array(z.string().max(80)).default([]),
    dismissLeftOver: z.boolean().default(false),
  }),
  response: z.object({
    revision: z.int(),
    savedAt: z.iso.datetime(),
    /** Fields that somebody else changed meanwhile and this person did not. */
    news: Answers,
    conflicts: z.array(DraftConflict),
  }),
})

export const deleteDraft = endpoint({
  method: 'DELETE',
  path: '/api/cases/drafts/{draftId}',
  summary: { zh: '删除草稿', en: 'Throw a draft away' },
  params: z.object({ draftId: id }),
  status: 204,
})

export const listMyCases = endpoint({
  method: 'GET',
  path: '/api/cases/mine',
  summary: { zh: '我的办件', en: 'My cases' },
  query: z.object({ state: z.enum(['open', 'closed', 'all']).default('all'), ...page }),
  response: z.object({ items: z.array(CaseRow), total: z.int() }),
})

export const deskViews = ['mine', 'pool', 'countersign', 'all'] as const
export const deskUrgencies = ['overdue', 'today', 'week', 'later', 'stopped'] as const

export const DeskQuery = z.object({
  /** Whose work: mine (and what I do as a stand-in), the pool, what waits for my countersignature, or all. */
  view: z.enum(deskViews).default('all'),
  procedureId: id.optional(),
  state: z.string().max(60).optional(),
  urgency: z.enum(deskUrgencies).optional(),
  q: z.string().trim().max(60).optional(),
  sort: z.enum(['dueOn', '-dueOn', 'filedAt', '-filedAt']).default('dueOn'),
  ...page,
})

export const readDesk = endpoint({
  method: 'GET',
  path: '/api/cases/desk',
  summary: { zh: '办件台', en: 'The desk: open cases by deadline' },
  query: DeskQuery,
  response: z.object({ items: z.array(CaseRow), total: z.int() }),
})

export const countDesk = endpoint({
  method: 'GET',
  path: '/api/cases/desk/counts',
  summary: { zh: '办件台计数', en: 'How much is on the desk' },
  query: z.object({ procedureId: id.optional() }),
  response: z
    .object({
      byView: z.record(z.enum(deskViews), z.int()),
      byUrgency: z.record(z.enum(deskUrgencies), z.int()),
      byProcedure: z.array(z.object({ id: z.string(), title: Localized, count: z.int() })),
      /** What the acting role may do to many cases at once. */
      bulk: z.array(
        z.object({ procedureId: z.string(), state: z.string(), path: z.string(), label: Localized, form: Form }),
      ),
    })
    .meta({ id: 'DeskCounts' }),
})

export const verifyReceipt = endpoint({
  method: 'GET',
  path: '/api/receipts/{number}',
  summary: { zh: '核验受理凭证', en: 'Verify a receipt' },
  params: z.object({ number: z.string().max(60) }),
  query: z.object({ code: z.string().max(64) }),
  response: Receipt.omit({ caseId: true, waitingFiles: true, filesDueAt: true }).meta({ id: 'VerifiedReceipt' }),
})

export const DeskOf = z.object({ caseId: id })

export const assignCase = endpoint({
  method: 'POST',
  path: '/api/cases/{caseId}/assignee',
  summary: { zh: '领取、交办或放回', en: 'Take, hand over or put back' },
  params: DeskOf,
  body: z.object({ revision: z.int(), membershipId: id.nullable() }),
  response: CaseView,
})

const Colleague = z.object({ membershipId: z.string(), name: z.string() })

export const listColleagues = endpoint({
  method: 'GET',
  path: '/api/cases/{caseId}/colleagues',
  summary: { zh: '可以交办的人', en: 'Whom a case can be handed to' },
  params: DeskOf,
  response: z.object({ items: z.array(Colleague), total: z.int() }),
})

export const StandIns = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        userName: z.string(),
        standInName: z.string(),
        isMine: z.boolean(),
        fromDay: z.iso.date(),
        toDay: z.iso.date(),
      }),
    ),
    colleagues: z.array(Colleague),
  })
  .meta({ id: 'StandIns' })

export const readStandIns = endpoint({
  method: 'GET',
  path: '/api/cases/stand-ins',
  summary: { zh: '代办安排', en: 'Who stands in for whom' },
  response: StandIns,
})

export const nameStandIn = endpoint({
  method: 'POST',
  path: '/api/cases/stand-ins',
  summary: { zh: '请人代办', en: 'Name a stand-in' },
  body: z.object({ membershipId: id, fromDay: z.iso.date(), toDay: z.iso.date() }),
  response: StandIns,
})

export const cancelStandIn = endpoint({
  method: 'DELETE',
  path: '/api/cases/stand-ins/{id}',
  summary: { zh: '取消代办', en: 'End a stand-in' },
  params: z.object({ id }),
  status: 204,
})

export const bePresent = endpoint({
  method: 'POST',
  path: '/api/cases/presence',
  summary: { zh: '谁正在看', en: 'Who looks at it just now' },
  body: z.object({ kind: z.enum(['draft', 'case']), id }),
  response: z.object({ others: z.array(z.string()) }),
})
