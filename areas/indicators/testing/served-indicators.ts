import type { TestPerson } from '#platform/http/testing/people'
import { type ServedApp, serveApp } from '#platform/http/testing/serve-app'
import { startApp, type TestApp } from '#platform/http/testing/start-app'
import { noticesArea } from '../../notices/area.ts'
import { regionsArea } from '../../regions/area.ts'
import { tasksArea } from '../../tasks/area.ts'
import { indicatorsArea } from '../area.ts'
import { aTarget, bind, city, indicatorNamed, testClock } from './indicators-app.ts'

export interface Served extends ServedApp {
  officer: TestPerson
}

/** The platform with the built web on a port of its own, on 10 June 2025, with a few targets and reported months. */
export async function serveIndicators(): Promise<Served> {
  const served = await serveApp((http) =>
    startApp({
      areas: [noticesArea, regionsArea, tasksArea, indicatorsArea],
      clock: testClock('2025-06-10T02:00:00Z'),
      http,
    }),
  )
  const officer = await served.app.person({ role: 'city-officer', regionPath: city, name: '王' })
  await fill(served.app, officer)
  return { ...served, officer }
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
