import { afterAll, beforeAll, expect, test } from 'vitest'
import { sayFacts } from '#areas/enterprises'
import { system } from '#platform/auth/actor'
import { makeCertificate, someCode } from '../enterprises/testing/made-company.ts'
import type { NurseryPoolWhole } from './contract/nursery.ts'
import {
  nurseryBase as base,
  enter,
  entered,
  members,
  nurseryCompany,
  ok,
  openPool,
  sayScientists,
  someGate,
  stay,
} from './testing/nursery-steps.ts'
import { city, district, type RecognitionApp, startRecognition } from './testing/recognition-app.ts'

let app: RecognitionApp
let pool: NurseryPoolWhole
let count = 700
const otherDistrict = '320800/320826/'
const today = '2026-06-10'

const company = (regionPath = district, scientists?: number) =>
  nurseryCompany(app, {
    creditCode: someCode(count++),
    regionPath,
    ...(scientists === undefined ? {} : { scientists }),
  })

beforeAll(async () => {
  app = await startRecognition()
  pool = await openPool(app, app.cityOfficer)
})
afterAll(() => app?.close())

test('a pool says its conditions with their clauses; a second open pool of the region for the title is refused', async () => {
  expect(pool.versions).toMatchObject([
    { effectiveFrom: today, conditions: [{ id: 'age_365_days' }, { id: 'staff_ratio', clause: '第十一条（四）' }] },
  ])
  const body = {
    ...{ title: 'high-tech-enterprise', name: '又一个', capacity: null, gates: ['staff_ratio'], atLeast: null },
    ...{ mostFailed: 1, note: '示例' },
  }
  const again = await app.request('POST', `${base}/pools`, { as: app.cityOfficer, body })
  expect(again.codes).toEqual(['recognition.nursery-pool-there'])
  const wrong = { ...body, title: 'gazelle', gates: ['no_such'], atLeast: 60 }
  expect((await app.request('POST', `${base}/pools`, { as: app.cityOfficer, body: wrong })).codes).toEqual([
    'recognition.nursery-gate-unknown',
    'recognition.nursery-no-total',
  ])
})

test('a change of conditions is a new version from a day on; who entered before says by which', async () => {
  const own = await openPool(app, app.districtOfficer, { name: '县区培育库' })
  const code = await company(district, 20)
  const path = await entered(app, app.districtOfficer, own.id, code)
  const change = (effectiveFrom: string) =>
    app.request('POST', `${base}/pools/${own.id}/versions`, {
      as: app.districtOfficer,
      body: { gates: ['rd_ratio'], atLeast: null, mostFailed: 0, note: '新办法', effectiveFrom },
    })
  expect((await change('2026-06-09')).codes).toEqual(['recognition.nursery-version-past'])
  expect((await change(today)).codes).toEqual(['recognition.nursery-version-there'])
  ok(await change('2026-06-11'))
  app.at('2026-06-12')
  const later = await company(district, 20)
  await enter(app, app.districtOfficer, own.id, { creditCodes: [later] })
  const [second] = await members(app, app.districtOfficer, own.id, `&q=${later}`)
  const secondPath = `${base}/memberships/${later}/${second?.membershipId}`
  expect(await stay(app, app.districtOfficer, path)).toMatchObject({
    versionFrom: today,
    outcome: 'meets',
    isSame: true,
  })
  // The new version asks for R&D, of which nothing is known.
  expect(await stay(app, app.districtOfficer, secondPath)).toMatchObject({
    versionFrom: '2026-06-11',
    outcome: 'undecided',
    isSame: true,
  })
  app.at(today)
})

test('by hand a reason is wanted; who is in, holds the title, lies elsewhere or has no file is refused, the others enter', async () => {
  const [inside, holder, fresh] = [await company(), await company(), await company()]
  const elsewhere = await company(otherDistrict)
  await makeCertificate(app.services, holder, '2025-03-01')
  const none = await app.request('POST', `${base}/pools/${pool.id}/members`, {
    as: app.cityOfficer,
    body: { creditCodes: [inside], screeningId: null, reason: null },
  })
  expect(none.codes).toEqual(['recognition.nursery-reason-missing'])
  await enter(app, app.cityOfficer, pool.id, { creditCodes: [inside] })
  const answer = await enter(app, app.districtOfficer, pool.id, {
    creditCodes: [inside, holder, fresh, elsewhere, someCode(9_999)],
  })
  expect(answer.entered).toBe(1)
  expect(answer.refused.map(({ creditCode, reason }) => [creditCode, reason.zh.slice(0, 8)])).toEqual([
    [inside, '企业已在这个库中'],
    [holder, '企业已持有这一资'],
    [elsewhere, '企业不在这个库的'],
    [someCode(9_999), '没有这家企业的档'],
  ])
})

