import { bulkOf, type Columns, loadRuleSet, type RuleSet, score, sqlOf } from '../engines/scorecard/engine.ts'
import { indicators, plainIndicators } from '../engines/scorecard/testing/indicators.ts'
import { openDb } from '../platform/db/open.ts'
import { postgresBinaries, startPostgres } from '../tools/postgres.ts'

const companies = 1_000_000
/** Peers that take a company at a time are measured on fewer, and their totals compared on those. */
const fewer = 2000

/** Small own generator, so that every run measures the same figures. */
function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Invented companies; about one figure in fifty lies exactly on the edge of a band. */
function invented(): Columns {
  const random = generator(20261127)
  const column = (make: () => number) => Float64Array.from({ length: companies }, make)
  const sales = column(() => 100 * (1 + Math.floor(random() * 200)))
  const staff = column(() => 100 * (1 + Math.floor(random() * 5)))
  const facts = plainIndicators.map(({ fact, over }): [string, Float64Array] => {
    const whole = over === 'sales' ? sales : over === 'staff' ? staff : null
    let row = 0
    return [
      fact,
      column(() => {
        const share = random() < 0.02 ? Math.floor(random() * 30) / 100 : Math.round(random() * 3000) / 10_000
        const below = whole?.[row++]
        return below === undefined ? Math.floor(share * 100) : Math.round(share * below * 10_000) / 10_000
      }),
    ]
  })
  return { sales, staff, ...Object.fromEntries(facts) }
}

function perSecond(count: number, run: () => void, times = 3): number {
  let best = 0
  for (let i = 0; i < times; i++) {
    const started = performance.now()
    run()
    best = Math.max(best, count / ((performance.now() - started) / 1000))
  }
  return best
}

const rowOf = (columns: Columns, row: number): Record<string, number> =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column[row] ?? Number.NaN]))

/**
 * Scoring 1,000,000 companies by 18 banded indicators in one thread: totals, and every item with its input, band and points;
 * beside PostgreSQL on the same table and two rule engines, all in one run, their totals compared with ours one by one.
 */
export async function bench(print: (line: string) => void): Promise<void> {
  const set = loadRuleSet(indicators)
  const columns = invented()
  const bulk = bulkOf(set)
  let totals: Float64Array = new Float64Array(0)
  const fast = perSecond(companies, () => {
    totals = bulk.totals(columns, companies)
  })
  print(`scorecard totals=${fast.toFixed(0)} companies/s (one thread)`)
  let sum = 0
  const explained = perSecond(companies, () => {
    sum = 0
    for (let row = 0; row < companies; row++) sum += bulk.explain(columns, row).total ?? 0
  })
  print(`scorecard with-working=${explained.toFixed(0)} companies/s (one thread)`)
  print(`scorecard working-equals-totals=${sum === totals.reduce((all, each) => all + each, 0)}`)
  const exact = sample(columns, totals, (facts) => Number(score(facts, set).total))
  print(`scorecard exact-in-words=${exact.rate.toFixed(0)} companies/s, different=${exact.different}`)
  await besideSql(set, columns, totals, fast, print)
  await besideJsonRules(columns, totals, fast, print)
  await besideZen(columns, totals, fast, print)
}

function sample(columns: Columns, totals: Float64Array, judge: (facts: Record<string, number>) => number) {
  let different = 0
  const rate = perSecond(
    fewer,
    () => {
      different = 0
      for (let row = 0; row < fewer; row++) if (judge(rowOf(columns, row)) !== totals[row]) different++
    },
    1,
  )
  return { rate, different }
}

async function besideSql(
  set: RuleSet,
  columns: Columns,
  totals: Float64Array,
  ours: number,
  print: (line: string) => void,
): Promise<void> {
  if (!postgresBinaries()) return print('scorecard: PostgreSQL skipped, none found')
  const server = await startPostgres()
  try {
    const db = await openDb({ databaseUrl: server.url })
    const names = Object.keys(columns)
    await db.query(`CREATE UNLOGGED TABLE company (id int, ${names.map((name) => `${name} numeric`).join(', ')})`)
    const step = 20_000
    for (let from = 0; from < companies; from += step) {
      const slices = names.map((name) => Array.from(columns[name]?.subarray(from, from + step) ?? [], String))
      const places = names.map((_, i) => `$${i + 2}::numeric[]`)
      await db.query(
        `INSERT INTO company SELECT $1::int + row_number() OVER () - 1, u.* FROM unnest(${places.join(', ')}) AS u`,
        [from, ...slices],
      )
    }
    const query = sqlOf(set, { name: 'company', key: 'id' })
    let seconds = Number.POSITIVE_INFINITY
    for (let round = 0; round < 2; round++) {
      const started = performance.now()
      await db.query(`SELECT sum(total) FROM (${query}) AS scored`)
      seconds = Math.min(seconds, (performance.now() - started) / 1000)
    }
    let different = 0
    for (let from = 0; from < companies; from += step) {
      const rows = await db.query<{ id: number; total: string }>(
        `SELECT id, total::text FROM (${query}) AS scored WHERE id >= $1 AND id < $2`,
        [from, from + step],
      )
      for (const { id, total } of rows) if (Number(total) !== totals[id]) different++
    }
    print(`scorecard postgresql=${(companies / seconds).toFixed(0)} companies/s, different=${different}`)
    print(`scorecard ratio-postgresql=${(ours / (companies / seconds)).toFixed(1)}`)
    await db.close()
  } finally {
    await server.stop()
  }
}

