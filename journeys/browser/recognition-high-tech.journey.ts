import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPerson } from '#platform/http/testing/people'
import { type ServedApp, serveApp } from '#platform/http/testing/serve-app'
import { buildWeb } from '../../app/build-web.ts'
import { type RecognitionApp, startRecognition } from '../../areas/recognition/testing/recognition-app.ts'
import { expert, generous, highTechAnswers, strict } from '../../areas/recognition/testing/season-app.ts'
import { axeFindings, type Browser, missingTexts, settled, sidewaysOverflow, startBrowser } from './browser.ts'
import { press } from './contract-forms.ts'

let served: ServedApp<RecognitionApp>
let browser: Browser
let folder: string

beforeAll(async () => {
  await buildWeb((line) => console.log(line))
  folder = await mkdtemp(join(tmpdir(), 'journey-high-tech-'))
  await writeFile(join(folder, '申报材料.pdf'), '%PDF-1.4\n% 示例\n')
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

async function show(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await settled(page)
}

/** Nothing wrong at either width. */
async function whole(page: Page): Promise<void> {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    await settled(page)
    expect([width, await axeFindings(page), await missingTexts(page), await sidewaysOverflow(page)]).toEqual([
      width,
      [],
      [],
      0,
    ])
  }
}

async function actOnDesk(page: Page, words: string, action: string, fill?: (form: Page) => Promise<void>) {
  await show(page, `/desk?view=all&q=${encodeURIComponent(words)}`)
  await page.locator('tr[data-row-key]', { hasText: words }).first().click()
  await page.waitForURL(/\/desk\/cas_/)
  await settled(page)
  await page.getByRole('heading', { name: '专家预评审' }).waitFor()
  await page.getByRole('button', { name: action }).first().click()
  await fill?.(page)
  await page.locator('.action-form').getByRole('button', { name: action }).click()
  await page.locator('.action-form').waitFor({ state: 'detached' })
}

async function confirmed(page: Page, name: string): Promise<void> {
  await press(page, name)
  await page.getByRole('dialog').getByRole('button', { name }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

async function handInReview(page: Page, scores: typeof generous): Promise<void> {
  await show(page, '/recognition/reviews?state=open')
  await page.locator('tr[data-row-key]').first().click()
  await page.waitForURL(/\/reviews\/rev_/)
  await settled(page)
  const all = Object.values(scores)
  await page.locator('.season-score input').first().waitFor()
  for (const [index, { points, comment }] of all.entries()) {
    const row = page
      .locator('.season-lines > li')
      .filter({ has: page.locator('input[type=number]') })
      .nth(index)
    await row.locator('input').fill(String(points))
    await row.locator('textarea').fill(comment)
  }
  await whole(page)
  await confirmed(page, '提交评审')
  await page.getByRole('heading', { name: '给分情况' }).waitFor()
}

/** Topic by topic to what is open, straight back to it; what was typed is there after the page was closed. */
async function onPhone(page: Page): Promise<void> {
  const staff = page.locator('[id="diagnosis-staff_total_monthly_average"]')
  await page.setViewportSize({ width: 390, height: 844 })
  await press(page, '修改数据，重新诊断')
  await page.getByText('第 1 步，共 6 步').waitFor()
  await press(page, '下一步')
  const before = await staff.inputValue()
  await staff.fill('')
  for (let step = 3; step <= 6; step++) {
    await press(page, '下一步')
    await page.getByText(`第 ${step} 步，共 6 步`).waitFor()
  }
  await press(page, '职工总数（月平均）')
  await page.getByText('第 2 步，共 6 步').waitFor()
  expect(await staff.evaluate((control) => control === document.activeElement)).toBe(true)
  await staff.fill('77')
  await page.reload()
  await settled(page)
  expect(await staff.inputValue()).toBe('77')
  await press(page, '清空重填')
  expect(await staff.inputValue()).toBe(before)
  await page.goBack()
  await page.getByText('第 6 步，共 6 步').waitFor()
  await press(page, '取消')
  await page.getByRole('heading', { name: '第 2 次诊断' }).waitFor()
  await page.setViewportSize({ width: 1440, height: 900 })
}

/** Which of the choices of a question an answer is, where they are marks. */
const markOf: Record<string, number> = { yes: 0, no: 1, fairly_high: 1, strong: 0 }

test('a high-tech season: opened, diagnosed, applied for, reviewed twice, recommended, recognised, published', async () => {
  const { app } = served
  const company = await app.company()
  const experts = [await expert(app, '甄一'), await expert(app, '甄二')]

  const city = await openAs(app.cityOfficer, '/recognition/seasons')
  await press(city, '建立申报批次')
  await city.getByLabel('名称').fill('2026 年第一批高企申报')
  await city.getByLabel('受理最后一天').fill('2026-06-30')
  // Enter takes the day over and sends the form: the calendar lies over the button.
  await city.getByLabel('受理最后一天').press('Enter')
  await city.getByText('2026 年第一批高企申报').first().waitFor()
  await whole(city)

  const page = await openAs(company.member, '/recognition/diagnosis')
  for (const [name, value] of Object.entries(highTechAnswers)) {
    const marks = page.locator(`input[type=radio][name="diagnosis-${name}"]`)
    const control = page.locator(`[id="diagnosis-${name}"]`)
    if ((await marks.count()) > 0) await marks.nth(markOf[value] ?? 0).check()
    else if ((await control.evaluate(({ tagName }) => tagName)) === 'SELECT') await control.selectOption(value)
    else await control.fill(name === 'staff_science_and_technology_monthly_average' ? '10' : value)
  }
  await press(page, '开始诊断')
  await page.getByRole('heading', { name: '第 1 次诊断' }).waitFor()
  await whole(page)
  await press(page, '修改数据，重新诊断')
  await page.locator('[id="diagnosis-staff_science_and_technology_monthly_average"]').fill('30')
  await press(page, '开始诊断')
  await page.getByRole('heading', { name: '第 2 次诊断' }).waitFor()
  await page.getByText('已补上').waitFor()
  await whole(page)
  await onPhone(page)

  await press(page, '带着这些数据申报')
  await page.waitForURL(/\/drafts\/drf_/)
  await settled(page)
  await page.getByLabel('联系人').fill('示例联系人')
  await page.getByLabel('联系电话').fill('0517-83000000')
  await press(page, '保存并继续')
  for (let step = 0; step < 2; step++) await press(page, '保存并继续')
  await page.locator('input[type=file]').first().setInputFiles(join(folder, '申报材料.pdf'))
  await page.getByText('申报材料.pdf').first().waitFor()
  await page.getByLabel(/^本企业承诺/).check()
  await press(page, '保存并继续')
  await press(page, '提交申请')
  await page.getByText('提交成功').waitFor()

  const district = await openAs(app.districtOfficer, '/')
  await actOnDesk(district, company.name, '审核通过，进入预评审')

  const round = async (number: number) => {
    await show(city, `/desk?view=all&q=${encodeURIComponent(company.name)}`)
    await city.locator('tr[data-row-key]', { hasText: company.name }).first().click()
    await city.waitForURL(/\/desk\/cas_/)
    await settled(city)
    await press(city, `组织第 ${number} 轮预评审`)
    for (const { name } of experts) await city.getByLabel(new RegExp(`^${name}`)).check()
    await city.getByLabel('专家提交截止').fill('2026-07-10')
    await press(city, `组织第 ${number} 轮预评审`)
    await city.getByText('进行中').first().waitFor()
  }
  await round(1)
  const [one, two] = [await openAs(experts[0] ?? null, '/'), await openAs(experts[1] ?? null, '/')]
  await handInReview(one, generous)
  await handInReview(two, strict)

  await actOnDesk(city, company.name, '请企业完善后再评', (form) =>
    form.locator('.action-form textarea').fill('请补充研发组织管理制度。'),
  )
  await show(page, '/recognition/diagnosis')
  await page.getByRole('link', { name: '查看我的申报' }).click()
  await page.waitForURL(/season-cases/)
  await page.getByText('预计不通过').first().waitFor()
  expect(await page.getByText('甄一').count()).toBe(0)
  await whole(page)
  await page.getByRole('link', { name: '打开办件' }).click()
  await settled(page)
  await press(page, '去补正')
  await page.waitForURL(/\/drafts\/drf_/)
  await settled(page)
  for (let step = 0; step < 4; step++) await press(page, '保存并继续')
  await press(page, /重新提交|完善好了，提交/)
  await page.waitForURL(/\/my-cases\/cas_/)

  await round(2)
  await handInReview(one, generous)
  await handInReview(two, generous)
  await actOnDesk(city, company.name, '推荐上报')
  await city.getByText('各轮预测总分').waitFor()

  app.at('2026-12-01')
  const sheet = join(folder, '结果.csv')
  await writeFile(
    sheet,
    `统一社会信用代码,企业名称,结果,得分,证书编号,发证日期\n${company.creditCode},${company.name},认定,76,GR202632000001,2026-11-20\n`,
  )
  await show(city, '/recognition/seasons')
  await city.locator('tr[data-row-key]').first().click()
  await city.waitForURL(/\/seasons\/ssn_/)
  await settled(city)
  await whole(city)
  await city.getByRole('link', { name: '评审结果与对照' }).click()
  await settled(city)
  await city.locator('input[type=file]').first().setInputFiles(sheet)
  await city.getByText('试读：可写入 1 行').waitFor()
  await press(city, '确认写入 1 行')
  await city.getByText('已写入 1 行').waitFor()
  await city.getByText('1 家有结果，其中 1 家认定').waitFor()
  await whole(city)
  await confirmed(city, '公开对照')
  await city.getByRole('link', { name: '查看公开页' }).waitFor()

  await show(page, `/enterprises/${company.creditCode}`)
  await page.getByText('GR202632000001').first().waitFor()
  const anybody = await openAs(null, '/public/high-tech-seasons')
  await anybody.getByRole('link', { name: '2026 年第一批高企申报' }).click()
  await anybody.getByText('1 家有结果').waitFor()
  expect(await anybody.getByText(company.name).count()).toBe(0)
  await whole(anybody)
}, 600_000)
