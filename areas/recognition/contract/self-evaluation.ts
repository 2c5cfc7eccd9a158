import { z } from 'zod'
import { Form } from '#platform/cases/contract/form'
import { Localized } from '#platform/http/contract'
import { endpoint } from '#platform/http/endpoint'

const Points = z.union([z.number(), z.tuple([z.number(), z.number()])]).nullable()
const RuleSetId = z
  .string()
  .max(60)
  .regex(/^[a-z]+(-[a-z0-9]+)*$/)

/** A title that anybody may hold a company against. */
export const EvaluableTitle = z
  .object({
    id: RuleSetId,
    title: Localized,
    /** Date in force of the version of today; null where no rules are in force. */
    version: z.iso.date().nullable(),
    /** official; city: its thresholds are parameters of the city; trial: never official. */
    status: z.enum(['official', 'city', 'trial']),
    /** Procedure by which it is applied for here. */
    procedureId: z.string().nullable(),
  })
  .meta({ id: 'EvaluableTitle' })
export type EvaluableTitle = z.output<typeof EvaluableTitle>

/** What rules say of some facts, with the working. */
export const Judgement = z
  .object({
    version: z.iso.date(),
    notice: Localized.nullable(),
    pass: z.boolean().nullable(),
    total: Points,
    outOf: z.number().nullable(),
    /** The total that is needed, where the rules name one. */
    passMark: z.object({ points: z.number(), isAbove: z.boolean() }).nullable(),
    grade: z.string().nullable(),
    direct: z.boolean().nullable(),
    gates: z.array(
      z.object({ id: z.string(), label: Localized, clause: z.string(), ok: z.boolean().nullable(), reason: Localized }),
    ),
    items: z.array(
      z.object({
        id: z.string(),
        label: Localized,
        clause: z.string(),
        points: Points,
        max: z.number().nullable(),
        working: Localized,
        confidence: z.enum(['official', 'secondary', 'city-parameter', 'trial', 'unknown']),
        /** Other items, of which it is the sum. */
        isGroup: z.boolean(),
      }),
    ),
    /** Facts whose absence leaves something undecided, with the fields that ask for them. */
    missing: z.array(z.object({ fact: z.string(), fields: z.array(z.string()), label: Localized })),
    /** The smallest sets of changes that reach the title, the best first, each with the total that it gives. */
    ways: z.array(
      z.object({
        changes: z.array(
          z.object({ fact: z.string(), field: z.string(), label: Localized, from: z.string(), to: z.string() }),
        ),
        total: Points,
      }),
    ),
    /** Fields of figures that a company can improve, and which way. */
    levers: z.array(z.object({ field: z.string(), improves: z.enum(['up', 'down']), isWhole: z.boolean() })),
  })
  .meta({ id: 'TitleJudgement' })
export type Judgement = z.output<typeof Judgement>

const Answers = z.record(z.string().max(100), z.unknown())
const OfRules = z.object({ ruleSet: RuleSetId })

export const listEvaluable = endpoint({
  method: 'GET',
  path: '/api/recognition/self-evaluations',
  summary: { zh: '可以自评的资质', en: 'Titles for self-evaluation' },
  response: z.object({ items: z.array(EvaluableTitle) }),
})

export const readSelfEvaluation = endpoint({
  method: 'GET',
  path: '/api/recognition/self-evaluations/{ruleSet}',
  summary: { zh: '自评表', en: 'Questions of a self-evaluation' },
  params: OfRules,
  response: EvaluableTitle.extend({
    form: Form,
    today: z.iso.date(),
    /** Rules and notices that are applied. */
    documents: z.array(z.object({ title: z.string(), number: z.string().nullable() })),
    /** What is said of nothing: which fields decide. */
    start: Judgement,
  }),
})

export const evaluateSelf = endpoint({
  method: 'POST',
  path: '/api/recognition/self-evaluations/{ruleSet}',
  summary: { zh: '自评', en: 'Self-evaluation' },
  isPublicSum: true,
  params: OfRules,
  body: z.object({ answers: Answers }),
  response: Judgement,
})

export const readOwnAnswers = endpoint({
  method: 'GET',
  path: '/api/recognition/self-evaluations/{ruleSet}/own',
  summary: { zh: '本企业档案可以回答的自评项', en: 'What the file of one’s own company answers' },
  params: OfRules,
  response: z.object({
    /** Null for whoever acts for no company. */
    company: z.object({ name: z.string(), creditCode: z.string() }).nullable(),
    answers: Answers,
    /** Where each answer is from, by field. */
    sources: z.record(z.string(), Localized),
  }),
})
