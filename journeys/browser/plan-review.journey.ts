import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anotherText } from '../../areas/plans/testing/plans-app.ts'
import {
  axeFindings,
  type Browser,
  missingTexts,
  settled,
  sidewaysOverflow,
  signInAs,
  startBrowser,
} from './browser.ts'
import { type RunningServer, startServer } from './start-server.ts'

let server: RunningServer
let browser: Browser

beforeAll(async () => {
  server = await startServer()
  browser = await startBrowser(server.url)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** An officer before the review of a plan that nobody has touched. */
async function reviewing(text = anotherText()): Promise<Page> {
  const page = await browser.open()
  await signInAs(page, 'city')
  await page.goto('/plans/upload')
  await settled(page)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '方案.txt', mimeType: 'text/plain', buffer: Buffer.from(text) })
  await page.getByRole('button', { name: '上传并解析' }).click()
  await page.waitForURL(/versions\/plv_/)
  await page.locator('.item-card').first().waitFor()
  return page
}

const chosen = (page: Page) => page.locator('.item-card[aria-current="true"]')
const nameOf = (page: Page) => chosen(page).locator('h3').innerText()
const progress = (page: Page) => page.locator('.review-progress .figure').first().innerText()

test('the keyboard alone accepts, corrects, rejects and undoes; each decision leads to the next open item', async () => {
  const page = await reviewing()
  const total = await page.locator('.item-card').count()
  await page.keyboard.press('Enter')
  await expect.poll(() => progress(page)).toBe(`已核 1/${total}`)
  const second = await nameOf(page)

  await page.keyboard.press('e')
  const value = chosen(page).getByLabel('数值', { exact: true })
  await value.fill('61.5')
  await value.press('Enter')
  const corrected = page.locator('.item-card', { hasText: second })
  await corrected.getByText('已修改').waitFor()
  expect(await corrected.innerText()).toContain('机器原读')

  await expect.poll(() => nameOf(page)).not.toBe(second)
  const third = await nameOf(page)
  await page.keyboard.press('x')
  await page.locator('.item-card', { hasText: third }).getByText('已否定').waitFor()
  await page.keyboard.press('u')
  await expect.poll(() => progress(page)).toBe(`已核 2/${total}`)
  await expect.poll(() => nameOf(page)).toBe(third)

  await page.keyboard.press('k')
  await page.keyboard.press('j')
  await expect.poll(() => nameOf(page)).toBe(third)
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-card'))).toBe(
    await chosen(page).getAttribute('data-card'),
  )
  await page.context().close()
})

test('Enter on a card that is decided decides nothing and says how to change it', async () => {
  const page = await reviewing()
  const total = await page.locator('.item-card').count()
  for (let decided = 1; decided <= total; decided += 1) {
    await page.keyboard.press(decided === total ? 'x' : 'Enter')
    await expect.poll(() => progress(page)).toBe(`已核 ${decided}/${total}`)
  }
  const last = page.locator('.item-card', { hasText: '已否定' })
  expect(await last.getAttribute('aria-current')).toBe('true')
  await page.keyboard.press('Enter')
  await page.getByText('这一条已核对（已否定）。要改：按 U 撤销上一步').waitFor()
  expect(await last.count()).toBe(1)
  await page.keyboard.press('u')
  await expect.poll(() => progress(page)).toBe(`已核 ${total - 1}/${total}`)
  await page.context().close()
})

