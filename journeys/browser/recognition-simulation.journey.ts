import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  axeFindings,
  type Browser,
  filled,
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

const clean = async (page: Page) =>
  expect([await axeFindings(page), await missingTexts(page), await sidewaysOverflow(page)]).toEqual([[], [], 0])

test('an officer moves a number of a rule, sees who gains or loses, and keeps the draft', async () => {
  const page = await browser.open()
  await signInAs(page, 'city')
  await page.goto('/recognition/population')
  await settled(page)
  await page.getByRole('button', { name: '开始对照' }).click()
  await page.getByText('各项条件').first().waitFor({ timeout: 120_000 })
  await page.goto('/recognition/simulation')
  await page.getByText('新通过的企业').first().waitFor({ timeout: 60_000 })
  await filled(page)
  await clean(page)
  const field = page.getByRole('spinbutton').first()
  await field.fill('1')
  await field.blur()
  await page.getByText('原为', { exact: false }).first().waitFor()
  await page.getByLabel('草案名称').fill('下调通过分数')
  await page.getByRole('button', { name: '保存草案' }).click()
  await page.getByText('已存草案').waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  await filled(page)
  await clean(page)
})

test('the rules of points say that they are a trial until an annex is in force', async () => {
  const page = await browser.open()
  await signInAs(page, 'city')
  await page.goto('/recognition/points-rules')
  await page.getByText('试算，非官方').first().waitFor()
  await page.getByRole('button', { name: '增设本市指标' }).click()
  await page.getByLabel('指标名称').waitFor()
  await clean(page)
})
