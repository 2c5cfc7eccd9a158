import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRegister } from '../../areas/contracts/testing/a-register.ts'
import { axeFindings, type Browser, missingTexts, settled, signInAs, startBrowser } from './browser.ts'
import { fillContract, press } from './contract-forms.ts'
import { type RunningServer, startServer } from './start-server.ts'

let server: RunningServer
let browser: Browser
let folder: string

const project = '岩盐卤水提锂中试工艺开发'

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journey-contracts-'))
  await writeFile(join(folder, '合同.pdf'), '%PDF-1.4\n% 示例\n')
  server = await startServer()
  browser = await startBrowser(server.url)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  if (folder) await rm(folder, { recursive: true, force: true })
})

async function as(username: string): Promise<Page> {
  const page = await browser.open()
  await signInAs(page, username)
  return page
}

test('a contract is filed, registered, and its certificate verified by anybody; a forged one is refused', async () => {
  const company = await as('company')
  await company.goto('/procedures/contract-registration')
  await settled(company)
  await company
    .getByRole('button', { name: /开始办理|另填一份/ })
    .first()
    .click()
  await company.waitForURL(/\/drafts\/drf_/)
  await settled(company)
  await fillContract(company, { project, file: join(folder, '合同.pdf') })
  await company.getByRole('button', { name: '提交申请' }).waitFor()
  expect([await axeFindings(company), await missingTexts(company)]).toEqual([[], []])
  await press(company, '提交申请')
  await company.getByText('提交成功').waitFor()

  const registrar = await as('registrar')
  await registrar.goto(`/desk?view=all&q=${encodeURIComponent(project)}`)
  await settled(registrar)
  await registrar.locator('tr[data-row-key]', { hasText: project }).click()
  await registrar.waitForURL(/\/desk\/cas_/)
  await settled(registrar)
  await registrar.keyboard.press('1')
  await registrar.locator('.action-form').getByRole('button', { name: '受理' }).click()
  await registrar
    .getByRole('button', { name: /予以登记/ })
    .first()
    .click()
  await registrar.locator('.action-form').getByRole('button', { name: '予以登记' }).click()
  await registrar.getByText('1,234,567.89 元').first().waitFor()
  await registrar.locator('.shown a').first().click()
  await registrar.waitForURL(/\/contracts\/reg_/)
  await settled(registrar)
  expect([await axeFindings(registrar), await missingTexts(registrar)]).toEqual([[], []])
  const [saved] = await Promise.all([registrar.waitForEvent('download'), press(registrar, '下载登记证明（PDF）')])
  expect(saved.suggestedFilename()).toMatch(/^技术合同登记证明-2025320812\d{6}\.pdf$/)
  const address = (await registrar.locator('a[href*="/contracts/verify/"]').getAttribute('href')) ?? ''

  const visitor = await browser.open()
  await visitor.goto(address)
  await visitor.getByText('真实有效：与登记簿一致').waitFor()
  expect(await visitor.locator('main').getByRole('status').innerText()).toContain('1,234,567.89')
  expect([await axeFindings(visitor), await missingTexts(visitor)]).toEqual([[], []])
  await visitor.getByLabel('核验码').fill('0'.repeat(32))
  await press(visitor, '核验')
  await visitor.getByRole('alert').getByText('核验不通过').first().waitFor()

  await registrar.goto('/contracts')
  await settled(registrar)
  await registrar.getByText(/所列有效登记 2,?546 项/).waitFor()
})

test('the sheet of the national system is checked, says why rows are refused, and is taken in once', async () => {
  const number = '2025999900000017'
  const sheet = join(folder, '全国系统导出.csv')
  await writeFile(sheet, aRegister([{ 合同登记编号: number }, { 合同登记编号: '12', 合同类别: '买卖' }]))
  const registrar = await as('registrar')
  await registrar.goto('/contracts')
  await settled(registrar)
  await registrar.getByRole('link', { name: '导入登记导出表' }).click()
  for (const [taken, unchanged] of [
    [1, 0],
    [0, 1],
  ]) {
    await registrar.locator('input[type=file]').setInputFiles(sheet)
    await registrar.getByText(`可收入 ${taken} 份`, { exact: false }).waitFor()
    await registrar.getByText(`已在登记簿 ${unchanged} 份，退回 1 行`, { exact: false }).waitFor()
    await registrar.getByText('合同登记编号“12”不是 16 位数字').waitFor()
    expect([await axeFindings(registrar), await missingTexts(registrar)]).toEqual([[], []])
    if (taken === 0) continue
    await press(registrar, '收入登记簿（1 份）')
    await registrar.getByText(/已收入 1 份（123.46 万元）/).waitFor()
    await press(registrar, '换一个文件')
  }
  await registrar.goto(`/contracts?q=${number}`)
  await settled(registrar)
  await registrar.locator('tr[data-row-key]').click()
  await registrar.getByText('证明由原登记机构出具', { exact: false }).waitFor()
  expect(await registrar.getByRole('button', { name: /下载登记证明/ }).count()).toBe(0)
})

test('an award that was handed to payment is taken back from the list, with its reason', async () => {
  const officer = await as('city')
  await officer.goto('/contracts/awards')
  await settled(officer)
  const row = officer.locator('tr[data-row-key]', { hasText: '示例智能装备有限公司' })
  await row.getByRole('button', { name: '收回' }).click()
  const dialog = officer.getByRole('dialog')
  await dialog.getByText('款项回到奖补资金', { exact: false }).waitFor()
  await dialog.getByLabel('理由').fill('收款账号填错')
  await dialog.getByRole('button', { name: '收回' }).click()
  await row.getByText('已收回').waitFor()
  await row.getByText('理由：收款账号填错').waitFor()
  expect([await axeFindings(officer), await missingTexts(officer)]).toEqual([[], []])
})

test('the registrar has the attached contract read beside the form', async () => {
  const registrar = await as('registrar')
  const name = '岩盐副产物综合利用工艺开发（示例）'
  await registrar.goto(`/desk?view=all&q=${encodeURIComponent(name)}`)
  await settled(registrar)
  await registrar.locator('tr[data-row-key]', { hasText: name }).click()
  await registrar.waitForURL(/\/desk\/cas_/)
  await settled(registrar)
  await press(registrar, '对照合同文本')
  await registrar.getByText('与所填一致').first().waitFor()
  await registrar.getByText('合同总价款为人民币', { exact: false }).first().waitFor()
  expect([await axeFindings(registrar), await missingTexts(registrar)]).toEqual([[], []])
})
