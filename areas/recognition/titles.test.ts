import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  actOnTitle,
  applyFor,
  draftTitle,
  filedTitle,
  grantedTitle,
  type RecognitionApp,
  returnTitle,
  seenTitle,
  startRecognition,
} from './testing/recognition-app.ts'

let app: RecognitionApp
beforeAll(async () => {
  app = await startRecognition()
})
afterAll(() => app?.close())

const judgements = async (id: string, as = app.cityOfficer) =>
  (await app.request('GET', `/api/recognition/cases/${id}/judgements`, { as })).json<{
    visit: { reasons: { zh: string }[]; on: string | null }
    items: { moment: string; isSame: boolean; reason: string | null; judgement: { total: number; pass: boolean } }[]
  }>()

describe('an application for 科技型中小企业', () => {
  test('goes from the company through district, city and notice to a certificate in the file, with frozen judgements', async () => {
    const company = await app.company()
    const id = await filedTitle(app, company)
    expect((await seenTitle(app, company.member, id)).shown[0]?.value).toBe('74 分，符合条件')
    await grantedTitle(app, id)
    const seen = await seenTitle(app, company.member, id)
    expect(seen.state).toBe('granted')
    expect(seen.shown.map(({ value }) => value)).toEqual([
      '2026320812A00001',
      '2026-07-01 至 2027-06-30',
      '74 分，符合条件',
    ])
    const at = `/api/enterprises/companies/${company.creditCode}`
    const certificates = await app.request('GET', `${at}/certificates?on=2027-06-30`, { as: company.member })
    expect(certificates.json<{ items: unknown[] }>().items).toMatchObject([
      { title: 'tech-sme', number: '2026320812A00001', validFrom: '2026-07-01', isValid: true },
    ])
    const facts = (await app.request('GET', `${at}/facts`, { as: company.member })).json<{
      items: { fact: string; period: string; value: string; source: string }[]
    }>()
    expect(facts.items).toContainEqual(
      expect.objectContaining({ fact: 'rd_expense_wan_yuan', period: '2025', value: '400', source: 'company' }),
    )
    const { items, visit } = await judgements(id, company.member)
    expect(items.map(({ moment, isSame, judgement: { total, pass } }) => [moment, isSame, total, pass])).toEqual([
      ['filed', true, 74, true],
      ['examined', true, 74, true],
      ['decided', true, 74, true],
    ])
    expect([visit.reasons.map(({ zh }) => zh), visit.on]).toEqual([['首次申请'], '2026-06-10'])
    app.at('2026-06-10')
  })
})

