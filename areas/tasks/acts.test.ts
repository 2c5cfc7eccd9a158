import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TestPerson } from '#platform/http/testing/people'
import type { TestApp } from '#platform/http/testing/start-app'
import type { TaskDetail } from './contract.ts'
import { city, department, district, open, otherDistrict, startTasks, testClock } from './testing/tasks-app.ts'

const clock = testClock('2025-05-20T02:00:00Z')
let app: TestApp
let asker: TestPerson
let colleague: TestPerson
let clerk: TestPerson
let successor: TestPerson
let science: string
let scientist: TestPerson

beforeAll(async () => {
  app = await startTasks(clock)
  asker = await app.person({ role: 'city-officer', regionPath: city })
  colleague = await app.person({ role: 'city-officer', regionPath: city })
  clerk = await app.person({ role: 'district-officer', regionPath: district })
  successor = await app.person({ role: 'district-officer', regionPath: district })
  science = await department(app, city, '市科学技术局')
  scientist = await app.person({ role: 'department-officer', regionPath: city, departmentId: science })
})
beforeEach(() => clock.set('2025-05-20T02:00:00Z'))
afterAll(() => app.close())

const read = async (as: TestPerson, id: string) =>
  (await app.request('GET', `/api/tasks/${id}`, { as })).json<TaskDetail>()

/** Does something about a task as it is now; answers its state, or the codes of the refusal. */
async function act(as: TestPerson, id: string, name: string, more: object = {}): Promise<string> {
  const { revision } = await read(asker, id)
  return send(as, id, { act: name, revision, ...more })
}

async function send(
  as: TestPerson,
  id: string,
  body: { act: string; revision: number; words?: string },
): Promise<string> {
  const room = ['accept', 'decline', 'progress', 'report-done', 'retract', 'ask-extension'].includes(body.act)
    ? 'answers'
    : 'decisions'
  const answer = await app.request('POST', `/api/tasks/${id}/${room}`, { as, body })
  return answer.status === 200 ? answer.json<TaskDetail>().state : answer.codes.join()
}

const todos = async (as: TestPerson) =>
  (await app.request('GET', '/api/notices?kind=todo', { as }))
    .json<{ items: { title: { zh: string } }[] }>()
    .items.map(({ title }) => title.zh)
const messages = async (as: TestPerson) =>
  (await app.request('GET', '/api/notices?kind=message', { as }))
    .json<{ items: { title: { zh: string } }[] }>()
    .items.map(({ title }) => title.zh)

