import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '../../demo/accounts.ts'
import { type Browser, demoAccount, settled, signInAs, startBrowser } from './browser.ts'
import { oneTimeCode } from './one-time-code.ts'
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

test('the code of an authenticator is that of the standard', () => {
  const key = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  expect(oneTimeCode(key, new Date(59_000))).toBe('287082')
  expect(oneTimeCode(key, new Date(1_111_111_109_000))).toBe('081804')
})

test('a second factor is turned on, asked for at the next sign-in, and turned off again', async () => {
  const page = await browser.open()
  await signInAs(page, 'industry')
  await page.goto('/me')
  await settled(page)
  await page.getByLabel('密码', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: '开启', exact: true }).click()
  const secret = page.locator('.second-factor .quiet')
  await secret.waitFor()
  const key = await secret.innerText()
  await page.getByLabel('验证码').fill(oneTimeCode(key, new Date()))
  await page.getByRole('button', { name: '完成开启' }).click()
  await page.locator('.status', { hasText: '已开启' }).waitFor()

  const again = await browser.open()
  await again.goto('/sign-in?from=/me')
  await demoAccount(again, 'industry').click()
  const code = again.getByLabel('身份验证器上的 6 位数字')
  await code.fill('000000')
  await again.getByRole('button', { name: '验证' }).click()
  await again.getByRole('alert').waitFor()
  await code.fill(oneTimeCode(key, new Date()))
  await again.getByRole('button', { name: '验证' }).click()
  await again.waitForURL('**/me')
  await settled(again)
  await again.getByLabel('密码', { exact: true }).fill(demoPassword)
  await again.getByRole('button', { name: '关闭', exact: true }).click()
  await again.locator('.status', { hasText: '未开启' }).waitFor()
  await page.context().close()
  await again.context().close()
})

test('who is not signed in is led to sign-in and back to the page that was asked for', async () => {
  const page = await browser.open()
  await page.goto('/todo')
  await page.locator('.error-panel').getByRole('link', { name: '登录' }).click()
  await demoAccount(page, 'city').click()
  await page.waitForURL(`${server.url}/todo`)
  await settled(page)
  expect(await page.locator('h1').innerText()).toContain('待办')
  await page.context().close()
})
