import type { Page } from 'playwright-core'
import { settled } from './browser.ts'

export interface Published {
  planId: string
  targetCount: number
}

/** Uploads a file as an officer does, and waits until its review page is open. */
export async function uploadPlan(page: Page, file: string): Promise<string> {
  await page.goto('/plans/upload')
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: '上传并解析' }).click()
  await page.waitForURL(/\/plans\/pln_[^/]+\/versions\/plv_/)
  await page.locator('[data-card]').first().waitFor()
  return /plans\/(pln_[^/]+)/.exec(page.url())?.[1] ?? ''
}

/** Accepts all that waits, whatever its confidence: what a hurried officer would do after reading. */
export async function acceptAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: '批量接受' }).click()
  await page.getByLabel('置信度 ≥').fill('0')
  await page.getByLabel('置信度 ≥').blur()
  await page.getByRole('button', { name: /^接受 \d+ 条$/ }).click()
  await page
    .getByText(/已接受 \d+ 条/)
    .first()
    .waitFor()
}

/** Publishes; items that the dialog says cannot be measured are rejected first, as it asks. */
export async function publish(page: Page): Promise<number> {
  const openDialog = () => page.getByRole('button', { name: /^发布…/ }).click()
  const dialog = page.getByRole('dialog')
  const run = dialog.getByRole('button', { name: /^发布 \d+ 条$/ })
  await openDialog()
  // Lines that are matched for sure lie folded: there, but not to be seen.
  await dialog.locator('.publish-line').first().waitFor({ state: 'attached' })
  const hindered = await dialog
    .locator('.publish-group', { hasText: '不能发布' })
    .locator('.publish-line strong')
    .allInnerTexts()
  if (hindered.length > 0) {
    await dialog.getByRole('button', { name: '取消' }).click()
    await dialog.waitFor({ state: 'hidden' })
    for (const name of hindered) await rejectItem(page, name)
    await openDialog()
  }
  await run.click()
  const done = await page
    .getByText(/已发布：\d+ 个目标/)
    .first()
    .innerText()
  return Number(/已发布：(\d+) 个目标/.exec(done)?.[1])
}

async function rejectItem(page: Page, name: string): Promise<void> {
  await page.getByPlaceholder('指标或原文').fill(name)
  const card = page.locator('[data-card]', { hasText: name }).first()
  await card.getByRole('button', { name: /^否/ }).click()
  await card.getByText('已否定').waitFor()
  await page.getByPlaceholder('指标或原文').fill('')
}

/** Opens the cockpit of one plan and the drawer of its first target; answers what the drawer quotes. */
export async function quoteInCockpit(page: Page, planId: string): Promise<string> {
  await page.goto(`/cockpit?planId=${planId}`)
  await settled(page)
  // Of a plan that nobody has reported on yet, every target lies in a folded group.
  const inSight = page.locator('.target-name:visible, .target-group[open] .link-button')
  if ((await inSight.count()) === 0) await page.locator('.target-group summary').first().click()
  await inSight.first().click()
  const drawer = page.getByRole('dialog')
  const quote = drawer.locator('.target-detail blockquote').first()
  await quote.waitFor()
  await drawer.getByRole('heading', { name: '口径卡片' }).waitFor()
  return (await quote.innerText()).replace(/\s+/g, '')
}
