import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFindings, type Browser, sidewaysOverflow, signInAs, startBrowser } from './browser.ts'
import { uploadPlan } from './plan-to-cockpit.ts'
import { type RunningServer, startServer } from './start-server.ts'

const folder = fileURLToPath(new URL('../../../shared/plans/documents/', import.meta.url))
const document = existsSync(folder) ? readdirSync(folder).find((name) => /^001.*\.txt$/.test(name)) : undefined
if (!document) console.log('skipped: document 001 is not beside the checkout')

/** What a person who reads takes at most; the script does not read, so that it stays far below. */
const reviewedWithinMs = 150_000

const counted = (page: Page) =>
  page
    .locator('.review-progress .figure')
    .first()
    .innerText()
    .then((said) => {
      const [, decided = '', total = ''] = /(\d+)\/(\d+)/.exec(said.replaceAll(' ', '')) ?? []
      return { decided: Number(decided), total: Number(total) }
    })
const chosenId = (page: Page) => page.locator('.item-card[aria-current="true"]').getAttribute('data-card')

describe.skipIf(!document)('document 001', () => {
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

  test('is reviewed from the first item to the last with the keyboard alone, well within five minutes', async () => {
    const page = await browser.open()
    await signInAs(page, 'city')
    await uploadPlan(page, `${folder}${document}`)
    const { total } = await counted(page)
    expect(total).toBeGreaterThan(20)

    let presses = 0
    const press = async (key: string) => {
      presses += 1
      await page.keyboard.press(key)
    }
    const began = performance.now()
    for (let now = await counted(page); now.decided < total; now = await counted(page)) {
      const before = now.decided
      // Now and then one is rejected, that is taken back, and it is accepted after all.
      if (presses % 7 === 4) {
        await press('x')
        await expect.poll(async () => (await counted(page)).decided).toBeGreaterThan(before)
        const went = await chosenId(page)
        await press('u')
        await expect.poll(async () => (await counted(page)).decided).toBe(before)
        await expect.poll(() => chosenId(page)).not.toBe(went)
      }
      await press('Enter')
      await expect.poll(async () => (await counted(page)).decided).toBeGreaterThan(before)
    }
    const tookMs = performance.now() - began
    console.log(`${total} items decided with ${presses} keys in ${Math.round(tookMs / 100) / 10} s`)
    expect(await counted(page)).toEqual({ decided: total, total })
    expect(presses).toBeLessThan(total * 2)
    expect(tookMs).toBeLessThan(reviewedWithinMs)
    expect(await axeFindings(page)).toEqual([])
    const path = new URL(page.url()).pathname
    await page.context().close()

    const phone = await browser.open({ width: 390 })
    await signInAs(phone, 'city')
    await phone.goto(path)
    await phone.locator('.item-card').first().waitFor()
    expect(await sidewaysOverflow(phone)).toBe(0)
    expect(await axeFindings(phone)).toEqual([])
    await phone.context().close()
  })
})
