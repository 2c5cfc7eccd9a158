import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestPerson } from '#platform/http/testing/people'
import type { TestApp } from '#platform/http/testing/start-app'
import { aTarget, bind, city, district, indicatorNamed, startIndicators, testClock } from './testing/indicators-app.ts'

let app: TestApp
let officer: TestPerson
let first: TestPerson
let second: TestPerson

beforeAll(async () => {
  app = await startIndicators(testClock('2025-06-10T02:00:00Z'))
  officer = await app.person({ role: 'city-officer', regionPath: city, name: '王' })
  first = await app.person({ role: 'city-officer', regionPath: city, name: '李' })
  second = await app.person({ role: 'city-officer', regionPath: city, name: '林' })
})
afterAll(() => app.close())

const made = { count: 0 }
/** A target of a new indicator with a figure for May that waits for approval. */
async function reported() {
  made.count++
  const name = `并发样例数${made.count}`
  const newIndicator = { name, unit: '项', mode: 'flow-annual', direction: 'up' } as const
  const source = { ...aTarget().source, planId: `pln_race${made.count}` }
  const [targetId = ''] = await bind(app, aTarget({ newIndicator, source }))
  const indicatorId = await indicatorNamed(app, name)
  expect((await report(indicatorId, { value: '48', expectedRevision: 0 })).status).toBe(200)
  return { targetId, indicatorId, observationId: (await figures(indicatorId))[0]?.id ?? '' }
}
const report = (indicatorId: string, entry: object, as = officer, regionPath = city) =>
  app.request('POST', '/api/indicators/observations', {
    as,
    body: { regionPath, period: '2025-05', entries: [{ indicatorId, explanation: '样例', ...entry }] },
  })
const decide = (as: TestPerson, id: string, decision: 'approved' | 'returned') =>
  app.request('POST', '/api/indicators/observations/decisions', {
    as,
    body: { decision, note: decision === 'returned' ? '请核对' : null, observations: [{ regionPath: city, id }] },
  })
const figures = (indicatorId: string) =>
  app.services.db.query<{ id: string; value: string; status: string; decided_by_name: string | null }>(
    `select id, value, status, decided_by_name from indicators.observation where indicator_id = $1
     order by region_path, period, revision`,
    [indicatorId],
  )
const logged = async (action: string, id: string) =>
  (
    await app.services.db.query(`select 1 from audit.operation where action = $1 and object = $2`, [
      action,
      `observation:${id}`,
    ])
  ).length
const split = (targetId: string, values: string[], replaces: object | null = null) =>
  app.request('POST', '/api/indicators/splits', {
    as: officer,
    body: {
      ...{ regionPath: city, targetId, method: 'table', rule: 'sum', note: null, replaces },
      parts: values.map((value, place) => ({ regionPath: [district, '320800/320826/'][place], value })),
    },
  })

describe('a figure decided by two at the same moment', () => {
  test('is decided once; the other is told that it is', async () => {
    const { indicatorId, observationId } = await reported()
    const answers = await Promise.all([
      decide(first, observationId, 'approved'),
      decide(second, observationId, 'approved'),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.flatMap(({ codes }) => codes)).toEqual(['indicators.already-decided'])
    expect(await figures(indicatorId)).toMatchObject([{ status: 'approved' }])
    expect(await logged('indicators.approve-observation', observationId)).toBe(1)
  })

  test('is never both approved and returned', async () => {
    const { indicatorId, observationId } = await reported()
    const answers = await Promise.all([
      decide(first, observationId, 'approved'),
      decide(second, observationId, 'returned'),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const [winner] = answers.flatMap(({ status }, place) => (status === 200 ? [place] : []))
    expect(await figures(indicatorId)).toMatchObject([
      winner === 0 ? { status: 'approved', decided_by_name: '李' } : { status: 'returned', decided_by_name: '林' },
    ])
  })

  test('or corrected while it is decided: both stand, in their order, and the correction waits', async () => {
    const { indicatorId, observationId } = await reported()
    const [correction] = await Promise.all([
      report(indicatorId, { value: '49', expectedRevision: 1 }),
      decide(first, observationId, 'approved'),
    ])
    expect(correction?.status).toBe(200)
    const rows = await figures(indicatorId)
    expect(rows.map(({ value }) => value)).toEqual(['48', '49'])
    expect(rows[1]?.status).toBe('submitted')
  })
})

describe('a target that is being split', () => {
  test('takes in the figures that arrive at that moment, from the whole and from the parts', async () => {
    const { targetId, indicatorId } = await reported()
    const answers = await Promise.all([
      report(indicatorId, { value: '50', expectedRevision: 1 }),
      split(targetId, ['90', '60']),
      report(indicatorId, { value: '20', expectedRevision: 0 }, officer, district),
      report(indicatorId, { value: '51', expectedRevision: 1 }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201, 409])
    const parts = await app.request('GET', `/api/indicators/targets/${targetId}/parts?regionPath=${city}`, {
      as: officer,
    })
    expect(parts.json()).toMatchObject({ target: { value: '150' }, parts: [{ actual: '20' }, { actual: null }] })
  })

  test('is not undone and split anew at once: whoever comes second is told', async () => {
    const { targetId } = await reported()
    const { splitId } = (await split(targetId, ['90', '60'])).json<{ splitId: string }>()
    const answers = await Promise.all([
      split(targetId, ['80', '70'], { splitId, revision: 1 }),
      app.request('POST', `/api/indicators/splits/${splitId}/undo`, {
        as: first,
        body: { regionPath: city, revision: 1, note: '重新测算' },
      }),
    ])
    const won = answers.filter(({ status }) => status < 300)
    expect(won).toHaveLength(1)
    expect(answers.map(({ status }) => status)).toContain(409)
    const active = await app.services.db.query(
      `select value from indicators.target where parent_id = $1 and status = 'active' order by value desc`,
      [targetId],
    )
    expect([[], [{ value: '80' }, { value: '70' }]]).toContainEqual(active)
  })
})

describe('an adjustment', () => {
  test('approved by two at once is applied once; a split of that moment is held against the goal that holds', async () => {
    const { targetId } = await reported()
    const proposal = await app.request('POST', `/api/indicators/targets/${targetId}/adjustments`, {
      as: officer,
      body: {
        ...{ regionPath: city, value: '160', valueMax: null, deadline: '2025', baseline: null, version: 1 },
        ...{ effectiveFrom: '2025-06-10', reason: '项目增加，按新口径测算' },
      },
    })
    expect(proposal.status).toBe(201)
    const { id } = proposal.json<{ id: string }>()
    const approve = (as: TestPerson) =>
      app.request('POST', `/api/indicators/adjustments/${id}/decision`, {
        as,
        body: { regionPath: city, decision: 'approved', note: null },
      })
    const [one, two, shared] = await Promise.all([approve(first), approve(second), split(targetId, ['90', '60'])])
    expect([one?.status, two?.status].sort()).toEqual([200, 409])
    const [target] = await app.services.db.query<{ value: string; version: number }>(
      'select value, version from indicators.target where id = $1',
      [targetId],
    )
    expect(target?.value).toBe('160')
    // Before the adjustment 90 + 60 carry the goal; after it they fall short.
    expect(shared?.status === 201 || shared?.codes[0] === 'indicators.split-short').toBe(true)
  })
})
