import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journey-points-'))
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

const clean = async (page: Page) =>
  expect([await axeFindings(page), await missingTexts(page), await sidewaysOverflow(page)]).toEqual([[], [], 0])

test('a company reads its points and appeals; an officer decides, and the next revision stands beside the first', async () => {
  const evidence = join(folder, '社保清单.txt')
  await writeFile(evidence, '示例社保清单')
  const company = await as('company')
  await company.goto('/recognition/points/own')
  await company.waitForURL(/\/recognition\/points\/91320812MA1DEM001P\/2025/)
  await settled(company)
  await company.getByText('试算，非官方').first().waitFor()
  await company.getByText('刚才重算，结果一致').waitFor()
  await clean(company)
  await company.getByRole('button', { name: '申诉：研发人员占职工总数的比重' }).click()
  const drawer = company.getByRole('dialog')
  await drawer.getByLabel('哪个数据有误').click()
  await company.getByTitle('2024 年研发人员').click()
  await drawer.locator('input[type=file]').setInputFiles(evidence)
  await drawer.getByLabel('应为').fill('18')
  await drawer.getByLabel('理由').fill('漏报了研发中心的人员')
  await drawer.getByRole('button', { name: '提交申诉' }).click()
  await company.getByText('待决定').waitFor()

  const officer = await as('city')
  await officer.goto('/recognition/points')
  await filled(officer)
  await officer.getByRole('button', { name: '重算核对' }).click()
  await officer.getByText('与留存一致').waitFor()
  await clean(officer)
  await officer.goto('/recognition/points/91320812MA1DEM001P/2025')
  await settled(officer)
  await officer.getByRole('button', { name: '采纳', exact: true }).click()
  await officer.getByRole('dialog').getByRole('textbox').fill('核对了社保清单')
  await officer.getByRole('dialog').getByRole('button', { name: '采纳' }).click()
  await officer.getByText('申诉采纳').waitFor()
  await officer.getByText('2024 年研发人员：18 人', { exact: false }).waitFor()
  await officer.getByRole('button', { name: '第 1 版', exact: true }).click()
  await officer.getByText('这是以前的一版').waitFor()
})

test('an officer judges all companies by a rule and opens those behind a bar', async () => {
  const officer = await as('city')
  await officer.goto('/recognition/population')
  await settled(officer)
  await officer.getByRole('button', { name: '开始对照' }).click()
  await officer.getByText('各项条件').first().waitFor({ timeout: 60_000 })
  await filled(officer)
  await clean(officer)
  await officer.getByRole('button', { name: '列入经营异常名录', exact: true }).click()
  await officer.getByText('缺“列入经营异常名录”').waitFor()
  await filled(officer)
})
