import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDepartment } from '#areas/regions'
import { system } from '#platform/auth/actor'
import type { TestPerson } from '#platform/http/testing/people'
import type { TestApp } from '#platform/http/testing/start-app'
import { readRows } from '#platform/spreadsheets/spreadsheets'
import { withdrawTargets } from './public.ts'
import { aTarget, bind, city, district, officerActor, startIndicators, testClock } from './testing/indicators-app.ts'

const clock = testClock('2025-06-10T02:00:00Z')
const lianshui = '320800/320826/'
const huaiyin = '320800/320804/'
let app: TestApp
let officer: TestPerson
let clerk: TestPerson

beforeAll(async () => {
  app = await startIndicators(clock)
  officer = await app.person({ role: 'city-officer', regionPath: city, name: '王' })
  clerk = await app.person({ role: 'district-officer', regionPath: district, name: '沈' })
})
afterAll(() => app.close())

interface Node {
  targetId: string
  name: string
  value: string
  status: string
  deadline: string
  regionOver: { successors: string[] } | null
  parent: { value: string } | null
  split: { id: string; revision: number; targets: Held; actuals: Held | null } | null
}
interface Held {
  verdict: string
  combined: string | null
  difference: string | null
  working: string
}

const number = { count: 0 }
/** A target of its own for each test. */
async function newTarget(over: Parameters<typeof aTarget>[0] = {}): Promise<string> {
  number.count++
  const newIndicator = { name: `分解样例数${number.count}`, unit: '项', mode: 'flow-annual', direction: 'up' } as const
  const source = { ...aTarget().source, planId: `pln_s${number.count}` }
  const [id = ''] = await bind(app, aTarget({ newIndicator, source, ...over }))
  return id
}

const part = (regionPath: string, over: object = {}) => ({ regionPath, ...over })
const post = (path: string, body: object, as = officer) =>
  app.request('POST', `/api/indicators/splits${path}`, { as, body })
const draft = (targetId: string, parts: object[], over: object = {}) => ({
  ...{ regionPath: city, targetId, method: 'weight', rule: 'sum', parts },
  ...over,
})
const three = (values: (string | null)[] = [null, null, null]) => [
  part(district, { basis: '3', value: values[0] ?? null }),
  part(lianshui, { basis: '2', value: values[1] ?? null }),
  part(huaiyin, { basis: '2', value: values[2] ?? null }),
]
const partsOf = async (targetId: string, as = officer, regionPath = city) =>
  (await app.request('GET', `/api/indicators/targets/${targetId}/parts?regionPath=${regionPath}`, { as })).json<{
    target: Node
    parts: Node[]
    history: { id: string; status: string; revision: number }[]
  }>()
const tree = async (query: string, as = officer) =>
  (await app.request('GET', `/api/indicators/targets/tree?${query}`, { as })).json<{
    nodes: Node[]
    counts: Record<string, number>
  }>()

describe('a target of 150', () => {
  test('over weights 3, 2, 2 is 64, 43, 43, and its arithmetic says so', async () => {
    const targetId = await newTarget()
    const answer = await post('/preview', draft(targetId, three()))
    expect(answer.json()).toMatchObject({
      parts: [{ value: '64', claim: '64.285714' }, { value: '43' }, { value: '43' }],
      reconciliation: { verdict: 'equal', combined: '150', difference: '0' },
      working: '按权重拆分，步长 1，余数按最大余数法：64 + 43 + 43 = 150',
      problems: [],
    })
  })

  test('keeps floors and ceilings, and what cannot be kept is told with the bounds', async () => {
    const targetId = await newTarget()
    const bounded = [
      part(district, { basis: '3', ceiling: '50' }),
      part(lianshui, { basis: '2', floor: '60' }),
      part(huaiyin, { basis: '2' }),
    ]
    expect((await post('/preview', draft(targetId, bounded))).json()).toMatchObject({
      parts: [{ value: '50', heldBy: 'ceiling' }, { value: '60', heldBy: 'floor' }, { value: '40' }],
    })
    const tooMuch = bounded.map((one) => ({ ...one, floor: '60', ceiling: null }))
    const { problems } = (await post('/preview', draft(targetId, tooMuch))).json<{ problems: { message: string }[] }>()
    expect(problems[0]?.message).toContain('各下限之和 180 超过总量 150，多出 30')
  })

  test('moves with one part while another is locked', async () => {
    const targetId = await newTarget()
    const parts = three(['64', '43', '43'])
    parts[2] = { ...parts[2], isLocked: true } as (typeof parts)[number]
    const answer = await post('/preview', { ...draft(targetId, parts), change: { place: 0, value: '80' } })
    expect(answer.json()).toMatchObject({
      parts: [
        { value: '80', change: '16' },
        { value: '27', change: '-16' },
        { value: '43', change: '0' },
      ],
    })
  })
})

