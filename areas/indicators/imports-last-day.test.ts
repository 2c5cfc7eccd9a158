import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPerson } from '#platform/http/testing/people'
import { startApp, type TestApp } from '#platform/http/testing/start-app'
import { noticesArea } from '../notices/area.ts'
import { regionsArea } from '../regions/area.ts'
import { tasksArea } from '../tasks/area.ts'
import { indicatorsArea } from './area.ts'
import type { ImportSummaryView } from './contract.ts'
import { city, testClock } from './testing/indicators-app.ts'

const clerks = 100
const months = 24
/** Far more than it takes on a slow machine; what matters is that it ends. */
const boundMs = 240_000

let app: TestApp
let url: string

beforeAll(async () => {
  const socket = createServer().listen(0, '127.0.0.1')
  await once(socket, 'listening')
  const address = socket.address()
  socket.close()
  if (address === null || typeof address === 'string') throw new Error('no free port')
  url = `http://127.0.0.1:${address.port}`
  app = await startApp({
    areas: [noticesArea, regionsArea, tasksArea, indicatorsArea],
    clock: testClock('2025-06-10T02:00:00Z'),
    http: { publicUrl: url },
  })
  await app.server.listen({ port: address.port, host: '127.0.0.1' })
})
afterAll(() => app.close())

const statuses: number[] = []

async function send(cookie: string, path: string, body?: FormData): Promise<unknown> {
  const init = { method: body || path.endsWith('confirmation') ? 'POST' : 'GET', headers: { cookie, origin: url } }
  const answer = await fetch(`${url}/api/indicators/imports${path}`, { ...init, ...(body ? { body } : {}) })
  statuses.push(answer.status)
  return answer.json()
}

/** What a clerk does: drop the sheet, wait for the preview, confirm, wait for the end. */
async function report(person: TestPerson, indicator: string): Promise<ImportSummaryView> {
  const cookie = await app.credentialsOf(person)
  const lines = Array.from({ length: months }, (_, index) => {
    const month = String((index % 12) + 1).padStart(2, '0')
    return `${indicator},${2023 + Math.floor(index / 12)}-${month},${100 + index}`
  })
  const form = new FormData()
  form.set('file', new Blob([`指标,统计期,数值\n${lines.join('\n')}\n`]), '月报.csv')
  let batch = (await send(cookie, '', form)) as ImportSummaryView
  const waitWhile = async (status: string) => {
    while (batch.status === status) {
      await setTimeout(500)
      batch = (await send(cookie, `/${batch.id}`)) as ImportSummaryView
    }
  }
  await waitWhile('reading')
  await send(cookie, `/${batch.id}/confirmation`)
  batch = (await send(cookie, `/${batch.id}`)) as ImportSummaryView
  await waitWhile('confirmed')
  return batch
}

test(
  'a hundred clerks who report on the last day all get through: nothing lost, nothing refused, no error of the server',
  async () => {
    const districts = await app.services.db.query<{ path: string }>(
      'select path from regions.region where parent_path = $1 order by path',
      [city],
    )
    const indicators = await app.services.db.query<{ name: string }>(
      `select name from indicators.indicator where mode = 'stock' order by name`,
    )
    const reports = districts.flatMap(({ path }) => indicators.map(({ name }) => ({ path, name }))).slice(0, clerks)
    expect(reports).toHaveLength(clerks)
    const people = await Promise.all(
      reports.map(({ path }) => app.person({ role: 'district-officer', regionPath: path })),
    )
    const started = performance.now()
    const done = await Promise.all(people.map((person, index) => report(person, reports[index]?.name ?? '')))
    const tookMs = performance.now() - started
    expect(done.map((batch) => [batch.status, batch.written])).toEqual(done.map(() => ['done', months]))
    expect(statuses.filter((status) => status >= 400)).toEqual([])
    const [row] = await app.services.db.query<{ n: number }>(
      `select count(*)::int as n from indicators.observation where source = 'import'`,
    )
    expect(row?.n).toBe(clerks * months)
    expect(tookMs).toBeLessThan(boundMs)
    console.log(`${clerks} clerks in ${(tookMs / 1000).toFixed(1)} s`)
  },
  boundMs + 120_000,
)