describe('from asking to closing', () => {
  test('accepted, reported on with proof, returned with a reason, reported again, closed by the office that asked', async () => {
    const id = await open(app, { milestones: [{ title: '完成选址', dueOn: '2025-06-30' }] }, asker)
    expect(await act(clerk, id, 'accept')).toBe('in-progress')

    const uploaded = await app.request('POST', `/api/tasks/${id}/evidence`, {
      as: clerk,
      file: { name: '选址意见.txt', content: '已选址' },
    })
    const evidence = uploaded.json<{ id: string }>()
    const report = {
      words: '已完成选址',
      percent: 30,
      milestonesDone: [0],
      evidenceIds: [evidence.id],
      links: [{ title: '公告', url: 'https://example.org/a' }],
    }
    expect(await act(clerk, id, 'progress', report)).toBe('in-progress')
    expect(await act(clerk, id, 'report-done', { words: '全部完成' })).toBe('reported-done')
    expect(await todos(asker)).toEqual([expect.stringContaining('请确认办结')])
    expect(await act(asker, id, 'return', { words: '缺少验收材料' })).toBe('returned')
    expect(await act(successor, id, 'report-done', { words: '已补验收材料' })).toBe('reported-done')
    expect(await act(colleague, id, 'close', { words: '同意' })).toBe('closed')

    const seen = await read(clerk, id)
    expect(seen.history.map(({ kind, words, byName }) => [kind, words, byName])).toEqual([
      ['open', null, asker.name],
      ['accept', null, clerk.name],
      ['progress', '已完成选址', clerk.name],
      ['report-done', '全部完成', clerk.name],
      ['return', '缺少验收材料', asker.name],
      ['report-done', '已补验收材料', successor.name],
      ['close', '同意', colleague.name],
    ])
    expect(seen.history[2]?.evidence.map(({ title, url }) => [title, url])).toEqual([
      ['选址意见.txt', null],
      ['公告', 'https://example.org/a'],
    ])
    expect([seen.milestones[0]?.doneOn, seen.percent, seen.endedOn, seen.acts]).toEqual([
      '2025-05-20',
      100,
      '2025-05-20',
      ['remark'],
    ])
    expect(await todos(clerk)).toEqual([])
    expect(await messages(clerk)).toEqual([expect.stringContaining('任务已确认办结')])
    const downloaded = await app.request('GET', `/api/tasks/${id}/evidence/${evidence.id}`, { as: asker })
    expect([downloaded.status, downloaded.text]).toEqual([200, '已选址'])
  })

  test('the unit does not close, and the asker does not answer', async () => {
    const id = await open(app, {}, asker)
    expect(await act(asker, id, 'accept')).toBe('tasks.act-not-yours')
    await act(clerk, id, 'report-done', { words: '完成' })
    expect(await act(clerk, id, 'close')).toBe('tasks.act-not-yours')
  })

  test('who is officer and answered for a department without people does not confirm that alone', async () => {
    const vacant = await department(app)
    const id = await open(app, { lead: { departmentId: vacant } }, asker)
    expect((await read(asker, id)).actsForLead.name).toBe('淮安市')
    expect(await act(asker, id, 'report-done', { words: '代为报送' })).toBe('reported-done')
    expect(await act(asker, id, 'close')).toBe('tasks.own-report')
    expect(await act(colleague, id, 'close')).toBe('closed')
  })

  test('what is taken back goes on where it was', async () => {
    const id = await open(app, {}, asker)
    await act(clerk, id, 'progress', { words: '过半', percent: 60 })
    await act(clerk, id, 'report-done', { words: '完成' })
    expect(await act(clerk, id, 'retract')).toBe('in-progress')
    expect((await read(clerk, id)).percent).toBe(60)
    await act(clerk, id, 'report-done', { words: '完成' })
    await act(asker, id, 'close')
    expect(await act(asker, id, 'reopen', { words: '误操作' })).toBe('in-progress')
    expect((await read(clerk, id)).endedOn).toBe(null)
  })

  test('files of others, or sent already, are not sent again', async () => {
    const id = await open(app, {}, asker)
    const uploaded = await app.request('POST', `/api/tasks/${id}/evidence`, {
      as: clerk,
      file: { name: 'a.txt', content: 'x' },
    })
    const { id: evidenceId } = uploaded.json<{ id: string }>()
    const report = { words: '进展', percent: 10, evidenceIds: [evidenceId] }
    expect(await act(successor, id, 'progress', report)).toBe('tasks.evidence-unknown')
    const path = `/api/tasks/${id}/evidence/${evidenceId}`
    expect((await app.request('GET', path, { as: asker })).codes).toEqual(['tasks.evidence-not-found'])
    expect(await act(clerk, id, 'progress', report)).toBe('in-progress')
    expect(await act(clerk, id, 'progress', report)).toBe('tasks.evidence-unknown')
  })
})

describe('more time', () => {
  test('asked for, granted: the deadline moves and the first one is kept', async () => {
    const id = await open(app, { dueOn: '2025-06-30' }, asker)
    expect(await act(clerk, id, 'ask-extension', { words: '审批未完成', until: '2025-06-30' })).toBe(
      'tasks.extension-not-later',
    )
    expect(await act(clerk, id, 'ask-extension', { words: '审批未完成', until: '2025-08-31' })).toBe('to-accept')
    expect(await act(clerk, id, 'ask-extension', { words: '再延', until: '2025-09-30' })).toBe('tasks.extension-open')
    expect(await act(asker, id, 'grant-extension')).toBe('to-accept')
    expect(await read(clerk, id)).toMatchObject({ dueOn: '2025-08-31', firstDueOn: '2025-06-30', extensionUntil: null })
  })

  test('refused with a reason: the deadline stays', async () => {
    const id = await open(app, { dueOn: '2025-06-30' }, asker)
    await act(clerk, id, 'ask-extension', { words: '人手不足', until: '2025-08-31' })
    expect(await act(asker, id, 'refuse-extension', { words: '请按期完成' })).toBe('to-accept')
    const seen = await read(clerk, id)
    expect([seen.dueOn, seen.extensionUntil, seen.history.at(-1)?.words]).toEqual(['2025-06-30', null, '请按期完成'])
  })

  test('a request is over when the task is reported done', async () => {
    const id = await open(app, { dueOn: '2025-06-30' }, asker)
    await act(clerk, id, 'ask-extension', { words: '人手不足', until: '2025-08-31' })
    await act(clerk, id, 'report-done', { words: '提前完成' })
    expect(await act(asker, id, 'grant-extension')).toBe('tasks.act-not-now')
  })
})

