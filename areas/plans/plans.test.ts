import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ItemView, PublishResult, ReviewStep, VersionReview } from './contract.ts'
import {
  acceptAll,
  bindingsOf,
  city,
  jobOver,
  type Opened,
  type PlansApp,
  planOf,
  planText,
  startPlansApp,
} from './testing/plans-app.ts'

let app: PlansApp
let opened: Opened
let nth = 0
/** The same plan under another name: another file, so another upload. */
const another = () => planText.replace('一、', `（第${++nth}稿）\n一、`)

beforeAll(async () => {
  app = await startPlansApp()
  opened = await app.compiled(app.officer)
})
afterAll(() => app.close())

const itemNamed = (review: VersionReview, words: string): ItemView => {
  const item = review.items.find((each) => each.quote.includes(words))
  if (!item) throw new Error(`no item quotes ${words}`)
  return item
}
const decide = (as = app.officer, of = opened, item: ItemView, action: string, more = {}) =>
  app.post(as, `${of.path}/items/${item.id}/review`, { action, revision: item.revision, ...more })
const fieldsOf = ({
  measureId,
  indicator,
  subject,
  value,
  valueMax,
  unit,
  comparator,
  mode,
  kind,
  deadline,
  growth,
  quote,
  offset,
}: ItemView) => ({
  measureId,
  indicator,
  subject,
  value,
  valueMax,
  unit,
  comparator,
  mode,
  kind,
  deadline,
  growth,
  quote,
  offset,
})

describe('upload and reading', () => {
  test('a plan is read into facts, measures, matched units and proposed items whose quotes are the text', async () => {
    const { review } = opened
    const { text } = (await app.request('GET', `${opened.path}/text`, { as: app.officer })).json<{ text: string }>()
    expect(text).toBe(planText)
    expect(review.plan).toMatchObject({
      title: expect.stringContaining('培育科技企业行动方案'),
      status: 'draft-for-comment',
      periodTo: '2027',
    })
    expect(review.version).toMatchObject({
      state: 'review',
      ordinal: 1,
      counts: { decided: 0, total: review.items.length },
    })
    expect(itemNamed(review, '1400')).toMatchObject({
      value: '1400',
      unit: '家',
      comparator: '>=',
      mode: 'stock',
      deadline: '2027',
      state: 'proposed',
    })
    for (const item of review.items) expect(planText.startsWith(item.quote, item.offset)).toBe(true)
    const units = review.measures.flatMap((measure) => measure.units)
    expect(units.find((unit) => unit.resolved === '市科技局')?.departmentId).toBe(app.departments.get('市科技局'))
    expect(units.find((unit) => unit.resolved === '市文物局')?.departmentId).toBe(null)
  })

  test('the same bytes again open what is there', async () => {
    const again = await app.upload(app.colleague)
    expect(again).toMatchObject({ planId: opened.planId, versionId: opened.versionId, isExisting: true })
  })

  test('the same bytes uploaded twice at once become one plan', async () => {
    const text = another()
    const both = await Promise.all([app.upload(app.officer, text), app.upload(app.colleague, text)])
    expect(new Set(both.map((each) => each.planId)).size).toBe(1)
    expect(both.map((each) => each.isExisting).sort()).toEqual([false, true])
  })

  test('the same bytes in another region are a plan of their own', async () => {
    const other = await app.person({ role: 'district-officer', regionPath: '320800/320812/' })
    expect(await app.upload(other, planText, { regionPath: '320800/320812/' })).toMatchObject({ isExisting: false })
  })

  test('the same bytes cannot be a version of another plan', async () => {
    const second = await app.compiled(app.officer, another())
    const answer = await app.request('POST', '/api/plans', {
      as: app.officer,
      file: { name: '方案.txt', content: planText },
      body: { regionPath: city, planId: second.planId },
    })
    expect([answer.status, answer.codes]).toEqual([409, ['plans.existing-elsewhere']])
  })

  test('the original comes back byte for byte', async () => {
    const answer = await app.request('GET', `${opened.path}/original`, { as: app.officer })
    expect(answer.bytes.equals(Buffer.from(planText))).toBe(true)
    expect(answer.headers['content-disposition']).toContain("filename*=UTF-8''%E6%96%B9%E6%A1%88.txt")
  })

  test.each([
    ['an empty file', '空.txt', '', 'files.empty'],
    ['a file of white space', '白.txt', ' \n\n \t\n', 'documents.empty'],
    [
      'a picture with the name of a document',
      '图.docx',
      Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      'documents.unsupported-type',
    ],
    ['an archive that is cut off', '坏.docx', Buffer.from('504b0304140000000800', 'hex'), 'documents.'],
    ['a program', '程序.txt', Buffer.from(`4d5a9000${'00'.repeat(200)}`, 'hex'), 'documents.'],
  ])('%s is kept, and refused with a reason', async (_, name, content, code) => {
    const answer = await app.request('POST', '/api/plans', {
      as: app.officer,
      file: { name, content },
      body: { regionPath: city },
    })
    if (answer.status !== 202) return void expect(answer.codes[0]).toMatch(code)
    const { planId, versionId, jobId } = answer.json<{ planId: string; versionId: string; jobId: string }>()
    expect(await jobOver(app, jobId)).toBe('refused')
    const { version } = await app.review(app.officer, { planId, versionId })
    expect(version.state).toBe('failed')
    expect(version.problems[0]?.code).toMatch(code)
    expect(version.problems[0]?.message.zh).toContain(name)
  })

  test('a text of no policy is read and has nothing to review', async () => {
    const { review } = await app.compiled(app.officer, '今天天气很好。')
    expect([review.version.state, review.items]).toEqual(['review', []])
  })

  test('a failed version is put away, and the same file can then be tried again', async () => {
    const bad = { as: app.officer, file: { name: '坏.pdf', content: '%PDF-1.7 broken' }, body: { regionPath: city } }
    const first = (await app.request('POST', '/api/plans', bad)).json<{
      planId: string
      versionId: string
      jobId: string
    }>()
    await jobOver(app, first.jobId)
    expect(
      (await app.post(app.officer, `/api/plans/${first.planId}/versions/${first.versionId}/recompile`)).status,
    ).toBe(202)
    const state = async () => (await app.review(app.officer, first)).version
    const again = await state()
    if (again.jobId) await jobOver(app, again.jobId)
    expect((await state()).state).toBe('failed')
    expect((await app.post(app.officer, `/api/plans/${first.planId}/versions/${first.versionId}/discard`)).status).toBe(
      204,
    )
    expect((await app.request('POST', '/api/plans', bad)).json()).toMatchObject({ isExisting: false })
  })
})