test('the limit of a pool holds, also when two enter companies at once', async () => {
  const small = await openPool(app, app.cityOfficer, { title: 'tech-sme', gates: ['G1'], capacity: 3, name: '小库' })
  const codes = await Promise.all(Array.from({ length: 6 }, () => company()))
  const both = await Promise.all([
    enter(app, app.cityOfficer, small.id, { creditCodes: codes.slice(0, 3) }),
    enter(app, app.cityOfficer, small.id, { creditCodes: codes.slice(2, 6) }),
  ])
  expect(both.reduce((sum, { entered }) => sum + entered, 0)).toBe(3)
  expect(await members(app, app.cityOfficer, small.id)).toHaveLength(3)
  expect(both.flatMap(({ refused }) => refused.map(({ reason }) => reason.zh)).join()).toContain('已达上限 3 家')
})

test('the plan comes from the gaps; ticked with evidence, and what has moved since the last evaluation is said', async () => {
  const code = await company(district, 8)
  const path = await entered(app, app.cityOfficer, pool.id, code)
  const as = app.cityOfficer
  ok(await app.request('POST', `${path}/plan`, { as }))
  const before = await stay(app, as, path)
  const staff = before.milestones.find(({ fact }) => fact === 'staff_science_and_technology_monthly_average')
  expect(staff).toMatchObject({ from: '8', to: '10', now: '8', isReached: false, dueOn: '2026-12-10' })
  expect(before.milestones.map(({ label }) => label.zh)).toContainEqual(expect.stringMatching(/^补齐数据：/))
  // Asked again, nothing is planned twice.
  expect((await app.request('POST', `${path}/plan`, { as })).json()).toEqual({ added: 0 })

  await sayScientists(app, code, 12)
  const after = await stay(app, as, path)
  expect(after.progress.closed.map(({ zh }) => zh)).toEqual([expect.stringContaining('10%')])
  expect(after.milestones.find(({ id }) => id === staff?.id)).toMatchObject({
    now: '12',
    isReached: true,
    doneOn: null,
  })
  expect((await app.request('POST', `${path}/evaluations`, { as })).json()).toEqual({ closed: 1, opened: 0 })
  expect((await stay(app, as, path)).progress).toMatchObject({ closed: [], opened: [] })
  await sayScientists(app, code, 5)
  expect((await stay(app, as, path)).progress.opened).toHaveLength(1)

  const change = (body: object) => app.request('PATCH', `${path}/milestones/${staff?.id}`, { as, body })
  ok(await change({ revision: 1, dueOn: '2026-07-01' }))
  expect((await change({ revision: 1, dueOn: '2026-08-01' })).codes).toEqual(['recognition.nursery-milestone-changed'])
  expect((await change({ revision: 2, dueOn: '2026-06-01' })).codes).toEqual(['recognition.nursery-due-past'])
  app.at('2026-07-05')
  expect((await members(app, as, pool.id, '&overdue=yes')).map(({ creditCode }) => creditCode)).toEqual([code])
  ok(await change({ revision: 2, doneNote: '社保清单，12 人' }))
  expect((await change({ revision: 3, doneNote: '再来一次' })).codes).toEqual(['recognition.nursery-milestone-over'])
  expect(await members(app, as, pool.id, '&overdue=yes')).toEqual([])
  app.at(today)
})

