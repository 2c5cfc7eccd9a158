import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserContext } from 'playwright-core'
import type { TestPerson } from '#platform/http/testing/people'
import { startApp, type TestApp } from '#platform/http/testing/start-app'
import { noticesArea } from '../../notices/area.ts'
import { regionsArea } from '../../regions/area.ts'
import { tasksArea } from '../../tasks/area.ts'
import { indicatorsArea } from '../area.ts'
import { aTarget, bind, city, indicatorNamed, testClock } from './indicators-app.ts'

export interface Served {
  app: TestApp
  url: string
  officer: TestPerson
  close(): Promise<void>
  /** Gives a browser window the session of a person. */
  signIn(context: BrowserContext, person: TestPerson): Promise<void>
}

async function freePort(): Promise<number> {
  const socket = createServer().listen(0, '127.0.0.1')
  await once(socket, 'listening')
  const address = socket.address()
  socket.close()
  await once(socket, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

/** The platform with the built web on a port of its own, on 10 June 2025, with a few targets and reported months. */
export async function serveIndicators(): Promise<Served> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  // A copy, because another run may build the web anew while this one serves it.
  const webRoot = await mkdtemp(join(tmpdir(), 'served-web-'))
  await cp(fileURLToPath(new URL('../../../dist/web/', import.meta.url)), webRoot, { recursive: true })
  const app = await startApp({
    areas: [noticesArea, regionsArea, tasksArea, indicatorsArea],
    clock: testClock('2025-06-10T02:00:00Z'),
    http: { publicUrl: url, webRoot },
  })
  await app.server.listen({ port, host: '127.0.0.1' })
  const officer = await app.person({ role: 'city-officer', regionPath: city, name: '王' })
  await fill(app, officer)
  return {
    app,
    url,
    officer,
    async close() {
      await app.close()
      await rm(webRoot, { recursive: true, force: true })
    },
    async signIn(context, person) {
      const header = await app.credentialsOf(person)
      const cookies = header.split('; ').map((pair) => {
        const at = pair.indexOf('=')
        return { name: pair.slice(0, at), value: pair.slice(at + 1), url }
      })
      await context.addCookies(cookies)
    },
  }
}

const known: [
  name: string,
  value: string,
  unit: string,
  mode: 'flow-annual' | 'stock',
  months: Record<string, number>,
][] = [
  ['科技型项目新竣工数', '150', '项', 'flow-annual', { '2024-05': 40, '2024-12': 134, '2025-04': 41, '2025-05': 48 }],
  ['科技型项目新开工数', '250', '项', 'flow-annual', { '2024-05': 90, '2024-12': 240, '2025-04': 120, '2025-05': 156 }],
  [
    '技术合同成交额',
    '268',
    '亿元',
    'flow-annual',
    { '2024-05': 95, '2024-12': 243, '2025-04': 90.5, '2025-05': 114.2 },
  ],
  ['有效期内高新技术企业数', '1080', '家', 'stock', { '2024-12': 950, '2025-05': 982 }],
  ['科技型中小企业数', '2000', '家', 'stock', {}],
]

async function fill(app: TestApp, officer: TestPerson): Promise<void> {
  const source = aTarget().source
  await bind(
    app,
    ...known.map(([name, value, unit, mode], index) =>
      aTarget({
        newIndicator: { name, unit, mode, direction: 'up' },
        value,
        unit,
        mode,
        source: { ...source, itemId: `plt_${index}`, quote: `${name}${value}${unit}以上` },
        ...(mode === 'stock' ? { baseline: { value: '900', period: '2024' } } : {}),
      }),
    ),
  )
  for (const [name, , , , months] of known) {
    const indicatorId = await indicatorNamed(app, name)
    for (const [period, value] of Object.entries(months)) {
      const entry = { indicatorId, value: String(value), expectedRevision: 0, explanation: '样例' }
      const answer = await app.request('POST', '/api/indicators/observations', {
        as: officer,
        body: { regionPath: city, period, entries: [entry] },
      })
      if (answer.status !== 200) throw new Error(answer.text)
    }
  }
}