describe('review', () => {
  test('accepting, correcting and rejecting keep what was before and count', async () => {
    const of = await app.compiled(app.officer, another())
    const [first, second, third] = of.review.items
    if (!first || !second || !third) throw new Error('too few items')
    await decide(app.officer, of, first, 'accept')
    const corrected = await decide(app.officer, of, second, 'correct', {
      fields: { ...fieldsOf(second), value: '55.50', subject: '高新区' },
    })
    expect(corrected.json<ReviewStep>().items[0]).toMatchObject({
      state: 'corrected',
      value: '55.5',
      subject: '高新区',
      compiled: { value: second.value },
      reviewedBy: '甲',
      revision: 2,
    })
    const rejected = await decide(app.officer, of, third, 'reject', { note: '口号' })
    expect(rejected.json<ReviewStep>()).toMatchObject({
      items: [{ state: 'rejected', note: '口号' }],
      counts: { decided: 3, rejected: 1 },
    })
    const history = await app.request('GET', `${of.path}/items/${second.id}/history`, { as: app.officer })
    expect(history.json<{ items: unknown[] }>().items).toMatchObject([
      { action: 'correct', by: '甲', before: { value: second.value }, after: { value: '55.5' } },
    ])
  })

  test('two officers on one item: the second is told who changed what, and nothing of theirs is saved', async () => {
    const of = await app.compiled(app.officer, another())
    const item = itemNamed(of.review, '1400')
    await decide(app.officer, of, item, 'correct', { fields: { ...fieldsOf(item), value: '1500' } })
    const late = await decide(app.colleague, of, item, 'reject')
    expect([late.status, late.codes]).toEqual([409, ['plans.item-changed']])
    expect(late.text).toContain('甲 刚刚改动了这一条（数值）')
    expect(itemNamed(await app.review(app.officer, of), '1400')).toMatchObject({ state: 'corrected', value: '1500' })
  })

  test('of two decisions at the same moment exactly one stands', async () => {
    const of = await app.compiled(app.officer, another())
    const item = itemNamed(of.review, '1400')
    const both = await Promise.all([decide(app.officer, of, item, 'accept'), decide(app.colleague, of, item, 'reject')])
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409])
  })

  test('an added item must quote the text exactly where it stands', async () => {
    const of = await app.compiled(app.officer, another())
    const base = fieldsOf(itemNamed(of.review, '1400'))
    const wrong = await app.post(app.officer, `${of.path}/items`, { fields: { ...base, offset: base.offset + 1 } })
    expect([wrong.status, wrong.codes]).toEqual([422, ['plans.quote-not-in-text']])
    const added = await app.post(app.officer, `${of.path}/items`, { fields: { ...base, indicator: '新指标' } })
    expect([added.status, added.json<ReviewStep>().items[0]?.state]).toEqual([201, 'added'])
  })

  test('a wrong correction is refused with every reason', async () => {
    const of = await app.compiled(app.officer, another())
    const item = itemNamed(of.review, '1400')
    const fields = {
      ...fieldsOf(item),
      comparator: 'range',
      quote: '没有这句',
      measureId: 'plm_00000000000000000000000000',
    }
    const answer = await decide(app.officer, of, item, 'correct', { fields })
    expect(answer.codes).toEqual(['plans.quote-not-in-text', 'plans.range-incomplete', 'plans.measure-unknown'])
    const shapeless = await decide(app.officer, of, item, 'correct', {
      fields: { ...fieldsOf(item), value: '很多', deadline: '明年' },
    })
    expect([shapeless.status, shapeless.codes.length]).toEqual([422, 2])
  })

  test('steps are undone one by one, back to the beginning', async () => {
    const of = await app.compiled(app.officer, another())
    const item = itemNamed(of.review, '1400')
    const first = (await decide(app.officer, of, item, 'accept')).json<ReviewStep>()
    const accepted = first.items[0] as ItemView
    const second = (await decide(app.officer, of, accepted, 'reject')).json<ReviewStep>()
    const tooEarly = await app.post(app.officer, `${of.path}/reviews/${first.batchId}/undo`)
    expect([tooEarly.status, tooEarly.codes]).toEqual([409, ['plans.item-changed']])
    expect((await app.post(app.officer, `${of.path}/reviews/${second.batchId}/undo`)).json()).toMatchObject({
      items: [{ state: 'accepted' }],
    })
    expect((await app.post(app.officer, `${of.path}/reviews/${first.batchId}/undo`)).json()).toMatchObject({
      items: [{ state: 'proposed', reviewedBy: null }],
      counts: { decided: 0 },
    })
    const again = await app.post(app.officer, `${of.path}/reviews/${first.batchId}/undo`)
    expect([again.status, again.codes]).toEqual([404, ['plans.review-not-found']])
  })

  test('undoing an added item removes it, and its history stays', async () => {
    const of = await app.compiled(app.officer, another())
    const fields = { ...fieldsOf(itemNamed(of.review, '1400')), indicator: '新指标' }
    const added = (await app.post(app.officer, `${of.path}/items`, { fields })).json<ReviewStep>()
    const undone = await app.post(app.officer, `${of.path}/reviews/${added.batchId}/undo`)
    expect(undone.json()).toMatchObject({ items: [], removedItemIds: [added.items[0]?.id] })
    const history = await app.request('GET', `${of.path}/items/${added.items[0]?.id}/history`, { as: app.officer })
    expect(history.json<{ items: unknown[] }>().items).toMatchObject([{ action: 'add', undoneBy: '甲' }])
  })

  test('accepting above a confidence takes only those, as one step that is undone as one', async () => {
    const of = await app.compiled(app.officer, another())
    const shares = of.review.items.map((item) => item.confidenceShare ?? 0)
    const bar = shares.toSorted((a, b) => a - b)[Math.floor(shares.length / 2)] ?? 0
    const step = (await app.post(app.officer, `${of.path}/accept`, { minConfidenceShare: bar })).json<ReviewStep>()
    expect(step.items).toHaveLength(shares.filter((share) => share >= bar).length)
    const undone = await app.post(app.officer, `${of.path}/reviews/${step.batchId}/undo`)
    expect(undone.json()).toMatchObject({ counts: { decided: 0 } })
  })

  test('a unit is matched to a department for every measure that names it', async () => {
    const of = await app.compiled(app.officer, another())
    const departmentId = app.departments.get('市商务局')
    const answer = await app.request('PUT', `${of.path}/units`, {
      as: app.officer,
      body: { resolved: '市文物局', departmentId },
    })
    expect(answer.json()).toEqual({ changedCount: 1, departmentName: '市商务局' })
    const unknown = await app.request('PUT', `${of.path}/units`, {
      as: app.officer,
      body: { resolved: '市财政局', departmentId: 'dep_none' },
    })
    expect(unknown.codes).toEqual(['plans.department-unknown'])
    const nobody = await app.request('PUT', `${of.path}/units`, {
      as: app.officer,
      body: { resolved: '市无此局', departmentId },
    })
    expect(nobody.codes).toEqual(['plans.unit-unknown'])
  })

  test('facts that a person corrected survive a new version of the text; stale ones are refused', async () => {
    const of = await app.compiled(app.officer, another())
    const { title, issuer, number, issued, status, kind, periodFrom, periodTo, revision } = of.review.plan
    const body = { title, issuer, number, issued, status, kind, periodFrom, periodTo, revision }
    const patch = (changes: object) =>
      app.request('PATCH', `/api/plans/${of.planId}`, { as: app.officer, body: { ...body, ...changes } })
    expect((await patch({ periodFrom: '2028' })).codes).toEqual(['plans.period-reversed'])
    expect((await patch({ title: '改过的标题', issuer: '市政府办' })).json()).toMatchObject({
      title: '改过的标题',
      revision: revision + 1,
    })
    expect((await patch({ title: '又一个' })).codes).toEqual(['plans.facts-changed'])
    await app.compiled(app.officer, another(), { planId: of.planId })
    expect(await planOf(app, app.officer, of.planId)).toMatchObject({
      title: '改过的标题',
      versions: [{ ordinal: 2 }, { ordinal: 1 }],
    })
  })
})

