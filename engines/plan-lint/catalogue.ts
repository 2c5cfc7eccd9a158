import { z } from 'zod'
import base from './catalogue.json' with { type: 'json' }

const Words = z.array(z.string().trim().min(1))
/** One meaning and every way it is written. */
const Named = z.strictObject({ name: z.string().trim().min(1), aliases: Words.default([]) })

/** What indicators are called and what their words say. README.md explains every list. */
const Catalogue = z.strictObject({
  about: z.string(),
  concepts: z.array(Named.extend({ headline: z.string().trim().min(1).optional(), rank: z.number().int().optional() })),
  partitions: z.array(Words),
  names: z.array(Named),
  scopes: z.array(z.strictObject({ word: z.string().trim().min(1), rank: z.number().int() })),
  actions: z.record(z.string(), Words),
  bases: z.record(z.string(), Words),
  claims: z.strictObject({ schedule: Words, done: Words }),
  generalClaims: Words,
  negations: Words,
  countWords: Words,
  places: Words,
  generic: Words,
  vague: Words,
  flowOfStock: Words,
  stockWords: Words,
  lowerIsBetter: Words,
  priceAdjusted: Words,
  yearlyOnly: Words,
  keepWords: Words,
  outlook: Words,
  referring: Words,
  ceilingWords: Words,
  events: Words,
  needsDenominator: Words,
})
export type Catalogue = z.output<typeof Catalogue>

/** What a city or an office adds: any of the lists, each as long as it likes. */
export const CatalogueExtension = Catalogue.partial()
export type CatalogueExtension = z.output<typeof CatalogueExtension>

export const baseCatalogue: Catalogue = Catalogue.parse(base)

/**
 * The catalogue with what others add to it: lists grow, and a concept that is there already gets the further aliases.
 *
 * Example: extendCatalogue(baseCatalogue, { events: ['路演'] }).events.includes('路演') → true
 */
export function extendCatalogue(catalogue: Catalogue, ...extensions: readonly CatalogueExtension[]): Catalogue {
  return extensions.reduce<Catalogue>(
    (all, more) => ({
      ...joined(all, more),
      concepts: [...(more.concepts ?? []), ...all.concepts],
      names: [...(more.names ?? []), ...all.names],
      scopes: [...(more.scopes ?? []), ...all.scopes],
      actions: merged(all.actions, more.actions),
      bases: merged(all.bases, more.bases),
      claims: { ...all.claims, ...merged(all.claims, more.claims) },
    }),
    catalogue,
  )
}

/** Every plain list of words, longer by what is added. */
function joined(all: Catalogue, more: CatalogueExtension): Catalogue {
  const entries = Object.entries(all).map(([key, value]) => {
    const added = more[key as keyof CatalogueExtension]
    return [key, isWords(value) && isWords(added) ? [...value, ...added] : value]
  })
  return Object.fromEntries(entries) as Catalogue
}

const isWords = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((word) => typeof word === 'string')

function merged(all: Record<string, string[]>, more: Record<string, string[]> = {}): Record<string, string[]> {
  const keys = [...new Set([...Object.keys(all), ...Object.keys(more)])]
  return Object.fromEntries(keys.map((key) => [key, [...(more[key] ?? []), ...(all[key] ?? [])]]))
}