describe('to another unit, to another office', () => {
  test('declined with a reason, given to another: the first knows, the second is asked anew', async () => {
    const id = await open(app, {}, asker)
    expect(await act(clerk, id, 'decline', { words: '属市科技局职责' })).toBe('declined')
    expect(await act(asker, id, 'reassign', { words: '改由市科技局办理', lead: district })).toBe('tasks.same-unit')
    clock.set('2025-05-22T02:00:00Z')
    expect(await act(asker, id, 'reassign', { words: '改由市科技局办理', lead: science })).toBe('to-accept')
    const seen = await read(scientist, id)
    expect([seen.lead.name, seen.askedOn, seen.history.at(-1)?.changes.lead]).toEqual([
      '市科学技术局',
      '2025-05-22',
      { from: '清江浦区', to: '市科学技术局' },
    ])
    expect((await app.request('GET', `/api/tasks/${id}`, { as: clerk })).codes).toEqual(['tasks.not-found'])
    expect(await messages(clerk)).toContainEqual(expect.stringContaining('任务已改派其他单位'))
  })

  test('handed over: the office that takes it over closes it, the first one does not any more', async () => {
    const id = await open(app, {}, asker)
    await act(clerk, id, 'report-done', { words: '完成' })
    expect(await act(asker, id, 'hand-over', { words: '职能调整', asker: science })).toBe('reported-done')
    expect(await act(colleague, id, 'close')).toBe('tasks.act-not-yours')
    expect(await act(scientist, id, 'close')).toBe('closed')
  })

  test('to an office that could not have asked the unit it is not handed over', async () => {
    const id = await open(app, { lead: { departmentId: science } }, asker)
    expect(await act(asker, id, 'hand-over', { words: '移交', asker: otherDistrict })).toBe('tasks.unit-outside')
  })
})

describe('parts', () => {
  const towns = ['320800/320812/320812001/', '320800/320812/320812002/']
  beforeAll(async () => {
    for (const [index, path] of towns.entries())
      await app.services.db.query(
        `insert into regions.region (path, code, name, short_name, name_en, kind, parent_path, code_source)
         values ($1, $2, $3, $3, $3, 'town', $4, 'official')`,
        [path, path.split('/')[2], `示例街道${index + 1}`, district],
      )
  })
  const handOut = async (as: TestPerson, id: string, more: object = {}) => {
    const { revision } = await read(asker, id)
    const body = { revision, title: '本街道排摸企业需求', leads: towns, dueOn: '2025-06-30', ...more }
    return app.request('POST', `/api/tasks/${id}/parts`, { as, body })
  }

  test('a district hands parts to its towns, asks for them itself, and the whole waits for them', async () => {
    const id = await open(app, {}, asker)
    const handed = (await handOut(clerk, id)).json<TaskDetail>()
    expect(handed.parts.map(({ lead, asker: from, state }) => [lead.name, from.name, state])).toEqual([
      ['示例街道1', '清江浦区', 'to-accept'],
      ['示例街道2', '清江浦区', 'to-accept'],
    ])
    expect(await act(clerk, id, 'report-done', { words: '完成' })).toBe('tasks.parts-open')
    for (const part of handed.parts) {
      await act(clerk, part.id, 'report-done', { words: '已排摸' })
      expect(await act(successor, part.id, 'close')).toBe('closed')
    }
    expect(await act(clerk, id, 'report-done', { words: '完成' })).toBe('reported-done')
    const [first] = handed.parts
    expect(await act(clerk, first?.id ?? '', 'reopen', { words: '漏报' })).toBe('tasks.whole-over')
  })

  test('a part needs a deadline within that of the whole, and a unit within the district', async () => {
    const id = await open(app, { dueOn: '2025-06-30' }, asker)
    expect((await handOut(clerk, id, { dueOn: '2025-07-01' })).codes).toEqual(['tasks.part-late', 'tasks.part-late'])
    expect((await handOut(clerk, id, { dueOn: null })).codes).toEqual(['tasks.part-late', 'tasks.part-late'])
    expect((await handOut(clerk, id, { leads: [otherDistrict] })).codes).toEqual(['tasks.unit-outside'])
    expect((await handOut(asker, id)).codes).toEqual(['tasks.act-not-yours'])
  })

  test('cancelling the whole cancels its open parts; giving it to another makes that unit ask for them', async () => {
    const id = await open(app, {}, asker)
    const [first, second] = (await handOut(clerk, id)).json<TaskDetail>().parts
    await act(clerk, first?.id ?? '', 'report-done', { words: '已排摸' })
    await act(successor, first?.id ?? '', 'close')
    await act(asker, id, 'reassign', { words: '改由市科技局牵头', lead: science })
    expect((await read(asker, second?.id ?? '')).asker.name).toBe('市科学技术局')
    await act(asker, id, 'cancel', { words: '任务合并' })
    expect((await read(asker, first?.id ?? '')).state).toBe('closed')
    expect(await read(asker, second?.id ?? '')).toMatchObject({
      state: 'cancelled',
      history: expect.arrayContaining([expect.objectContaining({ kind: 'cancel', words: '任务合并' })]),
    })
  })
})