describe('publication', () => {
  const rowsOf = (sql: string, params: unknown[]) => app.services.db.query<{ n: bigint }>(sql, params)
  const activeTargets = async (planId: string) =>
    Number(
      (
        await rowsOf(`select count(*) as n from indicators.target where plan_id = $1 and status = 'active'`, [planId])
      )[0]?.n,
    )

  test('makes targets with quote, departments and place in the document', async () => {
    const of = await app.compiled(app.officer, another())
    await acceptAll(app, app.officer, of)
    const bindings = await bindingsOf(app, app.officer, of)
    const answer = await app.post(app.officer, `${of.path}/publish`, { bindings })
    expect(answer.status, answer.text).toBe(200)
    const result = answer.json<PublishResult>()
    expect(result).toMatchObject({ targetCount: of.review.items.length, isRepeated: false })
    expect(await activeTargets(of.planId)).toBe(result.targetCount)
    const [target] = await app.services.db.query<{ quote: string; departments: string[]; href: string }>(
      `select t.quote, t.href, array(select d.department_id from indicators.target_department d
         where d.region_path = t.region_path and d.target_id = t.id order by d.place) as departments
       from indicators.target t where t.plan_id = $1 and t.quote like '%1400%'`,
      [of.planId],
    )
    expect(target?.departments).toEqual([app.departments.get('市科技局'), app.departments.get('市财政局')])
    expect(target?.href).toContain(`/plans/${of.planId}/versions/${of.versionId}?item=`)
  })

  test('asked again by the same person answers the same and does nothing twice; another is told who published', async () => {
    const of = await app.compiled(app.officer, another())
    await acceptAll(app, app.officer, of)
    const bindings = await bindingsOf(app, app.officer, of)
    await app.post(app.officer, `${of.path}/publish`, { bindings })
    const targets = await activeTargets(of.planId)
    const again = await app.post(app.officer, `${of.path}/publish`, { bindings })
    expect(again.json()).toMatchObject({ isRepeated: true, targetCount: targets })
    const other = await app.post(app.colleague, `${of.path}/publish`, { bindings })
    expect([other.status, other.codes]).toEqual([409, ['plans.published-by-other']])
    expect(other.text).toContain('甲')
    expect(await activeTargets(of.planId)).toBe(targets)
  })

  test('by two officers at once happens exactly once', async () => {
    const of = await app.compiled(app.officer, another())
    await acceptAll(app, app.officer, of)
    const bindings = await bindingsOf(app, app.officer, of)
    const both = await Promise.all(
      [app.officer, app.colleague].map((as) => app.post(as, `${of.path}/publish`, { bindings })),
    )
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409])
    expect(await activeTargets(of.planId)).toBe(bindings.length)
  })

  test('with a binding that the indicators refuse writes nothing at all', async () => {
    const of = await app.compiled(app.officer, another())
    await acceptAll(app, app.officer, of)
    const bindings = await bindingsOf(app, app.officer, of)
    const [first, ...rest] = bindings
    const broken = [...rest, { itemId: first?.itemId, revision: first?.revision, indicatorId: 'ind_none' }]
    const answer = await app.post(app.officer, `${of.path}/publish`, { bindings: broken })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.codes.length).toBeGreaterThan(0)
    expect(await activeTargets(of.planId)).toBe(0)
    expect((await app.review(app.officer, of)).version.state).toBe('review')
  })

  test('waits for every decision, unless the rest is left out', async () => {
    const of = await app.compiled(app.officer, another())
    await decide(app.officer, of, itemNamed(of.review, '1400'), 'accept')
    const bindings = await bindingsOf(app, app.officer, of)
    const early = await app.post(app.officer, `${of.path}/publish`, { bindings })
    expect([early.status, early.codes]).toEqual([422, ['plans.items-undecided']])
    const answer = await app.post(app.officer, `${of.path}/publish`, { bindings, leaveOutUndecided: true })
    expect(answer.json()).toMatchObject({ targetCount: 1 })
  })

  test('of an item that was changed after the preview is refused, and nothing is published', async () => {
    const of = await app.compiled(app.officer, another())
    const accepted = await acceptAll(app, app.officer, of)
    const bindings = await bindingsOf(app, app.officer, of)
    const item = itemNamed(accepted, '1400')
    await decide(app.colleague, of, item, 'correct', { fields: { ...fieldsOf(item), value: '1500' } })
    const answer = await app.post(app.officer, `${of.path}/publish`, { bindings })
    expect([answer.status, answer.codes]).toEqual([409, ['plans.items-changed']])
    expect(await activeTargets(of.planId)).toBe(0)
  })

  test('freezes the version until it is withdrawn; then its decisions are still there', async () => {
    const of = await app.compiled(app.officer, another())
    await acceptAll(app, app.officer, of)
    await app.post(app.officer, `${of.path}/publish`, { bindings: await bindingsOf(app, app.officer, of) })
    const item = itemNamed(await app.review(app.officer, of), '1400')
    const frozen = await decide(app.officer, of, item, 'reject')
    expect([frozen.status, frozen.codes]).toEqual([409, ['plans.version-not-in-review']])
    expect((await app.post(app.officer, `${of.path}/discard`)).codes).toEqual(['plans.version-not-discardable'])
    const withdrawn = await app.post(app.officer, `/api/plans/${of.planId}/withdraw`, { reason: '目标值有误' })
    expect(withdrawn.json()).toEqual({ withdrawnTargetCount: of.review.items.length })
    expect(await activeTargets(of.planId)).toBe(0)
    expect((await app.post(app.officer, `/api/plans/${of.planId}/withdraw`, { reason: '再撤' })).codes).toEqual([
      'plans.not-published',
    ])
    expect((await app.post(app.officer, `${of.path}/reopen`)).status).toBe(204)
    expect((await app.review(app.officer, of)).version).toMatchObject({
      state: 'review',
      counts: { decided: of.review.items.length },
    })
    const again = await app.post(app.officer, `${of.path}/publish`, {
      bindings: await bindingsOf(app, app.officer, of),
    })
    expect(again.status, again.text).toBe(200)
  })

  test('of a new version replaces the targets of the one before', async () => {
    const first = await app.compiled(app.officer, another())
    await acceptAll(app, app.officer, first)
    await app.post(app.officer, `${first.path}/publish`, { bindings: await bindingsOf(app, app.officer, first) })
    const second = await app.compiled(app.officer, another().replace('1400', '1500'), { planId: first.planId })
    await acceptAll(app, app.officer, second)
    const preview = await app.request('GET', `${second.path}/publication`, { as: app.officer })
    expect(preview.json()).toMatchObject({ replacedTargetCount: first.review.items.length })
    await app.post(app.officer, `${second.path}/publish`, { bindings: await bindingsOf(app, app.officer, second) })
    expect((await planOf(app, app.officer, first.planId)).versions.map((version) => version.state)).toEqual([
      'published',
      'superseded',
    ])
    expect(await activeTargets(first.planId)).toBe(second.review.items.length)
    const values = await app.services.db.query<{ value: string }>(
      `select value from indicators.target where plan_id = $1 and status = 'active' and quote like '%达1%'`,
      [first.planId],
    )
    expect(values).toEqual([{ value: '1500' }])
  })

  test('is seen by everybody, by measure and with how each target stands; an unpublished plan is not', async () => {
    const of = await app.compiled(app.officer, another())
    await acceptAll(app, app.officer, of)
    expect((await app.request('GET', `/api/public/plans/${of.planId}`)).status).toBe(404)
    await app.post(app.officer, `${of.path}/publish`, { bindings: await bindingsOf(app, app.officer, of) })
    const page = await app.request('GET', `/api/public/plans/${of.planId}`)
    expect(page.status, page.text).toBe(200)
    expect(page.json()).toMatchObject({
      regionName: '淮安市',
      measures: [
        { units: [{ name: '市科技局' }, { name: '市财政局' }], targets: [{ current: { status: 'no-data' } }, {}] },
        {},
      ],
    })
    const list = await app.request('GET', '/api/public/plans?pageSize=200')
    expect(list.json<{ items: { id: string }[] }>().items.map((plan) => plan.id)).toContain(of.planId)
  })

  test('tells the departments that answer for it, and closes the to-do of the reviewer', async () => {
    const departmentId = app.departments.get('市财政局') ?? ''
    const bureau = await app.person({ role: 'department-officer', regionPath: city, departmentId })
    const of = await app.compiled(app.officer, another())
    const todos = async (as = app.officer) =>
      (await app.request('GET', '/api/notices?pageSize=100', { as })).json<{
        items: { title: { zh: string }; link: string }[]
      }>().items
    expect((await todos()).some((notice) => notice.link.endsWith(of.versionId))).toBe(true)
    await acceptAll(app, app.officer, of)
    await app.post(app.officer, `${of.path}/publish`, { bindings: await bindingsOf(app, app.officer, of) })
    expect((await todos()).some((notice) => notice.link.endsWith(of.versionId))).toBe(false)
    expect((await todos(bureau)).find((notice) => notice.link.endsWith(of.versionId))?.title.zh).toContain(
      '贵单位负责 1 项任务',
    )
  })

  test('is asked for by those who reviewed, once everything is decided', async () => {
    const leader = await app.person({ role: 'city-leader', regionPath: city })
    const of = await app.compiled(app.officer, another())
    expect((await app.post(app.officer, `${of.path}/ask-publication`)).codes).toEqual(['plans.items-undecided'])
    await acceptAll(app, app.officer, of)
    expect((await app.post(app.officer, `${of.path}/ask-publication`)).status).toBe(204)
    const asked = (await app.request('GET', '/api/notices', { as: leader })).json<{
      items: { title: { zh: string } }[]
    }>()
    expect(asked.items[0]?.title.zh).toContain('甲请您发布')
  })
})
