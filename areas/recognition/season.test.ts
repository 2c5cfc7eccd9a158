import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { grantCertificate, openCompanyFile } from '#areas/enterprises'
import { system } from '#platform/auth/actor'
import { readRows } from '#platform/spreadsheets/spreadsheets'
import { someCode } from '../enterprises/testing/made-company.ts'
import { highTechProcedure } from './rules/season/high-tech.ts'
import { finishScreening, insertScreening, screeningById } from './store/screenings.ts'
import {
  type Applicant,
  applyFor,
  city,
  district,
  type RecognitionApp,
  returnTitle,
  seenTitle,
  startRecognition,
} from './testing/recognition-app.ts'
import {
  actOnHighTech,
  beginRound,
  expert,
  filedHighTech,
  generous,
  handIn,
  highTechAnswers,
  openReviewOf,
  openSeasonNow,
  seasonForm,
  strict,
  underReview,
} from './testing/season-app.ts'

let app: RecognitionApp
let seasonId: string
beforeAll(async () => {
  app = await startRecognition()
  seasonId = await openSeasonNow(app)
})
afterAll(() => app?.close())

const seasonCase = async (id: string, as = app.cityOfficer) =>
  (await app.request('GET', `/api/recognition/season-cases/${id}`, { as })).json<{
    stage: string
    judgement: { total: [number, number]; pass: boolean | null }
    rounds: {
      state: string
      low: number
      high: number
      verdict: string
      experts: { name: string | null; low: number | null }[]
      items: { id: string; mean: number; lowest: number; highest: number }[]
    }[]
  }>()

const apply = (company: Applicant) => applyFor(app, company, highTechAnswers, { procedureId: highTechProcedure })

describe('a season', () => {
  test('takes each batch of a year once, and only days in order', async () => {
    const post = (over: object) =>
      app.request('POST', '/api/recognition/seasons', { as: app.cityOfficer, body: { ...seasonForm, ...over } })
    expect((await post({ year: 2030 })).status).toBe(201)
    expect((await post({ year: 2030 })).codes).toEqual(['recognition.season-there'])
    expect((await post({ year: 2031, closesOn: '2026-05-01' })).codes).toEqual(['recognition.season-order'])
    const races = await Promise.all([post({ year: 2032 }), post({ year: 2032 })])
    expect(races.map(({ status }) => status).toSorted()).toEqual([201, 409])
  })

  test('has each company once, even when two applications come at the same time', async () => {
    const company = await app.company()
    const both = await Promise.all([apply(company), apply(company)])
    expect(both.map(({ status }) => status < 300).toSorted()).toEqual([false, true])
    expect(both.flatMap(({ codes }) => codes ?? []).filter(Boolean)[0]).toMatch(/^recognition\.season-entered/)
  })

  test('refuses what comes after its last day, saying until when, and takes a correction all the same', async () => {
    const company = await app.company()
    const id = await filedHighTech(app, company)
    const late = await app.company()
    app.at('2026-07-01')
    const refused = await apply(late)
    expect(refused.codes).toEqual(['recognition.season-closed'])
    expect(refused.text).toContain('2026-06-30 24:00')
    app.at('2026-06-10')
    await actOnHighTech(app, company.member, id, 'withdraw')
    expect((await apply(company)).status).toBeLessThan(300)
  })
})