describe('changes and remarks', () => {
  test('what is changed stands in the history, old beside new, and an old revision is refused', async () => {
    const id = await open(app, { title: '建设中试基地', dueOn: '2025-06-30' }, asker)
    const { revision } = await read(asker, id)
    const body = { revision, title: '建设两个中试基地', dueOn: '2025-07-31', support: [science] }
    const changed = await app.request('PATCH', `/api/tasks/${id}`, { as: asker, body })
    expect(changed.json<TaskDetail>().history.at(-1)?.changes).toEqual({
      title: { from: '建设中试基地', to: '建设两个中试基地' },
      dueOn: { from: '2025-06-30', to: '2025-07-31' },
      support: { from: null, to: '市科学技术局' },
    })
    expect(await messages(scientist)).toContainEqual(expect.stringContaining('请配合办理'))
    expect((await app.request('PATCH', `/api/tasks/${id}`, { as: asker, body })).codes).toEqual(['tasks.changed'])
    const same = { revision: revision + 1, title: '建设两个中试基地' }
    expect((await app.request('PATCH', `/api/tasks/${id}`, { as: asker, body: same })).codes).toEqual([
      'tasks.nothing-changed',
    ])
    expect((await app.request('PATCH', `/api/tasks/${id}`, { as: clerk, body: same })).codes).toEqual([
      'tasks.act-not-yours',
    ])
  })

  test('a leader writes beside it; the parties are told, and nobody who is working on it is made late', async () => {
    const leader = await app.person({ role: 'city-leader', regionPath: city, name: '林市长' })
    const id = await open(app, {}, asker)
    const { revision } = await read(clerk, id)
    const remarked = await app.request('POST', `/api/tasks/${id}/remarks`, { as: leader, body: { words: '请抓紧' } })
    expect(remarked.json<TaskDetail>().history.at(-1)).toMatchObject({
      kind: 'remark',
      words: '请抓紧',
      byName: '林市长',
    })
    expect(await messages(clerk)).toContainEqual(expect.stringContaining('林市长对'))
    expect(await send(clerk, id, { act: 'accept', revision })).toBe('in-progress')
  })

  test('a unit is reminded by hand once a week', async () => {
    const id = await open(app, {}, asker)
    const remind = (as: TestPerson) => app.request('POST', `/api/tasks/${id}/reminders`, { as })
    const supervisor = await app.person({ role: 'supervisor', regionPath: city })
    expect((await remind(clerk)).codes).toEqual(['tasks.act-not-yours'])
    expect((await remind(supervisor)).json<TaskDetail>()).toMatchObject({
      remindableFrom: '2025-05-27',
      reminders: [{ audience: 'unit', name: '清江浦区', byName: supervisor.name }],
    })
    expect((await remind(asker)).codes).toEqual(['tasks.reminded-lately'])
    clock.set('2025-05-27T02:00:00Z')
    expect((await remind(asker)).status).toBe(200)
  })
})

describe('at the same moment', () => {
  test('of two who close one does, and the other is told that somebody was there first', async () => {
    const id = await open(app, {}, asker)
    await act(clerk, id, 'report-done', { words: '完成' })
    const { revision } = await read(asker, id)
    const both = await Promise.all([asker, colleague].map((who) => send(who, id, { act: 'close', revision })))
    expect(both.sort()).toEqual(['closed', 'tasks.changed'])
    expect((await read(asker, id)).history.filter(({ kind }) => kind === 'close')).toHaveLength(1)
  })

  test('of granting and refusing an extension one happens', async () => {
    const id = await open(app, { dueOn: '2025-06-30' }, asker)
    await act(clerk, id, 'ask-extension', { words: '审批未完成', until: '2025-08-31' })
    const { revision } = await read(asker, id)
    const both = await Promise.all([
      send(asker, id, { act: 'grant-extension', revision }),
      send(colleague, id, { act: 'refuse-extension', revision, words: '不同意' }),
    ])
    expect(both.filter((one) => one === 'tasks.changed')).toHaveLength(1)
    const kinds = (await read(asker, id)).history.map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind.endsWith('-extension') && kind !== 'ask-extension')).toHaveLength(1)
  })

  test('twenty units answer at once and each office has the right count afterwards', async () => {
    await app.services.db.query('delete from notices.notice')
    const lianshui = '320800/320826/'
    const officer = await app.person({ role: 'district-officer', regionPath: lianshui })
    const ids: string[] = []
    for (let i = 0; i < 20; i++) ids.push(await open(app, { lead: { regionPath: lianshui } }, asker))
    const revision = 1
    await Promise.all(ids.slice(1).map((id) => send(officer, id, { act: 'accept', revision })))
    expect(await todos(officer)).toEqual([expect.stringContaining('请签收')])
    await send(officer, ids[0] ?? '', { act: 'accept', revision })
    expect(await todos(officer)).toEqual([])
  })
})
