import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestPerson } from '#platform/http/testing/people'
import type { TestApp } from '#platform/http/testing/start-app'
import { rolledUp } from './rules/roll-up.ts'
import { confirmImport, importSheet } from './testing/import-sheet.ts'
import { aTarget, bind, city, startIndicators, testClock } from './testing/indicators-app.ts'

const clock = testClock('2025-08-10T02:00:00Z')
const districts = ['320803', '320804', '320812', '320813', '320826', '320830', '320831'].map(
  (code) => `${city}${code}/`,
)
const [huaian = '', huaiyin = '', qingjiangpu = '', hongze = ''] = districts
let app: TestApp
let reporter: TestPerson
let approver: TestPerson

beforeAll(async () => {
  app = await startIndicators(clock)
  reporter = await app.person({ role: 'city-officer', regionPath: city, name: '王' })
  approver = await app.person({ role: 'city-officer', regionPath: city, name: '李' })
})
afterAll(() => app.close())

const create = async (name: string, over: object = {}) =>
  (
    await app.request('POST', '/api/indicators', {
      as: reporter,
      body: {
        ...{ name, unit: '项', mode: 'flow-annual', direction: 'up', counting: null, reported: 'year-to-date' },
        ...{ jumpPercent: 100000, judge: 'time', card: null, rollup: 'sum' },
        ...over,
      },
    })
  ).json<{ id: string }>().id

async function report(indicatorId: string, regionPath: string, period: string, value: number, revision = 0) {
  const entry = { indicatorId, value: String(value), expectedRevision: revision, explanation: '样例' }
  const answer = await app.request('POST', '/api/indicators/observations', {
    as: reporter,
    body: { regionPath, period, entries: [entry] },
  })
  expect([answer.status, answer.text]).toEqual([200, '{"recorded":1,"unchanged":0}'])
}

async function approveAll(decision = 'approved') {
  const { items } = (await app.request('GET', '/api/indicators/pending?pageSize=200', { as: approver })).json<{
    items: { regionPath: string; observation: { id: string } }[]
  }>()
  const observations = items.map(({ regionPath, observation }) => ({ regionPath, id: observation.id }))
  if (observations.length === 0) return
  const answer = await app.request('POST', '/api/indicators/observations/decisions', {
    as: approver,
    body: { decision, note: decision === 'returned' ? '请核对' : null, observations },
  })
  expect(answer.status).toBe(200)
}

const cityFigures = (indicatorId: string) =>
  app.services.db.query<{ id: string; period: string; value: string; source: string; status: string }>(
    `select id, period, value, source, status from indicators.observation
     where region_path = $1 and indicator_id = $2 order by period, revision`,
    [city, indicatorId],
  )

