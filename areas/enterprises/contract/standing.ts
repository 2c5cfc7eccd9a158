import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { Day, OfCompany, TitleCode } from './shapes.ts'

const Words = z.object({ zh: z.string(), en: z.string() })
const Points = z.union([z.number(), z.tuple([z.number(), z.number()])]).nullable()

/** How a company stands to one title of the ladder. */
export const StandingView = z
  .object({
    title: TitleCode,
    /** Holds a valid certificate on the day. */
    holds: z.boolean(),
    /** Null where no rule was in force on the day. */
    version: Day.nullable(),
    notice: Words.nullable(),
    pass: z.boolean().nullable(),
    total: Points,
    grade: z.string().nullable(),
    gates: z.array(
      z.object({ id: z.string(), label: Words, clause: z.string(), ok: z.boolean().nullable(), reason: Words }),
    ),
    items: z.array(
      z.object({
        id: z.string(),
        label: Words,
        clause: z.string(),
        points: Points,
        max: z.number().nullable(),
        working: Words,
      }),
    ),
    /** Facts whose absence leaves something undecided. */
    missing: z.array(z.object({ fact: z.string(), label: Words, isOnFile: z.boolean() })),
    /** The smallest sets of changes that reach the title, the best first. */
    plans: z.array(z.array(z.object({ fact: z.string(), label: Words, from: z.string(), to: z.string() }))),
    /** Why the facts cannot be used: they contradict each other. */
    problems: z.array(Words),
  })
  .meta({ id: 'CompanyStanding' })
export type StandingView = z.output<typeof StandingView>

export const readStanding = endpoint({
  method: 'GET',
  path: '/api/enterprises/companies/{creditCode}/standing',
  summary: { zh: '对照认定条件', en: 'How a company stands to the rules of each title' },
  params: OfCompany,
  query: z.object({ on: Day.optional() }),
  response: z.object({ on: Day, items: z.array(StandingView) }),
})
