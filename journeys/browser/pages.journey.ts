import { afterAll, beforeAll, expect, test } from 'vitest'
import { allPages } from '../../app/web/pages.ts'
import {
  axeFindings,
  type Browser,
  filled,
  missingTexts,
  sidewaysOverflow,
  signInAs,
  startBrowser,
  type View,
} from './browser.ts'
import { type RunningServer, startServer } from './start-server.ts'

/** Every page whose address needs nothing filled in, on a desk and on a phone, each in another language and theme. */
const paths = allPages.map((page) => page.path).filter((path) => !path.includes('$') && path !== '/gallery')
const desks: (View & { username: string })[] = [
  { username: 'city', width: 1440, locale: 'zh-CN', look: 'light' },
  { username: 'admin', width: 390, locale: 'en', look: 'dark' },
]

/** A dozen pages to a test, so that one which hangs is named soon. */
const dozens = Array.from({ length: Math.ceil(paths.length / 12) }, (_, nth) => paths.slice(nth * 12, nth * 12 + 12))
const rounds = desks.flatMap((desk) => dozens.map((some) => ({ ...desk, from: some[0], some })))

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

test.for(rounds)('$from and on is whole for $username at $width in $locale, $look', async (round) => {
  const { username, some, from: _, ...view } = round
  const page = await browser.open(view)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`${page.url()} ${error.message}`))
  await signInAs(page, username)
  const found: Record<string, unknown[]> = {}
  for (const path of some) {
    await page.goto(path)
    await filled(page)
    const sideways = await sidewaysOverflow(page)
    const said = [
      ...(await missingTexts(page)),
      ...(await axeFindings(page)),
      ...(sideways > 0 ? [`scrolls sideways by ${sideways} px`] : []),
    ]
    if (said.length > 0) found[path] = said
  }
  expect(found).toEqual({})
  expect(complaints).toEqual([])
  await page.context().close()
})
