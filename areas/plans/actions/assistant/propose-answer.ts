import { z } from 'zod'
import { readJsonAnswer } from '#platform/assistant/json-answer'
import { comparators, DeadlineText, DecimalText, targetKinds, targetModes } from '../../contract/fields.ts'
import type { Proposed } from '../../rules/assistant/proposals.ts'
import { plainDecimal } from '../../rules/review/item-review.ts'

const signs: Record<string, string> = { '≥': '>=', '≤': '<=', '＞': '>', '＜': '<', '==': '=', '≈': '~' }

/** Numbers come as numbers or as text, with or without thousands' commas. */
const Decimal = z
  .union([z.number(), z.string().max(30)])
  .transform((value) => (typeof value === 'number' ? plainDecimal(value.toFixed(6)) : value.replace(/[,，\s]/g, '')))
  .pipe(DecimalText)

const words = (max: number) =>
  z
    .string()
    .transform(
      (text) =>
        text
          .slice(0, max)
          .replace(/[\p{Cc}\p{Cs}]+/gu, ' ')
          .trim() || null,
    )
    .nullish()
    .transform((text) => text ?? null)

const Deadline = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((text) => DeadlineText.safeParse(String(text ?? '').replace(/年(底|末)?$/, '')).data ?? null)

/** No database keeps a zero character or half a character; one such answer must not cost all the others. */
const isStorable = (text: string) => text.isWellFormed() && !text.includes('\0')

/** One proposal. What else a model adds, such as a state or a confidence, is not read. */
const ProposedTarget = z.object({
  indicator: z.string().trim().min(1).max(120).refine(isStorable),
  subject: words(120),
  value: Decimal,
  valueMax: Decimal.nullish().transform((value) => value ?? null),
  unit: words(30),
  comparator: z.preprocess((sign) => (typeof sign === 'string' ? (signs[sign] ?? sign) : sign), z.enum(comparators)),
  mode: z.enum(targetModes),
  kind: z.enum(targetKinds),
  deadline: Deadline,
  growth: Decimal.nullish().transform((value) => value ?? null),
  quote: z.string().min(1).max(2000).refine(isStorable),
  reason: words(200),
}) satisfies z.ZodType<Proposed>

const Answer = z
  .union([z.object({ proposals: z.array(z.unknown()) }), z.array(z.unknown())])
  .transform((answer) => (Array.isArray(answer) ? answer : answer.proposals))

/** Entries of one answer that are looked at; a stretch of text does not hold more figures than this. */
const maxEntries = 200

/**
 * The proposals in an answer; null when it is not in the agreed form. Entries that are no proposal are counted.
 *
 * Example: readProposals('{"proposals":[]}') → { proposals: [], shapelessCount: 0 }
 */
export function readProposals(answer: string): { proposals: Proposed[]; shapelessCount: number } | null {
  const entries = readJsonAnswer(answer, Answer)
  if (entries === null) return null
  const read = entries.slice(0, maxEntries).map((entry) => ProposedTarget.safeParse(entry))
  const proposals = read.flatMap(({ data }) => (data ? [data] : []))
  return { proposals, shapelessCount: entries.length - proposals.length }
}
