import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ResponseOf } from '#platform/http/endpoint'
import { actorOf, type TestPerson } from '#platform/http/testing/people'
import type { TestApp } from '#platform/http/testing/start-app'
import { readRows } from '#platform/spreadsheets/spreadsheets'
import type { getGantt, getSupervision, myTasks, readSheet, TaskSummary } from './contract.ts'
import { city, department, district, open, otherDistrict, startTasks, testClock } from './testing/tasks-app.ts'

const clock = testClock('2025-05-01T02:00:00Z')
let app: TestApp
let asker: TestPerson
let colleague: TestPerson
let clerk: TestPerson
let neighbour: TestPerson
let leader: TestPerson
let science: string
let scientist: TestPerson
const ids: Record<string, string> = {}

/** Asks at day A, answers at day B, reports done at day C, closes then: dates of May 2025. */
async function lived(
  name: string,
  days: { asked: string; answered?: string; reported?: string; due: string | null },
  over: object = {},
) {
  const at = (day: string) => clock.set(`2025-05-${day}T02:00:00Z`)
  at(days.asked)
  const id = await open(app, { title: name, dueOn: days.due === null ? null : `2025-05-${days.due}`, ...over }, asker)
  ids[name] = id
  const send = (as: TestPerson, room: string, body: object) =>
    app.request('POST', `/api/tasks/${id}/${room}`, { as, body })
  let revision = 1
  if (days.answered) {
    at(days.answered)
    await send(clerk, 'answers', { act: 'accept', revision: revision++ })
  }
  if (days.reported) {
    at(days.reported)
    await send(clerk, 'answers', { act: 'report-done', revision: revision++, words: '完成' })
    await send(asker, 'decisions', { act: 'close', revision })
  }
}

beforeAll(async () => {
  app = await startTasks(clock)
  asker = await app.person({ role: 'city-officer', regionPath: city })
  colleague = await app.person({ role: 'city-officer', regionPath: city })
  clerk = await app.person({ role: 'district-officer', regionPath: district })
  neighbour = await app.person({ role: 'district-officer', regionPath: otherDistrict })
  leader = await app.person({ role: 'city-leader', regionPath: city })
  science = await department(app, city, '市科学技术局')
  scientist = await app.person({ role: 'department-officer', regionPath: city, departmentId: science })
  await lived('按期办结', { asked: '01', answered: '03', reported: '11', due: '15' })
  await lived('超期办结', { asked: '01', answered: '12', reported: '21', due: '15' })
  await lived('无期限办结', { asked: '02', answered: '02', reported: '05', due: null })
  await lived('已经超期', { asked: '05', answered: '06', due: '18' })
  await lived('本周到期', { asked: '06', answered: '07', due: '24' })
  await lived('以后到期', { asked: '07', answered: '08', due: '31' })
  await lived('尚未签收', { asked: '08', due: '31' })
  await lived('邻区的任务', { asked: '08', due: '31' }, { lead: { regionPath: otherDistrict } })
  await lived(
    '部门的任务',
    { asked: '09', due: '31' },
    { lead: { departmentId: science }, support: [{ regionPath: district }] },
  )
  clock.set('2025-05-20T02:00:00Z')
})
afterAll(() => app.close())

const titles = async (as: TestPerson, query = '') =>
  (await app.request('GET', `/api/tasks?pageSize=200&${query}`, { as }))
    .json<{ items: TaskSummary[]; total: number }>()
    .items.map(({ title }) => title)

