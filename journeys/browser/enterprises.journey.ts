import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { creditCodeCheckCharacter } from '#kernel/credit-code'
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
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journey-enterprises-'))
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

const body = '91320812MA3J0URN1'
const creditCode = body + creditCodeCheckCharacter(body)
const name = '示例旅程精密轴承有限公司'
const sheet = [
  '企业数据报送表',
  '统一社会信用代码,企业名称,所属区县,统计期,研发费用（万元）,销售收入（万元）,成本费用（万元）,资产总额（万元）,职工总数,科技人员,是否高企,认定日期',
  `${creditCode},${name},清江浦区,2024年,约360,6000,5200,7000,90,24,是,2024-11-19`,
  `${creditCode.slice(0, 17)}?,示例坏代码有限公司,清江浦区,2024年,1,1,1,1,1,1,否,`,
  '合计,,,,361,6001,5201,7001,91,25,,',
].join('\n')

test('an officer imports a sheet; the page of the company shows facts, sources, titles and where it stands', async () => {
  const path = join(folder, '清江浦区企业数据.csv')
  await writeFile(path, sheet)
  const page = await as('city')
  await page.goto('/enterprises/import')
  await settled(page)
  await page.locator('input[type=file]').setInputFiles(path)
  await page.getByText('可写入 1 行，与档案相同 0 行，退回 1 行，略过 1 行。').waitFor()
  await settled(page)
  expect([await axeFindings(page), await missingTexts(page), await sidewaysOverflow(page)]).toEqual([[], [], 0])
  await page.getByRole('button', { name: '写入 1 行' }).click()
  await page.getByText('新建档案 1 份，写入数据 6 条、证书 1 份。').waitFor()

  await page.goto(`/enterprises?q=${encodeURIComponent('旅程精密')}`)
  await settled(page)
  await page.locator('tr[data-row-key]', { hasText: name }).click()
  await page.waitForURL(/\/enterprises\/9132/)
  await settled(page)
  await page.getByRole('button', { name: /科技型中小企业.*缺 \d+ 项数据/ }).click()
  await page.getByText('科技人员 24 人 ÷ 职工总数 90 人', { exact: false }).first().waitFor()
  await page.getByRole('button', { name: /约 360/ }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByText('科技部门报表').waitFor()
  await drawer.getByText('以此为准').waitFor()
  expect([await axeFindings(page), await missingTexts(page)]).toEqual([[], []])
  await page.keyboard.press('Escape')
  await page.getByText('2024-11-19 – 2027-11-18').waitFor()
})

test('a company reads its own file, sees who looked, and asks with evidence for a correction', async () => {
  const officer = await as('city')
  await officer.goto('/enterprises/91320812MA1DEM001P')
  await settled(officer)
  const evidence = join(folder, '审计报告.txt')
  await writeFile(evidence, '示例审计报告')
  const company = await as('company')
  await company.goto('/enterprises/own')
  await company.waitForURL(/\/enterprises\/91320812MA1DEM001P/)
  await settled(company)
  await company.getByText('谁看过本企业档案').waitFor()
  await company.getByText('淮安市 · 市级工作人员').first().waitFor()
  await company.getByRole('button', { name: '申请更正' }).click()
  const drawer = company.getByRole('dialog')
  await drawer.locator('input[type=file]').setInputFiles(evidence)
  await drawer.getByLabel('项目').click()
  await company.keyboard.type('科技人员')
  await company.keyboard.press('Enter')
  await drawer.getByLabel('统计期').fill('2024')
  await drawer.getByLabel('应为').fill('31')
  await drawer.getByLabel('理由').fill('报表漏了研发中心人员')
  await drawer.getByRole('button', { name: '申请更正' }).click()
  await company.getByText('待决定').waitFor()
  expect([await axeFindings(company), await missingTexts(company)]).toEqual([[], []])

  await officer.reload()
  await settled(officer)
  await officer.getByRole('button', { name: '采纳', exact: true }).click()
  await officer.getByRole('dialog').getByRole('textbox').fill('核对了审计报告')
  await officer.getByRole('dialog').getByRole('button', { name: '采纳' }).click()
  await officer.getByText('已采纳').first().waitFor()
})