/** Both peers are given the share itself: they have no formulas of their own that divide exactly. */
const shareOf = (facts: Record<string, number>) =>
  Object.fromEntries(
    plainIndicators.map(({ fact, over }) => [fact, (facts[fact] ?? 0) / (over ? (facts[over] ?? 1) : 1)]),
  )

async function besideJsonRules(
  columns: Columns,
  totals: Float64Array,
  ours: number,
  print: (line: string) => void,
): Promise<void> {
  const { Engine } = await import('json-rules-engine')
  const engine = new Engine()
  for (const { fact, least } of plainIndicators)
    for (const [index, value] of least.entries()) {
      const upper = index === 0 ? [] : [{ fact, operator: 'lessThan', value: least[index - 1] }]
      const all = [{ fact, operator: 'greaterThanInclusive', value }, ...upper]
      engine.addRule({ conditions: { all }, event: { type: 'points', params: { points: 5 - index } } })
    }
  const started = performance.now()
  let different = 0
  for (let row = 0; row < fewer; row++) {
    const { events } = await engine.run(shareOf(rowOf(columns, row)))
    if (events.reduce((total, { params }) => total + Number(params?.points), 0) !== totals[row]) different++
  }
  const rate = fewer / ((performance.now() - started) / 1000)
  print(
    `scorecard json-rules-engine=${rate.toFixed(0)} companies/s, different=${different} of ${fewer} (binary fractions at edges)`,
  )
  print(`scorecard ratio-json-rules-engine=${(ours / rate).toFixed(0)}`)
}

async function besideZen(
  columns: Columns,
  totals: Float64Array,
  ours: number,
  print: (line: string) => void,
): Promise<void> {
  const { ZenEngine } = await import('@gorules/zen-engine')
  const engine = new ZenEngine()
  const tables = plainIndicators.map(({ fact, over, least }) => ({
    id: fact,
    name: fact,
    type: 'decisionTableNode',
    position: { x: 0, y: 0 },
    content: {
      hitPolicy: 'first',
      inputs: [{ id: 'in', name: fact, field: over ? `${fact} / ${over}` : fact }],
      outputs: [{ id: 'out', name: fact, field: `p_${fact}` }],
      rules: [
        ...least.map((value, index) => ({ _id: `${fact}${index}`, in: `>= ${value}`, out: `${5 - index}` })),
        { _id: `${fact}rest`, in: '', out: '0' },
      ],
    },
  }))
  const ends = [
    { id: 'input', name: 'input', type: 'inputNode', position: { x: 0, y: 0 } },
    { id: 'output', name: 'output', type: 'outputNode', position: { x: 0, y: 0 } },
  ]
  const edges = tables.flatMap(({ id }) => [
    { id: `a${id}`, sourceId: 'input', targetId: id, type: 'edge' },
    { id: `b${id}`, sourceId: id, targetId: 'output', type: 'edge' },
  ])
  const decision = engine.createDecision(Buffer.from(JSON.stringify({ nodes: [...ends, ...tables], edges })))
  const started = performance.now()
  let different = 0
  for (let row = 0; row < fewer; row++) {
    const { result } = await decision.evaluate(rowOf(columns, row))
    const total = plainIndicators.reduce((all, { fact }) => all + Number(Reflect.get(result, `p_${fact}`)), 0)
    if (total !== totals[row]) different++
  }
  const rate = fewer / ((performance.now() - started) / 1000)
  print(`scorecard zen-engine=${rate.toFixed(0)} companies/s, different=${different} of ${fewer}`)
  print(`scorecard ratio-zen-engine=${(ours / rate).toFixed(0)}`)
  engine.dispose()
}