describe('an application is refused plainly', () => {
  test('with facts that contradict each other: every reason, beside its field', async () => {
    const company = await app.company()
    const answer = await applyFor(app, company, { staff_total: '10', staff_science_and_technology: '11' })
    expect([answer.status, answer.codes]).toEqual([422, ['recognition.fact']])
    expect(answer.text).toContain('科技人员不能多于职工总数')
  })

  test('with half a person, which its file could not keep once the title is granted', async () => {
    const answer = await applyFor(app, await app.company(), { staff_total: '120.5' })
    expect([answer.status, answer.codes]).toEqual([422, ['enterprises.not-whole']])
    expect(answer.text).toContain('staff_total')
  })

  test('without the declaration, or with figures left out', async () => {
    const company = await app.company()
    const answer = await applyFor(app, company, { isPledged: false, staff_total: null })
    expect(answer.codes.toSorted()).toEqual(['field.required', 'recognition.pledge-missing'])
  })

  test('with an award but without its rank, where that decides', async () => {
    const company = await app.company()
    const over = { national_st_award_last_5_years: 'yes', rd_expense_last_year_wan_yuan: '0' }
    const answer = await applyFor(app, company, over)
    expect([answer.codes, answer.text.includes('national_st_award_unit_rank')]).toEqual([['field.required'], true])
    expect((await applyFor(app, company, { ...over, national_st_award_unit_rank: '3' })).status).toBeLessThan(300)
  })

  test('a second time while the first goes on, but not once it was withdrawn', async () => {
    const company = await app.company()
    const first = await filedTitle(app, company)
    const second = await applyFor(app, company)
    expect([second.status, second.codes]).toEqual([409, ['recognition.already-open']])
    await actOnTitle(app, company.member, first, 'withdraw')
    expect((await applyFor(app, company)).status).toBeLessThan(300)
  })

  test('but not once its time for corrections ran out, though nobody has looked at it since', async () => {
    const company = await app.company()
    const first = await filedTitle(app, company)
    await returnTitle(app, first)
    expect((await applyFor(app, company)).codes).toEqual(['recognition.already-open'])
    app.at('2026-11-02')
    expect((await applyFor(app, company)).status).toBeLessThan(300)
    expect((await seenTitle(app, company.member, first)).state).toBe('withdrawn')
    app.at('2026-06-10')
  })

  test('twice at once: one of them', async () => {
    const company = await app.company()
    const drafts = [await draftTitle(app, company), await draftTitle(app, company)]
    const answers = await Promise.all(
      drafts.map(({ id, revision }) =>
        app.request('POST', `/api/procedures/tech-sme-entry/drafts/${id}/submit`, {
          as: company.member,
          body: { revision },
        }),
      ),
    )
    expect(answers.map(({ status }) => status < 300).toSorted()).toEqual([false, true])
    expect(answers.flatMap(({ codes }) => codes)).toEqual(['recognition.already-open'])
  })

  test('in a year in which the title was granted', async () => {
    const company = await app.company()
    await grantedTitle(app, await filedTitle(app, company))
    expect((await applyFor(app, company)).codes).toEqual(['recognition.granted-this-season'])
    app.at('2026-06-10')
  })

  test('with the file of an earlier year', async () => {
    const company = await app.company()
    await actOnTitle(app, company.member, await filedTitle(app, company, {}, { content: '同一份报表' }), 'withdraw')
    app.at('2027-06-10')
    const again = await applyFor(app, company, {}, { content: '同一份报表' })
    expect([again.codes, again.text.includes('2026 年度')]).toEqual([['recognition.evidence-again'], true])
    expect((await applyFor(app, company, {}, { content: '新一年的报表' })).status).toBeLessThan(300)
    app.at('2026-06-10')
  })

  test('of a company that was dissolved', async () => {
    const company = await app.company()
    await actOnTitle(app, company.member, await filedTitle(app, company), 'withdraw')
    await app.services.db.query(
      "update enterprises.company set status = 'dissolved', ended_on = '2026-05-01' where credit_code = $1",
      [company.creditCode],
    )
    expect((await applyFor(app, company)).codes).toEqual(['recognition.company-ended'])
  })

  test('of a university', async () => {
    expect((await applyFor(app, await app.company('university'))).codes).toEqual(['recognition.not-an-enterprise'])
  })
})

describe('the office', () => {
  const visited = { visitedOn: '2026-06-10', visitFinding: '场所属实。' }

  test('passes nothing on before the visit that is due, nor with a visit still to come', async () => {
    const id = await filedTitle(app, await app.company(), {
      ...{ staff_total: '5', staff_science_and_technology: '5', ip_class_2_count: '0' },
      ...{ rd_expense_last_year_wan_yuan: '9.99', sales_last_year_wan_yuan: '100' },
    })
    const { visit } = await judgements(id)
    expect(visit.reasons.map(({ zh }) => zh)).toEqual([
      '职工总数不超过 5 人',
      '没有知识产权',
      '研发费用不足 10 万元',
      '首次申请',
    ])
    const pass = (input: Record<string, unknown>) => actOnTitle(app, app.districtOfficer, id, 'pass', input)
    expect((await pass({})).codes).toEqual(['recognition.visit-missing'])
    expect((await pass({ ...visited, visitedOn: '2026-06-11' })).codes).toEqual(['recognition.visit-in-future'])
    expect((await pass(visited)).status).toBe(200)
  })

  test('agrees against the rules only with a reason, which is kept with the judgement', async () => {
    const id = await filedTitle(app, await app.company(), { rd_expense_last_year_wan_yuan: '0' })
    await actOnTitle(app, app.districtOfficer, id, 'pass', visited)
    const examine = (input: object) => actOnTitle(app, app.cityOfficer, id, 'examine', { ...input })
    expect((await examine({})).codes).toEqual(['recognition.reason-missing'])
    expect((await examine({ reason: '专项审计报告另行证明。' })).status).toBe(200)
    const { items } = await judgements(id)
    expect(items.map(({ moment, reason, judgement: { pass } }) => [moment, reason, pass])).toEqual([
      ['filed', null, false],
      ['examined', '专项审计报告另行证明。', false],
    ])
  })

  test('refuses with a judgement of that day; the company may apply again', async () => {
    const company = await app.company()
    const id = await filedTitle(app, company, { rd_expense_last_year_wan_yuan: '0' })
    await actOnTitle(app, app.districtOfficer, id, 'pass', visited)
    expect((await actOnTitle(app, app.cityOfficer, id, 'refuse', { reason: '综合评价不足 60 分。' })).status).toBe(200)
    expect((await judgements(id)).items.at(-1)).toMatchObject({ moment: 'decided', judgement: { pass: false } })
    expect((await applyFor(app, company)).status).toBeLessThan(300)
  })
})

