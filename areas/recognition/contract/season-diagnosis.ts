import { z } from 'zod'
import { Form } from '#platform/cases/contract/form'
import { Localized } from '#platform/http/contract'
import { endpoint } from '#platform/http/endpoint'
import { Judgement } from './self-evaluation.ts'

const Day = z.iso.date()
export const pointChanges = ['closed', 'new', 'open', 'same'] as const

/** A condition or an item that is not fully met, beside the diagnosis before. */
export const DiagnosisPoint = z.object({
  id: z.string(),
  label: Localized,
  clause: z.string(),
  /** closed: a gap before, none now; new: a gap only now; open: a gap both times; same: none both times. */
  change: z.enum(pointChanges),
  before: z.string().nullable(),
  now: z.string(),
})
export type DiagnosisPoint = z.output<typeof DiagnosisPoint>

export const PointNote = z.object({
  point: z.string(),
  note: z.string(),
  files: z.array(z.object({ id: z.string(), name: z.string() })),
  byName: z.string(),
})
export type PointNote = z.output<typeof PointNote>

export const Diagnosis = z
  .object({
    company: z.object({ name: z.string(), creditCode: z.string() }),
    /** The one that is shown; null where none was made. */
    shown: z
      .object({
        number: z.int(),
        on: Day,
        at: z.iso.datetime(),
        byName: z.string(),
        digest: z.string(),
        isReproduced: z.boolean(),
        judgement: Judgement,
        points: z.array(DiagnosisPoint),
      })
      .nullable(),
    history: z.array(
      z.object({ number: z.int(), on: Day, total: Judgement.shape.total, pass: z.boolean().nullable() }),
    ),
    notes: z.array(PointNote),
    /** Files of the latest application, to be linked with points. */
    files: z.array(z.object({ id: z.string(), name: z.string() })),
    isOwn: z.boolean(),
  })
  .meta({ id: 'Diagnosis' })
export type Diagnosis = z.output<typeof Diagnosis>

const which = { number: z.coerce.number().int().min(1).optional() }
const own = '/api/recognition/diagnoses/own'

export const getOwnDiagnosis = endpoint({
  method: 'GET',
  path: own,
  summary: { zh: '本企业的高企预诊断', en: 'The diagnosis of one’s own company' },
  query: z.object(which),
  response: Diagnosis.extend({
    form: Form,
    answers: z.record(z.string(), z.unknown()),
    /** From the company’s file, with where each is from. */
    onFile: z.record(z.string(), z.unknown()),
    sources: z.record(z.string(), Localized),
    /** The season that can be applied in now, else the next. */
    season: z.object({ title: z.string(), state: z.enum(['planned', 'open']), opensOn: Day, closesOn: Day }).nullable(),
    caseId: z.string().nullable(),
  }),
})

export const makeDiagnosis = endpoint({
  method: 'POST',
  path: own,
  summary: { zh: '预诊断一次', en: 'Make a diagnosis' },
  body: z.object({ answers: z.record(z.string().max(100), z.unknown()) }),
  status: 201,
  response: z.object({ number: z.int(), isNew: z.boolean() }),
})

export const notePoint = endpoint({
  method: 'PUT',
  path: `${own}/points/{point}`,
  summary: { zh: '写明一条的说明和佐证材料', en: 'Say something to a point, with files' },
  params: z.object({ point: z.string().regex(/^[a-z0-9_]{1,80}$/) }),
  body: z.object({ note: z.string().trim().max(1000), fileIds: z.array(z.string().max(80)).max(20) }),
  response: z.object({}),
})

export const getDiagnosis = endpoint({
  method: 'GET',
  path: '/api/recognition/diagnoses/{creditCode}',
  summary: { zh: '企业的高企预诊断', en: 'The diagnosis of a company' },
  params: z.object({ creditCode: z.string().regex(/^[0-9A-Z]{18}$/) }),
  query: z.object(which),
  response: Diagnosis,
})
