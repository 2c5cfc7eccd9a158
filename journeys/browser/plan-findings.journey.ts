import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readDocument } from '#platform/documents/documents'
import {
  axeFindings,
  type Browser,
  missingTexts,
  settled,
  sidewaysOverflow,
  signInAs,
  startBrowser,
  views,
} from './browser.ts'
import { acceptAll, publish, uploadPlan } from './plan-to-cockpit.ts'
import { type RunningServer, startServer } from './start-server.ts'

let server: RunningServer
let browser: Browser
let folder: string
let address: string

const plan = (years: string, targets: string) => `淮安市科技企业培育规划（${years}年）
一、壮大企业梯队
1. 培育企业。${targets}（责任单位：市科技局）
`

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journey-findings-'))
  server = await startServer()
  browser = await startBrowser(server.url)
  const page = await browser.open()
  await signInAs(page, 'city')
  await uploadPlan(
    page,
    await file(
      '现行规划.txt',
      '2025-2026',
      '到2026年，科技型中小企业达到3800家以上，高新技术产业产值占规模以上工业总产值比重达46%以上。',
    ),
  )
  await acceptAll(page)
  await publish(page)
  await uploadPlan(
    page,
    await file(
      '新规划.txt',
      '2025-2027',
      '到2027年，科技型中小企业达到3700家以上，高新技术产业产值占规模以上工业总产值比重达45%以上，战略性新兴产业占比达42%以上。',
    ),
  )
  address = new URL(page.url()).pathname
  await page.context().close()
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  if (folder) await rm(folder, { recursive: true, force: true })
})

async function file(name: string, years: string, targets: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, plan(years, targets))
  return path
}

const card = (page: Page, words: string) => page.locator('.lint-card', { hasText: words })

test('a draft is assessed, a finding answered, and the opinion downloaded', async () => {
  const page = await browser.open()
  await signInAs(page, 'city')
  await page.goto(address)
  await settled(page)
  await page.getByRole('button', { name: '一致性评估' }).click()
  await page.getByText('这个版本还没有评估').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: '开始评估' }).click()
  const falling = card(page, '2027年 3700家 < 2026年 3800家')
  await falling.waitFor()
  expect(await falling.locator('mark').allInnerTexts()).toEqual([
    '科技型中小企业达到3700家以上',
    '科技型中小企业达到3800家以上',
  ])
  await falling.getByRole('textbox').fill('本稿只计有效期内企业')
  await falling.getByRole('button', { name: '答复' }).click()
  await falling.getByText('已答复').waitFor()
  await page.getByRole('button', { name: '重新评估' }).click()
  await page.getByText('正在评估').waitFor({ state: 'hidden' })
  await falling.getByText('本稿只计有效期内企业').waitFor()
  await page.getByRole('button', { name: /^低 1$/ }).click()
  await falling.waitFor({ state: 'hidden' })
  expect(await opinion(page, '中文（.docx）')).toMatchObject({
    name: expect.stringMatching(/^政策一致性评估意见-.*\.docx$/),
    text: expect.stringContaining('本稿只计有效期内企业'),
  })
  expect(await opinion(page, 'English (.docx)')).toMatchObject({
    name: expect.stringMatching(/^consistency-opinion-.*\.docx$/),
    text: expect.stringContaining('3,700 (2027) < 3,800 (2026)'),
  })
  await page.context().close()
})

/** Name and text of the opinion, as it comes down in a language. */
async function opinion(page: Page, language: string): Promise<{ name: string; text: string }> {
  await page.getByRole('button', { name: '下载评估意见' }).click()
  const saved = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: language }).click()
  const file = await saved
  const path = join(folder, file.suggestedFilename())
  await file.saveAs(path)
  return { name: file.suggestedFilename(), text: (await readDocument(path, { fileName: path })).text }
}

