import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { TestPerson } from '#platform/http/testing/people'
import { city, district, indicatorNamed } from '../../areas/indicators/testing/indicators-app.ts'
import { axeFindings, missingTexts, sidewaysOverflow, type View } from './browser.ts'
import { indicatorsDesk } from './served-indicators.ts'

let clerk: TestPerson

const desk = indicatorsDesk(async (served) => {
  clerk = await served.app.person({ role: 'district-officer', regionPath: district, name: '沈' })
})

const name = '科技型项目新竣工数'
const treeRow = (page: Page, text: string) => page.locator('.target-tree tbody tr', { hasText: text }).first()

/** Every value on screen, in the order of the units. */
async function values(page: Page): Promise<number[]> {
  const fields = await page.getByLabel(/：分解值$/).all()
  return Promise.all(fields.map(async (field) => Number(await field.inputValue())))
}

/** The server has answered for what is on screen. */
const computed = (page: Page) => page.locator('.split-sum[aria-busy="false"]').waitFor()

const total = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0)

async function splitPath(): Promise<string> {
  const [target] = await desk.served.app.services.db.query<{ id: string }>(
    'select id from indicators.target where indicator_id = $1 and region_path = $2',
    [await indicatorNamed(desk.served.app, name), city],
  )
  return `/indicators/targets/${target?.id}/split?regionPath=${encodeURIComponent(city)}`
}

test('a city shares a target out by weights, fixes one district, and every district sees its own part until it is undone', async () => {
  const page = await desk.openAs(desk.served.officer, '/indicators/targets')
  await treeRow(page, name).getByRole('link', { name: /^分解/ }).click()
  await page.getByText('一致').waitFor()
  const even = await values(page)
  expect(even.length).toBeGreaterThan(3)
  expect(total(even)).toBe(150)

  await page.getByLabel('清江浦区：权重').fill('3')
  await page.getByLabel('清江浦区：权重').press('Enter')
  await computed(page)
  expect(Math.max(...(await values(page)))).toBeGreaterThan(Math.max(...even))
  expect(total(await values(page))).toBe(150)

  await page.getByLabel('清江浦区：分解值').fill('70')
  await page.getByLabel('清江浦区：分解值').press('Enter')
  await computed(page)
  await page.locator('.split-why', { hasText: '较调整前' }).first().waitFor()
  expect(await page.getByLabel('清江浦区：固定').isChecked()).toBe(true)
  const fixed = await values(page)
  expect(total(fixed)).toBe(150)
  expect(fixed).toContain(70)
  await page.getByLabel('涟水县：上限').fill('5')
  await page.getByLabel('涟水县：上限').press('Enter')
  await computed(page)
  await page.getByText('受上限约束').waitFor()
  expect(await page.getByLabel('涟水县：分解值').inputValue()).toBe('5')
  expect(await page.getByLabel('清江浦区：分解值').inputValue()).toBe('70')
  expect(total(await values(page))).toBe(150)

  const confirmed = await values(page)
  await page.getByRole('button', { name: '确认分解' }).click()
  await page.getByText(`已分解为 ${even.length} 项目标`).waitFor()
  await page.locator('.split-sum').getByText('下级合计 150 项').first().waitFor()
  await page.getByRole('button', { name: '重新分解' }).click()
  await page.getByRole('button', { name: '确认并替换现有分解' }).waitFor()
  await computed(page)
  expect(await values(page)).toEqual(confirmed)

  const own = await desk.openAs(clerk, `/indicators/targets?regionPath=${encodeURIComponent(district)}`)
  expect(await treeRow(own, name).innerText()).toMatch(/≥ 70 项[\s\S]*上级目标 150 项/)
  await own.context().close()

  await page.goto('/indicators/targets')
  await page.getByRole('button', { name: `展开${name}的下级目标` }).click()
  expect(await treeRow(page, '清江浦区').innerText()).toContain('≥ 70 项')
  expect(await treeRow(page, name).innerText()).toMatch(/下级合计 150[\s\S]*差额 0[\s\S]*一致/)

  await treeRow(page, name)
    .getByRole('link', { name: /^≥ 150/ })
    .click()
  await page.getByRole('button', { name: '撤销分解' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('理由').fill('县区意见不一致')
  await dialog.getByRole('button', { name: '撤销分解' }).click()
  await page.getByText('尚未分解').waitFor()
  const after = await desk.openAs(clerk, `/indicators/targets?regionPath=${encodeURIComponent(district)}`)
  expect(await after.getByText(name).count()).toBe(0)
  await after.context().close()
  await page.context().close()
})

test('a sheet that the office has is read, what falls short is told, and it comes out as a sheet again', async () => {
  const page = await desk.openAs(desk.served.officer, await splitPath())
  await page.getByText('一致').waitFor()
  const sheet = '单位,分解值\n清江浦区,90\n涟水县,50\n没有这个县,10\n'
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '分解.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) })
  await page.getByText('第 4 行').waitFor()
  await page.locator('.split-sum .status', { hasText: '不足' }).waitFor()
  expect(await values(page)).toEqual([90, 50])
  const press = page.getByRole('button', { name: '确认分解' })
  expect(await press.isDisabled()).toBe(true)
  await page.getByLabel('请说明余下部分由谁承担').fill('余下 10 项由市本级承担')
  await press.click()
  await page.getByText('已分解为 2 项目标').waitFor()
  await page.goto(await splitPath())
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出分解表' }).click(),
  ])
  expect(file.suggestedFilename()).toBe(`目标分解-${name}-2025.xlsx`)
  await page.context().close()
})

test.each<Partial<View>>([{ width: 1440 }, { width: 390, look: 'dark', locale: 'en' }])(
  'the tree and the split have no findings of axe, missing words or sideways scrolling at %o',
  async (view) => {
    const page = await desk.openAs(desk.served.officer, '/indicators/targets', view)
    const check = async () => {
      // What the fixed bars of a phone cover while it is scrolled would count as too small.
      await page.evaluate(() => window.scrollTo(0, 0))
      expect(await missingTexts(page)).toEqual([])
      expect(await sidewaysOverflow(page)).toBe(0)
      expect(await axeFindings(page)).toEqual([])
    }
    await page.locator('button.tree-opener').first().click()
    await page.locator('.tree-depth-1').first().waitFor()
    await check()
    const path = await splitPath()
    await page.goto(path)
    await page.locator('.split-table').waitFor()
    await page.locator('.split-sum .held').waitFor()
    await check()
    await page.goto(path.replace('/split?', '?'))
    await page.locator('.split-sum .held').first().waitFor()
    await check()
    await page.context().close()
  },
)
