import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { Place } from './points.ts'

const Words = z.object({ zh: z.string(), en: z.string() })
const CreditCode = z.string().regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/)
const ConsentId = z.string().regex(/^ptc_[0-9a-z]{1,40}$/)
const StatementNumber = z.string().trim().min(1).max(40)
const paging = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(20),
}

export const PointsConsent = z
  .object({
    id: ConsentId,
    bankName: z.string(),
    purpose: z.string(),
    fromDay: z.iso.date(),
    untilDay: z.iso.date(),
    state: z.enum(['in-force', 'withdrawn', 'expired']),
    givenAt: z.iso.datetime(),
    givenByName: z.string(),
    endedAt: z.iso.datetime().nullable(),
    endedByName: z.string().nullable(),
    endReason: z.string().nullable(),
    statements: z.array(z.string()),
  })
  .meta({ id: 'PointsConsent' })
export type PointsConsent = z.output<typeof PointsConsent>

export const listOwnConsents = endpoint({
  method: 'GET',
  path: '/api/recognition/points-consents',
  summary: {
    zh: '本单位的积分授权：企业给了哪些银行',
    en: 'Consents about one’s own points: which banks a company let look',
  },
  response: z.object({
    isBank: z.boolean(),
    name: z.string(),
    creditCode: z.string(),
    today: z.iso.date(),
    /** A consent given today may last until then. */
    lastDay: z.iso.date(),
    mostMonths: z.int(),
    banks: z.array(z.object({ id: z.string(), name: z.string() })),
    items: z.array(PointsConsent),
  }),
})

export const ConsentForm = z.object({
  bankId: z.string().min(1).max(60),
  purpose: z
    .string()
    .trim()
    .min(2)
    .max(200)
    .meta({
      label: { zh: '用途', en: 'Purpose' },
      help: { zh: '银行只能为此使用，如：科技贷款授信审查。', en: 'What for, such as the review of a loan.' },
    }),
  untilDay: z.iso.date(),
})
export type ConsentForm = z.output<typeof ConsentForm>

export const giveConsent = endpoint({
  method: 'POST',
  path: '/api/recognition/points-consents',
  summary: { zh: '授权一家银行查看本企业创新积分', en: 'Let a bank see one’s own innovation points' },
  body: ConsentForm,
  status: 201,
  response: z.object({ consentId: ConsentId }),
})

export const withdrawConsent = endpoint({
  method: 'POST',
  path: '/api/recognition/points-consents/{consentId}/withdrawal',
  summary: { zh: '撤回积分授权，立即生效', en: 'Withdraw a consent, at once' },
  params: z.object({ consentId: ConsentId }),
  body: z.object({ reason: z.string().trim().min(2).max(200) }),
  response: z.object({ state: z.literal('withdrawn') }),
})

export const listOwnLooks = endpoint({
  method: 'GET',
  path: '/api/recognition/points-consents/looks',
  summary: { zh: '哪些银行看过本企业积分', en: 'Which banks looked at one’s own points' },
  query: z.object(paging),
  response: z.object({
    items: z.array(
      z.object({
        bankName: z.string(),
        byName: z.string(),
        what: z.enum(['points', 'statement']),
        at: z.iso.datetime(),
      }),
    ),
    total: z.int(),
  }),
})

export const ConsentedLine = Place.extend({
  creditCode: z.string(),
  name: z.string(),
  purpose: z.string(),
  untilDay: z.iso.date(),
  year: z.int().nullable(),
  stage: Words.nullable(),
  total: z.number().nullable(),
  isTrial: z.boolean(),
}).meta({ id: 'ConsentedPointsLine' })
export type ConsentedLine = z.output<typeof ConsentedLine>

export const listConsented = endpoint({
  method: 'GET',
  path: '/api/recognition/consented-points',
  summary: { zh: '授权本行查看积分的企业', en: 'Companies that let one’s own bank see their points' },
  query: z.object({ q: z.string().trim().max(60).optional(), ...paging }),
  response: z.object({ items: z.array(ConsentedLine), total: z.int() }),
})

const BankItem = z.object({
  id: z.string(),
  group: Words,
  label: Words,
  points: z.number().nullable(),
  max: z.number().nullable(),
  reason: z.object({ code: z.string(), words: Words, lost: z.number().nullable() }).nullable(),
})
export type BankItem = z.output<typeof BankItem>

