import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'
import type { Locale } from '#kernel/localized'
import { browserPath } from '../../tools/browser.ts'

export interface View {
  width: number
  locale: Locale
  look: 'light' | 'dark'
}

/** What a page is looked at in before it is shipped. */
export const views: View[] = [1440, 390].flatMap((width) =>
  (['zh-CN', 'en'] as const).flatMap((locale) =>
    (['light', 'dark'] as const).map((look): View => ({ width, locale, look })),
  ),
)

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface Browser {
  /** A window with its own cookies. */
  open(view?: Partial<View>): Promise<Page>
  close(): Promise<void>
}

function chromiumPath(): string {
  const path = browserPath()
  if (path === null) throw new Error('there is no Chromium; install it or name one in KECHUANG_BROWSER')
  return path
}

/** Starts the machine's Chromium with a profile of its own. Each window is a fresh person without cookies. */
export async function startBrowser(url: string): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'journey-browser-'))
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    headless: true,
    // Without a locale the browser cannot write a file with a Chinese name: whoever has none set could download nothing.
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
    args: [...flags, `--disk-cache-dir=${join(profile, 'cache')}`],
  })
  const contexts: BrowserContext[] = []
  return {
    async open(view = {}) {
      const { width = 1440, locale = 'zh-CN', look = 'light' } = view
      const context = await browser.newContext({
        baseURL: url,
        locale,
        timezoneId: 'Asia/Shanghai',
        colorScheme: look,
        viewport: { width, height: width < 720 ? 844 : 900 },
        hasTouch: width < 720,
        isMobile: width < 720,
        reducedMotion: 'reduce',
      })
      contexts.push(context)
      return context.newPage()
    },
    async close() {
      for (const context of contexts) await context.close()
      await browser.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}

/** Waits until a page has its heading and no grey lines are left in place of it. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1, .error-title').first().waitFor()
  await page.waitForFunction(() => document.querySelectorAll('.page-body > .skeleton, main > .skeleton').length === 0)
  await page.evaluate(() => document.fonts.ready)
}

/** Waits until its tables and cards are read, too; the gallery keeps samples of what is not. */
export async function filled(page: Page): Promise<void> {
  await settled(page)
  await page.waitForFunction(() => document.querySelector('main .skeleton') === null)
}

/** The button of a demo account on the sign-in page. */
export function demoAccount(page: Page, username: string): Locator {
  return page.locator('.demo-accounts button').filter({ has: page.getByText(username, { exact: true }) })
}

/** Signs in by one press on a demo account and waits for the shell. */
export async function signInAs(page: Page, username: string): Promise<void> {
  await page.goto('/sign-in')
  await demoAccount(page, username).click()
  await page.locator('.account-button').waitFor()
}

export interface AxeFinding {
  rule: string
  impact: string
  where: string[]
}

/** Serious and critical findings of axe; an empty list is what a journey expects. */
export async function axeFindings(page: Page, within?: string): Promise<AxeFinding[]> {
  const axe = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
  const result = await (within ? axe.include(within) : axe).analyze()
  return result.violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .map((violation) => ({
      rule: violation.id,
      impact: violation.impact ?? '',
      where: violation.nodes.map((node) => `${node.target.join(' ')} — ${node.failureSummary ?? ''}`),
    }))
}

/** Texts that were asked for and are in no message file. */
export async function missingTexts(page: Page): Promise<string[]> {
  const shown = await page.locator('body').innerText()
  return [...new Set(shown.match(/⟦[^⟧]*⟧/g) ?? [])]
}

/** Elements that stick out of the window sideways: on a phone each makes the whole page slide. */
export async function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth))
}
