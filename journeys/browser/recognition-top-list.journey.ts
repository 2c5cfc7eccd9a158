import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPerson } from '#platform/http/testing/people'
import { type ServedApp, serveApp } from '#platform/http/testing/serve-app'
import { buildWeb } from '../../app/build-web.ts'
import { city, type RecognitionApp, startRecognition } from '../../areas/recognition/testing/recognition-app.ts'
import { admitted, methodInForce } from '../../areas/recognition/testing/top-list-steps.ts'
import { axeFindings, type Browser, missingTexts, settled, sidewaysOverflow, startBrowser } from './browser.ts'
import { press } from './contract-forms.ts'

let served: ServedApp<RecognitionApp>
let browser: Browser

beforeAll(async () => {
  await buildWeb((line) => console.log(line))
  served = await serveApp(startRecognition)
  browser = await startBrowser(served.url)
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

/** Nothing to find fault with, at the width of a desk and at that of a phone. */
async function whole(page: Page): Promise<void> {
  const before = page.viewportSize()
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await settled(page)
    expect([await axeFindings(page), await missingTexts(page), await sidewaysOverflow(page)]).toEqual([[], [], 0])
  }
  if (before) await page.setViewportSize(before)
  await settled(page)
}

/** Opens a case on the desk and does one thing with it that asks for nothing. */
async function actOnDesk(page: Page, company: string, action: string): Promise<void> {
  await page.goto(`/desk?view=all&q=${encodeURIComponent(company)}`)
  await settled(page)
  await page.locator('tr[data-row-key]', { hasText: company }).first().click()
  await page.waitForURL(/\/desk\/cas_/)
  await settled(page)
  await page.getByRole('button', { name: action }).first().click()
  const form = page.locator('.action-form')
  await form.getByRole('button', { name: action }).click()
  await form.waitFor({ state: 'detached' })
}

async function confirmWith(page: Page, yes: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: yes }).click()
  await dialog.waitFor({ state: 'detached' })
  await settled(page)
}

test('a company applies and is admitted; the list is drawn, approved by a second person, published, and seen by anybody', async () => {
  const { app } = served
  const second = await app.person({ role: 'city-officer', regionPath: city, name: '吴处长' })
  await methodInForce(app, second)
  const others = [await admitted(app, [900, 600, 60, 40]), await admitted(app, [300, 290, 6, 5])]
  const company = await app.company()

  const member = await openAs(company.member, '/recognition/top-list/own')
  await whole(member)
  await press(member, '申报百强榜')
  await member.waitForURL(/\/drafts\/drf_/)
  await settled(member)
  await member.getByLabel('联系人').fill('示例联系人')
  await member.getByLabel('联系电话').fill('0517-83000000')
  await press(member, '保存并继续')
  await member.getByLabel('营业收入总额：上年').fill('1000')
  await member.getByLabel('营业收入总额：前年').fill('500')
  await member.getByLabel('研发费用：上年').fill('100')
  await member.getByLabel('研发费用：前年').fill('50')
  await press(member, '保存并继续')
  await press(member, '保存并继续')
  await press(member, '提交申请')
  await member.getByText('提交成功').waitFor()

  const clerk = await openAs(app.districtOfficer, '/desk')
  await actOnDesk(clerk, company.name, '核对无误，报市级')
  const officer = await openAs(app.cityOfficer, '/desk')
  await actOnDesk(officer, company.name, '列为候选')

  await officer.goto('/recognition/top-list')
  await settled(officer)
  await officer.getByText('已同意列为候选 3 家。').waitFor()
  await whole(officer)
  await press(officer, '拟定百强榜')
  await officer.getByRole('dialog').locator('button[type=submit]').click()
  await officer.waitForURL(/\/recognition\/top-list\/tpl_/)
  await settled(officer)
  const path = new URL(officer.url()).pathname
  await officer.locator('tr[data-row-key]', { hasText: company.name }).getByText('100.0000').waitFor()
  await whole(officer)
  await press(officer, '重算核对')
  await officer.getByText('重算 3 家，结果相同').waitFor()

  const approver = await openAs(second, path)
  await press(approver, '核准并公示')
  await confirmWith(approver, '核准并公示')

  const anybody = await openAs(null, '/top-list')
  await anybody.getByText(company.name).waitFor()
  expect(await anybody.getByText(others[1]?.name ?? '').count()).toBe(0)
  await whole(anybody)

  app.at('2026-06-25')
  await officer.goto(path)
  await settled(officer)
  await press(officer, '发布')
  await confirmWith(officer, '发布')
  await anybody.goto('/top-list/2026')
  await settled(anybody)
  await anybody.getByText('2026-06-25').first().waitFor()

  await member.goto('/recognition/top-list/own')
  await settled(member)
  await member.getByRole('link', { name: '2026 年度科技型企业百强榜' }).click()
  await member.waitForURL(/\/tpl_/)
  await settled(member)
  await member.getByText('BQ2026-001').waitFor()
  await whole(member)
  await officer.goto(`/enterprises/${company.creditCode}`)
  await settled(officer)
  await officer.getByText('科技型企业百强').first().waitFor()
})
