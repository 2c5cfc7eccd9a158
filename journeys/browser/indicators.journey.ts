import { expect, test } from 'vitest'
import { indicatorNamed } from '../../areas/indicators/testing/indicators-app.ts'
import { axeFindings, missingTexts, settled, sidewaysOverflow, type View } from './browser.ts'
import { indicatorsDesk } from './served-indicators.ts'

const desk = indicatorsDesk()

const officerAt = (path: string, view: Partial<View> = {}) => desk.openAs(desk.served.officer, path, view)

test('the cockpit says in words how the targets stand, and a row opens its arithmetic, its quote and its card', async () => {
  const page = await officerAt('/cockpit')
  expect(await page.locator('.cockpit-headline').innerText()).toBe(
    '截至 5 月：5 项目标中 3 项达序时、1 项滞后、1 项缺数；比上月没有新增滞后。',
  )
  await page.locator('.target-name', { hasText: '科技型项目新竣工数' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByText('48 ÷ 150 = 32.0%，时间进度 41.7%，落后 9.7 个百分点').first().waitFor()
  await drawer.getByText('科技型项目新竣工数150项以上').waitFor()
  await drawer.getByText('当年新竣工并通过入库审核的科技型项目数').waitFor()
  expect(await drawer.getByRole('link', { name: '在原文中打开' }).getAttribute('href')).toContain(
    '/plans/pln_1/versions/plv_1',
  )
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'hidden' })
  await page.context().close()
})

test('the keyboard alone goes down the rows, opens one and steps to the next', async () => {
  const page = await officerAt('/cockpit')
  const group = page.locator('details.target-group', { hasText: '达序时' })
  await group.locator('summary').focus()
  await page.keyboard.press('Enter')
  const lines = group.locator('.target-line')
  await lines.nth(1).waitFor()
  await lines.first().focus()
  await page.keyboard.press('j')
  expect(await lines.nth(1).evaluate((line) => line === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('heading', { name: '三个指针' }).waitFor()
  const title = await drawer.locator('.ant-drawer-title').innerText()
  await page.keyboard.press('n')
  await page.waitForFunction((was) => document.querySelector('.ant-drawer-title')?.textContent !== was, title)
  await page.context().close()
})

test('figures that were typed and not sent stand there again for the one who typed them, until thrown away', async () => {
  const page = await officerAt('/indicators/entry?period=2025-04')
  const value = page.getByLabel('有效期内高新技术企业数：数值')
  await value.fill('1066')
  await page.getByRole('button', { name: '提交 1 项' }).waitFor()
  await page.goto('/cockpit')
  await settled(page)
  await page.goto('/indicators/entry?period=2025-04')
  const note = page.getByText('已恢复您在这台设备上填写、还没有提交的内容')
  await note.waitFor()
  expect(await value.inputValue()).toBe('1066')
  await page.goto('/indicators/entry?period=2025-03')
  await value.waitFor()
  expect(await value.inputValue()).not.toBe('1066')
  await page.goto('/indicators/entry?period=2025-04')
  await page.getByRole('button', { name: '清空重填' }).click()
  await note.waitFor({ state: 'detached' })
  expect(await value.inputValue()).not.toBe('1066')
  await page.reload()
  await value.waitFor()
  expect(await note.count()).toBe(0)
  await page.context().close()
})

test('a number that looks odd asks for its reason beside it, and is kept with it', async () => {
  const page = await officerAt('/indicators/entry?period=2025-05')
  const value = page.getByLabel('有效期内高新技术企业数：数值')
  await value.fill('1800')
  await page.getByRole('button', { name: '提交 1 项' }).click()
  const reason = page.getByLabel('有效期内高新技术企业数：原因说明')
  await reason.waitFor()
  expect(await page.getByRole('alert').first().innerText()).toContain('变动')
  await reason.fill('两区合并统计')
  await page.getByRole('button', { name: '提交 1 项' }).click()
  await page.getByText('已报送 1 项，等待审核').waitFor()
  const id = await indicatorNamed(desk.served.app, '有效期内高新技术企业数')
  const rows = await desk.served.app.services.db.query(
    'select value, explanation from indicators.observation where indicator_id = $1 order by recorded_at desc, revision desc limit 1',
    [id],
  )
  expect(rows).toEqual([{ value: '1800', explanation: '两区合并统计' }])
  await page.context().close()
})

test('a sheet is previewed, confirmed and written, and its refused rows say why', async () => {
  const page = await officerAt('/indicators/import')
  const content = '地区,指标,统计期,数值\n淮安市,科技型中小企业数,2025-05,1600\n淮安市,没有的指标,2025-05,1\n'
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '五月.csv', mimeType: 'text/csv', buffer: Buffer.from(content) })
  await page.getByText('1 行可写入，0 行与现有相同，1 行未通过').waitFor()
  await page.getByText('目录中没有“没有的指标”').waitFor()
  await page.getByRole('button', { name: '确认写入 1 行' }).click()
  await page.getByText('已写入 1 行，等待审核').waitFor()
  await page.goto('/cockpit')
  await settled(page)
  expect(await page.locator('.cockpit-headline').innerText()).toContain('0 项缺数')
  await page.context().close()
})

test('anybody sees a published number with its definition, and nothing that is not published', async () => {
  const id = await indicatorNamed(desk.served.app, '技术合同成交额')
  const { db } = desk.served.app.services
  await db.query('update indicators.indicator set published_at = now() where id = $1', [id])
  await db.query(
    `update indicators.observation set status = 'approved', decided_at = now() where indicator_id = $1 and status = 'submitted'`,
    [id],
  )
  const page = await desk.browser.open()
  await page.goto('/public/indicators')
  await settled(page)
  expect(await page.locator('tbody tr[data-row-key]').count()).toBe(1)
  await page.goto(`/public/indicators/${id}`)
  await page.getByText('当年经认定登记的技术合同成交额之和').waitFor()
  await page.context().close()
})

test.each<Partial<View>>([{ width: 1440 }, { width: 390, look: 'dark', locale: 'en' }])(
  'no page has findings of axe, missing words or sideways scrolling at %o',
  async (view) => {
    const id = await indicatorNamed(desk.served.app, '技术合同成交额')
    const [target] = await desk.served.app.services.db.query<{ id: string }>(
      'select id from indicators.target where indicator_id = $1',
      [id],
    )
    const page = await officerAt('/cockpit', view)
    const paths = [
      '/cockpit',
      `/cockpit?target=${target?.id}`,
      '/indicators/entry?period=2025-05',
      '/indicators/import',
      '/indicators/pending',
      '/indicators/catalogue',
      `/indicators/catalogue/${id}`,
      '/public/indicators',
      `/public/indicators/${id}`,
    ]
    for (const path of paths) {
      await page.goto(path)
      await settled(page)
      if (path.includes('target=')) await page.getByRole('dialog').locator('.pointers').waitFor()
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
