import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readDocument } from '#platform/documents/documents'
import type { TestPerson } from '#platform/http/testing/people'
import type { TestApp } from '#platform/http/testing/start-app'
import type { MeetingDetail, TaskDetail } from './contract.ts'
import { city, department, district, otherDistrict, startTasks, testClock } from './testing/tasks-app.ts'

const clock = testClock('2025-05-20T02:00:00Z')
let app: TestApp
let host: TestPerson
let colleague: TestPerson
let clerk: TestPerson
let science: string

beforeAll(async () => {
  app = await startTasks(clock)
  host = await app.person({ role: 'city-officer', regionPath: city, name: '周' })
  colleague = await app.person({ role: 'city-officer', regionPath: city })
  clerk = await app.person({ role: 'district-officer', regionPath: district })
  science = await department(app, city, '市科学技术局')
})
afterAll(() => app.close())

const facts = (over: object = {}) => ({
  title: '全市科技创新工作例会（5月）',
  kind: 'regular',
  heldOn: '2025-05-21',
  place: '市政府三楼会议室',
  chair: '林知远',
  attendees: [district, science],
  attendeesNote: '各县区分管负责人',
  agenda: ['通报一季度进展', '研究中试基地建设'],
  decisions: [
    {
      title: '加快中试基地选址',
      words: '清江浦区于6月底前完成选址。',
      lead: district,
      support: [science],
      dueOn: '2025-06-30',
    },
    { title: '起草概念验证中心管理办法', lead: science, dueOn: '2025-07-31' },
  ],
  ...over,
})
const plan = async (over: object = {}, as = host) =>
  app.request('POST', '/api/tasks/meetings', { as, body: facts(over) })
const read = async (as: TestPerson, id: string) =>
  (await app.request('GET', `/api/tasks/meetings/${id}`, { as })).json<MeetingDetail>()
const issue = async (as: TestPerson, meeting: MeetingDetail) =>
  app.request('POST', `/api/tasks/meetings/${meeting.id}/issue`, { as, body: { revision: meeting.revision } })

describe('from the meeting to its tasks', () => {
  test('issuing the minutes makes each decision a task of its unit, with the sentence and the way back', async () => {
    const planned = (await plan()).json<MeetingDetail>()
    const issued = (await issue(host, planned)).json<MeetingDetail>()
    expect(
      issued.decisions.map(({ task }) => [task?.title, task?.lead.name, task?.asker.name, task?.state, task?.dueOn]),
    ).toEqual([
      ['加快中试基地选址', '清江浦区', '淮安市', 'to-accept', '2025-06-30'],
      ['起草概念验证中心管理办法', '市科学技术局', '淮安市', 'to-accept', '2025-07-31'],
    ])
    const task = await app.request('GET', `/api/tasks/${issued.decisions[0]?.task?.id}`, { as: clerk })
    expect(task.json<TaskDetail>()).toMatchObject({
      quote: '清江浦区于6月底前完成选址。',
      originHref: `/tasks/meetings/${planned.id}`,
      origin: { kind: 'meeting', title: '全市科技创新工作例会（5月）' },
    })
    expect((await issue(host, issued)).codes).toEqual(['tasks.meeting-over'])
  })

  test('of two who issue at once one does', async () => {
    const planned = (await plan()).json<MeetingDetail>()
    const both = await Promise.all([issue(host, planned), issue(colleague, planned)])
    expect(both.map(({ status, codes }) => codes.join() || status).sort()).toEqual([200, 'tasks.meeting-changed'])
    const tasks = await app.services.db.query('select 1 from tasks.task where origin_href = $1', [
      `/tasks/meetings/${planned.id}`,
    ])
    expect(tasks).toHaveLength(2)
  })

  test('without decisions, or with a deadline that is over, nothing is issued', async () => {
    const none = (await plan({ decisions: [] })).json<MeetingDetail>()
    expect((await issue(host, none)).codes).toEqual(['tasks.no-decisions'])
    const late = (
      await plan({ decisions: [{ title: '已经过期的事项', lead: district, dueOn: '2025-05-01' }] })
    ).json<MeetingDetail>()
    expect((await issue(host, late)).codes).toEqual(['tasks.due-past'])
    expect((await read(host, late.id)).state).toBe('planned')
  })

  test('every wrong unit is named with its place', async () => {
    const refused = await plan({
      attendees: ['dep_none'],
      decisions: [
        { title: '不存在的单位', lead: 'dep_none2' },
        { title: '两次同一单位', lead: district, support: [district] },
      ],
    })
    const fields = refused
      .json<{ errors: { code: string; field: string }[] }>()
      .errors.map(({ code, field }) => `${code} ${field}`)
    expect(fields).toEqual([
      'tasks.unit-unknown attendees.0',
      'tasks.unit-unknown decisions.0.lead',
      'tasks.unit-twice decisions.1.support.0',
    ])
  })

  test('while it is planned only its host sees and changes it; issued, those who attend read it', async () => {
    const planned = (await plan()).json<MeetingDetail>()
    const path = `/api/tasks/meetings/${planned.id}`
    expect((await app.request('GET', path, { as: clerk })).codes).toEqual(['tasks.meeting-not-found'])
    const body = {
      ...facts({
        title: '改了名称的例会',
        decisions: [{ id: planned.decisions[1]?.id, title: '起草管理办法（修改）', lead: science }],
      }),
      revision: planned.revision,
    }
    const changed = (await app.request('PUT', path, { as: colleague, body })).json<MeetingDetail>()
    expect([changed.title, changed.decisions.map(({ id }) => id)]).toEqual([
      '改了名称的例会',
      [planned.decisions[1]?.id],
    ])
    expect((await app.request('PUT', path, { as: host, body })).codes).toEqual(['tasks.meeting-changed'])
    await issue(host, changed)
    expect((await read(clerk, planned.id)).state).toBe('issued')
    expect((await app.request('PUT', path, { as: clerk, body })).codes).toEqual(['tasks.meeting-not-yours'])
    const stranger = await app.person({ role: 'district-officer', regionPath: otherDistrict })
    expect((await app.request('GET', path, { as: stranger })).codes).toEqual(['tasks.meeting-not-found'])
  })

  test('a cancelled meeting stays as it is', async () => {
    const planned = (await plan()).json<MeetingDetail>()
    const cancel = (revision: number) =>
      app.request('POST', `/api/tasks/meetings/${planned.id}/cancel`, {
        as: host,
        body: { revision, reason: '改期再开' },
      })
    expect((await cancel(planned.revision)).json<MeetingDetail>().state).toBe('cancelled')
    expect((await cancel(planned.revision + 1)).codes).toEqual(['tasks.meeting-over'])
  })
})

