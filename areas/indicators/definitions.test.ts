import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestPerson } from '#platform/http/testing/people'
import type { TestApp } from '#platform/http/testing/start-app'
import { readRows } from '#platform/spreadsheets/spreadsheets'
import { aTarget, bind, city, startIndicators, testClock } from './testing/indicators-app.ts'

const clock = testClock('2025-06-10T02:00:00Z')
let app: TestApp
let officer: TestPerson

beforeAll(async () => {
  app = await startIndicators(clock)
  officer = await app.person({ role: 'city-officer', regionPath: city })
})
afterAll(() => app.close())

const fields = (over: object) => ({
  ...{ unit: '家', mode: 'flow-annual', direction: 'up', counting: 'distinct', reported: 'year-to-date' },
  ...{ jumpPercent: 1000, judge: 'time', card: null },
  ...over,
})
const create = (over: object) => app.request('POST', '/api/indicators', { as: officer, body: fields(over) })

describe('家 and 家次', () => {
  test.each([
    ['家', 'occurrences'],
    ['家次', 'distinct'],
    ['家次', null],
    ['人', 'occurrences'],
  ])('%s counted as %s is refused: the unit must say how it counts', async (unit, counting) => {
    const answer = await create({ name: `活动企业数${unit}${counting}`, unit, counting })
    expect([answer.status, answer.codes]).toEqual([422, ['indicators.counting-unit']])
  })

  test('are neither converted when reported, nor bound to a target, nor renamed into each other', async () => {
    const made = (await create({ name: '银企对接服务企业数' })).json<{ id: string; version: number }>()
    const entries = [{ indicatorId: made.id, value: '5', unit: '家次', expectedRevision: 0 }]
    const report = (more: object) =>
      app.request('POST', '/api/indicators/observations', {
        as: officer,
        body: { regionPath: city, period: '2025-05', entries: [{ ...entries[0], ...more }] },
      })
    expect((await report({})).codes).toEqual(['indicators.unit-mismatch'])
    const { newIndicator: _, ...target } = aTarget({ indicatorId: made.id, unit: '家次' })
    await expect(bind(app, target)).rejects.toMatchObject({
      problems: [{ code: 'indicators.target-unit-mismatch' }],
    })
    expect((await report({ unit: '户' })).status).toBe(200)
    const renamed = await app.request('PUT', `/api/indicators/${made.id}`, {
      as: officer,
      body: {
        ...fields({ name: '银企对接服务企业数', unit: '家次', counting: 'occurrences' }),
        isRetired: false,
        version: 1,
      },
    })
    expect(renamed.codes).toEqual(['indicators.unit-in-use'])
  })
})

describe('two definitions in one year', () => {
  interface Row {
    indicator: string
    actual: string
    cardVersion: number
    earlierCardVersion: number | null
  }
  let targetId: string | undefined

  beforeAll(async () => {
    const { id } = (await create({ name: '校企联盟数', mode: 'flow-annual' })).json<{ id: string }>()
    const card = (effectiveFrom: string, formula: string) =>
      app.request('POST', `/api/indicators/${id}/cards`, {
        as: officer,
        body: {
          ...{ formula, numerator: null, denominator: null, dataSource: '备案', cadence: 'month', dueDays: 10 },
          ...{ ownerDepartmentId: null, legalBasis: null, effectiveFrom, changeNote: null },
        },
      })
    await card('2025-01-01', '当年备案数')
    await card('2025-05-01', '当年备案且有实质合作的数')
    ;[targetId] = await bind(app, aTarget({ indicatorId: id, newIndicator: undefined, unit: '家', value: '100' }))
    for (const [period, value] of [
      ['2025-04', '30'],
      ['2025-05', '33'],
    ] as const)
      await app.request('POST', '/api/indicators/observations', {
        as: officer,
        body: { regionPath: city, period, entries: [{ indicatorId: id, value, expectedRevision: 0 }] },
      })
  })

  test('show in the cockpit under which version its figure was reported, and that another one meets it', async () => {
    const cockpit = await app.request('GET', '/api/indicators/cockpit', { as: officer })
    const [row] = cockpit.json<{ rows: Row[] }>().rows.filter((one) => one.indicator === '校企联盟数')
    expect(row).toMatchObject({ actual: '33', cardVersion: 2, earlierCardVersion: 1 })
    const before = await app.request('GET', '/api/indicators/cockpit?asOf=2025-04-30', { as: officer })
    const [then] = before.json<{ rows: Row[] }>().rows.filter((one) => one.indicator === '校企联盟数')
    expect(then).toMatchObject({ actual: '30', cardVersion: 1, earlierCardVersion: null })
  })

  test('are said in words beside the arithmetic, with the version of each value', async () => {
    const detail = (
      await app.request('GET', `/api/indicators/cockpit/targets/${targetId}?regionPath=${city}`, { as: officer })
    ).json<{ reasons: { code: string; text: string }[]; observations: { period: string; cardVersion: number }[] }>()
    expect(detail.reasons.find(({ code }) => code === 'two-definitions')?.text).toBe(
      '2025-05-01 起按第 2 版口径报送，此前的数按第 1 版；两种口径不宜直接相加或比较，请核对是否需要按新口径重报。',
    )
    expect(detail.observations.map(({ period, cardVersion }) => [period, cardVersion])).toEqual([
      ['2025-05', 2],
      ['2025-04', 1],
    ])
  })

  test('stand in the exported sheet', async () => {
    const sheet = await app.request('GET', '/api/indicators/cockpit/export', { as: officer })
    const rows: string[][] = []
    for await (const row of readRows(sheet.bytes, { fileName: 't.xlsx' }))
      rows.push(row.cells.map((cell) => cell?.text ?? ''))
    const at = rows[0]?.indexOf('口径版本') ?? -1
    expect(rows.find((row) => row[0] === '校企联盟数')?.[at]).toBe('1、2')
  })
})