test('a company that ended while its application went on is granted nothing', async () => {
  const company = await app.company()
  const id = await filedTitle(app, company)
  await actOnTitle(app, app.districtOfficer, id, 'pass', { visitedOn: '2026-06-10', visitFinding: '属实。' })
  await actOnTitle(app, app.cityOfficer, id, 'examine')
  app.at('2026-07-01')
  await app.services.db.query(
    "update enterprises.company set status = 'dissolved', ended_on = '2026-06-20' where credit_code = $1",
    [company.creditCode],
  )
  const grant = await actOnTitle(app, app.cityOfficer, id, 'grant', { number: '2026320812A00009' })
  expect([grant.status, grant.codes]).toEqual([422, ['recognition.ended-meanwhile']])
  expect((await actOnTitle(app, app.cityOfficer, id, 'refuse', { reason: '企业已注销。' })).status).toBe(200)
  app.at('2026-06-10')
})

test('a judgement that was tampered with is not the same when it is judged again; the database refuses to change one', async () => {
  const id = await filedTitle(app, await app.company())
  await expect(app.services.db.query('update recognition.judgement set pass = false')).rejects.toThrow('only added to')
  await app.services.db.query('alter table recognition.judgement disable trigger judgement_kept')
  await app.services.db.query(
    `update recognition.judgement set answers = jsonb_set(answers, '{rd_expense_last_year_wan_yuan}', '"900"')
     where case_id = $1`,
    [id],
  )
  await app.services.db.query('alter table recognition.judgement enable trigger judgement_kept')
  expect((await judgements(id)).items.map(({ isSame }) => isSame)).toEqual([false])
})

test('the draft of a company is filled in from its file, each figure with its source', async () => {
  const company = await app.company()
  await actOnTitle(app, company.member, await filedTitle(app, company), 'withdraw')
  const as = app.cityOfficer
  const fact = { fact: 'sales_wan_yuan', period: '2025', source: 'tax', value: '4321.5' }
  await app.request('POST', `/api/enterprises/companies/${company.creditCode}/facts`, { as, body: fact })
  const { started } = await draftTitle(app, company)
  const draft = started.json<{
    answers: Record<string, string>
    prefilled: Record<string, { source: { zh: string } }>
  }>()
  expect(draft.answers.sales_last_year_wan_yuan).toBe('4321.5')
  expect(draft.prefilled.sales_last_year_wan_yuan?.source.zh).toBe('企业档案：税务 2025')
})

test.each(['innovative-sme-evaluation', 'leading-enterprise-recognition'])(
  '%s goes the same way to a certificate of its own term',
  async (procedureId) => {
    const company = await app.company()
    const facts = {
      ...{
        ip_high_value_class_1_count: '1',
        ip_own_rd_class_1_count: '1',
        ip_class_1_count: '6',
        ip_class_2_count: '3',
      },
      ...{ rd_expense_last_year_wan_yuan: '800', total_revenue_last_year_wan_yuan: '9000' },
      ...{ revenue_last_year_wan_yuan: '9000', main_business_revenue_last_year_wan_yuan: '8800' },
      ...{ main_business_revenue_previous_year_wan_yuan: '6000', total_liabilities_wan_yuan: '2000' },
      ...{ total_assets_wan_yuan: '9000', new_qualified_equity_financing_last_3_years_wan_yuan: '0' },
      ...{ main_product_in_strategic_emerging_industry: 'yes', national_or_provincial_st_award_last_3_years: 'no' },
      ...{ holds_valid_high_tech_enterprise_certificate: 'yes' },
      holds_valid_national_innovation_demonstration_or_ip_advantage_title: 'no',
      has_provincial_or_ministerial_rd_institution: 'no',
    }
    const id = await filedTitle(app, company, facts, { procedureId })
    await actOnTitle(app, app.districtOfficer, id, 'pass', {}, procedureId)
    const reason = { reason: '按本市推荐名单认定。' }
    expect((await actOnTitle(app, app.cityOfficer, id, 'examine', reason, procedureId)).status).toBe(200)
    app.at('2026-07-01')
    const granted = await actOnTitle(app, app.cityOfficer, id, 'grant', reason, procedureId)
    expect([granted.status, granted.text.includes('2026-07-01 至 2029-06-30')]).toEqual([200, true])
    app.at('2026-06-10')
  },
)
