import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReviewStep } from '../../../contract.ts'
import { lookOn } from '../../../testing/look-on.ts'
import {
  anotherText,
  fieldsOf,
  itemNamed,
  type Opened,
  type PlansApp,
  startPlansApp,
} from '../../../testing/plans-app.ts'
import { VersionRooms } from './version-room.ts'

let app: PlansApp
let now = new Date('2026-03-02T02:00:00Z')

beforeAll(async () => {
  app = await startPlansApp({ clock: { now: () => now } })
  await app.server.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => app.close())

const present = (as: PlansApp['officer'], of: Opened, window: string, more: object = {}) =>
  app.post(as, `${of.path}/presence`, { window: `window-of-${window}`, placeId: null, isEditing: false, ...more })

test('a decision, its undoing, an addition and its removal reach whoever looks on', async () => {
  const of = await app.compiled(app.officer, anotherText())
  const item = itemNamed(of.review, '1400')
  const colleague = await lookOn(app, app.colleague, of, { window: 'colleague' })
  const { batchId } = (await app.decide(app.officer, of, item, 'accept')).json<ReviewStep>()
  const accepted = await colleague.hears(({ items }) => items.length > 0)
  expect(accepted).toMatchObject({
    isStale: false,
    items: [{ id: item.id, state: 'accepted', revision: 2, reviewedBy: '甲' }],
    counts: { decided: 1 },
  })
  await app.post(app.officer, `${of.path}/reviews/${batchId}/undo`)
  const undone = await colleague.hears(({ items }) => items.some(({ id }) => id === item.id))
  expect(undone).toMatchObject({ items: [{ state: 'proposed', revision: 3 }], counts: { decided: 0 } })

  const fields = { ...fieldsOf(item), indicator: '新指标' }
  const added = (await app.post(app.officer, `${of.path}/items`, { fields })).json<ReviewStep>()
  await colleague.hears(({ items }) => items.some(({ id }) => id === added.items[0]?.id))
  await app.post(app.officer, `${of.path}/reviews/${added.batchId}/undo`)
  await colleague.hears(({ removedItemIds }) => removedItemIds.includes(added.items[0]?.id ?? ''))
  colleague.leaves()
})

test('who comes later is told what happened since the step that their page shows', async () => {
  const of = await app.compiled(app.officer, anotherText())
  const [first, second] = of.review.items
  if (!first || !second) throw new Error('too few items')
  await app.decide(app.officer, of, first, 'accept')
  await app.decide(app.officer, of, second, 'reject')
  const late = await lookOn(app, app.colleague, of, { window: 'late' })
  const told = await late.hears(() => true)
  expect(told).toMatchObject({ isStale: false, counts: { decided: 2 } })
  expect(told.items.map(({ id }) => id).sort()).toEqual([first.id, second.id].sort())
  late.leaves()
})

test('who has missed more than is remembered is told to read anew', async () => {
  const of = await app.compiled(app.officer, anotherText())
  const item = itemNamed(of.review, '1400')
  for (let revision = 1; revision <= 22; revision++)
    await app.decide(app.officer, of, { ...item, revision }, revision % 2 === 1 ? 'accept' : 'reopen')
  const late = await lookOn(app, app.colleague, of, { window: 'late' })
  expect(await late.hears(() => true)).toMatchObject({ seq: of.review.seq + 22, isStale: true, items: [] })
  late.leaves()
})

test('a process that wrote nothing itself hears of it from the database', async () => {
  const of = await app.compiled(app.officer, anotherText())
  const item = itemNamed(of.review, '1400')
  const other = new VersionRooms(app.services)
  const stop = new AbortController()
  const heard = other.follow({ region_path: of.review.plan.regionPath, id: of.versionId }, of.review.seq, stop.signal)
  expect((await heard.next()).value).toMatchObject({ items: [] })
  const next = heard.next()
  await app.decide(app.officer, of, item, 'reject')
  expect((await next).value).toMatchObject({ items: [{ id: item.id, state: 'rejected' }] })
  stop.abort()
  expect((await heard.next()).done).toBe(true)
})

test('two people see each other, what each looks at and who is writing; a closed window is gone at once', async () => {
  const of = await app.compiled(app.officer, anotherText())
  const item = itemNamed(of.review, '1400')
  const officer = await lookOn(app, app.officer, of, { window: 'officer' })
  const colleague = await lookOn(app, app.colleague, of, { window: 'colleague' })
  await present(app.officer, of, 'officer')
  await present(app.colleague, of, 'colleague', { placeId: item.id, isEditing: true })
  const seen = await officer.hears(({ people }) => people.some((one) => one.isEditing))
  expect(seen.people).toMatchObject([{ name: '乙', isSelf: false, placeId: item.id }])
  const back = await colleague.hears(({ people }) => people.length > 0)
  expect(back.people).toMatchObject([{ name: '甲', placeId: null, isEditing: false }])

  await present(app.officer, of, 'second-window')
  const twice = await officer.hears(({ people }) => people.some((one) => one.isSelf))
  expect(twice.people.map(({ name, isSelf }) => [name, isSelf])).toContainEqual(['甲', true])
  colleague.leaves()
  await officer.hears(({ people }) => people.every(({ name }) => name !== '乙'))
  officer.leaves()
})

test('a window that is not heard of is forgotten, and its row goes with the next sign of somebody else', async () => {
  const of = await app.compiled(app.officer, anotherText())
  const rows = () => app.services.db.query('select from plans.presence where version_id = $1', [of.versionId])
  await present(app.colleague, of, 'asleep')
  now = new Date(now.getTime() + 46_000)
  const officer = await lookOn(app, app.officer, of, { window: 'officer' })
  expect((await officer.hears(() => true)).people).toEqual([])
  expect(await rows()).toHaveLength(1)
  const elsewhere = await app.compiled(app.officer, anotherText())
  await present(app.officer, elsewhere, 'elsewhere')
  expect(await rows()).toHaveLength(0)
  officer.leaves()
})

test('publishing and discarding tell whoever looks on to read anew, and then nothing more is told', async () => {
  const of = await app.compiled(app.officer, anotherText())
  const colleague = await lookOn(app, app.colleague, of, { window: 'colleague' })
  await app.post(app.officer, `${of.path}/discard`)
  await colleague.hears(({ isStale }) => isStale)
  colleague.leaves()
  const late = await lookOn(app, app.colleague, of, { window: 'late' })
  expect(await late.hears(() => true)).toMatchObject({ isStale: true })
  await expect(late.hears(() => true)).rejects.toThrow('ended')
})
