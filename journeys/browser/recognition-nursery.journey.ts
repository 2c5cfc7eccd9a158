import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPerson } from '#platform/http/testing/people'
import { type ServedApp, serveApp } from '#platform/http/testing/serve-app'
import { buildWeb } from '../../app/build-web.ts'
import { makeCertificate } from '../../areas/enterprises/testing/made-company.ts'
import { nurseryCompany } from '../../areas/recognition/testing/nursery-steps.ts'
import { district, type RecognitionApp, startRecognition } from '../../areas/recognition/testing/recognition-app.ts'
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

async function openAs(person: TestPerson, path: string): Promise<Page> {
  const page = await browser.open()
  await served.signIn(page.context(), person)
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

test('a company applies, the district takes it in, gives it a tutor and a plan; recognised, it counts as converted', async () => {
  const { app } = served
  const company = await app.company()
  const { creditCode, name } = company
  await nurseryCompany(app, { creditCode, name, regionPath: district, scientists: 8 })

  const officer = await openAs(app.districtOfficer, '/recognition/nursery')
  await officer.getByText('还没有培育库').waitFor()
  await press(officer, '设立培育库')
  const drawer = officer.getByRole('dialog')
  await drawer.getByText('科技人员占比不低于10%').waitFor()
  await drawer.getByLabel('名称').fill('清江浦区高企培育库')
  await drawer.getByLabel('差几项以内可以入库').fill('5')
  await drawer.getByLabel('依据或说明').fill('2026 年高企培育方案')
  await drawer.locator('button[type=submit]').click()
  await officer.waitForURL(/\/recognition\/nursery\/pools\/nrp_/)
  await settled(officer)
  const poolPath = new URL(officer.url()).pathname
  await whole(officer)

  const member = await openAs(company.member, '/recognition/nursery/own')
  await whole(member)
  await press(member, '申请进入清江浦区高企培育库')
  await member.waitForURL(/\/drafts\/drf_/)
  await settled(member)
  await member.getByLabel('联系人').fill('示例联系人')
  await member.getByLabel('联系电话').fill('0517-83000000')
  await press(member, '保存并继续')
  await member.getByLabel('计划哪一年申报高企').fill('2027')
  await member.getByLabel('希望得到的帮助').fill('研发费用归集')
  await press(member, '保存并继续')
  await press(member, '提交申请')
  await member.getByText('提交成功').waitFor()

  await officer.goto(`/desk?view=all&q=${encodeURIComponent(company.name)}`)
  await settled(officer)
  await officer.locator('tr[data-row-key]', { hasText: company.name }).first().click()
  await officer.waitForURL(/\/desk\/cas_/)
  await settled(officer)
  await officer
    .getByText(/^不满足：/)
    .first()
    .waitFor()
  await officer.getByRole('button', { name: '同意入库' }).first().click()
  await officer.locator('.action-form').getByLabel('理由').fill('已约定补报数据')
  await officer.locator('.action-form').getByRole('button', { name: '同意入库' }).click()
  await officer.locator('.action-form').waitFor({ state: 'detached' })

  await officer.goto(poolPath)
  await settled(officer)
  await officer.locator('tr[data-row-key]', { hasText: company.name }).getByRole('checkbox').check()
  await press(officer, '指派导师')
  const dialog = officer.getByRole('dialog')
  await dialog.getByLabel('培育导师').click()
  await officer.getByTitle(/^吴科员/).click()
  await dialog.getByRole('button', { name: '指派导师' }).click()
  await dialog.waitFor({ state: 'detached' })
  await officer.goto('/recognition/nursery/tutored')
  await settled(officer)
  await whole(officer)
  await officer.getByText(company.name).first().click()
  await officer.waitForURL(/\/nrm_/)
  await settled(officer)
  await press(officer, '由差距清单生成')
  await officer.getByText('8 → 10').waitFor()
  await press(officer, '登记服务')
  await officer.getByRole('dialog').getByLabel('做了什么').fill('上门辅导研发费用归集')
  await officer.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await officer.getByText('上门辅导研发费用归集').first().waitFor()
  const line = officer.getByRole('listitem').filter({ hasText: '8 → 10' })
  await line.getByRole('button', { name: '完成' }).click()
  await officer.getByRole('dialog').getByRole('textbox').fill('社保清单，12 人')
  await officer.getByRole('dialog').getByRole('button', { name: '完成' }).click()
  await officer
    .getByText(/社保清单，12 人/)
    .first()
    .waitFor()
  await whole(officer)

  await member.goto('/recognition/nursery/own')
  await settled(member)
  await member.getByText('吴科员').waitFor()
  await whole(member)
  await member.getByRole('link', { name: '清江浦区高企培育库' }).click()
  await member.waitForURL(/\/nrm_/)
  await settled(member)
  await member.getByText('上门辅导研发费用归集').first().waitFor()
  await whole(member)

  app.at('2026-12-10')
  await makeCertificate(app.services, company.creditCode, '2026-11-20')
  await officer.goto(poolPath)
  await settled(officer)
  await officer.getByText('100.0%').first().waitFor()
  await whole(officer)
  await officer.getByRole('button', { name: /^已认定 1$/ }).click()
  await officer.locator('tr[data-row-key]', { hasText: company.name }).getByText('已认定').waitFor()
  await officer.goto(`/enterprises/${company.creditCode}`)
  await settled(officer)
  await officer.getByRole('heading', { name: '培育', exact: true }).waitFor()
  expect([await axeFindings(officer, '.nursery-brief'), await missingTexts(officer)]).toEqual([[], []])
})