describe('the figure of the city', () => {
  test('is the sum of its districts once the last of them is approved, with each of them behind it', async () => {
    const id = await create('汇总样例甲')
    for (const [place, path] of districts.slice(1).entries()) await report(id, path, '2025-06', 10 + place)
    await approveAll()
    expect(await cityFigures(id)).toEqual([])
    await report(id, huaian, '2025-06', 3)
    expect(await cityFigures(id)).toEqual([])
    await approveAll()
    const [figure] = await cityFigures(id)
    expect(figure).toMatchObject({ value: '78', source: 'roll-up', status: 'approved' })
    const behind = await app.request('GET', `/api/indicators/observations/${figure?.id}/parts?regionPath=${city}`, {
      as: approver,
    })
    const { parts } = behind.json<{ parts: { regionName: string; value: string; recordedByName: string }[] }>()
    expect(parts).toHaveLength(7)
    expect(parts.find((part) => part.regionName === '淮安区')).toMatchObject({ value: '3', recordedByName: '王' })
  })

  test('follows a correction of a district, and what it was before stays', async () => {
    const id = await create('汇总样例乙')
    for (const path of districts) await report(id, path, '2025-06', 1)
    await approveAll()
    await report(id, huaian, '2025-06', 5, 1)
    expect((await cityFigures(id)).map(({ value }) => value)).toEqual(['7'])
    await approveAll()
    expect((await cityFigures(id)).map(({ value }) => value)).toEqual(['7', '11'])
  })

  test('that the city reported itself is not replaced', async () => {
    const id = await create('汇总样例丙')
    await report(id, city, '2025-06', 99)
    for (const path of districts) await report(id, path, '2025-06', 1)
    await approveAll()
    expect(await cityFigures(id)).toMatchObject([{ value: '99', source: 'hand' }])
  })

  test('is written when the last two districts are approved at the same moment', async () => {
    const id = await create('汇总样例丁')
    for (const path of districts.slice(2)) await report(id, path, '2025-06', 1)
    await approveAll()
    for (const path of [huaian, huaiyin]) await report(id, path, '2025-06', 1)
    const { items } = (await app.request('GET', '/api/indicators/pending?pageSize=200', { as: approver })).json<{
      items: { regionPath: string; observation: { id: string } }[]
    }>()
    await Promise.all(
      items.map(({ regionPath, observation }) =>
        app.request('POST', '/api/indicators/observations/decisions', {
          as: approver,
          body: { decision: 'approved', note: null, observations: [{ regionPath, id: observation.id }] },
        }),
      ),
    )
    expect(await cityFigures(id)).toMatchObject([{ value: '7' }])
  })

  test('as a ratio is weighted by the indicator that its card names', async () => {
    const weight = await create('汇总样例产值', { unit: '亿元' })
    const id = await create('汇总样例占比', {
      unit: '%',
      mode: 'ratio',
      rollup: 'weighted-ratio',
      rollupWeightId: weight,
    })
    for (const path of districts) await report(id, path, '2025-06', path === huaian ? 80 : 10)
    await approveAll()
    expect(await cityFigures(id)).toEqual([])
    for (const path of districts) await report(weight, path, '2025-06', path === huaian ? 300 : 100)
    await approveAll()
    // (80 × 300 + 10 × 600) ÷ 900
    expect((await cityFigures(id)).map(({ value }) => value)).toEqual(['33.333333'])
    // A district in which there is nothing to take a share of neither has one nor holds up the city's.
    await report(id, huaian, '2025-07', 40)
    for (const path of districts) await report(weight, path, '2025-07', path === huaian ? 300 : 0)
    await approveAll()
    expect((await cityFigures(id)).map(({ period, value }) => [period, value])).toEqual([
      ['2025-06', '33.333333'],
      ['2025-07', '40'],
    ])
  })

  test('is never a sum of ratios', async () => {
    const answer = await app.request('POST', '/api/indicators', {
      as: reporter,
      body: {
        ...{ name: '汇总样例错', unit: '%', mode: 'ratio', direction: 'up', counting: null, reported: 'year-to-date' },
        ...{ jumpPercent: 50, judge: 'time', card: null, rollup: 'sum' },
      },
    })
    expect(answer.codes).toEqual(['indicators.split-does-not-add'])
  })
})

