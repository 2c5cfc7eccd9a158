import { afterAll, beforeAll, expect, test } from 'vitest'
import { readDocument } from '#platform/documents/documents'
import { countFindings, type FindingView, type Publication, type VersionFindings } from '../../contract.ts'
import {
  acceptAll,
  bindingsOf,
  city,
  district,
  fieldsOf,
  itemNamed,
  jobOver,
  type Opened,
  type PlansApp,
  startPlansApp,
} from '../../testing/plans-app.ts'

let app: PlansApp
let inForce: Opened

const longTerm = (years: string, target: string) => `淮安市科技企业培育规划（${years}年）
一、壮大企业梯队
1. 培育企业。${target}（责任单位：市科技局）
`

beforeAll(async () => {
  app = await startPlansApp()
  inForce = await app.compiled(app.officer, longTerm('2025-2026', '到2026年，科技型中小企业达到800家以上。'))
  await acceptAll(app, app.officer, inForce)
  const bindings = await bindingsOf(app, app.officer, inForce)
  const answer = await app.post(app.officer, `${inForce.path}/publish`, { bindings, leaveOutUndecided: false })
  if (answer.status !== 200) throw new Error(answer.text)
})
afterAll(() => app.close())

let nth = 0
/** A draft whose target for 2027 is below that of the plan in force for 2026. */
async function draft(target = '到2027年，科技型中小企业达到700家以上。', regionPath = city): Promise<Opened> {
  nth += 1
  return app.compiled(app.officer, longTerm('2025-2027', `${target}第${nth}稿。`), {
    regionPath,
  })
}

async function assess(of: Opened): Promise<VersionFindings> {
  const asked = await app.post(app.officer, `${of.path}/findings`)
  if (asked.status !== 202) throw new Error(asked.text)
  await jobOver(app, asked.json<{ jobId: string }>().jobId)
  return findings(of)
}

const findings = async (of: Opened): Promise<VersionFindings> =>
  (await app.request('GET', `${of.path}/findings`, { as: app.officer })).json<VersionFindings>()

const falling = ({ items }: VersionFindings): FindingView => {
  const found = items.find((item) => item.type === 'already-met' && !item.isGone)
  if (!found) throw new Error(`no finding among ${JSON.stringify(items)}`)
  return found
}

const resolve = (of: Opened, finding: FindingView, body: object) =>
  app.post(app.officer, `${of.path}/findings/${finding.id}/resolve`, { revision: finding.revision, ...body })

test('a draft that falls behind a plan in force is told with both sentences, the sums and the way to each', async () => {
  const of = await draft()
  const before = await app.request('GET', `${of.path}/findings`, { as: app.officer })
  expect(before.json<VersionFindings>()).toMatchObject({ assessment: null, items: [], may: { write: true } })
  const found = await assess(of)
  expect(found.assessment?.basis).toMatchObject([{ planId: inForce.planId }])
  expect(falling(found)).toMatchObject({
    severity: 'high',
    arithmetic: {
      zh: '2027年 700家 < 2026年 800家，1 年间反而少 100',
      en: '700 (2027) < 800 (2026): 100 less in 1 year',
    },
    reason: { zh: expect.stringContaining('失去约束作用'), en: expect.any(String) },
    quotes: [
      { quote: '科技型中小企业达到700家以上', isOwn: true, href: expect.stringContaining(`/plans/${of.planId}/`) },
      { quote: '科技型中小企业达到800家以上', isOwn: false, href: expect.stringContaining('?item=pli_') },
    ],
  })
  const after = await app.request('GET', `${of.path}/findings`, { as: app.officer })
  expect(after.json()).toEqual(found)
})

test('what a person corrected counts, and what a person rejected does not', async () => {
  const of = await draft()
  const item = itemNamed(of.review, '700')
  await app.decide(app.officer, of, item, 'correct', { fields: { ...fieldsOf(item), value: '900' } })
  expect((await assess(of)).items).toEqual([])
  const other = await draft()
  await app.decide(app.officer, other, itemNamed(other.review, '700'), 'reject')
  expect((await assess(other)).items).toEqual([])
})

test('a note survives the next assessment, and stays when its finding is gone', async () => {
  const of = await draft()
  const finding = falling(await assess(of))
  const answered = await resolve(of, finding, { state: 'answered', note: '口径不同：有效存量' })
  expect(answered.json<FindingView>()).toMatchObject({ state: 'answered', decidedBy: '甲', revision: 2 })
  expect(falling(await assess(of))).toMatchObject({ id: finding.id, state: 'answered', note: '口径不同：有效存量' })
  await app.decide(app.officer, of, itemNamed(of.review, '700'), 'reject')
  expect((await assess(of)).items).toMatchObject([{ id: finding.id, isGone: true, note: '口径不同：有效存量' }])
})