test('the assessment runs in the background, and is found done by whoever comes back', async () => {
  const page = await browser.open()
  await signInAs(page, 'city')
  await page.goto(`${address}/findings`)
  await settled(page)
  await page.getByRole('button', { name: '重新评估' }).click()
  await page.goto('/plans')
  await settled(page)
  await page.goto(`${address}/findings`)
  await card(page, '2027年 3700家 < 2026年 3800家').waitFor()
  await page.goto('/todo')
  await page.getByRole('tab', { name: /^消息/ }).click()
  await page.getByText('评估完成：').first().waitFor()
  await page.context().close()
})

test('a finding becomes a task by a dialog; what was typed outlives a reload until then', async () => {
  const page = await browser.open()
  await signInAs(page, 'city')
  await page.goto(`${address}/findings`)
  const output = page.getByRole('article', { name: /高新技术产业产值/ }).first()
  await output.getByRole('textbox').fill('请与统计口径核对')
  await page.reload()
  await page.getByText('已恢复').waitFor()
  expect(await output.getByRole('textbox').inputValue()).toBe('请与统计口径核对')
  await output.getByRole('button', { name: '转为任务' }).click()
  const dialog = page.getByRole('dialog')
  expect(await dialog.getByLabel('具体要求').inputValue()).toBe('请与统计口径核对')
  await dialog.getByText('市科技局').first().waitFor()
  expect(await dialog.locator('q').count()).toBeGreaterThan(0)
  expect(await axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: '交办' }).click()
  await output.getByText('待签收').waitFor()
  await output.getByText('任务 · 市科技局').waitFor()
  await page.reload()
  await output.getByText('待签收').waitFor()
  expect(await output.getByRole('textbox').inputValue()).toBe('')
  await page.context().close()
})

test('a figure that is corrected afterwards makes the findings outdated until they are assessed again', async () => {
  const page = await browser.open()
  await signInAs(page, 'city')
  await page.goto(`${address}/findings`)
  const emerging = page.getByRole('article', { name: '战略性新兴产业占比' })
  await emerging.waitFor()
  expect(await reject(page, '战略性新兴产业占比')).toBe(200)
  await page.reload()
  await page.getByText('评估结果可能已过时').waitFor()
  await page.getByText('本稿的数字或文件信息有改动').waitFor()
  await page.getByRole('button', { name: '重新评估' }).click()
  await page.getByText('评估结果可能已过时').waitFor({ state: 'hidden' })
  // The assessment runs in the background.
  await emerging.waitFor({ state: 'detached' })
  await page.context().close()
})

/** Rejects a figure as the review page does; the status of the answer. */
function reject(page: Page, indicator: string): Promise<number> {
  return page.evaluate(
    async ({ path, name }) => {
      const review = await (await fetch(path)).json()
      const item = review.items.find((each: { indicator: string }) => each.indicator.includes(name))
      const answer = await fetch(`${path}/items/${item.id}/review`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ action: 'reject', revision: item.revision }),
      })
      return answer.status
    },
    { path: `/api${address}`, name: indicator },
  )
}

test('the sentence opens in its document', async () => {
  const page = await browser.open()
  await signInAs(page, 'city')
  await page.goto(`${address}/findings`)
  await settled(page)
  const link = card(page, '3700').getByRole('link').first()
  await link.click()
  await page.waitForURL(/versions\/plv_[^/]+\?item=pli_/)
  await page.context().close()
})

test.each(views)('the page is whole at $width in $locale, $look', async (view) => {
  const page = await browser.open(view)
  await signInAs(page, 'city')
  await page.goto(`${address}/findings`)
  await settled(page)
  await page.locator('.lint-card').first().waitFor()
  const shots = process.env.KECHUANG_SCREENS
  if (shots)
    await page.screenshot({
      path: join(shots, `findings-${view.width}-${view.locale}-${view.look}.png`),
      fullPage: true,
    })
  expect(await missingTexts(page)).toEqual([])
  expect(await axeFindings(page)).toEqual([])
  expect(await sidewaysOverflow(page)).toBe(0)
  await page.context().close()
})
