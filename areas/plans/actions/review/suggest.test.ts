import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ItemView, NameSuggestion, Publication } from '../../contract.ts'
import { anotherText, fieldsOf, itemNamed, type PlansApp, startPlansApp } from '../../testing/plans-app.ts'

let app: PlansApp
let firms = ''

beforeAll(async () => {
  app = await startPlansApp()
  const known = await app.request('GET', '/api/indicators?q=高新技术企业', { as: app.officer })
  firms =
    known.json<{ items: { id: string; name: string }[] }>().items.find(({ name }) => name === '有效期内高新技术企业数')
      ?.id ?? ''
})
afterAll(() => app.close())

interface Suggestions {
  names: NameSuggestion[]
  subjects: { subject: string; regionPath: string }[]
}
const suggestions = async (path: string) =>
  (await app.request('GET', `${path}/suggestions`, { as: app.officer })).json<Suggestions>()
const choose = (path: string, item: ItemView, indicatorId: string | null) =>
  app.request('PUT', `${path}/items/${item.id}/indicator`, { as: app.officer, body: { indicatorId } })

test('names find their indicator, units that do not fit are named, and subjects that are regions are known', async () => {
  const of = await app.compiled(app.officer, anotherText())
  const item = itemNamed(of.review, '1400')
  const found = (await suggestions(of.path)).names.find(({ name }) => name === item.indicator)
  expect(found).toMatchObject({ best: { indicatorId: firms }, otherUnits: [] })
  const fields = { ...fieldsOf(item), unit: '亿元', subject: '淮阴区' }
  await app.decide(app.officer, of, item, 'correct', { fields })
  const after = await suggestions(of.path)
  expect(after.names.find(({ name }) => name === item.indicator)?.otherUnits).toEqual(['亿元'])
  expect(after.subjects).toEqual([{ subject: '淮阴区', regionPath: '320800/320804/', name: '淮阴区' }])
})

test('the indicator that a reviewer chose is offered first at publication, and is no step of review', async () => {
  const of = await app.compiled(app.officer, anotherText())
  const item = itemNamed(of.review, '50%')
  const chosen = await choose(of.path, item, firms)
  expect(chosen.json<ItemView>()).toMatchObject({ chosenIndicator: { id: firms }, revision: 1, state: 'proposed' })
  expect((await app.decide(app.colleague, of, item, 'accept')).status).toBe(200)
  const preview = async () =>
    (await app.request('GET', `${of.path}/publication`, { as: app.officer })).json<Publication>().lines
  const [line] = await preview()
  expect([line?.preselectedIndicatorId, line?.suggestions[0]?.indicatorId]).toEqual([firms, firms])
  await choose(of.path, item, null)
  expect((await preview())[0]?.preselectedIndicatorId).not.toBe(firms)
  expect((await choose(of.path, item, 'ind_none')).codes).toEqual(['plans.indicator-unknown'])
})