test('a tutor of the region is assigned to many at once and changed with history; the tutor sees them, nobody else’s', async () => {
  const own = await openPool(app, app.cityOfficer, {
    title: 'gazelle',
    gates: [await someGate(app, app.cityOfficer, 'gazelle')],
    name: '瞪羚库',
  })
  const paths = [
    await entered(app, app.cityOfficer, own.id, await company()),
    await entered(app, app.cityOfficer, own.id, await company(otherDistrict)),
  ]
  const keys = paths.map((path) => {
    const [membershipId, creditCode] = path.split('/').reverse()
    return { creditCode, membershipId }
  })
  const expert = await app.person({ role: 'expert', regionPath: city, name: '李专家' })
  const another = await app.person({ role: 'expert', regionPath: city, name: '王专家' })
  const assign = (userId: string, chosen = keys) =>
    app.request('POST', `${base}/pools/${own.id}/tutors`, { as: app.cityOfficer, body: { members: chosen, userId } })
  // Of the first district only: not for a company of another.
  expect((await assign(app.districtOfficer.userId)).codes).toEqual(['recognition.nursery-tutor-unknown'])
  expect((await assign(expert.userId)).json()).toEqual({ changed: 2, same: 0 })
  expect((await assign(expert.userId)).json()).toEqual({ changed: 0, same: 2 })
  expect((await assign(another.userId, keys.slice(0, 1))).json()).toEqual({ changed: 1, same: 0 })

  const seen = async (as: typeof expert) =>
    ok(await app.request('GET', `${base}/tutored`, { as })).json<{ items: { creditCode: string }[] }>().items
  expect((await seen(expert)).map(({ creditCode }) => creditCode)).toEqual([keys[1]?.creditCode])
  expect((await app.request('GET', paths[0] ?? '', { as: expert })).status).toBe(404)
  const log = { on: today, what: '上门辅导研发费用归集' }
  expect((await app.request('POST', `${paths[0]}/services`, { as: expert, body: log })).status).toBe(404)
  ok(await app.request('POST', `${paths[0]}/services`, { as: another, body: log }))
  const whole = await stay(app, app.cityOfficer, paths[0] ?? '')
  expect(whole.services).toMatchObject([{ what: '上门辅导研发费用归集', byName: '王专家' }])
  expect(whole.timeline.filter(({ kind }) => kind === 'tutor').map(({ what }) => what.zh)).toEqual(
    expect.arrayContaining(['培育导师：李专家', '培育导师：王专家']),
  )
})

test('a district sees the pool of its city with its own companies only, and cannot change it', async () => {
  const code = await company(otherDistrict)
  const path = await entered(app, app.cityOfficer, pool.id, code)
  expect((await app.request('GET', path, { as: app.districtOfficer })).status).toBe(404)
  expect(await members(app, app.districtOfficer, pool.id, `&q=${code}`)).toEqual([])
  const closed = await app.request('PATCH', `${base}/pools/${pool.id}`, {
    as: app.districtOfficer,
    body: { isClosed: true },
  })
  expect(closed.codes).toEqual(['recognition.nursery-pool-elsewhere'])
})

test('a condition that the city sets is judged by its value of the day of entry, and the progress by the one of today', async () => {
  const set = (from: string, value: number) =>
    app.services.db.query(
      `insert into parameters.value (key, effective_from, value, note, set_at, set_by_name)
       values ('recognition.leading-rd-share', $1, $2, '示例', now(), '周科长')`,
      [from, value],
    )
  const title = 'innovation-leading-enterprise'
  const leading = await openPool(app, app.cityOfficer, { title, gates: ['rd_share'], name: '领军培育库' })
  const code = await company()
  const said = { period: '2025', source: 'tax' as const }
  await app.services.db.tx((tx) =>
    sayFacts(tx, { ...app.services, actor: system }, code, [
      { ...said, fact: 'total_revenue_wan_yuan', value: '1000' },
      { ...said, fact: 'sales_wan_yuan', value: '1000' },
      { ...said, fact: 'rd_expense_wan_yuan', value: '60' },
    ]),
  )
  await set('2026-01-01', 5)
  const path = await entered(app, app.cityOfficer, leading.id, code)
  const seen = async () => {
    const { outcome, isSame, progress } = await stay(app, app.cityOfficer, path)
    return [outcome, isSame, progress.gates.find(({ id }) => id === 'rd_share')?.ok]
  }
  expect(await seen()).toEqual(['meets', true, true])
  await set(today, 7)
  expect(await seen()).toEqual(['meets', true, false])
})
