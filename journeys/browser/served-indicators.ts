import type { Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import type { TestPerson } from '#platform/http/testing/people'
import { buildWeb } from '../../app/build-web.ts'
import { type Served, serveIndicators } from '../../areas/indicators/testing/served-indicators.ts'
import { type Browser, settled, startBrowser, type View } from './browser.ts'

/** A served city with a few indicators and nobody's demo data, and a browser: for all tests of a file. */
export interface IndicatorsDesk {
  readonly served: Served
  readonly browser: Browser
  /** A page of its own, opened by somebody who is signed in. */
  openAs(person: TestPerson, path: string, view?: Partial<View>): Promise<Page>
}

/** Starts it before the tests of the calling file, then `prepare`, and stops it after them. */
export function indicatorsDesk(prepare: (served: Served) => Promise<void> = async () => {}): IndicatorsDesk {
  let served: Served
  let browser: Browser
  beforeAll(async () => {
    await buildWeb((line) => console.log(line))
    served = await serveIndicators()
    browser = await startBrowser(served.url)
    await prepare(served)
  })
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  })
  return {
    get served() {
      return served
    },
    get browser() {
      return browser
    },
    async openAs(person, path, view = {}) {
      const page = await browser.open(view)
      await served.signIn(page.context(), person)
      await page.goto(path)
      await settled(page)
      return page
    },
  }
}
