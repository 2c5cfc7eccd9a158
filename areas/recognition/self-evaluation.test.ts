import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeCompany } from '../enterprises/testing/made-company.ts'
import { type RecognitionApp, startRecognition, techSmeAnswers } from './testing/recognition-app.ts'

let app: RecognitionApp
beforeAll(async () => {
  app = await startRecognition()
})
afterAll(() => app?.close())

const base = '/api/recognition/self-evaluations'
interface Said {
  pass: boolean | null
  total: number | null
  direct: boolean | null
  items: { id: string; points: number | null }[]
  gates: { id: string; ok: boolean | null }[]
  missing: { fact: string }[]
}
const ask = (answers: Record<string, unknown>, id = 'tech-sme') =>
  app.request('POST', `${base}/${id}`, { body: { answers } })
async function said(over: Record<string, unknown>): Promise<Said> {
  const answer = await ask({ ...techSmeAnswers, ...over })
  if (answer.status !== 200) throw new Error(answer.text)
  return answer.json<Said>()
}
const points = ({ items }: Said, id: string) => items.find((item) => item.id === id)?.points

describe('each band edge of 科技型中小企业, as a visitor sees it', () => {
  test.each([
    ['30', 20],
    ['29.999999', 16],
    ['25', 16],
    ['24.999999', 12],
    ['20', 12],
    ['19.999999', 8],
    ['15', 8],
    ['14.999999', 4],
    ['10', 4],
    ['9.999999', 0],
  ])('%s S&T staff of 100 give %s points', async (staff, expected) => {
    const answer = await said({ staff_total: '100', staff_science_and_technology: staff })
    expect(points(answer, 'staff')).toBe(expected)
  })

  test.each([
    ['600', 50],
    ['599.999999', 40],
    ['500', 40],
    ['499.999999', 30],
    ['400', 30],
    ['399.999999', 20],
    ['300', 20],
    ['299.999999', 10],
    ['200', 10],
    ['199.999999', 0],
  ])('R&D of %s on sales of 10,000 gives %s points', async (rd, expected) => {
    const over = { sales_last_year_wan_yuan: '10000', cost_and_expense_last_year_wan_yuan: '20000' }
    expect(points(await said({ ...over, rd_expense_last_year_wan_yuan: rd }), 'rd')).toBe(expected)
  })

  test.each([
    ['0', '0', 0],
    ['0', '1', 6],
    ['0', '2', 12],
    ['0', '3', 18],
    ['0', '4', 24],
    ['1', '0', 30],
  ])('%s class Ⅰ and %s class Ⅱ rights give %s points', async (first, second, expected) => {
    expect(points(await said({ ip_class_1_count: first, ip_class_2_count: second }), 'ip')).toBe(expected)
  })

  test.each([
    [{ staff_total: '500' }, true],
    [{ staff_total: '500.000001' }, false],
    [{ sales_last_year_wan_yuan: '20000' }, true],
    [{ sales_last_year_wan_yuan: '20000.01' }, false],
    [{ total_assets_wan_yuan: '20000' }, true],
    [{ total_assets_wan_yuan: '20000.01' }, false],
  ])('the limits of size hold at %j: %s', async (over, isMet) => {
    expect((await said(over)).gates.find(({ id }) => id === 'G2')?.ok).toBe(isMet)
  })
})

test('nobody signs in, nothing is kept, and nothing unknown is taken for no', async () => {
  const answer = (await ask({})).json<Said>()
  expect([answer.pass, answer.total]).toEqual([null, null])
  expect(answer.missing.map(({ fact }) => fact)).toContain('staff_total')
  expect(await app.services.db.query('select 1 from recognition.judgement')).toEqual([])
})

test('the rank in an award is asked for only after the award', async () => {
  const { missing } = await said({ national_st_award_last_5_years: 'yes', rd_expense_last_year_wan_yuan: '0' })
  expect(missing.map(({ fact }) => fact)).toContain('national_st_award_unit_rank')
})