test('an answer needs a note, and of two decisions the later is told of the first', async () => {
  const of = await draft()
  const finding = falling(await assess(of))
  expect((await resolve(of, finding, { state: 'answered' })).status).toBe(422)
  await resolve(of, finding, { state: 'answered', note: '已说明' })
  const late = await app.post(app.colleague, `${of.path}/findings/${finding.id}/resolve`, {
    state: 'answered',
    note: '也已说明',
    revision: finding.revision,
  })
  expect([late.status, late.codes]).toEqual([409, ['plans.finding-changed']])
  expect(late.text).toContain('甲 刚刚处理了这条意见')
})

const asked = { title: '按意见修改目标', lead: city, dueOn: '2025-12-31' }
const taskOf = async (finding: FindingView) =>
  (await app.request('GET', `/api/tasks/${finding.task?.id}`, { as: app.colleague })).json<{
    state: string
    revision: number
    detail: string
  }>()

test('a finding becomes a task of the unit that is named, once, until it is answered', async () => {
  const of = await draft()
  const finding = falling(await assess(of))
  expect((await resolve(of, finding, { state: 'todo', note: '请改' })).status).toBe(422)
  expect(finding.lead).toEqual({ unit: app.departments.get('市科技局'), name: '市科技局' })
  const lead = finding.lead?.unit
  const sent = (
    await resolve(of, finding, { state: 'todo', note: '请改为 900 家', task: { ...asked, lead } })
  ).json<FindingView>()
  expect(sent.task).toMatchObject({ leadName: '市科技局', state: 'to-accept', isOpen: true, dueOn: '2025-12-31' })
  const task = await app.request('GET', `/api/tasks/${sent.task?.id}`, { as: app.colleague })
  expect(task.json()).toMatchObject({
    title: '按意见修改目标',
    origin: { kind: 'finding', planId: of.planId },
    quote: expect.stringContaining('科技型中小企业'),
  })
  const { detail } = await taskOf(sent)
  for (const words of [
    '“科技型中小企业达到700家以上”（本稿）',
    '“科技型中小企业达到800家以上”（《淮安市科技企业培育规划（2025-2026年）》）',
    finding.arithmetic.zh,
    finding.ask.zh,
    '请改为 900 家',
  ])
    expect(detail).toContain(words)
  const again = (await resolve(of, sent, { state: 'todo', note: '请尽快', task: asked })).json<FindingView>()
  expect(again.task?.id).toBe(sent.task?.id)
  const answered = (await resolve(of, again, { state: 'answered', note: '已改' })).json<FindingView>()
  expect(answered.task).toBe(null)
  expect(await taskOf(sent)).toMatchObject({ state: 'cancelled' })
})

test('the task of a finding outlives the publication of its draft and its withdrawal', async () => {
  const of = await draft()
  const sent = (await resolve(of, falling(await assess(of)), { state: 'todo', task: asked })).json<FindingView>()
  await acceptAll(app, app.officer, of)
  const bindings = await bindingsOf(app, app.officer, of)
  const published = await app.post(app.officer, `${of.path}/publish`, { bindings })
  expect(published.status, published.text).toBe(200)
  expect(await taskOf(sent)).toMatchObject({ state: 'to-accept' })
  expect(falling(await findings(of))).toMatchObject({ state: 'todo', task: { isOpen: true, state: 'to-accept' } })
  await app.post(app.officer, `/api/plans/${of.planId}/withdraw`, { reason: '测试结束' })
  expect(await taskOf(sent)).toMatchObject({ state: 'to-accept' })
})

test('publishing warns of a draft, of findings without an answer, and of the same plan in force', async () => {
  const of = await draft()
  await assess(of)
  const cautions = async (one: Opened) =>
    (await app.request('GET', `${one.path}/publication`, { as: app.officer })).json<Publication>().cautions
  expect(await cautions(of)).toEqual({ draft: null, openFindingCount: 1, highFindingCount: 1, inForce: [] })
  await resolve(of, falling(await findings(of)), { state: 'answered', note: '口径不同' })
  expect(await cautions(of)).toMatchObject({ openFindingCount: 0, highFindingCount: 0 })
  const again = await app.compiled(
    app.officer,
    longTerm('2025-2026', '到2026年，科技型中小企业达到820家以上。').replace('年）\n', '年）\n（征求意见稿）\n'),
  )
  expect(await cautions(again)).toMatchObject({
    draft: 'draft-for-comment',
    inForce: [{ planId: inForce.planId, title: expect.stringContaining('（2025-2026年）') }],
  })
})

