import { expect, test } from 'vitest'
import { city, district } from '../../areas/indicators/testing/indicators-app.ts'
import type { TestPerson } from '../../platform/http/testing/people.ts'
import { axeFindings, missingTexts, settled, sidewaysOverflow, type View } from './browser.ts'
import { indicatorsDesk } from './served-indicators.ts'

let clerk: TestPerson

const desk = indicatorsDesk(async (served) => {
  clerk = await served.app.person({ role: 'district-officer', regionPath: district, name: '沈' })
  // Who can be reminded in the district that is late.
  await served.app.person({ role: 'district-officer', regionPath: '320800/320826/', name: '周' })
})

const figure = '科技型项目新竣工数'
const title = '5 月项目进度'

/** The pages of the task that this journey sends. */
async function placesOfTask(): Promise<{ board: string; form: string }> {
  const [row] = await desk.served.app.services.db.query<{ id: string }>(
    'select id from indicators.collection where title = $1',
    [title],
  )
  if (!row) throw new Error('the task was not sent')
  const board = `/indicators/collections/${row.id}`
  const region = `regionPath=${encodeURIComponent(city)}`
  return { board: `${board}?${region}`, form: `${board}/report?${region}&unit=u1` }
}

test('a city asks two districts; one reports, is asked back and corrects; the late one is reminded once a day', async () => {
  const office = await desk.openAs(desk.served.officer, '/indicators/collections')
  await office.getByText('没有报送任务').waitFor()
  await office.getByRole('link', { name: '派发报送任务' }).click()
  await office.getByLabel('任务名称').fill(title)
  await office.locator('#collection-indicators').fill('新竣工')
  await office.locator('.ant-select-item-option', { hasText: figure }).click()
  await office.keyboard.press('Escape')
  await office.getByRole('checkbox', { name: '清江浦区' }).check()
  await office.getByRole('checkbox', { name: '涟水县' }).check()
  await office.getByRole('button', { name: '派发给 2 个单位' }).click()
  await office.getByText('2 个单位中 0 个已报齐').waitFor()

  const unit = await desk.openAs(clerk, '/indicators/collections')
  await unit.locator('tbody tr[data-row-key]', { hasText: title }).click()
  const value = unit.getByLabel(`${figure}：数值`)
  await value.fill('120')
  await unit.getByRole('button', { name: '提交 1 项' }).click()
  await unit.getByText('已报齐，等待审核').waitFor()

  await office.goto('/indicators/pending')
  await settled(office)
  const row = office.locator('tbody tr[data-row-key]', { hasText: '清江浦区' })
  await row.getByRole('checkbox').check()
  await office.getByRole('button', { name: '退回', exact: true }).click()
  const dialog = office.getByRole('dialog')
  await dialog.getByRole('textbox').fill('含签约未开工的，请剔除')
  await dialog.getByRole('button', { name: '退回', exact: true }).click()
  await row.waitFor({ state: 'detached' })

  const { board } = await placesOfTask()
  await unit.reload()
  await unit.getByText('退回原因：含签约未开工的，请剔除').waitFor()
  await value.fill('20')
  await unit.getByRole('button', { name: '提交 1 项' }).click()
  await unit.getByText('退回原因').waitFor({ state: 'detached' })

  await desk.served.app.services.db.query(`update indicators.collection set due_on = '2025-06-07' where title = $1`, [
    title,
  ])
  await office.goto(board)
  await office.getByText('2 个单位中 1 个已报齐').waitFor()
  const late = office.locator('tbody tr[data-row-key]', { hasText: '涟水县' })
  await late.getByText('逾期 3 天').waitFor()
  await late.getByRole('button', { name: '催报' }).click()
  await office.getByText('已催报：涟水县').waitFor()
  await late.getByText('上次').waitFor()
  await late.getByRole('button', { name: '催报' }).click()
  await office.getByText('涟水县 今天已催过。每个单位每天只催一次').waitFor()
  const asked = await desk.served.app.services.db.query<{ title_zh: string }>(
    `select title_zh from notices.notice where reason = 'indicators.collection-due' and done_at is null`,
  )
  expect(asked).toEqual([{ title_zh: '催报（已逾期 3 天），请报送：5 月项目进度' }])
  await unit.context().close()
  await office.context().close()
})

test('a unit says that there is none, and why, in place of a figure', async () => {
  const { form } = await placesOfTask()
  const clerkThere = await desk.served.app.person({
    role: 'district-officer',
    regionPath: '320800/320826/',
    name: '顾',
  })
  const page = await desk.openAs(clerkThere, form.replace('unit=u1', 'unit=u2'))
  await page.getByLabel(`${figure}：本期没有`).check()
  await page.getByRole('button', { name: '提交 1 项' }).click()
  await page.getByText('选了“本期没有”，请写明原因').waitFor()
  await page.getByLabel(`${figure}：没有的原因`).fill('本县没有此类项目')
  await page.getByRole('button', { name: '提交 1 项' }).click()
  await page.getByText('已报齐，等待审核').waitFor()
  await page.getByRole('link', { name: '报送进展' }).click()
  await page.getByText('本县没有此类项目').waitFor()
  expect(await page.locator('tbody tr[data-row-key]').count()).toBe(1)
  await page.context().close()
})

test.each<Partial<View>>([{ width: 1440 }, { width: 390, look: 'dark', locale: 'en' }])(
  'no page has findings of axe, missing words or sideways scrolling at %o',
  async (view) => {
    const { board, form } = await placesOfTask()
    const page = await desk.openAs(desk.served.officer, '/indicators/collections', view)
    for (const path of ['/indicators/collections', '/indicators/collections/new', board, form]) {
      await page.goto(path)
      await settled(page)
      const seen = {
        missing: await missingTexts(page),
        overflow: await sidewaysOverflow(page),
        axe: await axeFindings(page),
      }
      expect({ path, ...seen }).toEqual({ path, missing: [], overflow: 0, axe: [] })
    }
    await page.context().close()
  },
)
