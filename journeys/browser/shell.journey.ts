import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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

describe('the shell', () => {
  test('a demo account signs in by one press and signs out again', async () => {
    const page = await browser.open()
    await signInAs(page, 'city')
    expect(await page.locator('h1').innerText()).toContain('周明朗')
    await page.locator('.account-button').click()
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByRole('link', { name: '登录' }).first().waitFor()
    await page.context().close()
  })

  test('a wrong password says what happened and what to do, and loses nothing', async () => {
    const page = await browser.open()
    await page.goto('/sign-in')
    await page.getByLabel('用户名').fill('city')
    await page.getByLabel('密码').fill('not this one')
    await page.locator('form').getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').innerText()).toContain('用户名或密码不对')
    expect(await page.getByLabel('用户名').inputValue()).toBe('city')
    await page.context().close()
  })

  test('an address that leads nowhere says so and leads home', async () => {
    const page = await browser.open()
    await page.goto('/no/such/page')
    expect(await page.locator('h1').innerText()).toBe('没有找到')
    await page.getByRole('link', { name: '回首页' }).click()
    await page.waitForURL(`${server.url}/`)
    await page.context().close()
  })

  test('language and theme stay chosen after the page is left', async () => {
    const page = await browser.open()
    await page.goto('/')
    await page.getByRole('button', { name: /switch to English/ }).click()
    await page.getByRole('button', { name: 'Switch to dark' }).click()
    await page.goto('/search')
    expect(await page.locator('h1').innerText()).toBe('Search')
    expect(await page.locator('html').getAttribute('data-look')).toBe('dark')
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await page.context().close()
  })

  test('the keyboard alone reaches search, help and the content', async () => {
    const page = await browser.open()
    await page.goto('/')
    await settled(page)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文')
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.keyboard.press('/')
    await page.waitForURL('**/search')
    await page.locator('input[name="q"]:focus').waitFor()
    await page.context().close()
  })

  test('a page that was gone to by a link has the focus, so that it is read out', async () => {
    const page = await browser.open()
    await signInAs(page, 'city')
    await page.locator('.side').getByRole('link', { name: '规划与任务' }).click()
    await page.waitForURL('**/plans')
    await page.locator('main:focus').waitFor()
    await page.context().close()
  })

  test('the content security policy stops nothing that a page needs', async () => {
    const page = await browser.open()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    await page.goto('/gallery')
    await settled(page)
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

describe('the gallery', () => {
  test.for(views)('is whole and readable at $width in $locale, $look', async (view) => {
    const page = await browser.open(view)
    await page.goto('/gallery')
    await settled(page)
    await page.locator('.chart svg').first().waitFor()
    expect(await missingTexts(page)).toEqual([])
    expect(await sidewaysOverflow(page)).toBe(0)
    expect(await axeFindings(page)).toEqual([])
    await page.context().close()
  })

  test('a table row is reached by j and opened by Enter', async () => {
    const page = await browser.open()
    await page.goto('/gallery')
    await settled(page)
    const row = page.locator('tr[data-row-key="row-0"]').first()
    await row.focus()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    await page.keyboard.press('Enter')
    await page.locator('.toast').waitFor()
    expect(await page.locator('.toast').innerText()).toContain('名称特别长的样例项目')
    await page.context().close()
  })

  test('a form names every missing field and puts the refusal of the server beside its field', async () => {
    const page = await browser.open()
    await page.goto('/gallery')
    await settled(page)
    const form = page.locator('form.form')
    await form.getByRole('button', { name: '提交' }).click()
    const explained = form.locator('.ant-form-item-explain-error')
    await explained.first().waitFor()
    expect(await explained.allInnerTexts()).toEqual(Array(6).fill('请填写这一项'))
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('name')
    await page.context().close()
  })
})