describe('the list', () => {
  test('a district sees its own and what it helps with, a department its own, the city all', async () => {
    expect((await titles(clerk)).sort()).toEqual(
      ['以后到期', '尚未签收', '已经超期', '按期办结', '无期限办结', '本周到期', '超期办结', '部门的任务'].sort(),
    )
    expect(await titles(neighbour)).toEqual(['邻区的任务'])
    expect(await titles(scientist)).toEqual(['部门的任务'])
    expect(await titles(asker)).toHaveLength(9)
  })

  test.each([
    ['state=overdue', ['已经超期']],
    ['state=ended&sort=-updatedAt', ['超期办结', '按期办结', '无期限办结']],
    ['state=to-accept&mine=lead', ['尚未签收']],
    ['mine=support', ['部门的任务']],
    ['q=%E5%8A%9E%E7%BB%93&state=open', []],
    [`lead=${encodeURIComponent(district)}&dueTo=2025-05-20&state=open`, ['已经超期']],
    ['origin=meeting', []],
    ['q=%25', []],
  ])('%s', async (query, expected) => {
    expect(await titles(clerk, query)).toEqual(expected)
  })

  test('open ones come first, by their deadlines; pages do not overlap', async () => {
    expect((await titles(asker)).slice(0, 3)).toEqual(['已经超期', '本周到期', expect.any(String)])
    const page = async (n: number) =>
      (await app.request('GET', `/api/tasks?pageSize=4&page=${n}`, { as: asker })).json<{
        items: TaskSummary[]
        total: number
      }>()
    const pages = [await page(1), await page(2), await page(3)]
    expect(pages.map(({ items }) => items.length)).toEqual([4, 4, 1])
    expect(new Set(pages.flatMap(({ items }) => items.map(({ id }) => id))).size).toBe(9)
    expect(pages[0]?.total).toBe(9)
  })

  test('goes out as a sheet that holds what the filters show', async () => {
    const answer = await app.request('GET', '/api/tasks/export?state=overdue', { as: asker })
    const rows: string[][] = []
    for await (const row of readRows(new Uint8Array(answer.bytes), { fileName: 'a.xlsx' }))
      rows.push(row.cells.map((cell) => cell?.text ?? ''))
    expect([rows.length, rows[0]?.slice(0, 3), rows[1]?.slice(0, 3)]).toEqual([
      2,
      ['任务', '状态', '承办单位'],
      ['已经超期', '办理中（超期）', '清江浦区'],
    ])
  })
})

describe('my tasks', () => {
  const mine = async (as: TestPerson) =>
    (await app.request('GET', '/api/tasks/mine', { as })).json<ResponseOf<typeof myTasks>>()
  const names = (group: { items: TaskSummary[] }) => group.items.map(({ title, need }) => `${title} ${need}`)

  test('stand by urgency, each with what is to be done', async () => {
    const found = await mine(clerk)
    expect([found.overdue, found.thisWeek, found.toAnswer, found.later].map(names)).toEqual([
      ['已经超期 overdue'],
      ['本周到期 null'],
      ['尚未签收 accept'],
      ['以后到期 null'],
    ])
    expect([found.office, found.askedCount, found.mayAsk]).toEqual(['清江浦区', 0, true])
  })

  test('what was reported done is for the asker to decide, and waits for the unit', async () => {
    const id = ids.本周到期 ?? ''
    await app.request('POST', `/api/tasks/${id}/answers`, {
      as: clerk,
      body: { act: 'report-done', revision: 2, words: '完成' },
    })
    expect(names((await mine(asker)).toDecide)).toEqual(['本周到期 confirm'])
    expect((await mine(leader)).toDecide.total).toBe(1)
    expect((await mine(clerk)).waitingCount).toBe(1)
    await app.request('POST', `/api/tasks/${id}/answers`, { as: clerk, body: { act: 'retract', revision: 3 } })
  })
})

