import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sayFacts } from '#areas/enterprises'
import { system } from '#platform/auth/actor'
import type { TestPerson } from '#platform/http/testing/people'
import { type ServedApp, serveApp } from '#platform/http/testing/serve-app'
import { buildWeb } from '../../app/build-web.ts'
import { makeCompany, someCode } from '../../areas/enterprises/testing/made-company.ts'
import { type AwardsApp, fillRecognitionFund, startAwards } from '../../areas/recognition/testing/awards-app.ts'
import { city, district } from '../../areas/recognition/testing/recognition-app.ts'
import { axeFindings, type Browser, missingTexts, settled, startBrowser } from './browser.ts'
import { press } from './contract-forms.ts'

let served: ServedApp<AwardsApp>
let browser: Browser
const candidate = someCode(601)

beforeAll(async () => {
  await buildWeb((line) => console.log(line))
  served = await serveApp(startAwards)
  browser = await startBrowser(served.url)
  const { services } = served.app
  await makeCompany(services, { creditCode: candidate, name: '示例待认定有限公司', regionPath: district })
  const tax = { source: 'tax' as const, period: '2025' }
  await services.db.tx((tx) =>
    sayFacts(tx, { ...services, actor: system }, candidate, [
      { ...tax, fact: 'staff_total', value: '100' },
      { ...tax, fact: 'staff_science_and_technology', value: '8' },
    ]),
  )
  await fillRecognitionFund(services, city, 100_000_000n)
})

afterAll(async () => {
  await browser?.close()
  await served?.close()
})

async function openAs(person: TestPerson | null, path: string): Promise<Page> {
  const page = await browser.open()
  if (person) await served.signIn(page.context(), person)
  await page.goto(path)
  await settled(page)
  return page
}

async function whole(page: Page): Promise<void> {
  expect([await axeFindings(page), await missingTexts(page)]).toEqual([[], []])
}

test('an officer screens the companies; one that was recognised is awarded by two and handed to payment by finance', async () => {
  const { app } = served
  const officer = await openAs(app.officer, '/recognition/screenings')
  await press(officer, '开始摸排')
  const form = officer.getByRole('dialog')
  await form.getByText('科技人员占比不低于10%').waitFor()
  await form.locator('button[type=submit]').click()
  await officer.waitForURL(/\/recognition\/screenings\/scr_/)
  await officer.getByText('示例待认定有限公司').first().waitFor()
  await officer.getByText('不满足').first().waitFor()
  await whole(officer)
  await press(officer, '重算一遍')
  await officer.getByText('1 家重算一致').waitFor()

  await app.recognised('2026-04-10')
  await officer.goto('/recognition/awards')
  await settled(officer)
  await press(officer, '拟定奖补批次')
  await officer.getByLabel('批次名称').fill('2026 年第一批高企奖补')
  await officer.getByLabel('认定日期自').fill('2026-04-01')
  await officer.getByLabel('至', { exact: true }).fill('2026-04-30')
  // Enter takes the day over and sends the form: the calendar lies over the button.
  await officer.getByLabel('至', { exact: true }).press('Enter')
  await officer.waitForURL(/\/recognition\/awards\/rab_/)
  await officer.getByText('等待另一人核准：拟定人不能核准').waitFor()
  await whole(officer)
  const address = new URL(officer.url()).pathname

  const colleague = await openAs(app.colleague, address)
  await press(colleague, '核准并公示')
  await colleague.getByRole('dialog').getByRole('button', { name: '核准并公示' }).click()
  await colleague.getByText('待拨付').first().waitFor()

  const visitor = await openAs(null, '/recognition/award-notices')
  await visitor.getByText('150,000.00').first().waitFor()
  await whole(visitor)

  app.at('2026-05-19')
  const finance = await openAs(app.finance, address)
  await press(finance, '提交拨付')
  await finance.getByRole('dialog').getByRole('button', { name: '提交拨付' }).click()
  await finance.getByText('待编批次').first().waitFor()
  await whole(finance)
})