describe('what was decided last time', () => {
  let june: MeetingDetail
  beforeAll(async () => {
    await app.services.db.query(`update tasks.meeting set kind = 'topic'`)
    const may = (await plan({ title: '例会（5月）', heldOn: '2025-05-21' })).json<MeetingDetail>()
    const issued = (await issue(host, may)).json<MeetingDetail>()
    const [first, second] = issued.decisions.map(({ task }) => task?.id ?? '')
    clock.set('2025-05-25T02:00:00Z')
    const answer = (id: string, body: object) => app.request('POST', `/api/tasks/${id}/answers`, { as: clerk, body })
    await answer(first ?? '', { act: 'report-done', revision: 1, words: '选址已完成' })
    await app.request('POST', `/api/tasks/${first}/decisions`, { as: host, body: { act: 'close', revision: 2 } })
    expect(second).toBeTruthy()
    clock.set('2025-06-18T02:00:00Z')
    june = (
      await plan({
        title: '例会（6月）',
        heldOn: '2025-06-20',
        decisions: [{ title: '组织项目路演活动', lead: district, dueOn: '2025-07-15' }],
      })
    ).json<MeetingDetail>()
    await issue(host, june)
  })

  test('stands beside the next meeting, done or not', async () => {
    const { followUp } = await read(host, june.id)
    expect(followUp.previous?.title).toBe('例会（5月）')
    expect(followUp.tasks.map(({ title, state }) => [title, state])).toEqual([
      ['加快中试基地选址', 'closed'],
      ['起草概念验证中心管理办法', 'to-accept'],
    ])
    expect(followUp.doneCount).toBe(1)
  })

  test('what was closed before the last meeting is not told again, what is still open is', async () => {
    clock.set('2025-07-16T02:00:00Z')
    const july = (await plan({ title: '例会（7月）', heldOn: '2025-07-21', decisions: [] })).json<MeetingDetail>()
    const { tasks } = (await read(host, july.id)).followUp
    expect(tasks.map(({ title, isOverdue }) => [title, isOverdue])).toEqual([
      ['组织项目路演活动', true],
      ['起草概念验证中心管理办法', false],
    ])
  })

  test('the minutes hold decisions with unit and deadline, and how the last ones went', async () => {
    const answer = await app.request('GET', `/api/tasks/meetings/${june.id}/minutes`, { as: host })
    const { text } = await readDocument(new Uint8Array(answer.bytes), { fileName: '纪要.docx' })
    for (const words of [
      '例会（6月）',
      '时间：2025年6月20日',
      '参会单位：清江浦区、市科学技术局',
      '1. 组织项目路演活动。（承办单位：清江浦区；完成时限：2025年7月15日）',
      '《例会（5月）》及以前会议议定事项 2 件，已办结 1 件，未办结 1 件。',
      '已办结。选址已完成',
    ])
      expect(text).toContain(words)
  })
})