test('the tree shows the targets of every year, unless one year is asked for', async () => {
  const newIndicator = { name: '逐年样例数', unit: '项', mode: 'flow-annual', direction: 'up' } as const
  const source = { ...aTarget().source, planId: 'pln_years' }
  await bind(
    app,
    ...['2025', '2026'].map((deadline) =>
      aTarget({ newIndicator, deadline, source: { ...source, itemId: `plt_${deadline}` } }),
    ),
  )
  const deadlines = async (query: string) => (await tree(`q=逐年样例数${query}`)).nodes.map((node) => node.deadline)
  expect((await deadlines('')).sort()).toEqual(['2025', '2026'])
  expect(await deadlines('&planId=pln_years&year=2025')).toEqual(['2025'])
  expect(await deadlines('&planId=pln_other')).toEqual([])
})

describe('a confirmed split', () => {
  test('makes targets of the parts, which districts see with the whole above them, and are told of', async () => {
    const targetId = await newTarget()
    const made = await post('', draft(targetId, three(['64', '43', '43'])))
    expect([made.status, made.json<{ parts: number }>().parts]).toEqual([201, 3])
    const { parts, target } = await partsOf(targetId)
    expect(parts.map(({ name, value }) => [name, value])).toEqual([
      ['清江浦区', '64'],
      ['涟水县', '43'],
      ['淮阴区', '43'],
    ])
    expect(target.split?.targets).toMatchObject({ verdict: 'equal', combined: '150' })
    const own = (await tree('', clerk)).nodes.find((node) => node.targetId === parts[0]?.targetId)
    expect(own).toMatchObject({ value: '64', parent: { value: '150' } })
    const told = await app.services.db.query<{ title_zh: string }>(
      `select title_zh from notices.notice where object = $1`,
      [`target:${parts[0]?.targetId}`],
    )
    expect(told[0]?.title_zh).toContain('目标已分解到清江浦区：64 个')
  })

  test('shows what the districts reached against what the city reported', async () => {
    const targetId = await newTarget()
    await post(
      '',
      draft(targetId, [part(district, { value: '100' }), part(lianshui, { value: '50' })], { method: 'table' }),
    )
    const [{ indicator_id: indicatorId } = { indicator_id: '' }] = await app.services.db.query<{
      indicator_id: string
    }>('select indicator_id from indicators.target where id = $1', [targetId])
    const report = (regionPath: string, value: string) =>
      app.request('POST', '/api/indicators/observations', {
        as: officer,
        body: { regionPath, period: '2025-05', entries: [{ indicatorId, value, expectedRevision: 0 }] },
      })
    await report(city, '48')
    await report(district, '30')
    expect((await partsOf(targetId)).target.split?.actuals).toMatchObject({ verdict: 'unknown' })
    await report(lianshui, '16')
    expect((await partsOf(targetId)).target.split?.actuals).toMatchObject({ combined: '46', difference: '-2' })
  })

  test('that falls short is refused, unless it says why; the tree then shows the gap', async () => {
    const targetId = await newTarget({ value: '1400' })
    const body = draft(targetId, [part(district, { value: '900' }), part(lianshui, { value: '420' })], {
      method: 'table',
    })
    const refused = await post('', body)
    expect([refused.status, refused.codes]).toEqual([422, ['indicators.split-short']])
    expect(refused.text).toContain('不足上级的 1400，差 80')
    expect((await post('', { ...body, note: '余下 80 项由市本级承担' })).status).toBe(201)
    const { nodes, counts } = await tree('state=gap')
    expect(nodes.find((node) => node.targetId === targetId)?.split?.targets).toMatchObject({
      verdict: 'short',
      combined: '1320',
      difference: '-80',
    })
    expect(counts.gap).toBeGreaterThan(0)
  })

  test('replaced by another keeps the targets of parts that stay the same, and is restored when that is undone', async () => {
    const targetId = await newTarget()
    await post('', draft(targetId, three(['64', '43', '43'])))
    const first = await partsOf(targetId)
    const seen = { splitId: first.target.split?.id, revision: first.target.split?.revision }
    const again = draft(targetId, three(['64', '40', '46']), { replaces: seen })
    expect((await post('', { ...again, replaces: null })).codes).toEqual(['indicators.split-changed-meanwhile'])
    expect((await post('', again)).status).toBe(201)
    const second = await partsOf(targetId)
    expect(second.parts.map(({ value }) => value)).toEqual(['64', '40', '46'])
    expect(second.parts[0]?.targetId).toBe(first.parts[0]?.targetId)
    expect(second.parts[1]?.targetId).not.toBe(first.parts[1]?.targetId)
    expect(second.history.map(({ status }) => status)).toEqual(['active', 'replaced'])
    const { id, revision } = second.target.split ?? { id: '', revision: 0 }
    const undone = await post(`/${id}/undo`, { regionPath: city, revision, note: '涟水县意见' })
    expect(undone.json()).toEqual({ restoredSplitId: seen.splitId })
    const restored = await partsOf(targetId)
    expect(restored.parts.map(({ targetId: child, value }) => [child, value])).toEqual(
      first.parts.map(({ targetId: child, value }) => [child, value]),
    )
    expect((await post(`/${id}/undo`, { regionPath: city, revision, note: '再来' })).codes).toEqual([
      'indicators.split-not-active',
    ])
  })

  test('of two officers at once, one wins and the other is told who it was', async () => {
    const targetId = await newTarget()
    const both = await Promise.all([1, 2].map(() => post('', draft(targetId, three(['64', '43', '43'])))))
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
    expect((await partsOf(targetId)).parts).toHaveLength(3)
  })

  test('is not undone under a district that has split its part further', async () => {
    const targetId = await newTarget()
    await post('', draft(targetId, three(['64', '43', '43'])))
    const { parts, target } = await partsOf(targetId)
    const departmentId = await department(district, '区科技局')
    const below = {
      ...draft(parts[0]?.targetId ?? '', [part(district, { departmentId, value: '64' })], { method: 'table' }),
      regionPath: district,
    }
    expect((await post('', below, clerk)).status).toBe(201)
    const { id = '', revision } = target.split ?? {}
    const refused = await post(`/${id}/undo`, { regionPath: city, revision, note: '撤销' })
    expect([refused.codes, refused.text.includes('清江浦区')]).toEqual([['indicators.split-parts-split'], true])
  })

  test('survives a new version of its plan, and ends with the plan', async () => {
    const source = { ...aTarget().source, planId: 'pln_again', itemId: 'a' }
    const newIndicator = { name: '再发布样例数', unit: '项', mode: 'flow-annual', direction: 'up' } as const
    const [before = ''] = await bind(app, aTarget({ source, newIndicator }))
    await post('', draft(before, three(['64', '43', '43'])))
    const ctx = { ...app.services, actor: officerActor() }
    await app.services.db.tx((tx) => withdrawTargets(tx, ctx, { planId: 'pln_again' }))
    expect(
      (await tree('', clerk)).nodes.filter((node) => node.parent?.value === '150' && node.value === '64'),
    ).not.toContainEqual(expect.objectContaining({ indicator: '再发布样例数' }))
    const [after = ''] = await bind(app, aTarget({ source: { ...source, itemId: 'b' }, newIndicator, value: '160' }))
    const { parts, target } = await partsOf(after)
    expect(parts.map(({ value }) => value)).toEqual(['64', '43', '43'])
    expect(target.split?.targets).toMatchObject({ verdict: 'short', difference: '-10' })
  })

  test('to departments stays out of the region’s own list; the department sees its part', async () => {
    const targetId = await newTarget()
    const departmentId = await department(city, '市工信局')
    await post('', draft(targetId, [part(city, { departmentId, value: '150' })], { method: 'table' }))
    const member = await app.person({ role: 'department-officer', regionPath: city, departmentId })
    const rows = async (as: TestPerson) =>
      (await app.request('GET', '/api/indicators/cockpit', { as })).json<{
        rows: { targetId: string; subject: string }[]
      }>().rows
    const [{ targetId: child } = { targetId: '' }] = (await partsOf(targetId)).parts
    expect((await rows(officer)).map((row) => row.targetId)).not.toContain(child)
    expect(await rows(member)).toMatchObject([{ targetId: child, subject: '市工信局' }])
  })
})