describe('supervision', () => {
  test('counts by unit, with shares and the median that can be checked by hand', async () => {
    const answer = await app.request('GET', '/api/tasks/supervision', { as: leader })
    const { rows, total, firstStepDays } = answer.json<ResponseOf<typeof getSupervision>>()
    expect(firstStepDays).toBe(7)
    // 按期 reported on the 11th for the 15th, 超期 on the 21st: 1 of 2. Answered within 7 days: 按期, 无期限, 超期任务, 本周, 以后 of 7.
    expect(rows[0]).toEqual({
      unit: district,
      name: '清江浦区',
      openCount: 4,
      overdueCount: 1,
      silentCount: 1,
      closedCount: 3,
      onTimeShare: 0.5,
      answeredOnTimeShare: 5 / 7,
      medianDays: 10,
    })
    expect(
      rows
        .map(({ name }) => name)
        .slice(1)
        .sort(),
    ).toEqual(['淮安区', '市科学技术局'].sort())
    expect(total).toMatchObject({ openCount: 6, overdueCount: 1, closedCount: 3 })
  })

  test('a district sees its own units only', async () => {
    const answer = await app.request('GET', '/api/tasks/supervision', { as: neighbour })
    expect(answer.json<ResponseOf<typeof getSupervision>>().rows.map(({ unit }) => unit)).toEqual([otherDistrict])
  })
})

describe('the chart', () => {
  test('groups bars by unit, from asking to deadline', async () => {
    const answer = await app.request('GET', '/api/tasks/gantt', { as: asker })
    const { groups, from, total } = answer.json<ResponseOf<typeof getGantt>>()
    expect([groups[0]?.name, groups[0]?.tasks.length, from, total]).toEqual(['清江浦区', 4, '2025-05-05', 6])
    expect(groups[0]?.tasks[0]).toMatchObject({
      title: '已经超期',
      from: '2025-05-05',
      dueOn: '2025-05-18',
      isOverdue: true,
    })
  })

  test('groups by plan, and those without one last', async () => {
    await open(app, { title: '临时交办', origin: null, dueOn: '2025-06-30' }, asker)
    const answer = await app.request('GET', '/api/tasks/gantt?by=plan', { as: asker })
    const { groups } = answer.json<ResponseOf<typeof getGantt>>()
    expect(groups.map(({ key, name }) => [key, name])).toEqual([
      ['pln_1', '科技创新三年行动方案'],
      ['', ''],
    ])
  })
})

describe('asked by hand', () => {
  const ask = (as: TestPerson, body: object) => app.request('POST', '/api/tasks', { as, body })

  test('the office of who asks is the one that may close it', async () => {
    const asked = await ask(scientist, { title: '报送季度研发数据', lead: science, dueOn: '2025-06-30' })
    expect(asked.json<{ asker: { name: string }; origin: { kind: string } }>()).toMatchObject({
      asker: { name: '市科学技术局' },
      origin: { kind: 'person' },
    })
  })

  test('a deadline that is over, and a unit elsewhere, are refused', async () => {
    expect((await ask(asker, { title: '已经过期的任务', lead: district, dueOn: '2025-05-19' })).codes).toEqual([
      'tasks.due-past',
    ])
    expect((await ask(clerk, { title: '交给邻区的任务', lead: otherDistrict })).codes).toEqual(['tasks.unit-outside'])
  })

  test('from a page twice it is the same task', async () => {
    const origin = {
      kind: 'target',
      id: 'tgt_9',
      title: '新竣工科技型项目',
      quote: '新竣工150个',
      href: '/cockpit?target=tgt_9',
    }
    const body = { title: '加快项目竣工进度', lead: district, dueOn: '2025-06-30', origin }
    const [first, second] = [await ask(asker, body), await ask(colleague, body)]
    expect(first.json<{ id: string }>().id).toBe(second.json<{ id: string }>().id)
    expect((await ask(asker, { ...body, origin: { ...origin, href: '//elsewhere' } })).status).toBe(422)
  })
})

