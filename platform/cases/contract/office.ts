import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { Answers, Localized } from './form.ts'
import { CaseRow } from './shapes.ts'

const id = z.string().max(60)
const ofProcedure = z.object({ procedureId: id })
const caseOfProcedure = z.object({ procedureId: id, caseId: id })

export const CaseQuery = z.object({
  state: z.string().max(60).optional(),
  outcome: z.enum(['open', 'granted', 'refused', 'withdrawn']).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  q: z.string().trim().max(60).optional(),
})
export const CasePage = CaseQuery.extend({
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
})
export const CaseList = z.object({ items: z.array(CaseRow), total: z.int() })

export const listCases = endpoint({
  method: 'GET',
  path: '/api/procedures/{procedureId}/cases',
  summary: { zh: '办件列表', en: 'Cases of a procedure' },
  params: ofProcedure,
  query: CasePage,
  response: CaseList,
})

export const exportCases = endpoint({
  method: 'GET',
  path: '/api/procedures/{procedureId}/cases.xlsx',
  summary: { zh: '导出办件', en: 'Cases as a spreadsheet' },
  params: ofProcedure,
  query: CaseQuery,
  answers: 'download',
})

export const downloadCase = endpoint({
  method: 'GET',
  path: '/api/procedures/{procedureId}/cases/{caseId}/document',
  summary: { zh: '办件 .docx', en: 'A case as a .docx' },
  params: caseOfProcedure,
  answers: 'download',
})

export const RevealInput = z.object({ path: z.string().min(1).max(120) })
export const Revealed = z.object({ value: z.string() })
export const revealAnswer = endpoint({
  method: 'POST',
  path: '/api/procedures/{procedureId}/cases/{caseId}/reveal',
  summary: { zh: '查看个人信息（记入日志）', en: 'Open a covered answer; it is logged' },
  params: caseOfProcedure,
  body: RevealInput,
  response: Revealed,
})

export const BulkInput = z.object({
  cases: z
    .array(z.object({ caseId: id, revision: z.int() }))
    .min(1)
    .max(200),
  input: Answers,
})
export const BulkAnswer = z
  .object({
    items: z.array(
      z.object({
        caseId: z.string(),
        number: z.string().nullable(),
        isDone: z.boolean(),
        problems: z.array(z.object({ code: z.string(), message: z.string() })),
      }),
    ),
    done: z.int(),
    refused: z.int(),
  })
  .meta({ id: 'BulkAnswer' })

export const actOnMany = endpoint({
  method: 'POST',
  path: '/api/procedures/{procedureId}/bulk/{action}',
  summary: { zh: '批量办理', en: 'Act on many cases' },
  params: z.object({ procedureId: id, action: id }),
  body: BulkInput,
  response: BulkAnswer,
})

export const Statistics = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    filed: z.int(),
    open: z.int(),
    granted: z.int(),
    refused: z.int(),
    withdrawn: z.int(),
    overdue: z.int(),
    returnedShare: z.number().nullable(),
    prefilledShare: z.number().nullable(),
    medianDays: z.number().nullable(),
    p90Days: z.number().nullable(),
    steps: z.array(
      z.object({
        state: z.string(),
        label: Localized,
        isApplicants: z.boolean(),
        left: z.int(),
        medianDays: z.number().nullable(),
        p90Days: z.number().nullable(),
        waiting: z.int(),
        oldestSince: z.iso.datetime().nullable(),
        isBottleneck: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'CaseStatistics' })

export const StatisticsQuery = z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() })
export const readStatistics = endpoint({
  method: 'GET',
  path: '/api/procedures/{procedureId}/statistics',
  summary: { zh: '办理统计', en: 'Statistics' },
  params: ofProcedure,
  query: StatisticsQuery,
  response: Statistics,
})

const point = { x: z.number(), y: z.number() }
export const Diagram = z
  .object({
    width: z.number(),
    height: z.number(),
    nodes: z.array(
      z.object({
        name: z.string(),
        title: z.string(),
        note: z.string(),
        kind: z.enum(['initial', 'open', 'applicant', 'granted', 'refused', 'withdrawn']),
        ...point,
        width: z.number(),
        height: z.number(),
      }),
    ),
    edges: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        title: z.string(),
        isByDeadline: z.boolean(),
        points: z.array(z.object(point)),
        ...point,
      }),
    ),
    /** The same in words. */
    lines: z.array(z.string()),
  })
  .meta({ id: 'ProcedureDiagram' })