const HeldCertificate = z.object({ title: Words, validFrom: z.iso.date(), validTo: z.iso.date().nullable() })

/** What a bank sees of a company, and nothing else of its file: points without the figures behind them. */
export const ConsentedPoints = z
  .object({
    creditCode: z.string(),
    name: z.string(),
    consentId: ConsentId,
    purpose: z.string(),
    untilDay: z.iso.date(),
    sheet: z
      .object({
        year: z.int(),
        revision: z.int(),
        judgedOn: z.iso.date(),
        frozenAt: z.iso.datetime(),
        digest: z.string(),
        isReproduced: z.boolean(),
        ruleTitle: Words,
        ruleVersion: z.iso.date(),
        isTrial: z.boolean(),
        notice: Words.nullable(),
        stage: Words.nullable(),
        total: z.number().nullable(),
        outOf: z.number().nullable(),
        place: Place.nullable(),
        items: z.array(BankItem),
      })
      .nullable(),
    /** The latest revision of each year, the earliest first. */
    history: z.array(
      z.object({ year: z.int(), stage: Words.nullable(), total: z.number().nullable(), isTrial: z.boolean() }),
    ),
    certificates: z.array(HeldCertificate),
  })
  .meta({ id: 'ConsentedPoints' })
export type ConsentedPoints = z.output<typeof ConsentedPoints>

export const getConsented = endpoint({
  method: 'GET',
  path: '/api/recognition/consented-points/{creditCode}',
  summary: {
    zh: '授权企业的创新积分（每次查看都记录）',
    en: 'Points of a company that consented; every look is noted',
  },
  params: z.object({ creditCode: CreditCode }),
  response: ConsentedPoints,
})

/** All that a statement says; its digest covers exactly this. */
export const StatementContents = z
  .object({
    consentId: ConsentId,
    name: z.string(),
    creditCode: z.string(),
    bankName: z.string(),
    purpose: z.string(),
    validUntil: z.iso.date(),
    year: z.int(),
    revision: z.int(),
    judgedOn: z.iso.date(),
    ruleTitle: z.string(),
    ruleVersion: z.iso.date(),
    isTrial: z.boolean(),
    isInvented: z.boolean(),
    stage: z.string().nullable(),
    total: z.number(),
    outOf: z.number().nullable(),
    rank: z.int().nullable(),
    of: z.int().nullable(),
    low: z.int().nullable(),
    high: z.int().nullable(),
    items: z.array(z.object({ label: z.string(), points: z.number().nullable(), max: z.number().nullable() })),
    certificates: z.array(z.object({ title: z.string(), validTo: z.iso.date().nullable() })),
    sheetDigest: z.string(),
  })
  .meta({ id: 'PointsStatementContents' })
export type StatementContents = z.output<typeof StatementContents>

export const issueStatement = endpoint({
  method: 'POST',
  path: '/api/recognition/points-consents/{consentId}/statement',
  summary: { zh: '开具创新积分证明', en: 'Issue a statement of innovation points' },
  params: z.object({ consentId: ConsentId }),
  status: 201,
  response: z.object({ number: z.string() }),
})

export const downloadStatement = endpoint({
  method: 'GET',
  path: '/api/recognition/points-statements/{number}/paper',
  summary: { zh: '下载创新积分证明', en: 'A statement of innovation points as PDF' },
  params: z.object({ number: StatementNumber }),
  answers: 'download',
})

export const verifyStatement = endpoint({
  method: 'GET',
  path: '/api/recognition/points-statements/{number}',
  summary: { zh: '核验创新积分证明', en: 'Verify a statement of innovation points' },
  params: z.object({ number: StatementNumber }),
  query: z.object({ code: z.string().trim().min(1).max(80) }),
  response: z.object({
    number: z.string(),
    name: z.string(),
    /** `in-force`: as on the paper. Otherwise the consent is over, and nothing more is said. */
    standing: z.enum(['in-force', 'withdrawn', 'expired']),
    endedOn: z.iso.date().nullable(),
    issuedAt: z.iso.datetime(),
    digest: z.string(),
    contents: StatementContents.nullable(),
  }),
})
