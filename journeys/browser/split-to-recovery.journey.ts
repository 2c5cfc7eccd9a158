import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPerson } from '#platform/http/testing/people'
import { buildWeb } from '../../app/build-web.ts'
import { city, district, indicatorNamed } from '../../areas/indicators/testing/indicators-app.ts'
import { type Served, serveIndicators } from '../../areas/indicators/testing/served-indicators.ts'
import { type Browser, settled, startBrowser } from './browser.ts'

const name = '科技型项目新竣工数'
const lianshui = '320800/320826/'
let served: Served
let browser: Browser
let clerk: TestPerson

beforeAll(async () => {
  await buildWeb((line) => console.log(line))
  served = await serveIndicators()
  browser = await startBrowser(served.url)
  clerk = await served.app.person({ role: 'district-officer', regionPath: district, name: '沈' })
})

afterAll(async () => {
  await browser?.close()
  await served?.close()
})

async function pageOf(person: TestPerson, path: string): Promise<Page> {
  const page = await browser.open()
  await served.signIn(page.context(), person)
  await page.goto(path)
  await settled(page)
  return page
}

/** The clerk types a figure of May, and the city approves it. */
async function reportMay(value: string): Promise<void> {
  const page = await pageOf(clerk, `/indicators/entry?period=2025-05&region=${encodeURIComponent(district)}`)
  await page.getByLabel(`${name}：数值`).fill(value)
  const send = page.getByRole('button', { name: '提交 1 项' })
  await send.click()
  const reason = page.getByLabel(`${name}：原因说明`)
  const done = page.getByText('已报送 1 项，等待审核')
  await done.or(reason).first().waitFor()
  if (await reason.isVisible()) {
    await reason.fill('补报五月下旬竣工的项目')
    await send.click()
    await done.waitFor()
  }
  await page.context().close()
  const { app, officer } = served
  const pending = await app.request('GET', '/api/indicators/pending', { as: officer })
  const { items } = pending.json<{ items: { regionPath: string; observation: { id: string } }[] }>()
  const observations = items
    .filter(({ regionPath }) => regionPath === district)
    .map(({ regionPath, observation: { id } }) => ({ regionPath, id }))
  const body = { decision: 'approved', observations }
  const answer = await app.request('POST', '/api/indicators/observations/decisions', { as: officer, body })
  expect(answer.status, answer.text).toBe(200)
}

async function lineOf(page: Page): Promise<string> {
  const line = page.locator('.target-line', { hasText: name }).first()
  await line.waitFor({ state: 'attached' })
  return ((await line.textContent()) ?? '').replace(/\s+/g, '')
}

test('a target is split, observed, falls behind, becomes a task and recovers', async () => {
  const { app, officer } = served
  const indicatorId = await indicatorNamed(app, name)
  const [target] = await app.services.db.query<{ id: string }>(
    'select id from indicators.target where indicator_id = $1 and region_path = $2',
    [indicatorId, city],
  )
  const parts = [
    { regionPath: district, value: '100' },
    { regionPath: lianshui, value: '50' },
  ]
  const split = { regionPath: city, targetId: target?.id, method: 'table', rule: 'sum', parts }
  const made = await app.request('POST', '/api/indicators/splits', { as: officer, body: split })
  expect(made.status, made.text).toBe(201)

  await reportMay('20')
  const page = await pageOf(officer, `/cockpit?regionPath=${encodeURIComponent(district)}`)
  expect(await lineOf(page)).toMatch(/20\/≥100.*20\.0%.*滞后/)

  await page.locator('.target-line', { hasText: name }).getByRole('button', { name: '转督办' }).click()
  const dialog = page.getByRole('dialog')
  // No department answers for the part of a district, so the district itself is proposed.
  await dialog.getByText('清江浦区').waitFor()
  await dialog.getByRole('button', { name: /交\s?办/ }).click()
  await page.getByText('已转督办，承办单位已收到待办').waitFor()
  await page.locator('.target-line', { hasText: name }).getByText('督办中').waitFor()

  await reportMay('45')
  await page.goto(`/cockpit?regionPath=${encodeURIComponent(district)}`)
  await settled(page)
  expect(await lineOf(page)).toMatch(/45\/≥100.*(达序时|超序时)/)
  const own = await pageOf(clerk, '/todo')
  await own.getByText(name).first().waitFor()
  await own.context().close()
  await page.context().close()
})