async function department(regionPath: string, name: string): Promise<string> {
  const made = await app.services.db.tx((tx) => createDepartment(tx, app.services, system, { regionPath, name }))
  return made.id
}

describe('a ratio', () => {
  const ratio = { name: '研发投入占比样例', unit: '%', mode: 'ratio', direction: 'up' } as const
  const target = () => newTarget({ newIndicator: ratio, value: '42', unit: '%', mode: 'ratio', deadline: '2027' })
  const parts = [
    part(district, { denominator: '300', current: '40' }),
    part(lianshui, { denominator: '100', current: '30' }),
  ]

  test('does not add, and the refusal says what to do instead', async () => {
    const targetId = await target()
    const refused = await post('/preview', draft(targetId, parts))
    expect(refused.codes).toEqual(['indicators.split-does-not-add'])
    expect(refused.text).toContain('各单位同一底线')
    const proposal = await app.request(
      'GET',
      `/api/indicators/splits/proposal?regionPath=${city}&targetId=${targetId}`,
      {
        as: officer,
      },
    )
    expect(proposal.json()).toMatchObject({ isAdditive: false })
    expect(proposal.json<{ whyNot: string }>().whyNot).toContain('不能相加')
  })

  test('weighted by its denominators rises alike everywhere, and its parts start where they stand', async () => {
    const targetId = await target()
    const weighted = { method: 'weighted', rule: 'weighted-ratio', step: '0.1', basisPeriod: '2024' }
    const seen = (await post('/preview', draft(targetId, parts, weighted))).json<{ parts: { value: string }[] }>()
    expect(seen).toMatchObject({
      parts: [{ value: '44.5' }, { value: '34.5' }],
      reconciliation: { verdict: 'equal', combined: '42' },
    })
    const filled = parts.map((one, place) => ({ ...one, value: seen.parts[place]?.value }))
    expect((await post('', draft(targetId, filled, weighted))).status).toBe(201)
    const baselines = await app.services.db.query(
      'select baseline_value, baseline_period from indicators.target where parent_id = $1 order by value',
      [targetId],
    )
    expect(baselines).toEqual([
      { baseline_value: '30', baseline_period: '2024' },
      { baseline_value: '40', baseline_period: '2024' },
    ])
  })

  test('with the same floor is carried by its lowest part', async () => {
    const targetId = await target()
    const floor = { method: 'same-floor', rule: 'min' }
    expect((await post('/preview', draft(targetId, parts, floor))).json()).toMatchObject({
      parts: [{ value: '42' }, { value: '42' }],
      reconciliation: { rule: 'min', verdict: 'equal' },
    })
    expect((await post('/preview', draft(targetId, parts, { ...floor, rule: 'max' }))).codes).toEqual([
      'indicators.split-rule-unfit',
    ])
  })
})