test('a finding whose task was cancelled waits for an answer again, and says so', async () => {
  const of = await draft()
  const sent = (await resolve(of, falling(await assess(of)), { state: 'todo', task: asked })).json<FindingView>()
  const { revision } = await taskOf(sent)
  const cancelled = await app.post(app.officer, `/api/tasks/${sent.task?.id}/decisions`, {
    act: 'cancel',
    revision,
    words: '不再需要',
  })
  expect(cancelled.status, cancelled.text).toBe(200)
  const open = falling(await findings(of))
  expect(open).toMatchObject({ state: 'open', task: { id: sent.task?.id, state: 'cancelled', isOpen: false } })
  const anew = (await resolve(of, open, { state: 'todo', task: asked })).json<FindingView>()
  expect(anew).toMatchObject({ state: 'todo', task: { isOpen: true } })
  expect(anew.task?.id).not.toBe(sent.task?.id)
})

test('page and opinion count the same and use the same words', async () => {
  const of = await draft()
  const finding = falling(await assess(of))
  const opinion = async () => {
    const answer = await app.request('GET', `${of.path}/findings/opinion`, { as: app.officer })
    return (await readDocument(answer.bytes, { fileName: 'opinion.docx' })).text
  }
  expect(await opinion()).toContain('其中待答复 1 条。')
  await resolve(of, finding, { state: 'todo', task: asked })
  expect(countFindings((await findings(of)).items)).toEqual({ open: 0, answered: 0, todo: 1 })
  const text = await opinion()
  expect(text).toContain('其中已转任务 1 条。')
  expect(text).toContain('（第 1 版）')
  for (const other of ['尚未答复', '已转办', '稿）与']) expect(text).not.toContain(other)
})

test('a district may ask for less than its city, not for more', async () => {
  const less = await draft('到2026年，科技型中小企业达到90家以上。', district)
  expect((await assess(less)).items).toEqual([])
  const more = await draft('到2026年，科技型中小企业达到900家以上。', district)
  expect((await assess(more)).items).toMatchObject([{ type: 'conflict', severity: 'high' }])
})

test('an officer of a district reaches the sentence of the city on its public page', async () => {
  const of = await draft('到2026年，科技型中小企业达到950家以上。', district)
  await assess(of)
  const officer = await app.person({ role: 'district-officer', regionPath: district })
  const seen = (await app.request('GET', `${of.path}/findings`, { as: officer })).json<VersionFindings>()
  expect(seen.items[0]?.quotes.map((quote) => quote.href)).toEqual([
    expect.stringContaining(`/plans/${of.planId}/versions/`),
    `/public/plans/${inForce.planId}`,
  ])
})

test('asked again while it runs, the answer is the same work; afterwards it is new', async () => {
  const of = await draft()
  const ask = async () => (await app.post(app.officer, `${of.path}/findings`)).json<{ jobId: string }>().jobId
  const [first, second] = await Promise.all([ask(), ask()])
  expect(second).toBe(first)
  await jobOver(app, first)
  expect((await findings(of)).running).toBeNull()
  const third = await ask()
  expect(third).not.toBe(first)
  await jobOver(app, third)
  const job = await app.services.jobs.view(third)
  expect(job).toMatchObject({ state: 'done', progressShare: 1, result: { findingCount: 1, basisCount: 1 } })
})

test('whoever asked is told when it is done, with the way to the findings', async () => {
  const of = await draft()
  await assess(of)
  const told = await app.services.db.query<{ title_zh: string; link: string }>(
    `select title_zh, link from notices.notice where reason = 'plans.assessed' and link like $1`,
    [`%${of.versionId}%`],
  )
  expect(told).toMatchObject([{ title_zh: expect.stringContaining('1 条意见，其中严重 1 条') }])
})

test('findings are outdated once a figure changes, not by accepting it as it was read', async () => {
  const of = await draft()
  const fresh = { figures: false, basis: false }
  expect((await assess(of)).assessment?.outdated).toEqual(fresh)
  const item = itemNamed(of.review, '700')
  await app.decide(app.officer, of, item, 'accept')
  expect((await findings(of)).assessment?.outdated).toEqual(fresh)
  const seen = itemNamed(await app.review(app.officer, of), '700')
  await app.decide(app.officer, of, seen, 'correct', { fields: { ...fieldsOf(seen), value: '900' } })
  expect((await findings(of)).assessment?.outdated).toEqual({ figures: true, basis: false })
  expect((await assess(of)).assessment?.outdated).toEqual(fresh)
})

