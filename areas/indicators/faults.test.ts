import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestPerson } from '#platform/http/testing/people'
import type { TestApp } from '#platform/http/testing/start-app'
import type { TargetFromPlan } from './public.ts'
import { aTarget, bind, city, indicatorNamed, startIndicators, testClock } from './testing/indicators-app.ts'

const clock = testClock('2025-06-10T02:00:00Z')
let app: TestApp
let officer: TestPerson
let colleague: TestPerson

beforeAll(async () => {
  app = await startIndicators(clock)
  officer = await app.person({ role: 'city-officer', regionPath: city, name: '王' })
  colleague = await app.person({ role: 'city-officer', regionPath: city, name: '李' })
})
afterAll(() => app.close())

const made = { count: 0 }
/** A target with some figures, and how the page says it stands. */
async function standing(over: Partial<TargetFromPlan>, figures: Record<string, string>, asOf = '2025-05-31') {
  made.count++
  const name = `坏数样例${made.count}`
  const { mode = 'flow-annual', unit = '项' } = over
  const newIndicator = { name, unit, mode, direction: 'up' } as const
  const source = { ...aTarget().source, planId: `pln_f${made.count}` }
  const [targetId] = await bind(app, aTarget({ newIndicator, unit, source, ...over }))
  const indicatorId = await indicatorNamed(app, name)
  for (const [period, value] of Object.entries(figures)) {
    const entries = [{ indicatorId, value, expectedRevision: 0, explanation: '样例' }]
    const answer = await app.request('POST', '/api/indicators/observations', {
      as: officer,
      body: { regionPath: city, period, entries },
    })
    expect([answer.status, answer.codes]).toEqual([200, []])
  }
  const detail = await app.request(
    'GET',
    `/api/indicators/cockpit/targets/${targetId}?regionPath=${city}&asOf=${asOf}`,
    { as: officer },
  )
  expect(detail.status).toBe(200)
  expect(detail.text).not.toMatch(/NaN|Infinity/)
  const { row, reasons } = detail.json<{
    row: { status: string; share: number | null; actual: string | null; working: string }
    reasons: { code: string; text: string }[]
  }>()
  return { ...row, codes: reasons.map(({ code }) => code), reasons }
}

describe('figures that cannot be divided', () => {
  test('a target of nothing is compared by its level, and no share is invented', async () => {
    const found = await standing({ value: '0' }, { '2025-05': '3' })
    expect([found.status, found.share]).toEqual(['met', null])
    expect(found.codes).toContain('target-not-positive')
  })

  test('a control figure of nothing is missed by the first case', async () => {
    const found = await standing({ value: '0', comparator: '<=' }, { '2025-05': '1' })
    expect(found.status).toBe('missed')
  })

  test('a growth rate is compared as it is, and has no share', async () => {
    const found = await standing({ mode: 'growth', unit: '%', value: '15' }, { '2025-05': '12' })
    expect(['behind', 'on-pace']).toContain(found.status)
    expect(found.share).toBeNull()
  })

  test('a baseline below zero has a path like any other', async () => {
    const target = {
      mode: 'ratio',
      unit: '%',
      value: '5',
      deadline: '2025',
      baseline: { value: '-5', period: '2024' },
    } as const
    const found = await standing(target, { '2025-05': '0' })
    expect([found.status, found.share]).toEqual(['ahead', 0.5])
    expect(found.working).toContain('(0 − (-5)) ÷ (5 − (-5)) = 50.0%')
  })

  test('a baseline that is the target already leaves no path, and says so', async () => {
    const target = {
      mode: 'stock',
      unit: '家',
      value: '100',
      deadline: '2025',
      baseline: { value: '100', period: '2024' },
    } as const
    const found = await standing(target, { '2025-05': '90' })
    expect(found.status).toBe('behind')
    expect(found.codes).toContain('baseline-already-there')
  })

  test('a deadline before its baseline is told apart, with both dates', async () => {
    const target = {
      mode: 'stock',
      unit: '家',
      value: '100',
      deadline: '2024',
      baseline: { value: '80', period: '2024' },
    } as const
    const found = await standing(target, { '2025-05': '90' })
    expect(found.status).toBe('no-data')
    expect(found.reasons.find(({ code }) => code === 'deadline-before-start')?.text).toBe(
      '期限（2024-12-31）早于起点（2025-01）；请核对期限或基期。',
    )
  })
})

