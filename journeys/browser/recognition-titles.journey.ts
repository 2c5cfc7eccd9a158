import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPerson } from '#platform/http/testing/people'
import { type ServedApp, serveApp } from '#platform/http/testing/serve-app'
import { buildWeb } from '../../app/build-web.ts'
import { type RecognitionApp, startRecognition } from '../../areas/recognition/testing/recognition-app.ts'
import { axeFindings, type Browser, missingTexts, settled, sidewaysOverflow, startBrowser } from './browser.ts'
import { group, press } from './contract-forms.ts'

let served: ServedApp<RecognitionApp>
let browser: Browser
let folder: string

beforeAll(async () => {
  await buildWeb((line) => console.log(line))
  folder = await mkdtemp(join(tmpdir(), 'journey-title-'))
  await writeFile(join(folder, '财务报表.pdf'), '%PDF-1.4\n% 示例\n')
  served = await serveApp(startRecognition)
  browser = await startBrowser(served.url)
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

async function whole(page: Page): Promise<void> {
  expect([await axeFindings(page), await missingTexts(page), await sidewaysOverflow(page)]).toEqual([[], [], 0])
}

/** Does one thing to the case that the desk lists under these words. */
async function actOnDesk(page: Page, words: string, action: string, fill?: (form: Page) => Promise<void>) {
  await page.goto(`/desk?view=all&q=${encodeURIComponent(words)}`)
  await settled(page)
  await page.locator('tr[data-row-key]', { hasText: words }).first().click()
  await page.waitForURL(/\/desk\/cas_/)
  await settled(page)
  await page.getByText('按当日规则重算，结果一致').first().waitFor()
  await page.getByRole('button', { name: action }).first().click()
  await fill?.(page)
  await page.locator('.action-form').getByRole('button', { name: action }).click()
  await page.locator('.action-form').waitFor({ state: 'detached' })
}

const figures = [
  [/^职工总数/, '120'],
  [/^科技人员/, '30'],
  [/^上年度销售收入/, '8,000'],
  [/^上年度研发费用/, '250'],
  [/^上年度成本费用支出/, '7000'],
  [/^Ⅰ类知识产权/, '0'],
  [/^Ⅱ类知识产权/, '3'],
  [/^资产总额/, '9000'],
] as const
const no = [
  ...[
    /^产品和服务属于/,
    /重大安全事故/,
    /重大质量事故/,
    /严重环境违法/,
    /科研严重失信/,
    /经营异常名录/,
    /严重违法失信/,
  ],
  ...[/^持有有效期内高新/, /省部级以上研发机构/, /国家级科技奖励/, /参与制定国际/],
]

test('a company goes from “am I a 科技型中小企业?” without an account to a certificate in its file', async () => {
  const { app } = served
  const company = await app.company()
  const page = await openAs(null, '/self-evaluation')
  await page.getByRole('link', { name: /^科技型中小企业评价/ }).click()
  await page.locator('.self-verdict').getByText('还不能判定：缺 20 项').waitFor()
  for (const [label, value] of figures) await page.getByLabel(label).first().fill(value)
  await group(page, /^境内（不含港澳台）/)
    .getByLabel('是', { exact: true })
    .check()
  for (const name of no) await group(page, name).getByLabel('否', { exact: true }).check()
  await page.getByText('距通过还差 6 分').waitFor()
  await whole(page)

  await page.getByRole('button', { name: '试试' }).first().click()
  await page.getByRole('heading', { name: '试算结果' }).waitFor()
  await page.locator('.self-verdict .status', { hasText: /(?<!不)符合条件/ }).waitFor()
  await press(page, '恢复填写的数')
  await page
    .getByLabel(/^上年度研发费用/)
    .first()
    .fill('400')
  await page.locator('.self-verdict').getByText('74', { exact: true }).waitFor()
  await page.reload()
  await settled(page)
  await page.locator('.self-verdict').getByText('74', { exact: true }).waitFor()

  await served.signIn(page.context(), company.member)
  await page.reload()
  await settled(page)
  await press(page, '带着这些内容申请')
  await page.waitForURL(/\/drafts\/drf_/)
  await settled(page)
  await page.getByLabel('联系人').fill('示例联系人')
  await page.getByLabel('联系电话').fill('0517-83000000')
  await press(page, '保存并继续')
  expect(await page.getByLabel('上年度研发费用').inputValue()).toBe('400')
  for (let step = 0; step < 3; step++) await press(page, '保存并继续')
  await page.locator('input[type=file]').first().setInputFiles(join(folder, '财务报表.pdf'))
  await page.getByText('财务报表.pdf').first().waitFor()
  await page.getByLabel(/^本企业承诺/).check()
  await press(page, '保存并继续')
  await press(page, '提交申请')
  await page.getByText('提交成功').waitFor()

  const district = await openAs(app.districtOfficer, '/')
  await actOnDesk(district, company.name, '初审通过，报市级', async (form) => {
    await form.getByLabel('现场核查日期').fill('2026-06-10')
    await form.getByLabel('现场核查情况').fill('研发场所和设备属实。')
  })
  const city = await openAs(app.cityOfficer, '/')
  await actOnDesk(city, company.name, '拟认定，进入公示')
  await whole(city)
  app.at('2026-07-01')
  await actOnDesk(city, company.name, '予以认定')

  await page.goto(`/enterprises/${company.creditCode}`)
  await settled(page)
  await page.getByText('2027-06-30').first().waitFor()
  await whole(page)
})
