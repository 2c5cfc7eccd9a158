import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { filled, settled, signInAs, startBrowser, type View } from './browser.ts'
import { startServer } from './start-server.ts'

/**
 * The screens that README and docs show, of the demo city: `node journeys/browser/documentation-screens.ts`.
 * Run it again when a main page has changed, look at the pictures, then commit them.
 */
interface Shot {
  name: string
  /** Null: a visitor. */
  as: string | null
  view?: Partial<View>
  open: (page: Page) => Promise<void>
}

const at = (path: string) => async (page: Page) => {
  await page.goto(path)
}

/** The review of the first plan of the list. */
async function openReview(page: Page) {
  await page.goto('/plans')
  await settled(page)
  await page.locator('tr[data-row-key] td').first().click()
  await page.waitForURL('**/versions/**')
}

async function openFirstTarget(page: Page) {
  await page.goto('/cockpit?asOf=2025-05-31')
  await settled(page)
  await page.locator('.target-name').first().click()
  await page.getByRole('dialog').locator('.chart svg').first().waitFor()
}

const shots: Shot[] = [
  { name: 'sign-in', as: null, open: at('/sign-in') },
  { name: 'desk', as: 'city', open: at('/') },
  { name: 'cockpit', as: 'city', open: at('/cockpit?asOf=2025-05-31') },
  { name: 'cockpit-target', as: 'city', open: openFirstTarget },
  { name: 'cockpit-dark-en', as: 'city', view: { look: 'dark', locale: 'en' }, open: at('/cockpit?asOf=2025-05-31') },
  { name: 'cockpit-phone', as: 'leader', view: { width: 390 }, open: at('/cockpit?asOf=2025-05-31') },
  { name: 'plans', as: 'city', open: at('/plans') },
  { name: 'plan-review', as: 'city', open: openReview },
  { name: 'reporting', as: 'city', open: at('/indicators/entry') },
  { name: 'public-plans', as: null, open: at('/public/plans') },
  { name: 'gallery', as: null, open: at('/gallery') },
]

const out = fileURLToPath(new URL('../../docs/screens/', import.meta.url))
const wanted = process.argv.slice(2)
await mkdir(out, { recursive: true })
// A server that runs already may be named, to shoot again without waiting.
const server = process.env.SCREENS_URL ? { url: process.env.SCREENS_URL, stop: async () => {} } : await startServer()
try {
  const browser = await startBrowser(server.url)
  try {
    for (const shot of shots.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
      const page = await browser.open(shot.view)
      if (shot.as) await signInAs(page, shot.as)
      await shot.open(page)
      await (shot.name === 'gallery' ? settled : filled)(page)
      await page.screenshot({ path: `${out}${shot.name}.png` })
      console.log(`docs/screens/${shot.name}.png`)
      await page.context().close()
    }
  } finally {
    await browser.close()
  }
} finally {
  await server.stop()
}