describe('a review', () => {
  test('goes in rounds: experts score blindly, the company improves, the city recommends', async () => {
    const company = await app.company()
    const id = await underReview(app, company)
    expect((await seasonCase(id)).judgement).toMatchObject({ total: [55, 90], pass: null })
    const [one, two] = [await expert(app, '甄一'), await expert(app, '甄二')]
    expect((await actOnHighTech(app, app.cityOfficer, id, 'recommend')).codes).toEqual(['recognition.round-none'])
    expect((await beginRound(app, id, [one, two])).status).toBe(201)
    expect((await actOnHighTech(app, app.cityOfficer, id, 'improve', { note: '请完善。' })).codes).toEqual([
      'recognition.round-open',
    ])
    const { id: reviewOfTwo } = await openReviewOf(app, two)
    expect((await handIn(app, one, generous)).status).toBe(200)
    const blind = await app.request('GET', `/api/recognition/reviews/${reviewOfTwo}`, { as: two })
    expect(blind.json<{ others: unknown[]; items: unknown[] }>()).toMatchObject({ others: [] })
    expect(blind.text).not.toContain('甄一')
    expect((await app.request('GET', `/api/recognition/reviews/${reviewOfTwo}`, { as: one })).status).toBe(404)
    expect((await seasonCase(id)).rounds[0]?.items).toEqual([])
    expect((await handIn(app, two, strict)).status).toBe(200)
    const after = await app.request('GET', `/api/recognition/reviews/${reviewOfTwo}`, { as: two })
    expect(after.json<{ others: { name: string }[] }>().others.map(({ name }) => name)).toEqual(['甄一'])

    const [round] = (await seasonCase(id)).rounds
    expect(round).toMatchObject({ state: 'closed', low: 62, high: 75, verdict: 'fail' })
    expect(round?.items.find((item) => item.id === 'transformation')).toMatchObject({
      mean: 25.5,
      lowest: 25,
      highest: 26,
    })
    const seen = await seasonCase(id, company.member)
    expect(seen.rounds[0]?.experts.map(({ name }) => name)).toEqual([null, null])
    expect((await actOnHighTech(app, app.cityOfficer, id, 'recommend')).codes).toEqual(['recognition.recommend-reason'])

    expect((await actOnHighTech(app, app.cityOfficer, id, 'improve', { note: '请补充研发制度。' })).status).toBe(200)
    expect((await beginRound(app, id, [one])).codes).toEqual(['recognition.round-not-now'])
    expect((await actOnHighTech(app, company.member, id, 'hand-in-again')).status).toBe(200)
    expect((await beginRound(app, id, [one])).status).toBe(201)
    expect((await handIn(app, one, generous)).status).toBe(200)
    const { rounds } = await seasonCase(id)
    expect(rounds.map(({ low, high, verdict }) => [low, high, verdict])).toEqual([
      [62, 75, 'fail'],
      [73, 75, 'pass'],
    ])
    expect((await actOnHighTech(app, app.cityOfficer, id, 'recommend')).status).toBe(200)
    expect((await seenTitle(app, company.member, id, highTechProcedure)).state).toBe('recommended')
  })

  test('takes whole points inside the band with a comment, and stands once it is handed in', async () => {
    const id = await underReview(app, await app.company())
    const one = await expert(app, '甄三')
    const two = await expert(app, '甄四')
    await beginRound(app, id, [one, two])
    const review = await openReviewOf(app, one)
    const put = (scores: object, isHandedIn: boolean, revision = review.revision) =>
      app.request('PUT', `/api/recognition/reviews/${review.id}`, {
        as: one,
        body: { revision, scores, comment: '', isHandedIn },
      })
    expect((await put({ transformation: { points: 24, comment: '低于档' } }, false)).codes).toEqual([
      'recognition.review-band',
    ])
    expect((await put({ growth_sales: { points: 5, comment: '算出来的' } }, false)).codes).toEqual([
      'recognition.review-item',
    ])
    expect((await put({ transformation: { points: 26, comment: '' } }, true)).codes).toContain(
      'recognition.review-incomplete',
    )
    expect((await put({ transformation: { points: 26, comment: '' } }, false)).status).toBe(200)
    expect((await put(generous, true)).codes).toEqual(['recognition.review-changed'])
    expect((await put(generous, true, 2)).status).toBe(200)
    expect((await put(strict, false, 3)).codes).toEqual(['recognition.review-handed'])
    const changed = app.services.db.query(`update recognition.review_assignment set comment = 'x' where id = $1`, [
      review.id,
    ])
    await expect(changed).rejects.toThrow('a review that was handed in is kept')
  })

  test('ends once, when the last two experts hand in at the same moment', async () => {
    const id = await underReview(app, await app.company())
    const both = [await expert(app, '甄五'), await expert(app, '甄六')]
    await beginRound(app, id, both)
    const answers = await Promise.all(both.map((each) => handIn(app, each, generous)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect((await seasonCase(id)).rounds.map(({ state, verdict }) => [state, verdict])).toEqual([['closed', 'pass']])
  })

  test('is kept from whoever belongs to the company', async () => {
    const company = await app.company()
    const id = await underReview(app, company)
    const one = await expert(app, '甄七')
    await app.services.db.query(
      `insert into auth.membership (id, user_id, role, region_path, organisation_id, valid_from, created_at)
       values ('mbr_conflict', $1, 'organisation-member', '320800/320812/', $2, '2026-01-01', now())`,
      [one.userId, company.id],
    )
    const refused = await beginRound(app, id, [one])
    expect([refused.codes, refused.text.includes('甄七是申报企业的人员')]).toEqual([
      ['recognition.expert-conflict'],
      true,
    ])
    const listed = await app.request('GET', `/api/recognition/season-cases/${id}/experts`, { as: app.cityOfficer })
    const { items } = listed.json<{ items: { userId: string; isConflicted: boolean }[] }>()
    expect(items.find(({ userId }) => userId === one.userId)?.isConflicted).toBe(true)
  })

  test('goes when the company takes its application back', async () => {
    const company = await app.company()
    const id = await underReview(app, company)
    const one = await expert(app, '甄八')
    await beginRound(app, id, [one])
    const review = await openReviewOf(app, one)
    await actOnHighTech(app, company.member, id, 'withdraw')
    const body = { revision: review.revision, scores: generous, comment: '', isHandedIn: true }
    const late = await app.request('PUT', `/api/recognition/reviews/${review.id}`, { as: one, body })
    expect(late.codes).toEqual(['recognition.review-handed'])
  })
})

describe('results', () => {
  const sheet = (rows: string[][]) => ({
    name: '结果.csv',
    content: [['统一社会信用代码', '企业名称', '结果', '得分', '证书编号', '发证日期'], ...rows]
      .map((row) => row.join(','))
      .join('\n'),
  })
  const send = (rows: string[][], isDryRun: 'yes' | 'no') =>
    app.request('POST', `/api/recognition/seasons/${seasonId}/results/import`, {
      as: app.cityOfficer,
      body: { isDryRun },
      file: sheet(rows),
    })
  type Imported = {
    accepted: number
    unchanged: number
    rejected: number
    certificates: number
    rows: { reasons: { zh: string }[] }[]
  }

  test('come from a sheet: tried first, then once, with a certificate in the file; the same again changes nothing', async () => {
    const [yes, no] = [await app.company(), await app.company()]
    for (const company of [yes, no]) {
      const id = await underReview(app, company)
      const one = await expert(app, `甄${company.name}`)
      await beginRound(app, id, [one])
      await handIn(app, one, company === yes ? generous : strict)
      await actOnHighTech(app, app.cityOfficer, id, 'recommend', { reason: '示例理由' })
    }
    const rows = [
      [yes.creditCode, yes.name, '认定', '76.5', 'GR202632000001', '2026-11-20'],
      [no.creditCode, no.name, '未认定', '66', '', ''],
      [no.creditCode.replace(/.$/, '0'), '错码公司', '认定', '', 'GR202632000002', '2026-11-20'],
      ['91320812MA1XXXXX0X', '', '认定', '', '', ''],
    ]
    expect((await send(rows, 'no')).codes).toEqual(['recognition.result-early'])
    app.at('2026-12-01')
    const tried = (await send(rows, 'yes')).json<Imported>()
    expect(tried).toMatchObject({ accepted: 2, unchanged: 0, rejected: 2, certificates: 1 })
    expect(tried.rows.filter(({ reasons }) => reasons.length > 0)).toHaveLength(2)
    const listed = async () =>
      (await app.request('GET', `/api/recognition/seasons/${seasonId}/results`, { as: app.cityOfficer })).json<{
        total: number
      }>().total
    expect(await listed()).toBe(0)
    expect((await send(rows, 'no')).json<Imported>()).toMatchObject({ accepted: 2, certificates: 1 })
    expect((await send(rows, 'no')).json<Imported>()).toMatchObject({ accepted: 0, unchanged: 2, certificates: 0 })
    expect(await listed()).toBe(2)
    const results = `/api/recognition/seasons/${seasonId}/results`
    const out = await app.request('GET', `${results}.xlsx?result=recognised`, { as: app.districtOfficer })
    const found = await Array.fromAsync(readRows(out.bytes, { fileName: 'a.xlsx' }))
    expect(found.map(({ cells }) => cells.slice(0, 6).map((cell) => cell?.text ?? '')).slice(1)).toEqual([rows[0]])
    const all = await app.request('GET', `${results}.xlsx`, { as: app.cityOfficer })
    const again = await app.request('POST', `${results}/import`, {
      as: app.cityOfficer,
      body: { isDryRun: 'no' },
      file: { name: '导出.xlsx', content: all.bytes },
    })
    expect(again.json<Imported>()).toMatchObject({ accepted: 0, unchanged: 2, rejected: 0 })
    const other = [[yes.creditCode, yes.name, '未认定', '', '', '']]
    expect((await send(other, 'no')).json<Imported>().rows[0]?.reasons[0]?.zh).toContain('已录入另一结果')
    const file = await app.request('GET', `/api/enterprises/companies/${yes.creditCode}/certificates?on=2027-01-01`, {
      as: yes.member,
    })
    expect(file.json<{ items: unknown[] }>().items).toMatchObject([
      { title: 'high-tech-enterprise', number: 'GR202632000001', isValid: true },
    ])
    const compared = await app.request('GET', `/api/recognition/seasons/${seasonId}/calibration`, {
      as: app.cityOfficer,
    })
    expect(compared.json()).toMatchObject({
      calibration: {
        n: 2,
        compared: 2,
        confusion: { pass: { recognised: 1, notRecognised: 0 }, fail: { recognised: 0, notRecognised: 1 } },
        error: { n: 2, meanAbsolute: 2.75, meanBias: -2.75 },
      },
    })
    const path = `/api/recognition/published-seasons/${seasonId}`
    expect((await app.request('GET', path, {})).status).toBe(404)
    await app.request('POST', `/api/recognition/seasons/${seasonId}/publication`, { as: app.cityOfficer, body: {} })
    const open = await app.request('GET', path, {})
    expect(open.json()).toMatchObject({ calibration: { n: 2, bands: [], confusion: null, error: null, districts: [] } })
    expect(open.text).not.toContain(yes.name)
    app.at('2026-06-10')
  })
})

test('a result that is entered by hand leaves the certificate that the file holds already', async () => {
  const { services } = app
  const company = await app.company()
  const [number, validFrom] = ['GR202632000077', '2026-05-01']
  await services.db.tx(async (tx) => {
    await openCompanyFile(tx, { ...services, actor: system }, { ...company, regionPath: district })
    const said = { title: 'high-tech-enterprise' as const, number, validFrom }
    await grantCertificate(tx, { ...services, actor: system }, company.creditCode, said)
  })
  app.at('2026-12-01')
  const body = { creditCode: company.creditCode, result: 'recognised', basis: '示例公告' }
  const enter = (over: object) =>
    app.request('POST', `/api/recognition/seasons/${seasonId}/results`, {
      as: app.cityOfficer,
      body: { ...body, ...over },
    })
  expect((await enter({})).codes).toEqual(['recognition.result-certificate'])
  expect((await enter({ certificateNumber: number, validFrom })).json()).toEqual({ isNew: true })
  expect((await enter({ certificateNumber: number, validFrom })).json()).toEqual({ isNew: false })
  app.at('2026-06-10')
})

describe('the board', () => {
  test('counts what its lists show, and a district only its own', async () => {
    const board = await app.request('GET', `/api/recognition/seasons/${seasonId}/board`, { as: app.districtOfficer })
    const { all, districts } = board.json<{
      all: { now: Record<string, number> }
      districts: { regionPath: string }[]
    }>()
    expect(districts.map(({ regionPath }) => regionPath)).toEqual(['320800/320812/'])
    for (const step of ['applied', 'reviewed', 'recommended', 'recognised']) {
      const list = await app.request('GET', `/api/recognition/seasons/${seasonId}/entries?step=${step}`, {
        as: app.districtOfficer,
      })
      expect([step, list.json<{ total: number }>().total]).toEqual([step, all.now[step]])
    }
    const elsewhere = await app.person({ role: 'district-officer', regionPath: '320800/320826/', name: '别区' })
    const none = await app.request('GET', `/api/recognition/seasons/${seasonId}/entries`, { as: elsewhere })
    expect(none.json<{ total: number }>().total).toBe(0)
  })

  test('counts those that officers chose where any are, else those that the latest screening found', async () => {
    const { db, clock } = app.services
    const screened = async (id: string, asOf: string, credits: string[]) => {
      await insertScreening(db, {
        ...{ region_path: city, id, title: '示例摸排', rule_set: 'high-tech-enterprise', rule_version: '2016-01-01' },
        ...{ as_of: asOf, gates: ['staff_ratio'], at_least: null, most_failed: 1, within_region: city },
        ...{ section: null, not_holding: null, parameters: {}, made_at: clock.now(), made_by_name: '示例' },
      })
      const row = await screeningById(db, city, id)
      if (!row) throw new Error('a screening vanished')
      const hits = credits.map((credit_code) => ({
        ...{ region_path: city, screening_id: id, credit_code, name: '示例', company_region_path: district },
        ...{ outcome: 'meets' as const, failed: 0, criteria: [], missing: [], figures: [], inputs: {} },
        is_above_scale: null,
      }))
      const counts = { looked_at: 3, meets: hits.length, nearly: 0, undecided: 0, fails: 0, meets_above_scale: 0 }
      await finishScreening(db, row, { hits, counts, at: clock.now() })
    }
    const [one, two, three] = [someCode(801), someCode(802), someCode(803)]
    await screened('scr_earlier', '2026-03-01', [one, two, three])
    await screened('scr_later', '2026-04-01', [one, two])
    const board = async () => {
      const answer = await app.request('GET', `/api/recognition/seasons/${seasonId}/board`, { as: app.cityOfficer })
      const { screeningId, isChosen, all } = answer.json<{
        screeningId: string
        isChosen: { now: boolean }
        all: { now: { screened: number } }
      }>()
      return [screeningId, isChosen.now, all.now.screened]
    }
    const choose = (isChosen: boolean) =>
      app.request('POST', '/api/recognition/screenings/scr_earlier/choices', {
        as: app.cityOfficer,
        body: { creditCodes: [three], isChosen },
      })
    expect(await board()).toEqual(['scr_later', false, 2])
    expect((await choose(true)).json()).toEqual({ changed: 1 })
    expect(await board()).toEqual(['scr_earlier', true, 1])
    await choose(false)
    expect(await board()).toEqual(['scr_later', false, 2])
  })

  test('no longer counts an application whose time for corrections ran out', async () => {
    const seasonUrl = `/api/recognition/seasons/${await openSeasonNow(app, { closesOn: '2026-06-12' })}`
    const company = await app.company()
    const id = await filedHighTech(app, company)
    await returnTitle(app, id, { procedureId: highTechProcedure })
    const applied = async () => {
      const board = await app.request('GET', `${seasonUrl}/board`, { as: app.cityOfficer })
      return board.json<{ all: { now: { applied: number } } }>().all.now.applied
    }
    expect(await applied()).toBe(1)
    app.at('2026-12-01')
    expect((await seenTitle(app, company.member, id, highTechProcedure)).state).toBe('withdrawn')
    expect(await applied()).toBe(0)
    const withdrawn = await app.request('GET', `${seasonUrl}/entries?stage=withdrawn`, { as: app.cityOfficer })
    expect(withdrawn.json<{ items: { caseId: string }[] }>().items.map(({ caseId }) => caseId)).toEqual([id])
    app.at('2026-06-10')
  })
})

describe('a diagnosis', () => {
  test('says what is missing, and the next one what was closed and what is new', async () => {
    const { member } = await app.company()
    const base = '/api/recognition/diagnoses/own'
    const make = (over: Record<string, string>) =>
      app.request('POST', base, { as: member, body: { answers: { ...highTechAnswers, ...over } } })
    expect((await make({ staff_science_and_technology_monthly_average: '10' })).json()).toEqual({
      number: 1,
      isNew: true,
    })
    expect((await make({ staff_science_and_technology_monthly_average: '10' })).json()).toEqual({
      number: 1,
      isNew: false,
    })
    expect((await make({ rd_expense_domestic_last_3_years_total_wan_yuan: '100' })).json()).toEqual({
      number: 2,
      isNew: true,
    })
    const read = async (query = '') =>
      (await app.request('GET', `${base}${query}`, { as: member })).json<{
        shown: {
          isReproduced: boolean
          judgement: { pass: boolean | null; ways: { changes: { fact: string; to: string }[] }[] }
          points: { id: string; change: string; before: string | null; now: string }[]
        }
      }>()
    const second = await read()
    expect(second.shown.isReproduced).toBe(true)
    expect(second.shown.points.filter(({ change }) => change === 'closed' || change === 'new')).toMatchObject([
      { id: 'gate_staff_ratio', change: 'closed', before: 'no', now: 'yes' },
      { id: 'gate_rd_domestic_share', change: 'new', before: 'yes', now: 'no' },
    ])
    expect((await read('?number=1')).shown.judgement).toMatchObject({ pass: false })
    const note = { note: '见附件', fileIds: ['fil_other'] }
    const refused = await app.request('PUT', `${base}/points/gate_owns_ip`, { as: member, body: note })
    expect(refused.codes).toEqual(['recognition.diagnosis-file'])
    expect(
      (await app.request('PUT', `${base}/points/gate_owns_ip`, { as: member, body: { ...note, fileIds: [] } })).status,
    ).toBe(200)
  })
})
