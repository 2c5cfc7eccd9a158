import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPerson } from '#platform/http/testing/people'
import { type ServedApp, serveApp } from '#platform/http/testing/serve-app'
import { buildWeb } from '../../app/build-web.ts'
import { fillAwardFund } from '../../areas/contracts/testing/award-fixtures.ts'
import { type ContractsApp, city, startContracts } from '../../areas/contracts/testing/contracts-app.ts'
import { aTarget, bind, indicatorNamed } from '../../areas/indicators/testing/indicators-app.ts'
import { axeFindings, type Browser, missingTexts, settled, startBrowser } from './browser.ts'
import { fillContract, fillPrecheck, press } from './contract-forms.ts'

let served: ServedApp<ContractsApp>
let browser: Browser
let folder: string
const project = '岩盐卤水提锂中试工艺开发'

beforeAll(async () => {
  await buildWeb((line) => console.log(line))
  folder = await mkdtemp(join(tmpdir(), 'journey-award-'))
  await writeFile(join(folder, '合同.pdf'), '%PDF-1.4\n% 示例\n')
  served = await serveApp(startContracts)
  browser = await startBrowser(served.url)
  const newIndicator = { name: '技术合同成交额', unit: '亿元', mode: 'flow-annual', direction: 'up' } as const
  await bind(served.app, aTarget({ newIndicator, value: '1', unit: '亿元', mode: 'flow-annual', deadline: '2026' }))
  await fillAwardFund(served.app.services, city, 100_000_000n)
})

afterAll(async () => {
  await browser?.close()
  await served?.close()
  if (folder) await rm(folder, { recursive: true, force: true })
})

async function openAs(person: TestPerson | null, path: string): Promise<Page> {
  const page = await browser.open()
  if (person) await served.signIn(page.context(), person)
  await page.goto(path)
  await settled(page)
  return page
}

/** Does one thing to the case that the desk lists under these words. */
async function actOnDesk(page: Page, words: string, action: string): Promise<void> {
  await page.goto(`/desk?view=all&q=${encodeURIComponent(words)}`)
  await settled(page)
  await page.locator('tr[data-row-key]', { hasText: words }).first().click()
  await page.waitForURL(/\/desk\/cas_/)
  await settled(page)
  await page.getByRole('button', { name: action }).first().click()
  await page.locator('.action-form').getByRole('button', { name: action }).click()
  await page.locator('.action-form').waitFor({ state: 'detached' })
}

async function whole(page: Page): Promise<void> {
  expect([await axeFindings(page), await missingTexts(page)]).toEqual([[], []])
}

test('a contract goes from the precheck into the register, the cockpit and an award that goes to the bank, in four roles', async () => {
  const { app } = served
  const officer = await app.person({ role: 'city-officer', regionPath: city, name: '周规划' })
  const finance = await app.person({ role: 'finance-officer', regionPath: city, name: '许财务' })
  const approver = await app.person({ role: 'finance-officer', regionPath: city, name: '江财务' })

  const seller = await openAs(null, '/contracts/precheck')
  await fillPrecheck(seller)
  await served.signIn(seller.context(), app.seller.member)
  await seller.reload()
  await settled(seller)
  await press(seller, '开始预检')
  await press(seller, '带着这些内容申请登记')
  await seller.waitForURL(/\/drafts\/drf_/)
  await settled(seller)
  await fillContract(seller, {
    ...{ project, file: join(folder, '合同.pdf'), seller: app.seller.name, day: '2026-05-08' },
  })
  await press(seller, '提交申请')
  await seller.getByText('提交成功').waitFor()

  const registrar = await openAs(app.registrar, '/')
  await actOnDesk(registrar, project, '受理')
  await actOnDesk(registrar, project, '予以登记')
  await registrar.locator('.shown a').first().waitFor()

  app.at('2026-06-10')
  const indicatorId = await indicatorNamed(app, '技术合同成交额')
  const city1 = await openAs(officer, `/indicators/catalogue/${indicatorId}`)
  await city1.getByText('由各单位填报').waitFor()
  await press(city1, '改为自动计算')
  await city1.getByRole('dialog').getByRole('button', { name: '改为自动计算' }).click()
  await city1.getByText('周规划于 2026-06-10 10:00 改为自动计算').waitFor()
  await whole(city1)
  await city1.goto('/cockpit')
  await settled(city1)
  await city1.locator('.target-name', { hasText: '技术合同成交额' }).first().click()
  const drawer = city1.getByRole('dialog')
  await drawer.getByRole('link', { name: new RegExp(project) }).click()
  await city1.waitForURL(/\/contracts\/reg_/)
  await city1.getByText('1,234,567.89').first().waitFor()

  await served.signIn(seller.context(), app.seller.member)
  await seller.goto('/procedures/transfer-award')
  await settled(seller)
  await seller
    .getByRole('button', { name: /开始办理|另填一份/ })
    .first()
    .click()
  await seller.waitForURL(/\/drafts\/drf_/)
  await settled(seller)
  expect(await seller.getByLabel('项目名称').inputValue()).toBe(project)
  await press(seller, '保存并继续')
  await seller.getByLabel('联系人').fill('示例联系人')
  await seller.getByLabel('联系电话').fill('0517-83000000')
  await seller.getByLabel('开户银行').fill('示例银行淮安分行')
  await seller.getByLabel('银行账号').fill('6222000000000099')
  await press(seller, '保存并继续')
  await seller.getByRole('button', { name: '提交申请' }).waitFor()
  await whole(seller)
  await press(seller, '提交申请')
  await seller.getByText('提交成功').waitFor()

  await actOnDesk(city1, app.seller.name, '同意奖补，进入公示')
  await city1.getByText('技术交易额 434,567.89 元 × 2% = 8,691.36 元').first().waitFor()

  app.at('2026-06-24')
  const money = await openAs(finance, '/')
  await actOnDesk(money, app.seller.name, '提交拨付')
  await money.goto('/ledger/payments')
  await settled(money)
  await money.locator('tr[data-row-key]', { hasText: '8,691.36' }).getByRole('checkbox').check()
  await press(money, '编成批次')
  await money.getByLabel('批次名称').fill('第一批技术转移奖补')
  await money.getByRole('dialog').getByRole('button', { name: '编成批次' }).click()
  await money.waitForURL(/\/ledger\/batches\/bat_/)
  await money.getByText('这个批次不能由您复核').waitFor()
  const second = await openAs(approver, new URL(money.url()).pathname)
  await press(second, '复核通过')
  await second.getByRole('dialog').getByRole('button', { name: '复核通过' }).click()
  await second.getByText('已复核，可以导出银行文件').waitFor()
  await served.signIn(city1.context(), officer)
  await city1.goto('/contracts/awards')
  await settled(city1)
  await city1.getByText('已提交银行').first().waitFor()
  await whole(city1)
})