export const readDiagram = endpoint({
  method: 'GET',
  path: '/api/procedures/{procedureId}/diagram',
  summary: { zh: '办理流程图', en: 'The ways of a procedure as a picture' },
  params: ofProcedure,
  response: Diagram,
})

export const Version = z
  .object({
    version: z.string(),
    status: z.enum(['published', 'draft']),
    isInForce: z.boolean(),
    digest: z.string(),
    openCases: z.int(),
    allCases: z.int(),
  })
  .meta({ id: 'ProcedureVersion' })
export const VersionList = z.object({ items: z.array(Version), total: z.int() })

export const listVersions = endpoint({
  method: 'GET',
  path: '/api/procedures/{procedureId}/versions',
  summary: { zh: '事项版本', en: 'Versions of a procedure' },
  params: ofProcedure,
  response: VersionList,
})

const Difference = z.object({
  id: z.string(),
  number: z.string(),
  refused: z.array(
    z.object({ path: z.string(), code: z.string(), limit: z.union([z.string(), z.number()]).optional() }),
  ),
  leftOver: z.array(z.string()),
  stuck: z
    .object({
      action: z.string(),
      state: z.string(),
      why: z.enum(['no-such-action', 'not-allowed', 'leads-elsewhere']),
    })
    .nullable(),
  due: z.object({ before: z.string().nullable(), after: z.string().nullable() }).nullable(),
  ends: z.object({ before: z.string(), after: z.string() }).nullable(),
})

export const Trial = z
  .object({
    version: z.string(),
    cases: z.int(),
    same: z.int(),
    refused: z.int(),
    leftOver: z.int(),
    stuck: z.int(),
    moved: z.int(),
    endsElsewhere: z.int(),
    differences: z.array(Difference),
  })
  .meta({ id: 'ProcedureTrial' })

export const TrialQuery = z.object({ version: z.iso.date() })
export const tryVersion = endpoint({
  method: 'GET',
  path: '/api/procedures/{procedureId}/trial',
  summary: { zh: '在真实办件的副本上试办一个版本', en: 'Try a version on copies of real cases' },
  params: ofProcedure,
  query: TrialQuery,
  response: Trial,
})

export const CallView = z
  .object({
    id: z.string(),
    title: Localized,
    opensAt: z.iso.datetime(),
    closesAt: z.iso.datetime(),
    createdByName: z.string(),
    revision: z.int(),
  })
  .meta({ id: 'Call' })

export const CallInput = z.object({
  titleZh: z
    .string()
    .trim()
    .min(2)
    .max(100)
    .meta({ label: { zh: '批次名称', en: 'Title in Chinese' } }),
  titleEn: z
    .string()
    .trim()
    .min(2)
    .max(100)
    .meta({ label: { zh: '英文名称', en: 'Title' } }),
  opensAt: z.iso.datetime({ offset: true }),
  closesAt: z.iso.datetime({ offset: true }),
})

export const listCalls = endpoint({
  method: 'GET',
  path: '/api/procedures/{procedureId}/calls',
  summary: { zh: '申报批次', en: 'Calls' },
  params: ofProcedure,
  response: z.object({ items: z.array(CallView), total: z.int() }),
})

export const openCall = endpoint({
  method: 'POST',
  path: '/api/procedures/{procedureId}/calls',
  summary: { zh: '新建批次', en: 'Open a call' },
  params: ofProcedure,
  body: CallInput,
  response: CallView,
  status: 201,
})

export const changeCall = endpoint({
  method: 'PUT',
  path: '/api/procedures/{procedureId}/calls/{callId}',
  summary: { zh: '修改、延长批次', en: 'Change or extend a call' },
  params: z.object({ procedureId: id, callId: id }),
  body: CallInput.extend({ revision: z.int() }),
  response: CallView,
})
