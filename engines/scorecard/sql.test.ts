import { PGlite } from '@electric-sql/pglite'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NotInSql, score, sqlColumn, sqlOf } from './engine.ts'
import type { FactSource } from './model.ts'
import { companies, type FactTable } from './testing/companies.ts'
import { catalogue, setOf } from './testing/expect.ts'

let db: PGlite
beforeAll(async () => {
  db = await PGlite.create()
})
afterAll(() => db.close())

const columnTypes = { number: 'numeric', 'yes-no': 'boolean', text: 'text', date: 'text' }
const columnType = ({ type, of }: FactSource) =>
  type === 'list' ? `${columnTypes[of ?? 'number']}[]` : columnTypes[type === 'records' ? 'text' : type]

/** Values of a fact that lie on, just below and just above where rules change their mind, and some between. */
function valuesOf(spec: FactSource, sample: unknown): fc.Arbitrary<unknown> {
  const missing = { weight: 1, arbitrary: fc.constant(undefined) }
  const known = (arbitrary: fc.Arbitrary<unknown>) => fc.oneof({ weight: 8, arbitrary }, missing)
  if (spec.type === 'yes-no') return known(fc.boolean())
  if (spec.type === 'text')
    return known(fc.constantFrom(...Object.keys(spec.choices ?? { other: '' }), ...(spec.open ? ['other'] : [])))
  if (spec.type === 'date') return known(fc.constantFrom('2026-02-28', '2026-03-01'))
  if (spec.type === 'records') return fc.constant(undefined)
  const near = fc
    .integer({ min: 0, max: 200 })
    .map((percent) => Math.round(Number(Array.isArray(sample) ? sample.at(-1) : sample) * percent) / 100)
  const figure = spec.whole
    ? fc.integer({ min: 0, max: 5 })
    : fc.oneof(near, fc.integer({ min: 0, max: 100 }), fc.constant(0))
  if (spec.type === 'number') return known(figure)
  const [least = 1, most = 3] = spec.entries ?? []
  const entry: fc.Arbitrary<unknown> = spec.of === 'text' ? fc.constantFrom('tech_sme', 'gazelle') : figure
  return known(fc.array(entry, { minLength: least, maxLength: Math.min(most, 3) }))
}

const rendered = [
  'tech-sme',
  'innovative-sme',
  'single-champion',
  'size-class',
  'size-class/above_scale',
  'super-deduction',
  'innovation-score-loan',
  'innovation-points-trial',
  'gazelle',
  'unicorn',
  'potential-unicorn',
  'technology-contract',
]

describe('the same rule set as SQL', () => {
  it.each(rendered)('%s agrees with the closures to the last digit, band edges included', async (name) => {
    const [, part = null] = name.split('/')
    const set = setOf(name)
    const company: FactTable = companies[name] ?? {}
    const facts = Object.entries(set.source.facts)
    const table = `t_${name.replaceAll(/\W/g, '_')}`
    await db.exec(
      `CREATE TABLE ${table} (id int PRIMARY KEY, ${facts.map(([fact, spec]) => `"${fact}" ${columnType(spec)}`).join(', ')})`,
    )
    const arbitrary = fc.record(
      Object.fromEntries(facts.map(([fact, spec]) => [fact, valuesOf(spec, company[fact] ?? 10)])),
    )
    const drawn = fc.sample(arbitrary, { numRuns: 200, seed: 20260401 }) as FactTable[]
    const population = [company, {}, ...drawn].map((each) =>
      Object.fromEntries(Object.entries(each).filter(([, value]) => value !== undefined)),
    )
    const expected = population.map((each) =>
      attempt(() => score(each, set, { part, isKnownElsewhere: catalogue.isFact })),
    )
    const list = JSON.stringify(population.map((each, id) => ({ id, ...columnsOf(each) })))
    await db.query(`INSERT INTO ${table} SELECT * FROM json_populate_recordset(null::${table}, $1)`, [list])
    const { rows } = await db.query<Record<string, unknown>>(
      `${sqlOf(set, { name: table, key: 'id' }, part)} ORDER BY id`,
    )
    let compared = 0
    for (const [id, result] of expected.entries()) {
      // What contradicts itself is refused before it is scored; a table may still hold it.
      if (!result) continue
      compared++
      const row = rows[id] ?? {}
      const figures = Object.fromEntries(
        result.items.map((item) => [`item_${item.id}`, item.points === undefined ? item.value : item.points]),
      )
      const gates = Object.fromEntries(result.gates.map(({ id: gate, ok }) => [`gate_${gate}`, ok]))
      const seen = Object.fromEntries(Object.keys({ ...figures, ...gates }).map((key) => [key, asNumber(row[key])]))
      expect(seen, JSON.stringify(population[id])).toEqual(mapValues({ ...figures, ...gates }, rounded))
      if (set.main.total) expect(asNumber(row.total)).toEqual(rounded(result.total))
      if (result.gates.length > 0) expect(row.pass).toBe(result.pass)
    }
    expect(compared).toBeGreaterThan(100)
  })

  it('what experts judge stays with the closures, and says so', () => {
    expect(() => sqlOf(setOf('high-tech-enterprise'), { name: 't', key: 'id' })).toThrow(NotInSql)
  })
})

const columnsOf = (facts: FactTable) =>
  Object.fromEntries(Object.entries(facts).map(([fact, value]) => [sqlColumn(fact), value]))

function attempt<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}
const mapValues = (record: FactTable, turn: (value: unknown) => unknown) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, turn(value)]))
/** Twelve decimals, as the SQL prints fractions. */
const rounded = (value: unknown) => (typeof value === 'number' ? Number(value.toFixed(12)) : value)
const asNumber = (value: unknown) =>
  typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(Number(value).toFixed(12)) : value
