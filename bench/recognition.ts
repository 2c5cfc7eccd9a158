import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemIds } from '#kernel/ids'
import type { TestPerson } from '#platform/http/testing/people'
import { startApp, type TestApp } from '#platform/http/testing/start-app'
import { eachCompanyFile, importCompanyFacts } from '../areas/enterprises/public.ts'
import { largeSheet } from '../areas/enterprises/testing/large-sheet.ts'
import { recognitionAreas } from '../areas/recognition/testing/recognition-app.ts'
import { postgresBinaries, startPostgres } from '../tools/postgres.ts'
import { times } from './timing/times.ts'

const city = '320800/'
const embedded = 10_000
const onServer = 100_000
const imported = 50_000
const day = '2026-05-11'
const clock = { now: () => new Date(`${day}T02:00:00Z`) }

type Print = (line: string) => void

/**
 * What goes over every company of a city, as an officer starts it and waits for it: a screening, a population with its page, a
 * run of points; beside bare reading of the same files. 10,000 companies on PGlite, 100,000 on a PostgreSQL server.
 */
export async function bench(print: Print): Promise<void> {
  const app = await startApp({ areas: recognitionAreas, clock })
  try {
    await load(app, { rows: embedded })
    await measure(app, `pglite_${embedded}`, print)
  } finally {
    await app.close()
  }
  if (!postgresBinaries()) return print('recognition: the server half skipped, no PostgreSQL found')
  const server = await startPostgres()
  try {
    const large = await startApp({ areas: recognitionAreas, clock, serverUrl: server.url })
    try {
      for (let from = 0; from < onServer; from += imported) await load(large, { rows: imported, from })
      await measure(large, `postgres_${onServer}`, print)
    } finally {
      await large.close()
    }
  } finally {
    await server.stop()
  }
}

async function load(app: TestApp, { rows, from = 0 }: { rows: number; from?: number }): Promise<void> {
  const fileName = `${from}-${rows}.csv`
  const path = join(app.filesFolder, fileName)
  writeFileSync(path, largeSheet(rows, from))
  const file = { path, fileName, regionPath: city, source: 'office' as const, headerRow: null }
  await importCompanyFacts({ ...app.services, ids: systemIds }, file)
}

async function measure(app: TestApp, where: string, print: Print): Promise<void> {
  const officer = await app.person({ role: 'city-officer', regionPath: city })
  await app.services.db.query('analyze')
  const say = (name: string, value: number, unit: string, digits = 1) =>
    print(`recognition ${where}_${name}=${value.toFixed(digits)} ${unit}`)
  const bare = await watched(async () => {
    for await (const piece of eachCompanyFile(app.services.db, { regionPath: city, on: day })) void piece
  })
  say('bare_reading', bare.seconds, 's')
  const posted = (path: string, body: object) => send(app, officer, path, body)
  const kinds: [name: string, start: () => Promise<void>][] = [
    ['screening', () => posted('screenings', screening)],
    ['population', () => posted('populations', { ruleSet: 'high-tech-enterprise', on: day })],
    ['points', () => posted('points/runs', { on: day })],
  ]
  for (const [name, start] of kinds) {
    const { seconds, megabytes } = await watched(start)
    say(name, seconds, 's')
    say(`${name}_memory`, megabytes, 'MB more at the most', 0)
    say(`${name}_ratio`, seconds / bare.seconds, 'times bare reading')
  }
  const [{ id } = { id: '' }] = await app.services.db.query<{ id: string }>('select id from recognition.population')
  const get = (query: string) => () => answered(app, officer, `populations/${id}${query}`)
  for (const [name, query] of [
    ['page', ''],
    ['companies', '/companies?verdict=unknown&pageSize=50'],
  ] as const) {
    const { p50, p95 } = await times(20, get(query))
    say(`population_${name}_p50`, p50, 'ms')
    say(`population_${name}_p95`, p95, 'ms')
  }
}

const screening = {
  ...{ title: '测速摸排', goal: 'high-tech-enterprise', gates: ['rd_ratio'], atLeast: null, mostFailed: 1 },
  ...{ asOf: day, withinRegion: city, section: null, notHolding: 'high-tech-enterprise' },
}

async function answered(app: TestApp, as: TestPerson, path: string): Promise<string> {
  const answer = await app.request('GET', `/api/recognition/${path}`, { as })
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${answer.text}`)
  return answer.text
}

/** Starts a job as the page does and waits until it is over. */
async function send(app: TestApp, as: TestPerson, path: string, body: object): Promise<void> {
  const answer = await app.request('POST', `/api/recognition/${path}`, { as, body })
  if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${answer.text}`)
  for (;;) {
    const open = await app.services.db.query<{ state: string }>(
      "select state from platform.job where state not in ('done', 'refused')",
    )
    if (open.some(({ state }) => state === 'failed')) throw new Error(`${path} failed`)
    if (open.length === 0) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** How long something takes, and by how much the memory of this process grows at the most. */
async function watched(run: () => Promise<void>): Promise<{ seconds: number; megabytes: number }> {
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let most = before
  const look = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 20)
  const start = performance.now()
  try {
    await run()
  } finally {
    clearInterval(look)
  }
  return { seconds: (performance.now() - start) / 1000, megabytes: (most - before) / 1_048_576 }
}