describe('a district that is merged in the middle of the year', () => {
  let id = ''

  beforeAll(async () => {
    id = await create('撤并样例数')
    for (const path of districts) await report(id, path, '2025-06', 10)
    await approveAll()
    const { db } = app.services
    await db.query(`update regions.region set valid_to = '2025-06-30', successor_path = $2 where path = $1`, [
      hongze,
      qingjiangpu,
    ])
    await db.query(`insert into regions.succession values ($1, $2, '2025-07-01')`, [hongze, qingjiangpu])
  })

  test('counts in the city until its last day, and not after it', async () => {
    for (const path of districts.filter((one) => one !== hongze))
      await report(id, path, '2025-07', path === qingjiangpu ? 23 : 12)
    await approveAll()
    expect((await cityFigures(id)).map(({ period, value }) => [period, value])).toEqual([
      ['2025-06', '70'],
      ['2025-07', '83'],
    ])
  })

  test('reports nothing for later periods, and may still correct earlier ones, which roll up as before', async () => {
    const later = await app.request('POST', '/api/indicators/observations', {
      as: reporter,
      body: { regionPath: hongze, period: '2025-07', entries: [{ indicatorId: id, value: '1', expectedRevision: 0 }] },
    })
    expect(later.codes).toEqual(['indicators.region-over'])
    expect(later.text).toContain('清江浦区')
    await report(id, hongze, '2025-06', 14, 1)
    await approveAll()
    expect((await cityFigures(id)).map(({ period, value }) => [period, value])).toEqual([
      ['2025-06', '70'],
      ['2025-06', '74'],
      ['2025-07', '83'],
    ])
  })

  test('is added to its successor’s earlier figures once it belongs to it, and not before', async () => {
    const target = aTarget({
      indicatorId: id,
      newIndicator: undefined,
      unit: '项',
      regionPath: qingjiangpu,
      value: '50',
    })
    const [targetId] = await bind(app, { ...target, source: { ...target.source, planId: 'pln_merged' } })
    const at = async (asOf: string) =>
      (
        await app.request('GET', `/api/indicators/cockpit/targets/${targetId}?regionPath=${qingjiangpu}&asOf=${asOf}`, {
          as: reporter,
        })
      ).json<{
        row: { actual: string }
        series: { period: string; value: string }[]
        predecessors: { name: string; from: string; values: { period: string; value: string }[] }[]
        reasons: { code: string; text: string }[]
      }>()
    const before = await at('2025-06-30')
    expect([before.row.actual, before.reasons.map(({ code }) => code).includes('territory-changed')]).toEqual([
      '10',
      false,
    ])
    const after = await at('2025-07-31')
    expect(after.row.actual).toBe('23')
    expect(after.series.map(({ period, value }) => [period, value])).toEqual([
      ['2025-06', '24'],
      ['2025-07', '23'],
    ])
    expect(after.reasons.find(({ code }) => code === 'territory-changed')?.text).toContain('2025-07-01 起含洪泽区')
    expect(after.predecessors).toMatchObject([{ name: '洪泽区', from: '2025-07-01', values: [{ value: '14' }] }])
  })

  test('keeps its own figures to be read under its own name', async () => {
    const cockpit = await app.request('GET', `/api/indicators/cockpit?regionPath=${hongze}`, { as: reporter })
    expect(cockpit.json()).toMatchObject({ regionName: '洪泽区' })
  })
})

test('a district that is renamed in the middle of the year goes on as one series, and sheets may name it either way', async () => {
  const lianshui = `${city}320826/`
  const id = await create('更名样例数')
  await report(id, lianshui, '2025-06', 10)
  const administrator = await app.person({ role: 'administrator', regionPath: city })
  const renamed = await app.request('POST', '/api/regions/320826/rename', {
    as: administrator,
    body: { name: '涟水市', shortName: '涟水', nameEn: 'Lianshui', from: '2025-07-01' },
  })
  expect(renamed.status).toBe(200)
  const content = '地区,指标,统计期,数值\n涟水县,更名样例数,2025-06,10\n涟水市,更名样例数,2025-07,12\n'
  const batch = await importSheet(app, reporter, { name: '更名.csv', content })
  expect(batch.rows.map(({ outcome }) => outcome)).toEqual(['unchanged', 'accepted'])
  await confirmImport(app, reporter, batch.id)
  const rows = await app.services.db.query(
    'select period, value from indicators.observation where indicator_id = $1 and region_path = $2 order by period',
    [id, lianshui],
  )
  expect(rows).toEqual([
    { period: '2025-06', value: '10' },
    { period: '2025-07', value: '12' },
  ])
})

test('a region founded later reports nothing for the time before', async () => {
  const { db } = app.services
  await db.query(
    `insert into regions.region (path, code, name, short_name, name_en, kind, parent_path, code_source, valid_from)
     values ($1, '3208009905', '新设园区', '新设', 'New park', 'park', $2, 'local', '2025-07-01')`,
    [`${city}3208009905/`, city],
  )
  const id = await create('新设样例数')
  const answer = await app.request('POST', '/api/indicators/observations', {
    as: reporter,
    body: {
      regionPath: `${city}3208009905/`,
      period: '2025-06',
      entries: [{ indicatorId: id, value: '1', expectedRevision: 0 }],
    },
  })
  expect(answer.codes).toEqual(['indicators.region-not-yet'])
})

test.each([
  ['sum', ['30', '18'], '48'],
  ['max', ['30', '18'], '30'],
  ['min', ['30', '18'], '18'],
  ['sum', ['30', null], null],
  ['sum', [], null],
] as const)('%s of %j is %s', (rule, values, wanted) => {
  expect(
    rolledUp(
      rule,
      values.map((value) => ({ value, weight: null })),
    )?.value ?? null,
  ).toBe(wanted)
})
