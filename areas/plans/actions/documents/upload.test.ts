import { Document, Packer, Paragraph, TextRun } from 'docx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  anotherText,
  city,
  district,
  itemNamed,
  jobOver,
  type Opened,
  type PlansApp,
  planText,
  startPlansApp,
} from '../../testing/plans-app.ts'

let app: PlansApp
let opened: Opened

beforeAll(async () => {
  app = await startPlansApp()
  opened = await app.compiled(app.officer)
})
afterAll(() => app.close())

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
  const text = anotherText()
  const both = await Promise.all([app.upload(app.officer, text), app.upload(app.colleague, text)])
  expect(new Set(both.map((each) => each.planId)).size).toBe(1)
  expect(both.map((each) => each.isExisting).sort()).toEqual([false, true])
})

test('the same bytes in another region are a plan of their own', async () => {
  const other = await app.person({ role: 'district-officer', regionPath: '320800/320812/' })
  expect(await app.upload(other, planText, { regionPath: '320800/320812/' })).toMatchObject({ isExisting: false })
})

test('the same bytes cannot be a version of another plan', async () => {
  const second = await app.compiled(app.officer, anotherText())
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
  expect((await app.post(app.officer, `/api/plans/${first.planId}/versions/${first.versionId}/recompile`)).status).toBe(
    202,
  )
  const state = async () => (await app.review(app.officer, first)).version
  const again = await state()
  if (again.jobId) await jobOver(app, again.jobId)
  expect((await state()).state).toBe('failed')
  expect((await app.post(app.officer, `/api/plans/${first.planId}/versions/${first.versionId}/discard`)).status).toBe(
    204,
  )
  expect((await app.request('POST', '/api/plans', bad)).json()).toMatchObject({ isExisting: false })
})

test('a plan that speaks of another region is read, with a warning', async () => {
  const { review } = await app.compiled(app.officer, planText.replaceAll('淮安市', '宿迁市'))
  expect(review.version.warnings[0]?.zh).toContain('宿迁市')
  expect(opened.review.version.warnings).toEqual([])
})

test('a document in Word is read like the text, and every quote stands at its offset', async () => {
  const document = new Document({
    sections: [{ children: planText.split('\n').map((line) => new Paragraph({ children: [new TextRun(line)] })) }],
  })
  const answer = await app.request('POST', '/api/plans', {
    as: app.officer,
    file: { name: '方案.docx', content: await Packer.toBuffer(document) },
    body: { regionPath: city },
  })
  const at = answer.json<{ planId: string; versionId: string; jobId: string }>()
  expect(await jobOver(app, at.jobId)).toBe('done')
  const { version, items } = await app.review(app.officer, at)
  const path = `/api/plans/${at.planId}/versions/${at.versionId}/text`
  const { text } = (await app.request('GET', path, { as: app.officer })).json<{ text: string }>()
  expect([version.format, items.length]).toEqual(['docx', opened.review.items.length])
  for (const item of items) expect(text.startsWith(item.quote, item.offset)).toBe(true)
})

test.each([
  ['a zero byte', '到2027年，样例企业达12\u0000家以上，样例机构达30家以上。'],
  ['half of a surrogate pair', '到2027年，样例企业\ud83d达13家以上。'],
  ['only an endless line', `到2027年，样例企业达14家以上${'、样例'.repeat(60_000)}。`],
])('a text with %s is read or refused, never half-written', async (_, text) => {
  const uploaded = await app.upload(app.officer, text)
  const state = await jobOver(app, uploaded.jobId ?? '')
  const { version } = await app.review(app.officer, uploaded)
  expect(['done review', 'refused failed']).toContain(`${state} ${version.state}`)
})

test('an officer of a district uploads for the district, and is told so before trying the city', async () => {
  const officer = await app.person({ role: 'district-officer', regionPath: district })
  const list = await app.request('GET', '/api/plans', { as: officer })
  expect(list.json()).toMatchObject({ mayUpload: true, uploadRegionPath: district })
  const file = { name: '区方案.txt', content: anotherText() }
  const answer = await app.request('POST', '/api/plans', { as: officer, file, body: { regionPath: city } })
  expect([answer.status, answer.codes]).toEqual([403, ['plans.region-not-yours']])
  const supervisor = await app.person({ role: 'supervisor', regionPath: city })
  const seen = await app.request('GET', '/api/plans', { as: supervisor })
  expect(seen.json()).toMatchObject({ mayUpload: false, uploadRegionPath: null })
})