describe('a target that cannot be divided', () => {
  const post = (path: string, body: object) => app.request('POST', `/api/indicators${path}`, { as: officer, body })
  const lianshui = '320800/320826/'

  /** A target alone, and what is asked of it beside its page. */
  async function asked(over: Partial<TargetFromPlan>, figures: Record<string, string>) {
    await standing(over, figures)
    const name = `坏数样例${made.count}`
    const [target] = await app.services.db.query<{ id: string }>(
      `select t.id from indicators.target t join indicators.indicator i on i.id = t.indicator_id where i.name = $1`,
      [name],
    )
    return { name, id: target?.id ?? '', planId: `pln_f${made.count}` }
  }

  test.each([
    ['nothing', { value: '0' }],
    ['growth', { mode: 'growth', unit: '%', value: '15' }],
    ['less than nothing', { mode: 'ratio', unit: '%', value: '-2', baseline: { value: '-5', period: '2024' } }],
    ['a level that it had at the start', { mode: 'stock', value: '9', baseline: { value: '9', period: '2024' } }],
  ] as const)('for being one of %s answers everywhere without a number that is none', async (_, over) => {
    const { id, planId } = await asked(over, { '2025-05': '3' })
    const get = (path: string) => app.request('GET', `/api/indicators${path}`, { as: officer })
    const begun = await post('/evaluations', { regionPath: city, planId, title: '样例评估', asOf: '2025-05-31' })
    const evaluation = begun.json<{ id: string }>().id
    const answers = [
      await get(`/cockpit?planId=${planId}&asOf=2025-05-31`),
      await get('/targets/tree?year=2025'),
      await get(`/targets/${id}/what-if?regionPath=${city}&perMonth=0`),
      await get(`/targets/${id}/what-if?regionPath=${city}&value=0&deadline=2024`),
      await get(`/evaluations/${evaluation}?regionPath=${city}`),
      await get(`/cockpit/districts?regionPath=${city}&asOf=2025-05-31`),
    ]
    for (const answer of answers) {
      expect([answer.status, answer.codes]).toEqual([200, []])
      expect(answer.text).not.toMatch(/NaN|Infinity/)
    }
  })

  test('by weights of nothing, or of less, is not divided, and says why', async () => {
    const { id } = await asked({}, { '2025-05': '3' })
    const share = (bases: [string, string]) =>
      post('/splits/preview', {
        ...{ regionPath: city, targetId: id, method: 'weight', rule: 'sum' },
        parts: [
          { regionPath: '320800/320812/', basis: bases[0] },
          { regionPath: lianshui, basis: bases[1] },
        ],
      })
    for (const bases of [
      ['0', '0'],
      ['-1', '2'],
    ] as [string, string][]) {
      const { problems, parts } = (await share(bases)).json<{
        problems: { message: string }[]
        parts: { value: string | null }[]
      }>()
      expect(problems.length).toBeGreaterThan(0)
      expect(parts.map(({ value }) => value)).toEqual([null, null])
    }
  })
})

describe('a correction after publication', () => {
  const name = '技术合同成交额'

  async function report(value: string, expectedRevision: number, explanation: string | null = null) {
    const entries = [{ indicatorId: await indicatorNamed(app, name), value, expectedRevision, explanation }]
    return app.request('POST', '/api/indicators/observations', {
      as: officer,
      body: { regionPath: city, period: '2025-05', entries },
    })
  }
  async function approve() {
    const { items } = (await app.request('GET', '/api/indicators/pending', { as: colleague })).json<{
      items: { regionPath: string; indicator: string; observation: { id: string } }[]
    }>()
    const observations = items
      .filter((item) => item.indicator === name)
      .map(({ regionPath, observation }) => ({ regionPath, id: observation.id }))
    await app.request('POST', '/api/indicators/observations/decisions', {
      as: colleague,
      body: { decision: 'approved', note: null, observations },
    })
  }
  const open = async () => {
    const answer = await app.request('GET', `/api/open/indicators/${await indicatorNamed(app, name)}`)
    return answer.json<{ values: { value: string; correction: { before: string; reason: string } | null }[] }>().values
  }

  test('needs no reason before anybody has seen it', async () => {
    await report('114.2', 0)
    await approve()
    expect((await report('114.3', 1)).status).toBe(200)
    await approve()
    const id = await indicatorNamed(app, name)
    const body = { isPublished: true }
    expect((await app.request('POST', `/api/indicators/${id}/publication`, { as: officer, body })).status).toBe(200)
    expect(await open()).toMatchObject([{ value: '114.3', correction: null }])
  })

  test('needs a reason once it is public, and changes nothing before it is approved', async () => {
    clock.set('2025-06-20T02:00:00Z')
    expect((await report('112', 2)).codes).toEqual(['indicators.finding-published'])
    expect((await report('112', 2, '剔除重复登记的 3 项合同')).status).toBe(200)
    expect(await open()).toMatchObject([{ value: '114.3', correction: null }])
  })

  test('then shows both values and the reason, in the page’s data and in the file', async () => {
    await approve()
    const values = await open()
    expect(values).toMatchObject([{ value: '112', correction: { before: '114.3', reason: '剔除重复登记的 3 项合同' } }])
    const csv = await app.request('GET', `/api/open/indicators/${await indicatorNamed(app, name)}/csv`)
    expect(csv.text).toContain('114.3,剔除重复登记的 3 项合同')
  })
})
