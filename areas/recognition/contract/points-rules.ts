import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'

const Words = z.object({ zh: z.string(), en: z.string() })
const RuleId = z.string().regex(/^pru_[0-9a-z]{1,40}$/)
const Stage = z.enum(['startup', 'growth', 'stable'])
const base = '/api/recognition/points-rules'

export const PointsRuleLine = z
  .object({
    id: RuleId,
    kind: z.enum(['annex', 'local']),
    title: z.string(),
    number: z.string(),
    inForceFrom: z.iso.date(),
    confidence: z.enum(['official', 'city']),
    state: z.enum(['proposed', 'approved', 'refused']),
    proposedByName: z.string(),
    proposedAt: z.iso.datetime(),
    decidedByName: z.string().nullable(),
    decidedAt: z.iso.datetime().nullable(),
    note: z.string().nullable(),
    /** Whoever asks may decide: an officer of the city who did not propose it. */
    mayDecide: z.boolean(),
  })
  .meta({ id: 'PointsRuleLine' })
export type PointsRuleLine = z.output<typeof PointsRuleLine>

export const listPointsRules = endpoint({
  method: 'GET',
  path: base,
  summary: { zh: '积分规则：官方附件和本市增设指标', en: 'Rules of points: annexes and the city’s own indicators' },
  response: z.object({
    items: z.array(PointsRuleLine),
    inUse: z.object({ title: Words, version: z.iso.date(), isTrial: z.boolean(), localFrom: z.iso.date().nullable() }),
    mayPropose: z.boolean(),
    today: z.iso.date(),
    facts: z.array(z.object({ fact: z.string(), label: Words, unit: Words.nullable(), isYesNo: z.boolean() })),
  }),
})

export const LocalIndicator = z.object({
  code: z.string().regex(/^L[1-9][0-9]?$/),
  name: z.string().trim().min(2).max(60),
  kind: z.enum(['up', 'down', 'bonus', 'negative']),
  fact: z.string().min(1).max(80),
  reference: z.number().max(1e12).nullable(),
  points: z.record(Stage, z.number().min(0).max(100)),
})
export type LocalIndicator = z.output<typeof LocalIndicator>

const AnnexLine = z.object({
  code: z.string(),
  name: z.string(),
  stage: Stage,
  weight: z.string(),
  reference: z.string(),
})

export const getPointsRule = endpoint({
  method: 'GET',
  path: `${base}/{ruleId}`,
  summary: { zh: '一份积分规则的全部内容', en: 'All that a rule of points says' },
  params: z.object({ ruleId: RuleId }),
  response: PointsRuleLine.extend({
    lines: z.array(AnnexLine),
    local: z.object({ countsInTotal: z.boolean(), items: z.array(LocalIndicator) }).nullable(),
    digest: z.string(),
  }),
})

export const downloadAnnexTemplate = endpoint({
  method: 'GET',
  path: `${base}/annex-template.xlsx`,
  summary: { zh: '附件导入模板：18 项指标 × 3 个阶段', en: 'Template of the annex: 18 indicators in 3 stages' },
  answers: 'download',
})

const maxBytes = 2 * 1024 * 1024

export const checkAnnex = endpoint({
  method: 'POST',
  path: `${base}/annex/check`,
  summary: {
    zh: '试读附件表，逐行指出问题，不保存',
    en: 'Read a sheet of the annex and say what is wrong; nothing is kept',
  },
  upload: { maxBytes },
  response: z.object({
    fileName: z.string(),
    lines: z.int(),
    isWhole: z.boolean(),
    rows: z.array(z.object({ row: z.int(), label: z.string(), problems: z.array(Words) })),
    problems: z.array(Words),
  }),
})

export const AnnexForm = z.object({
  title: z
    .string()
    .trim()
    .min(2)
    .max(200)
    .meta({ label: { zh: '文件标题', en: 'Title of the document' } }),
  number: z
    .string()
    .trim()
    .min(2)
    .max(100)
    .meta({ label: { zh: '文号', en: 'Number of the document' } }),
  inForceFrom: z.iso.date().meta({ label: { zh: '施行日期', en: 'In force from' } }),
  confidence: z.enum(['official', 'city']),
})
export type AnnexForm = z.output<typeof AnnexForm>

export const proposeAnnex = endpoint({
  method: 'POST',
  path: `${base}/annex`,
  summary: { zh: '提交附件，待另一人复核', en: 'Propose an annex, for a second pair of eyes' },
  upload: { maxBytes },
  body: AnnexForm,
  status: 201,
  response: z.object({ ruleId: RuleId }),
})

export const proposeLocal = endpoint({
  method: 'POST',
  path: `${base}/local`,
  summary: { zh: '提交本市增设指标，待另一人复核', en: 'Propose indicators of the city, for a second pair of eyes' },
  body: AnnexForm.omit({ confidence: true }).extend({
    countsInTotal: z.boolean(),
    items: z.array(LocalIndicator).max(30),
  }),
  status: 201,
  response: z.object({ ruleId: RuleId }),
})

export const decidePointsRule = endpoint({
  method: 'POST',
  path: `${base}/{ruleId}/decision`,
  summary: { zh: '复核积分规则', en: 'Decide on a rule of points' },
  params: z.object({ ruleId: RuleId }),
  body: z.object({ isApproved: z.boolean(), note: z.string().trim().min(2).max(500) }),
  response: z.object({ state: z.enum(['approved', 'refused']) }),
})
