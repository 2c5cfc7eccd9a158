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

test('a company lets a bank see its points on a phone, the bank looks, the company sees that and takes it back', async () => {
  const company = await browser.open()
  await company.setViewportSize({ width: 390, height: 844 })
  await signInAs(company, 'company')
  await company.goto('/recognition/points/own')
  await company.waitForURL(/\/recognition\/points\/91320812MA1DEM001P\/2025/)
  await settled(company)
  await company.getByRole('link', { name: '授权银行查看' }).click()
  await company.getByRole('button', { name: '授权一家银行' }).click()
  await company.getByLabel('银行', { exact: true }).click()
  await company.getByTitle('示例银行淮安分行').click()
  await company.getByLabel('用途').fill('科技贷款授信审查')
  await clean(company)
  await company.getByRole('button', { name: '确认授权' }).click()
  await company.getByText('用途：科技贷款授信审查').waitFor()

  const bank = await browser.open()
  await signInAs(bank, 'bank')
  await bank.goto('/recognition/points-consents')
  await filled(bank)
  await clean(bank)
  await bank.getByText('示例新材料科技有限公司').first().click()
  await bank.getByText('本次查看已记录').waitFor()
  await filled(bank)
  await clean(bank)
  expect(await bank.getByText('2024 年研发人员').count()).toBe(0)
  const saved = bank.waitForEvent('download')
  await bank.getByRole('button', { name: '创新积分证明（PDF）' }).click()
  const paper = await saved
  expect(paper.suggestedFilename()).toMatch(/^创新积分证明-JF2025\d{12}\.pdf$/)

  await company.reload()
  await filled(company)
  await company.getByText('钱若水').first().waitFor()
  await clean(company)
  await company.getByRole('button', { name: '撤回授权' }).click()
  await company.getByRole('dialog').getByRole('textbox').fill('贷款已办结')
  await company.getByRole('dialog').getByRole('button', { name: '撤回授权' }).click()
  await company.getByText('已撤回').first().waitFor()
  await bank.reload()
  await bank.getByText('撤回授权，不能再查看').waitFor()
})

test('whoever holds no true statement is told so, without an account', async () => {
  const page = await browser.open()
  await page.goto('/recognition/statements/-')
  await page.getByLabel('编号').fill('JF2025000000000001')
  await page.getByLabel('核验码').fill('0'.repeat(32))
  await page.getByRole('button', { name: '核验' }).click()
  await page.getByText('核验不通过').waitFor()
  await clean(page)
})
