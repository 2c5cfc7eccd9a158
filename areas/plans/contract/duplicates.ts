import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { ItemFields, PlansId } from './fields.ts'
import { ReviewAction, ReviewStep } from './views.ts'

/** What of an item tells whether another one says the same. */
export interface Sayable {
  indicator: string
  subject: string | null
  value: string
  valueMax: string | null
  unit: string | null
  comparator: string
  mode: string
  kind: string
  deadline: string | null
  growth: string | null
  recurrence: string | null
  relativeTo: string | null
  origin: string
}

/**
 * The same text for two items that say the same at two places of a document, as a section and its measure or text and
 * table do; null for a proposal of the assistant, which a person decides by itself. Anything in which they differ but
 * the place keeps them apart: folding must never hide a difference.
 */
export function sayingOf(item: Sayable): string | null {
  if (item.origin === 'assistant') return null
  const { indicator, subject, value, valueMax, unit, comparator, mode, kind, deadline, growth } = item
  const { recurrence, relativeTo } = item
  return JSON.stringify([
    indicator,
    subject,
    value,
    valueMax,
    unit,
    comparator,
    mode,
    kind,
    deadline,
    growth,
    recurrence,
    relativeTo,
  ])
}

/** Items that say the same, each group in the order given and standing where its first one stands. */
export function foldedBy<T>(items: readonly T[], keyOf: (item: T) => string | null): [T, ...T[]][] {
  const groups: [T, ...T[]][] = []
  const byKey = new Map<string, [T, ...T[]]>()
  for (const item of items) {
    const key = keyOf(item)
    const known = key === null ? undefined : byKey.get(key)
    if (known) {
      known.push(item)
      continue
    }
    const group: [T, ...T[]] = [item]
    groups.push(group)
    if (key !== null) byKey.set(key, group)
  }
  return groups
}

export const decideDuplicates = endpoint({
  method: 'POST',
  path: '/api/plans/{planId}/versions/{versionId}/duplicates/review',
  summary: { zh: '一次核对说法相同的几条', en: 'Decide items that say the same as one step' },
  params: z.object({ planId: PlansId, versionId: PlansId }),
  body: z.object({
    action: ReviewAction,
    /** Each with the revision that the person saw. */
    items: z
      .array(z.object({ itemId: PlansId, revision: z.number().int() }))
      .min(2)
      .max(100),
    /** With `correct`: what all of them say; each keeps its own quote, place and measure. */
    fields: ItemFields.omit({ quote: true, offset: true, measureId: true }).optional(),
  }),
  response: ReviewStep,
})