describe('what cannot be judged is refused beside its field', () => {
  test('staff that contradict each other, in plain Chinese', async () => {
    const answer = await ask({ staff_total: '10', staff_science_and_technology: '11' })
    expect([answer.status, answer.codes]).toEqual([422, ['recognition.fact']])
    expect(answer.text).toContain('科技人员不能多于职工总数')
    expect(answer.text).toContain('"field":"staff_science_and_technology"')
  })

  test('words where figures belong, and figures beyond anything reasonable', async () => {
    const words = await ask({ staff_total: '一百' })
    expect([words.status, words.codes]).toEqual([422, ['field.refused']])
    const large = await ask({ sales_last_year_wan_yuan: '1000000000000000' })
    expect([large.status, large.codes]).toEqual([422, ['recognition.fact']])
    expect(large.text).toContain('请核对单位')
  })

  test('what is nested without end', async () => {
    const nested = JSON.parse(`${'['.repeat(1500)}${']'.repeat(1500)}`)
    const answer = await ask({ staff_total: nested })
    expect([answer.status, answer.codes]).toEqual([422, ['field.too-deep']])
  })

  test('a title that is no title', async () => {
    expect((await ask({}, 'size-class')).codes).toEqual(['recognition.not-evaluable'])
  })
})

test('a title whose criteria the city has not set cannot be decided; once it has set them it can', async () => {
  const answers = {
    revenue_last_year_wan_yuan: '30000',
    rd_expense_last_year_wan_yuan: '1500',
    holds_valid_high_tech_enterprise_certificate: 'yes',
    ip_class_1_count: '5',
  }
  const pass = async () => (await ask(answers, 'innovation-leading-enterprise')).json<Said>().pass
  expect(await pass()).toBe(null)
  const criteria = { revenue: 20_000, 'rd-share': 5, 'class-1': 5 }
  for (const [key, value] of Object.entries(criteria))
    await app.services.db.query(
      `insert into parameters.value (key, effective_from, value, note, set_at, set_by_name)
       values ($1, '2026-01-01', $2, '示例', now(), '示例')`,
      [`recognition.leading-${key}`, value],
    )
  expect(await pass()).toBe(true)
})

test('a company gets what its file says, each with its source; others get nothing', async () => {
  const company = await app.company()
  const { creditCode, name } = company
  await makeCompany(app.services, { creditCode, name, regionPath: '320800/320812/' })
  const fact = { fact: 'staff_total', period: '2025', source: 'tax', value: '88' }
  const recorded = await app.request('POST', `/api/enterprises/companies/${creditCode}/facts`, {
    as: app.cityOfficer,
    body: fact,
  })
  expect(recorded.status).toBeLessThan(300)
  const own = await app.request('GET', `${base}/tech-sme/own`, { as: company.member })
  expect(own.json()).toMatchObject({
    company: { creditCode },
    answers: { staff_total: '88', registered_in_mainland_as_resident_enterprise: 'yes' },
    sources: { staff_total: { zh: '企业档案：税务 2025' } },
  })
  const visitor = await app.request('GET', `${base}/tech-sme/own`)
  expect(visitor.json()).toEqual({ company: null, answers: {}, sources: {} })
})

test('who asks without end from one address is told how long to wait; everything else still answers', async () => {
  const strict = await startRecognition({ publicSumsPerMinute: 2 })
  try {
    const sum = () => strict.request('POST', `${base}/tech-sme`, { body: { answers: techSmeAnswers } })
    for (let i = 0; i < 2; i++) expect((await sum()).status).toBe(200)
    const answer = await sum()
    expect([answer.status, answer.codes]).toEqual([429, ['http.too-many-requests']])
    expect(answer.text).toMatch(/请 \d+ 秒后再试/)
    expect((await strict.request('GET', base)).status).toBe(200)
  } finally {
    await strict.close()
  }
})