test('a form left by Escape changes nothing, and typing in it is no command', async () => {
  const page = await reviewing()
  await page.keyboard.press('e')
  const indicator = chosen(page).getByLabel('指标', { exact: true })
  await indicator.fill('xaub')
  expect(await progress(page)).toMatch(/已核 0\//)
  await page.keyboard.press('Escape')
  await indicator.waitFor({ state: 'detached' })
  expect(await nameOf(page)).not.toBe('xaub')
  await page.context().close()
})

test('a target stated twice is one card that decides both, until it is looked at apart', async () => {
  const text = anotherText()
  const again = /^1\. .*$/m.exec(text)?.[0] ?? ''
  const page = await reviewing(`${text}${again.replace('1. ', '3. ')}\n`)
  const folded = page.locator('.item-card', { hasText: '另见 1 处' })
  const [foldedCount, cards] = [await folded.count(), await page.locator('.item-card').count()]
  expect(foldedCount).toBeGreaterThan(0)
  const total = cards + foldedCount
  await page.keyboard.press('Enter')
  await expect.poll(() => progress(page)).toBe(`已核 2/${total}`)
  await page.keyboard.press('u')
  await expect.poll(() => progress(page)).toBe(`已核 0/${total}`)

  await folded.first().locator('summary').click()
  expect(await folded.first().locator('blockquote').count()).toBe(2)
  expect(await axeFindings(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await sidewaysOverflow(page)).toBe(0)
  await page.setViewportSize({ width: 1440, height: 900 })
  await folded.first().getByRole('button', { name: '拆开' }).click()
  await expect.poll(() => page.locator('.item-card').count()).toBe(cards + 1)
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await page.keyboard.press('x')
  await expect.poll(() => progress(page)).toBe(`已核 1/${total}`)
  await page.context().close()
})

test('a highlight opens its card, and a card shows its highlight', async () => {
  const page = await reviewing()
  const mark = page.locator('.review-document mark', { hasText: '150' }).first()
  await mark.click()
  await expect.poll(async () => chosen(page).innerText()).toContain('150')
  await page.locator('.item-card', { hasText: '8–10' }).click()
  await page.locator('.review-document mark.mark-active', { hasText: '8' }).first().waitFor()
  await page.context().close()
})

test('selected words become an item with the exact quote, which is undone again', async () => {
  const page = await reviewing()
  const total = await page.locator('.item-card').count()
  await page.evaluate(() => {
    const line = [...document.querySelectorAll('.review-line')].find((each) => each.textContent?.includes('1400'))
    const mark = line?.querySelector('mark')
    if (!line || !mark) throw new Error('no line with a highlight')
    // From before the highlight into it: the words of two pieces.
    const range = document.createRange()
    range.setStart(mark.previousSibling?.firstChild ?? mark, 0)
    range.setEndAfter(mark)
    getSelection()?.removeAllRanges()
    getSelection()?.addRange(range)
  })
  await page.keyboard.press('a')
  const form = page.locator('.item-form')
  expect(await form.locator('blockquote').innerText()).toContain('有效期内高新技术企业达')
  await form.getByLabel('指标', { exact: true }).fill('人工新增的指标')
  await form.getByLabel('数值', { exact: true }).fill('1400')
  await form.getByRole('button', { name: '新增' }).click()
  await page.locator('.item-card', { hasText: '人工新增的指标' }).locator('.status', { hasText: '人工新增' }).waitFor()
  expect(await page.locator('.item-card').count()).toBe(total + 1)
  await page.keyboard.press('u')
  await expect.poll(() => page.locator('.item-card').count()).toBe(total)
  await page.context().close()
})

test('of two officers on one item the second sees who was first, and what they themselves had seen', async () => {
  const page = await reviewing()
  const late = await browser.open()
  await signInAs(late, 'city')
  // What others do reaches a window at once; this one has lost its connection for that.
  await late.route(/\/versions\/[^/]+\/live/, (request) => request.abort())
  await late.goto(page.url())
  await late.locator('.item-card').first().waitFor()
  const name = await nameOf(page)
  await page.keyboard.press('x')
  await page.locator('.item-card', { hasText: name }).getByText('已否定').waitFor()
  await late.keyboard.press('Enter')
  const card = late.locator('.item-card', { hasText: name })
  await card.getByText('您看到的是').waitFor()
  await card.getByText('已否定').waitFor()
  await expect.poll(() => nameOf(late)).toBe(name)
  await card.getByRole('button', { name: '知道了' }).click()
  await card.getByText('您看到的是').waitFor({ state: 'detached' })
  await Promise.all([page.context().close(), late.context().close()])
})

test('behind the publish dialog no key decides anything', async () => {
  const page = await reviewing()
  await page.getByRole('button', { name: /^发布…/ }).click()
  await page.getByRole('dialog').getByText('没有已接受的条目').waitFor()
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
  expect(await progress(page)).toMatch(/已核 0\//)
  await page.context().close()
})

test('a file that cannot be read says why on the page, and is put away again', async () => {
  const page = await browser.open()
  await signInAs(page, 'city')
  await page.goto('/plans/upload')
  await settled(page)
  await page.locator('input[type=file]').setInputFiles({
    name: '坏.docx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('PK\u0003\u0004 not a document'),
  })
  await page.getByRole('button', { name: '上传并解析' }).click()
  await page.getByRole('button', { name: '打开' }).click()
  await page.getByText('这个文件没有读出来').waitFor()
  expect(await page.getByRole('alert').first().innerText()).toContain('坏.docx')
  await page.getByRole('button', { name: '作废' }).click()
  await page.waitForURL(/\/plans$/)
  expect(await page.locator('main').innerText()).not.toContain('坏')
  await page.context().close()
})

test('a plan of eighty thousand characters opens, and a key moves without delay', async () => {
  const paragraph = anotherText()
  // Other figures in every copy: the same figures again would be folded into the first.
  const copy = (_: unknown, i: number) => paragraph.replace(/1400|250|150|50/g, (figure) => String(Number(figure) + i))
  const page = await reviewing(Array.from({ length: Math.ceil(80_000 / paragraph.length) }, copy).join('\n'))
  // The first cards come at once, the others while the person already works.
  await expect.poll(() => page.locator('.item-card').count(), { timeout: 15_000 }).toBeGreaterThan(500)
  const before = await nameOf(page)
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect.poll(() => page.evaluate(() => document.activeElement?.hasAttribute('data-card'))).toBe(true)
  expect(await chosen(page).count()).toBe(1)
  expect(await nameOf(page)).not.toBe(before)
  await page.context().close()
})

test('the review is whole on a phone and in English and dark', async () => {
  const desk = await reviewing()
  const path = new URL(desk.url()).pathname
  for (const width of [390, 1440]) {
    const page = await browser.open({ width, look: 'dark' })
    await signInAs(page, 'city')
    await page.goto(path)
    await page.locator('.item-card').first().waitFor()
    await page.getByRole('button', { name: /switch to English/ }).click()
    await page.getByRole('tab', { name: /Targets/ }).waitFor()
    for (const tab of [/Targets/, /Measures/, /Facts/]) {
      await page.getByRole('tab', { name: tab }).click()
      expect(await missingTexts(page)).toEqual([])
      expect(await axeFindings(page)).toEqual([])
      expect(await sidewaysOverflow(page)).toBe(0)
    }
    await page.context().close()
  }
  await desk.context().close()
})