test('a unit outside the region, one that is over, and one named twice are refused', async () => {
  const targetId = await newTarget()
  const refused = await post(
    '',
    draft(
      targetId,
      [part('320800/320899/', { value: '75' }), part(district, { value: '75' }), part(district, { value: '0' })],
      { method: 'table' },
    ),
  )
  expect(refused.codes).toEqual(['indicators.split-unit-unknown', 'indicators.split-unit-twice'])
})

test('an office’s own table is read: short names, totals left out, units converted, unknown units named', async () => {
  const targetId = await newTarget()
  const content =
    '2025年任务分解表,,\n县区,上年完成,目标数（项）\n清江浦,40,64\n涟水县,30,约43\n某某区,1,1\n合计,70,107\n填表人：某,,\n'
  const read = await app.request('POST', '/api/indicators/splits/sheet', {
    as: officer,
    body: { regionPath: city, targetId },
    file: { name: '分解.csv', content },
  })
  expect(read.json()).toMatchObject({
    parts: [
      { regionPath: district, basis: '40', value: '64', row: 3 },
      { regionPath: lianshui, basis: '30', value: '43', row: 4 },
    ],
    problems: [{ row: 5 }],
  })
  const empty = await app.request('POST', '/api/indicators/splits/sheet', {
    as: officer,
    body: { regionPath: city, targetId },
    file: { name: 'x.csv', content: '姓名,电话\n张,1\n' },
  })
  expect(empty.codes).toEqual(['indicators.split-sheet-columns'])
})

