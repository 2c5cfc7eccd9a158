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
import { acceptAll, uploadPlan } from './plan-to-cockpit.ts'
import { type RunningServer, startServer } from './start-server.ts'

let server: RunningServer
let browser: Browser
let folder: string

const plan = `淮安市智能制造推进方案（2026-2099年）
一、推进改造
1. 建设示范智能工厂。到2099年，示范智能工厂达120家以上。（责任单位：市工信局、市财政局）
2. 开展企业诊断服务。到2099年，服务企业达900家以上。（责任单位：各县区）
`

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journey-tasks-'))
  await writeFile(join(folder, '智能制造方案.txt'), plan)
  await writeFile(join(folder, '验收报告.txt'), '示范智能工厂验收合格')
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

/** Opens a task of the list by its name. */
async function openTask(page: Page, title: string): Promise<void> {
  await page.goto(`/tasks/list?q=${encodeURIComponent(title)}`)
  await settled(page)
  await page.locator('tr[data-row-key]', { hasText: title }).first().click()
  await page.waitForURL(/\/tasks\/tsk_/)
  await settled(page)
}

const act = (page: Page, name: string) => page.locator('.task-acts').getByRole('button', { name, exact: true }).click()
const write = (page: Page, label: string, words: string) => page.locator('.task-acts').getByLabel(label).fill(words)
const state = (page: Page, words: string) => page.locator('.task-subtitle .status', { hasText: words }).waitFor()

test('a published measure becomes a task, is answered with evidence, returned, answered again and closed', async () => {
  const city = await as('city')
  await uploadPlan(city, join(folder, '智能制造方案.txt'))
  await acceptAll(city)
  await city.getByRole('button', { name: /^发布…/ }).click()
  const dialog = city.getByRole('dialog')
  const tasks = dialog.locator('.publish-tasks')
  await tasks.getByText('转为任务：1 项（共 2 项措施）').click()
  await tasks.getByText('未识别：各县区').waitFor()
  expect(await axeFindings(city, '.ant-modal')).toEqual([])
  await dialog.getByRole('button', { name: /^发布 \d+ 条$/ }).click()
  await city.getByText(/已发布：.*1 件任务/).waitFor()

  const bureau = await as('industry')
  await bureau.goto('/todo')
  await bureau.getByText(/签收/).first().waitFor()
  await openTask(bureau, '建设示范智能工厂')
  await bureau.locator('blockquote', { hasText: '示范智能工厂达120家以上' }).waitFor()
  await act(bureau, '签收')
  await state(bureau, '办理中')
  await act(bureau, '报办结')
  await write(bureau, '办理结果', '已建成 120 家')
  await bureau.locator('.task-acts input[type=file]').setInputFiles(join(folder, '验收报告.txt'))
  await bureau.locator('.evidence-picker', { hasText: '验收报告.txt' }).waitFor()
  await act(bureau, '报办结')
  await state(bureau, '待确认')

  await openTask(city, '建设示范智能工厂')
  await city.getByRole('button', { name: /验收报告\.txt/ }).waitFor()
  await act(city, '退回')
  await write(city, '退回原因，还要补什么', '请附分县区名单')
  await act(city, '退回')
  await state(city, '已退回')

  await bureau.goto('/tasks')
  await settled(bureau)
  await bureau.locator('.task-row', { hasText: '建设示范智能工厂' }).getByText('请继续办理').waitFor()
  await bureau.getByRole('link', { name: /建设示范智能工厂/ }).click()
  await bureau.getByText('请附分县区名单').first().waitFor()
  await act(bureau, '报办结')
  await write(bureau, '办理结果', '已附分县区名单')
  await act(bureau, '报办结')
  await state(bureau, '待确认')

  await city.reload()
  await act(city, '确认办结')
  await act(city, '确认办结')
  await state(city, '已办结')
  expect(await city.locator('.history strong').allInnerTexts()).toEqual([
    ...['确认办结', '报办结', '退回', '报办结', '签收', '交办'],
  ])
  await city.context().close()
  await bureau.context().close()
})

test('a mistaken confirmation is undone with one press', async () => {
  const city = await as('statistics')
  await openTask(city, '组织高企申报')
  await act(city, '确认办结')
  await act(city, '确认办结')
  await state(city, '已办结')
  await city.getByRole('button', { name: '撤销' }).click()
  await state(city, '办理中')
  await city.context().close()
})

