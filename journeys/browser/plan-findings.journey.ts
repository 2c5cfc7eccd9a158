import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
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
  const falling = card(page, '2027：3700家；2026：3800家')
  await falling.waitFor()
  expect(await falling.locator('mark').allInnerTexts()).toEqual([
    '科技型中小企业达到3700家以上',
    '科技型中小企业达到3800家以上',
  ])
  await falling.getByRole('textbox').fill('本稿只计有效期内企业')
  await falling.getByRole('button', { name: '答复' }).click()
  await falling.getByText('已答复').waitFor()
  await page.getByRole('button', { name: '重新评估' }).click()
  await falling.getByText('本稿只计有效期内企业').waitFor()
  await page.getByRole('button', { name: /^低 1$/ }).click()
  await falling.waitFor({ state: 'hidden' })
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载评估意见' }).click()
  expect((await saved).suggestedFilename()).toMatch(/^政策一致性评估意见-.*\.docx$/)
  await page.context().close()
})

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