test('the split in force is exported, and the sheet is read back as it is', async () => {
  const targetId = await newTarget()
  await post('', draft(targetId, three(['64', '43', '43'])))
  const sheet = await app.request('GET', `/api/indicators/splits/sheet?regionPath=${city}&targetId=${targetId}`, {
    as: officer,
  })
  const rows: string[][] = []
  for await (const row of readRows(sheet.bytes, { fileName: 's.xlsx' }))
    rows.push(row.cells.map((cell) => cell?.text ?? ''))
  expect(rows.slice(0, 2)).toEqual([
    ['单位', '依据', '下限', '上限', '分母', '现值', '分解值'],
    ['清江浦区', '3', '', '', '', '', '64'],
  ])
  const back = await app.request('POST', '/api/indicators/splits/sheet', {
    as: officer,
    body: { regionPath: city, targetId },
    file: { name: 's.xlsx', content: sheet.bytes },
  })
  expect(back.json<{ parts: { value: string }[] }>().parts.map(({ value }) => value)).toEqual(['64', '43', '43'])
})

test('the part of a district that is merged in the middle of the year is marked to be split anew', async () => {
  const targetId = await newTarget()
  const hongze = '320800/320813/'
  await post(
    '',
    draft(targetId, [part(hongze, { value: '50' }), part(district, { value: '100' })], { method: 'table' }),
  )
  await app.services.db.query(`update regions.region set valid_to = '2025-05-31' where path = $1`, [hongze])
  await app.services.db.query(`insert into regions.succession values ($1, $2, '2025-06-01')`, [hongze, district])
  const { parts, target } = await partsOf(targetId)
  expect(parts[0]).toMatchObject({ value: '50', regionOver: { lastDay: '2025-05-31', successors: ['清江浦区'] } })
  expect(target.split?.targets).toMatchObject({ verdict: 'equal', combined: '150' })
  const { id, revision } = target.split ?? {}
  const again = draft(targetId, [part(hongze, { value: '50' }), part(district, { value: '100' })], {
    method: 'table',
    replaces: { splitId: id, revision },
  })
  expect((await post('', again)).codes).toEqual(['indicators.split-unit-unknown'])
})
