import {
  answerTask,
  decideTask,
  handOutPart,
  issueMinutes,
  openTask,
  planMeeting,
  readMeeting,
  remarkTask,
} from '#areas/tasks'
import { businessDate } from '#kernel/clock'
import type { Actor } from '#platform/auth/actor'
import { type Context, outsideRequest } from '#platform/http/route'
import type { Services } from '#platform/services'

const city = '320800/'
const qingjiangpu = '320800/320812/'
const lianshui = '320800/320826/'
const dayMilliseconds = 86_400_000

/** Departments by the names that the demo city gives them. */
export interface DemoOffices {
  people: ReadonlyMap<string, Actor>
  departments: ReadonlyMap<string, string>
}

/**
 * Two months of supervision, counted back from today: two meetings and what became of their decisions, a third one that
 * is being prepared, a leader's task with parts. Everything goes the way that people would go, on the days it would.
 */
export async function superviseDemoTasks(services: Services, { people, departments }: DemoOffices): Promise<void> {
  const now = services.clock.now().getTime()
  const day = (days: number) => businessDate(new Date(now + days * dayMilliseconds))
  const as = (username: string, days: number): Context => {
    const actor = people.get(username)
    if (!actor) throw new Error(`the demo city has no ${username}`)
    const clock = { now: () => new Date(now + days * dayMilliseconds) }
    const scope = { reach: 'region' as const, regionPath: actor.regionPath ?? city }
    const department = { reach: 'department' as const, departmentId: actor.departmentId ?? '', regionPath: city }
    return outsideRequest({ ...services, clock }, { actor, scope: actor.departmentId ? department : scope })
  }
  const unit = (name: string) => departments.get(name) ?? city

  const meeting = async (days: number, title: string, agenda: string[], decisions: Decision[]): Promise<string[]> => {
    const facts = { title, kind: 'regular' as const, heldOn: day(days), place: '市政府三楼会议室', chair: '林知远' }
    const attendees = [unit('市科技局'), unit('市工信局'), unit('市财政局'), qingjiangpu, lianshui]
    const input = { ...facts, attendees, attendeesNote: '各县区分管负责人', agenda, decisions }
    const ctx = as('city', Math.min(days, 0))
    const meetingId = await planMeeting(ctx, input)
    if (decisions.length === 0) return []
    await issueMinutes(ctx, meetingId, 1)
    const issued = await readMeeting(ctx, meetingId)
    return issued.decisions.map(({ task }) => task?.id ?? '')
  }
  const decision = (title: string, words: string, lead: string, dueIn: number, support: string[] = []): Decision => ({
    title,
    words,
    lead,
    support,
    dueOn: day(dueIn),
  })

  const [incubators = '', pilots = '', contracts = ''] = await meeting(
    -50,
    '全市科技创新工作例会（上月）',
    ['通报科技型项目进展', '研究中试基地建设', '部署技术合同登记'],
    [
      decision('完成众创空间运行情况排查', '清江浦区要对辖区众创空间运行情况逐家排查，形成清单。', qingjiangpu, -12),
      decision(
        '提出中试基地布点方案',
        '市工信局牵头提出中试基地布点方案，市财政局、市科技局配合。',
        unit('市工信局'),
        20,
        [unit('市财政局'), unit('市科技局')],
      ),
      decision('补齐技术合同登记短板', '涟水县要分析登记额偏低的原因，提出补齐措施。', lianshui, -6),
    ],
  )
  const revision = { revision: 1 }
  const none = { evidenceIds: [], links: [] }
  await answerTask(as('district', -48), incubators, { act: 'accept', ...revision, words: null })
  await answerTask(as('district', -20), incubators, {
    act: 'report-done',
    revision: 2,
    words: '已排查 23 家，其中 3 家停止运营，清单已报市科技局。',
    ...none,
  })
  await decideTask(as('city', -18), incubators, { act: 'close', revision: 3, words: '同意办结。' })
  await answerTask(as('industry', -47), pilots, { act: 'accept', ...revision, words: null })
  await answerTask(as('industry', -9), pilots, {
    act: 'progress',
    revision: 2,
    words: '已完成 3 个县区实地调研，布点方案初稿正在征求意见。',
    percent: 60,
    milestonesDone: [],
    ...none,
  })
  await answerTask(as('district2', -45), contracts, { act: 'accept', ...revision, words: null })
  await remarkTask(as('leader', -4), contracts, { words: '登记额连续两月靠后，请分管负责同志亲自抓。', ...none })

  const [interim = '', survey = ''] = await meeting(
    -8,
    '全市科技创新工作例会（本月）',
    ['听取上次会议议定事项办理情况', '研究高企申报服务'],
    [
      decision('组织高企申报“一对一”辅导', '清江浦区组织专家对拟申报企业开展“一对一”辅导。', qingjiangpu, 12),
      decision('摸排规上企业研发机构空白点', '涟水县摸排无研发机构的规上企业，分类提出建设计划。', lianshui, 25),
      decision('修订科技创新券管理办法', '市科技局修订科技创新券管理办法，报市政府审定。', unit('市科技局'), 40, [
        unit('市财政局'),
      ]),
    ],
  )
  await answerTask(as('district', -7), interim, { act: 'accept', ...revision, words: null })
  await answerTask(as('district', -1), interim, {
    act: 'report-done',
    revision: 2,
    words: '已辅导企业 31 家次，拟申报 18 家。',
    ...none,
  })
  await answerTask(as('district2', -6), survey, { act: 'accept', ...revision, words: null })
  await answerTask(as('district2', -2), survey, {
    act: 'ask-extension',
    revision: 2,
    words: '企业数量较多，拟分两批摸排。',
    until: day(40),
  })
  await meeting(6, '全市科技创新工作例会（下月）', ['听取议定事项办理情况', '研究明年重点项目'], [])

  const { taskId } = await services.db.tx((tx) =>
    openTask(tx, as('leader', -14), {
      regionPath: city,
      title: '排查停工科技型项目，逐个提出复工措施',
      detail: '对已开工未竣工满一年的科技型项目逐个走访，分清原因，一项目一措施。',
      priority: 'urgent',
      origin: null,
      lead: { regionPath: qingjiangpu },
      dueOn: day(9),
      milestones: [
        { title: '完成走访', dueOn: day(-2) },
        { title: '提出措施', dueOn: day(7) },
      ],
    }),
  )
  await answerTask(as('district', -13), taskId, {
    act: 'progress',
    ...revision,
    words: '已走访 6 个项目，原因主要是融资和用工。',
    percent: 40,
    milestonesDone: [0],
    ...none,
  })
  const science = departments.get('区科技局')
  if (science)
    await handOutPart(as('district', -12), taskId, {
      revision: 2,
      title: '汇总停工项目清单',
      detail: null,
      leads: [science],
      support: [],
      dueOn: day(5),
      priority: 'normal',
      milestones: [],
    })
}

interface Decision {
  title: string
  words: string | null
  lead: string
  support: string[]
  dueOn: string | null
}