describe('a sheet of tasks', () => {
  const upload = async (content: string, as = asker) => {
    const answer = await app.request('POST', '/api/tasks/sheets', { as, file: { name: '任务.csv', content } })
    return answer.status === 201 ? answer.json<ResponseOf<typeof readSheet>>() : answer.codes
  }
  const good =
    '任务名称,牵头单位,配合单位,完成时限,紧急程度\n组织申报培训班,市科技局,清江浦区、淮安区,2025-07-31,紧急\n'

  test('is shown row by row, with units found by the names that offices use', async () => {
    const preview = await upload(good)
    expect(preview).toMatchObject({
      rows: [
        {
          row: 2,
          title: '组织申报培训班',
          lead: { printed: '市科技局', unit: science, name: '市科学技术局' },
          support: [{ unit: district }, { unit: otherDistrict }],
          dueOn: '2025-07-31',
          priority: 'high',
          problems: [],
        },
      ],
    })
  })

  test('names every reason in a row, and refuses a sheet without tasks', async () => {
    const preview = await upload(
      '任务名称,承办单位,办结期限\n短,市不存在局,2025-01-01\n没有单位的任务,,2025-07-31\n日期不对的任务,,\n时间写错的任务,市科技局,下个月\n',
    )
    expect(Array.isArray(preview)).toBe(false)
    if (Array.isArray(preview)) return
    expect(preview.rows.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      ['tasks.title-short', 'tasks.unit-unknown', 'tasks.due-past'],
      ['tasks.lead-missing'],
      ['footer-row'],
      ['bad-date'],
    ])
    expect(await upload('任务名称,承办单位\n')).toEqual(['tasks.sheet-empty'])
  })

  test('sent twice it makes each task once', async () => {
    const preview = await upload(good)
    if (Array.isArray(preview)) throw new Error(preview.join())
    const [row] = preview.rows
    const task = {
      row: row?.row,
      title: row?.title,
      lead: row?.lead.unit,
      support: row?.support.map(({ unit }) => unit),
      dueOn: row?.dueOn,
      priority: row?.priority,
    }
    const body = { fileId: preview.fileId, fileName: preview.fileName, tasks: [task] }
    const send = async () => (await app.request('POST', '/api/tasks/bulk', { as: asker, body })).json()
    expect([await send(), await send()]).toEqual([
      { openedCount: 1, alreadyCount: 0 },
      { openedCount: 0, alreadyCount: 1 },
    ])
    expect(await titles(asker, 'q=%E4%BB%BB%E5%8A%A1.csv')).toEqual(['组织申报培训班'])
  })

  test('the template can be read again', async () => {
    const answer = await app.request('GET', '/api/tasks/template', { as: asker })
    const sheet = await app.request('POST', '/api/tasks/sheets', {
      as: asker,
      file: { name: '模板.xlsx', content: new Uint8Array(answer.bytes) },
    })
    expect(sheet.json<ResponseOf<typeof readSheet>>().rows.map(({ title }) => title)).toEqual([
      '组织高新技术企业申报培训',
    ])
  })
})

test('the search box finds tasks that the person may see', async () => {
  const search = async (as: TestPerson) =>
    (await app.request('GET', `/api/search?q=${encodeURIComponent('邻区的')}`, { as })).text
  expect(await search(neighbour)).toContain('邻区的任务')
  expect(await search(clerk)).not.toContain('邻区的任务')
})

test('the weekly digest tells an office what it has to do and a leader what is overdue elsewhere', async () => {
  const keysOf = async (as: TestPerson) =>
    (await app.services.digestFor(actorOf(as)))
      .filter(({ key }) => key.startsWith('tasks.'))
      .map(({ key, lines }) => [key, lines.map(({ text }) => text.zh).join('；')])
  const own = Object.fromEntries(await keysOf(clerk))
  expect(own['tasks.overdue']).toBe('已经超期（2025-05-18 前，已超期）')
  expect(own['tasks.thisWeek']).toContain('本周到期（2025-05-24 前）')
  const watched = Object.fromEntries(await keysOf(leader))
  expect(watched['tasks.overdue-elsewhere']).toMatch(/清江浦区.*：已经超期/)
})
