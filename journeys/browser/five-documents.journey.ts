import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFindings, type Browser, missingTexts, signInAs, startBrowser } from './browser.ts'
import { acceptAll, publish, quoteInCockpit, uploadPlan } from './plan-to-cockpit.ts'
import { type RunningServer, startServer } from './start-server.ts'

const folder = fileURLToPath(new URL('../../../shared/plans/documents/', import.meta.url))
const isThere = existsSync(folder)
if (!isThere) console.log('skipped: the five documents are not beside the checkout')

/** Targets are what is still to be reached; what a document reports as reached becomes an observation. */
const documents = isThere
  ? readdirSync(folder)
      .filter((name) => name.endsWith('.txt'))
      .sort()
  : []

describe.skipIf(!isThere)('each of the five documents goes from upload to cockpit', () => {
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

  test.each(documents)('%s', async (name) => {
    const text = readFileSync(`${folder}${name}`, 'utf8').replace(/\s+/g, '')
    const page = await browser.open()
    await signInAs(page, 'city')
    const planId = await uploadPlan(page, `${folder}${name}`)
    expect(await axeFindings(page)).toEqual([])
    await acceptAll(page)
    expect(await publish(page)).toBeGreaterThan(20)
    const quote = await quoteInCockpit(page, planId)
    expect(text).toContain(quote.replace(/^“|”$/g, ''))
    expect(await missingTexts(page)).toEqual([])
    expect(await axeFindings(page)).toEqual([])
    await page.context().close()
  })
})
