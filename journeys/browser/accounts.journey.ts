import { afterAll, beforeAll, expect, test } from 'vitest'
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

beforeAll(async () => {
  server = await startServer()
  browser = await startBrowser(server.url)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('an administrator creates an account; the new person must change the password and then works', async () => {
  const page = await browser.open()
  await signInAs(page, 'admin')
  await page.goto('/accounts/people')
  await page.getByRole('button', { name: '开通账号' }).click()
  await page.getByLabel('姓名').fill('钱新来')
  await page.getByLabel('用户名').fill('qian.xinlai')
  await page.locator('#role').click()
  await page.getByText('部门工作人员', { exact: true }).click()
  await page.locator('#department').click()
  await page.getByText('淮安市 · 市科技局', { exact: true }).click()
  await page.locator('form').getByRole('button', { name: '开通账号' }).click()
  const password = await page.getByRole('dialog').locator('code').innerText()
  await page.getByRole('button', { name: '我已记下' }).click()
  await page.getByRole('heading', { name: '钱新来' }).waitFor()
  expect(await page.locator('.page-subtitle').innerText()).toContain('待首次登录')
  await page.context().close()

  const own = await browser.open()
  await own.goto('/sign-in')
  await own.getByLabel('用户名').fill('qian.xinlai')
  await own.getByLabel('密码').fill(password.trim())
  await own.locator('form').getByRole('button', { name: '登录', exact: true }).click()
  await own.waitForURL(/\/me$/)
  await own.getByLabel('现在的密码').fill(password.trim())
  await own.getByLabel('新密码').fill('a plain but long one')
  await own.getByRole('button', { name: '修改', exact: true }).click()
  await own.getByRole('alert').waitFor({ state: 'hidden' })
  await own.goto('/todo')
  await settled(own)
  expect(await own.locator('h1').innerText()).toBe('待办与消息')
  await own.context().close()
})

const adminPages = [
  '/accounts/people',
  '/accounts/people/new',
  '/accounts/organisations',
  '/accounts/keys',
  '/regions',
  '/regions?tab=departments',
  '/todo',
]

test.each([
  ['desk', { width: 1440, locale: 'zh-CN', look: 'light' }],
  ['phone', { width: 390, locale: 'en', look: 'dark' }],
] as const)('the pages of administration are whole and accessible on a %s', async (_name, view) => {
  const page = await browser.open(view)
  await signInAs(page, 'admin')
  for (const path of adminPages) {
    await page.goto(path)
    await settled(page)
    expect([path, await axeFindings(page), await missingTexts(page), await sidewaysOverflow(page)]).toEqual([
      path,
      [],
      [],
      0,
    ])
  }
  await page.context().close()
})
