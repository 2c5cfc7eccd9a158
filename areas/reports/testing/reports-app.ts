import { startApp, type TestApp } from '#platform/http/testing/start-app'
import { indicatorsArea } from '../../indicators/area.ts'
import { aTarget, bind, city, district, indicatorNamed, testClock } from '../../indicators/testing/indicators-app.ts'
import { noticesArea } from '../../notices/area.ts'
import { regionsArea } from '../../regions/area.ts'
import { tasksArea } from '../../tasks/area.ts'
import { reportsArea } from '../area.ts'

export { city, district }

const known: [name: string, region: string, value: string, months: Record<string, string>][] = [
  ['科技型项目新竣工数', city, '150', { '2025-04': '41', '2025-05': '48' }],
  ['科技型项目新开工数', city, '250', { '2025-04': '122', '2025-05': '156' }],
  ['技术合作促成数', city, '180', {}],
  ['科技型项目新竣工数', district, '40', { '2025-05': '20' }],
  ['科技型项目新竣工数', '320800/320826/', '30', { '2025-05': '6' }],
]

export const clock = testClock('2025-07-02T02:00:00Z')

/** A city and two districts with targets and figures to May 2025, which nobody has approved yet. */
export async function startReports(): Promise<TestApp> {
  clock.set('2025-07-02T02:00:00Z')
  const app = await startApp({ areas: [noticesArea, regionsArea, tasksArea, indicatorsArea, reportsArea], clock })
  const { source } = aTarget()
  await bind(
    app,
    ...known.map(([name, regionPath, value], index) =>
      aTarget({
        newIndicator: { name, unit: '项', mode: 'flow-annual', direction: 'up' },
        regionPath,
        value,
        unit: '项',
        source: { ...source, itemId: `plt_${index}`, quote: `${name}${value}项以上` },
      }),
    ),
  )
  const officer = await app.person({ role: 'city-officer', regionPath: city, name: '报送员' })
  for (const [name, regionPath, , months] of known)
    for (const [period, value] of Object.entries(months))
      await report(app, officer, { name, regionPath, period, value })
  return app
}

/** Reports a figure, a correction where there is one already. */
export async function report(
  app: TestApp,
  as: Awaited<ReturnType<TestApp['person']>>,
  figure: { name: string; regionPath: string; period: string; value: string },
): Promise<void> {
  const indicatorId = await indicatorNamed(app, figure.name)
  const [last] = await app.services.db.query<{ revision: number }>(
    `select coalesce(max(revision), 0)::int as revision from indicators.observation
     where region_path = $1 and indicator_id = $2 and period = $3`,
    [figure.regionPath, indicatorId, figure.period],
  )
  const entry = { indicatorId, value: figure.value, expectedRevision: last?.revision ?? 0, explanation: '样例' }
  const answer = await app.request('POST', '/api/indicators/observations', {
    as,
    body: { regionPath: figure.regionPath, period: figure.period, entries: [entry] },
  })
  if (answer.status !== 200) throw new Error(answer.text)
}