test('a meeting: what was decided last time, new decisions that become tasks, and the minutes', async () => {
  const city = await as('city')
  await city.goto('/tasks/meetings?state=planned')
  await settled(city)
  await city.locator('tr[data-row-key]').first().click()
  await city.getByRole('heading', { name: '上次会议事项办理情况' }).waitFor()
  await city
    .locator('.follow-up tr', { hasText: '补齐技术合同登记短板' })
    .locator('.status', { hasText: '超期' })
    .waitFor()
  await city.getByRole('button', { name: '修改会议' }).first().click()
  await city.getByRole('button', { name: '添加议定事项' }).click()
  await city.getByLabel('议定什么，一句话').fill('开展孵化器绩效评价')
  await city.getByRole('button', { name: '保存' }).click()
  await city.getByText('第 1 项：请写明事项').waitFor()
  await city.getByRole('combobox', { name: '承办单位' }).fill('清江浦区')
  await city.locator('.ant-select-item-option-content').getByText('清江浦区', { exact: true }).click()
  await city.getByRole('button', { name: '保存' }).click()
  await city.getByText('会议已保存').waitFor()
  await city.getByRole('button', { name: '下达纪要' }).click()
  await city.getByRole('dialog').getByRole('button', { name: '下达纪要' }).click()
  await city.locator('.decisions').getByRole('link', { name: '开展孵化器绩效评价' }).waitFor()
  const download = city.waitForEvent('download')
  await city.getByRole('button', { name: '下载纪要' }).click()
  expect((await download).suggestedFilename()).toMatch(/^会议纪要-.*\.docx$/)

  const district = await as('district')
  await district.goto('/tasks')
  await settled(district)
  await district.locator('.task-row', { hasText: '开展孵化器绩效评价' }).getByText('请签收').waitFor()
  await city.context().close()
  await district.context().close()
})

test('a sheet of tasks is mended in the preview and asked for at once', async () => {
  await writeFile(
    join(folder, '任务.csv'),
    '任务名称,承办单位,办结期限\n组织专题培训班,区局,2099-06-30\n编制年度工作报告,涟水县,2099-12-31\n',
  )
  const city = await as('city')
  await city.goto('/tasks/bulk')
  await settled(city)
  await city.locator('input[type=file]').setInputFiles(join(folder, '任务.csv'))
  await city.getByText('可下达 1 件，需处理 1 件').waitFor()
  await city.getByRole('combobox', { name: '承办单位 2' }).fill('涟水县')
  await city.locator('.ant-select-item-option-content').getByText('涟水县', { exact: true }).click()
  await city.getByRole('button', { name: '下达 2 件' }).click()
  await city.waitForURL(/\/tasks\/list/)
  await city.goto(`/tasks/list?q=${encodeURIComponent('组织专题培训班')}`)
  await city.locator('tr[data-row-key]', { hasText: '组织专题培训班' }).waitFor()
  await city.context().close()
})

test('the chart is walked by keyboard, and has its table', async () => {
  const city = await as('leader')
  await city.goto('/tasks/gantt')
  await settled(city)
  const names = city.locator('.gantt-name a')
  await names.first().focus()
  await city.keyboard.press('ArrowDown')
  expect(await city.evaluate(() => document.activeElement?.textContent)).toBe(await names.nth(1).innerText())
  await city.getByRole('button', { name: '看表' }).click()
  await city.locator('.chart-table td', { hasText: '补齐技术合同登记短板' }).waitFor()
  await city.context().close()
})

test.for(views)('a task and a meeting are whole at $width in $locale, $look', async (view) => {
  const page = await browser.open(view)
  await signInAs(page, 'city')
  for (const open of ['/tasks/list?q=%E6%8E%92%E6%9F%A5%E5%81%9C%E5%B7%A5', '/tasks/meetings?state=issued']) {
    await page.goto(open)
    await settled(page)
    await page.locator('tr[data-row-key] td, .card-open').first().click()
    await page.waitForURL(/(tsk|mtg)_/)
    await settled(page)
    expect([open, await axeFindings(page), await missingTexts(page), await sidewaysOverflow(page)]).toEqual([
      open,
      [],
      [],
      0,
    ])
  }
  await page.context().close()
})
