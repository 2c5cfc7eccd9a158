import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PopulationLine } from './contract/population.ts'
import type { Screening } from './contract/screening.ts'
import { insertRun } from './store/points-runs.ts'
import { insertPopulation } from './store/populations.ts'
import { city, makeFirm, type PointsApp, someCode, startPoints, today } from './testing/points-app.ts'

let app: PointsApp
beforeAll(async () => {
  app = await startPoints()
  await makeFirm(app.services, { creditCode: someCode(1) })
})
// Of the screening that was broken on purpose.
afterAll(() => expect(app.close()).rejects.toThrow('defects in background work'))

const post = (path: string, body: object = {}) =>
  app.request('POST', `/api/recognition/${path}`, { as: app.officer, body })
const get = async <T>(path: string) =>
  (await app.request('GET', `/api/recognition/${path}`, { as: app.officer })).json<T>()
const patience = { timeout: 40_000, interval: 200 }

test('a screening whose job failed says so, is run again for one of two who ask at once, and finds what there is', async () => {
  const { db } = app.services
  await db.query(`create function recognition.break() returns trigger language plpgsql as
    $$ begin raise exception 'the disk is on fire'; end $$`)
  await db.query(`create trigger broken before insert on recognition.screening_hit
    for each row execute function recognition.break()`)
  const asked = {
    ...{ title: '高企摸排', goal: 'high-tech-enterprise', gates: ['staff_ratio'], atLeast: null, mostFailed: 1 },
    ...{ asOf: today, withinRegion: city, section: null, notHolding: null },
  }
  const { id } = (await post('screenings', asked)).json<Screening>()
  const read = () => get<Screening>(`screenings/${id}`)
  await expect.poll(async () => (await read()).state, patience).toBe('failed')
  const failed = await read()
  expect(failed.failure?.zh).toContain(`请稍后重新提交；如再次出现，请联系管理员并提供任务编号 ${failed.jobId}`)
  expect(JSON.stringify(failed)).not.toContain('on fire')
  const listed = await get<{ items: Screening[] }>('screenings')
  expect(listed.items.map(({ state }) => state)).toEqual(['failed'])
  await db.query('drop trigger broken on recognition.screening_hit')
  const both = await Promise.all([post(`screenings/${id}/again`), post(`screenings/${id}/again`)])
  expect(both.map(({ status }) => status).sort()).toEqual([202, 409])
  await expect.poll(async () => (await read()).state, patience).toBe('done')
  expect(await read()).toMatchObject({ failure: null, lookedAt: 1 })
  expect((await post(`screenings/${id}/again`)).codes).toEqual(['recognition.run-not-failed'])
}, 90_000)

test('a population and a computation of points whose job is gone say so, and are run again', async () => {
  const { db, ids, clock } = app.services
  const who = { regionPath: city, on: today, at: clock.now(), by: null, byName: '周科长' }
  const [population, run] = [ids.next('pop'), ids.next('ptr')]
  await insertPopulation(db, { ...who, id: population, ruleSet: 'tech-sme', ruleVersion: '2017-05-03' })
  await insertRun(db, { ...who, id: run, year: 2026 })
  const line = async () => (await get<{ items: PopulationLine[] }>('populations')).items[0]
  const state = async () =>
    (await get<{ run: { isFinished: boolean; failure: { zh: string } | null } }>('points/state')).run
  expect((await line())?.failure?.zh).toContain('请重新运行')
  expect((await state()).failure?.zh).toContain('请重新运行')
  for (const path of [`populations/${population}/again`, `points/runs/${run}/again`])
    expect((await post(path)).status).toBe(202)
  await expect.poll(async () => (await line())?.isFinished, patience).toBe(true)
  await expect.poll(async () => (await state()).isFinished, patience).toBe(true)
  expect([(await line())?.failure, (await state()).failure]).toEqual([null, null])
}, 90_000)