test('findings are outdated once another plan is in force', async () => {
  const of = await draft()
  await assess(of)
  const other = await app.compiled(
    app.officer,
    longTerm('2024-2025', '到2025年，瞪羚企业达到20家以上。').replace('科技企业', '瞪羚企业'),
  )
  await acceptAll(app, app.officer, other)
  const bindings = await bindingsOf(app, app.officer, other)
  await app.post(app.officer, `${other.path}/publish`, { bindings, leaveOutUndecided: false })
  expect((await findings(of)).assessment?.outdated).toEqual({ figures: false, basis: true })
  const opinion = await app.request('GET', `${of.path}/findings/opinion`, { as: app.officer })
  const { text } = await readDocument(opinion.bytes, { fileName: 'opinion.docx' })
  expect(text).toContain('印发前请重新评估')
  await app.post(app.officer, `/api/plans/${other.planId}/withdraw`, { reason: '测试结束' })
  expect((await findings(of)).assessment?.outdated).toEqual({ figures: false, basis: false })
})

test("two documents that use two names of one indicator of the city's catalogue are held against each other", async () => {
  const named = (name: string, count: number, year: number) =>
    longTerm(`2025-${year}`, `到${year}年，${name}达到${count}家。第${count}稿。`).replace('科技企业', '双创载体')
  const first = await app.compiled(app.officer, named('科技创业载体', 30, 2026))
  await acceptAll(app, app.officer, first)
  const bindings = await bindingsOf(app, app.officer, first)
  await app.post(app.officer, `${first.path}/publish`, { bindings, leaveOutUndecided: false })
  const of = await app.compiled(app.officer, named('创新孵化阵地', 25, 2027))
  expect((await assess(of)).items).toEqual([])
  const found = await app.request('GET', `/api/indicators?q=${encodeURIComponent('科技创业载体')}`, { as: app.officer })
  const [indicator] = found.json<{ items: { id: string }[] }>().items
  const added = await app.request('POST', `/api/indicators/${indicator?.id}/aliases`, {
    as: app.officer,
    body: { add: ['创新孵化阵地数'], remove: [] },
  })
  expect(added.status, added.text).toBe(200)
  expect((await assess(of)).items).toMatchObject([{ type: 'already-met', quotes: [{}, {}] }])
})

test('the opinion names the draft, the basis, every sentence, the sums and what was answered', async () => {
  const of = await draft()
  const early = await app.request('GET', `${of.path}/findings/opinion`, { as: app.officer })
  expect([early.status, early.codes]).toEqual([409, ['plans.not-assessed']])
  const finding = falling(await assess(of))
  await resolve(of, finding, { state: 'answered', note: '统计口径已经调整' })
  const answer = await app.request('GET', `${of.path}/findings/opinion`, { as: app.officer })
  expect(answer.status).toBe(200)
  const { text } = await readDocument(answer.bytes, { fileName: 'opinion.docx' })
  for (const words of [
    '政策一致性评估意见',
    '《淮安市科技企业培育规划（2025-2027年）》',
    '《淮安市科技企业培育规划（2025-2026年）》',
    '“科技型中小企业达到700家以上”（本稿）',
    '“科技型中小企业达到800家以上”（《淮安市科技企业培育规划（2025-2026年）》）',
    finding.arithmetic.zh,
    finding.ask.zh,
    '统计口径已经调整（甲）',
    '审核人：',
    finding.reason?.zh ?? '理由',
  ])
    expect(text).toContain(words)
})

test('the opinion is there in English too, with quotes as printed', async () => {
  const of = await draft()
  const finding = falling(await assess(of))
  const answer = await app.request('GET', `${of.path}/findings/opinion?locale=en`, { as: app.officer })
  const { text } = await readDocument(answer.bytes, { fileName: 'opinion.docx' })
  for (const words of [
    'Opinion on policy consistency',
    '1 finding: 1 to be changed or explained',
    finding.message.en,
    finding.arithmetic.en,
    finding.reason?.en ?? 'a reason',
    finding.ask.en,
    '“科技型中小企业达到700家以上” (this draft)',
    'Reviewed by:',
  ])
    expect(text).toContain(words)
})

test('every assessment and every decision is in the operation log', async () => {
  const of = await draft()
  await resolve(of, falling(await assess(of)), { state: 'todo', task: asked })
  const log = await app.services.db.query<{ action: string }>(
    `select action from audit.operation where object = $1 and action in ('plans.lint-version', 'plans.resolve-finding')`,
    [`plan:${of.planId}`],
  )
  expect(log.map((line) => line.action).sort()).toEqual(['plans.lint-version', 'plans.resolve-finding'])
})
