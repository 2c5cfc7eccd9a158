import { z } from 'zod'

/**
 * A rule set as it is written: `sources/<rule-set>/<date in force>.json`. `engines/scorecard/rule-set.schema.json` is made
 * from these shapes, so that editors help while one is written.
 */

const Localized = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const Name = z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/)
const Id = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
const Formula = z.string().min(1).max(2000).describe('A formula; engines/scorecard/README.md has the language')
const Quantity = z.string().describe('A number with its unit: 30%, 500 persons')

const Confidence = z
  .enum(['official', 'secondary', 'city-parameter', 'trial', 'unknown'])
  .describe('official: read in the official text; secondary: article-level secondary sources; unknown: not retrieved')

/** Where a value stands. Every gate, item and parameter says it. */
const provenance = {
  clause: z.string().min(1).describe('Article or annex'),
  source: z.string().min(1).describe('Key in documents'),
  confidence: Confidence,
}

const scalarFact = {
  type: z.enum(['number', 'yes-no', 'text', 'date']),
  unit: z.string().optional().describe('number: unit name; none for a bare number'),
  whole: z.boolean().optional().describe('number: only whole numbers'),
  mayBeNegative: z.boolean().optional(),
  choices: z.record(z.string(), Localized).optional().describe('text: its choices with their words'),
  open: z.boolean().optional().describe('text: other texts than the choices are allowed'),
}
const Scalar = z.strictObject({ ...scalarFact, label: Localized, help: Localized.optional() })

export const FactSpec = z.strictObject({
  ...scalarFact,
  type: z.enum(['number', 'yes-no', 'text', 'date', 'list', 'records']),
  of: z.enum(['number', 'text']).optional().describe('list: kind of its entries'),
  entries: z
    .tuple([z.int().min(0), z.int().min(1)])
    .optional()
    .describe('list: least and most entries, oldest first'),
  sameLengthAs: Name.optional().describe('list: another list of the same years'),
  fields: z.record(Name, Scalar).optional().describe('records: fields of each entry'),
  effort: z.number().positive().optional().describe('how hard it is to improve, for gaps; a parameter of the city'),
  improves: z
    .enum(['up', 'down', 'yes', 'no'])
    .optional()
    .describe('the direction that a company can really go, for gaps'),
  label: Localized,
  help: Localized.optional(),
})

const Points = z
  .union([z.number(), z.tuple([z.number(), z.number()])])
  .describe('points, or least and most where experts judge')

export const Band = z.strictObject({
  atLeast: Quantity.optional(),
  above: Quantity.optional(),
  atMost: Quantity.optional(),
  below: Quantity.optional(),
  otherwise: z.literal(true).optional(),
  points: Points,
})
export const Banded = z.strictObject({ of: Formula, bands: z.array(Band).min(2) })

const Case = z.strictObject({ if: Formula.optional(), otherwise: z.literal(true).optional(), points: Points })

const Item = z.strictObject({
  id: Name,
  label: Localized,
  max: z.number().optional(),
  least: z.number().max(0).optional().describe('points that are taken off: the least, below 0'),
  banded: Banded.optional(),
  cases: z.array(Case).min(2).optional(),
  better: z
    .array(z.strictObject({ when: Formula.optional(), ...Banded.shape }))
    .min(2)
    .optional()
    .describe('the best of several bandings; one that does not apply is left out'),
  judged: z.tuple([z.number(), z.number()]).optional().describe('points that experts give, least and most'),
  sum: z.array(Name).min(1).optional().describe('a group: the sum of other items, capped at max'),
  weighted: z
    .strictObject({ share: Formula, weight: z.record(z.string(), z.number().min(0).nullable()) })
    .optional()
    .describe('weight of the stage × a share from 0 to 1; weight null: not known'),
  value: Formula.optional().describe('a calculation: a figure instead of points'),
  expert: Name.optional().describe('fact with the points that experts set inside the band'),
  ifUnknown: z.number().optional().describe('points where a fact is missing; the fact is still listed'),
  ...provenance,
})

const Gate = z.strictObject({ id: Name, label: Localized, holds: Formula, ...provenance })

const part = {
  gates: z.array(Gate).default([]),
  items: z.array(Item).default([]),
  total: z
    .strictObject({
      sum: z.array(Name).min(1),
      decimals: z.int().min(0).max(6).optional(),
      outOf: z.number().optional(),
    })
    .optional(),
  direct: z
    .array(z.strictObject({ id: Name, label: Localized, holds: Formula, ...provenance }))
    .optional()
    .describe('routes that make the score unnecessary'),
  stage: Formula.optional().describe('text that picks the weights'),
  pass: Formula.optional().describe('default: every gate holds'),
  grade: Formula.optional().describe('a text'),
}

export const RuleSetSource = z.strictObject({
  $schema: z.string().optional(),
  id: Id,
  title: Localized,
  inForceFrom: z.iso.date(),
  repealedFrom: z.iso.date().optional().describe('first day on which it no longer applies'),
  status: z
    .enum(['official', 'city', 'trial'])
    .describe('city: thresholds are parameters of the city; trial: never official'),
  notice: Localized.optional().describe('said with every result'),
  dateFact: Name.optional().describe('fact whose date chooses the version when none is asked for'),
  documents: z.record(
    z.string(),
    z.strictObject({ title: z.string().min(1), number: z.string().optional(), address: z.string().optional() }),
  ),
  facts: z.record(Name, FactSpec),
  parameters: z
    .record(
      Name,
      z.strictObject({
        value: Quantity.nullable().describe('null: not known; the city sets it'),
        unit: z.string().optional(),
        label: Localized,
        ...provenance,
      }),
    )
    .default({}),
  values: z.record(Name, z.strictObject({ formula: Formula, label: Localized })).default({}),
  consistency: z
    .array(z.strictObject({ holds: Formula, field: Name, message: Localized }))
    .default([])
    .describe('what must be true of the facts themselves'),
  ...part,
  parts: z.record(z.string(), z.strictObject({ label: Localized, ...part })).default({}),
})

export type RuleSetSource = z.infer<typeof RuleSetSource>
export type FactSource = z.infer<typeof FactSpec>
export type PartSource = Pick<RuleSetSource, 'gates' | 'items' | 'total' | 'direct' | 'stage' | 'pass' | 'grade'>
export type ItemSource = z.infer<typeof Item>
export type GateSource = z.infer<typeof Gate>
export type BandSource = z.infer<typeof Band>
export type BandedSource = z.infer<typeof Banded>
export type PointsSource = z.infer<typeof Points>
export type Confidence = z.infer<typeof Confidence>

/** The one key that says how an item is worked out. */
export const itemKinds = ['banded', 'cases', 'better', 'judged', 'sum', 'weighted', 'value'] as const
