import { afterAll, beforeAll, expect, test } from 'vitest'
import { jobOver, type PlansApp, startPlansApp } from '../../testing/plans-app.ts'

let app: PlansApp

beforeAll(async () => {
  app = await startPlansApp()
})
afterAll(() => app.close())

const long = '市级以上重点建设的科技创新与产业发展综合服务平台'.repeat(6)

test.each([
  ['figures that nothing is said of', '一、总体要求\n30%。\n5个🙂\n到2027年，样例企业达120家以上。'],
  ['an indicator of many words', `一、总体要求\n到2027年，${long}12个、${long}收入5亿元，分别增长5%。`],
  ['a zero character behind a byte order mark', '\ufeff到2027年，样例企业达12\u0000家以上，样例机构达31家以上。'],
  ['emoji in every name', `到2027年，${'🙂'.repeat(700)}样例企业达13家以上。\n一、${'🙂'.repeat(400)}\n建成平台3个。`],
  ['a title of emoji', `a${'🙂'.repeat(200)}行动方案\n到2027年，样例企业达14家以上。`],
])('a text with %s is read and can be reviewed', async (_, text) => {
  const uploaded = await app.upload(app.officer, text)
  expect(await jobOver(app, uploaded.jobId ?? '')).toBe('done')
  const { items, version } = await app.review(app.officer, uploaded)
  expect(version.state).toBe('review')
  const path = `/api/plans/${uploaded.planId}/versions/${uploaded.versionId}/text`
  const read = (await app.request('GET', path, { as: app.officer })).json<{ text: string }>()
  for (const item of items) expect(read.text.startsWith(item.quote, item.offset)).toBe(true)
})
