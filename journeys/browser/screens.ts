import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { areaPages } from '../../app/web/areas.ts'
import {
  axeFindings,
  filled,
  missingTexts,
  settled,
  sidewaysOverflow,
  signInAs,
  startBrowser,
  type View,
  views,
} from './browser.ts'
import { startServer } from './start-server.ts'

/**
 * Shoots pages in every width, language and theme for a person to look at, and says what a machine can see:
 * texts without words, sideways scrolling, findings of axe.
 *
 * node journeys/browser/screens.ts [--first] [--as USERNAME] [--out FOLDER] [--url URL] [PATH…]
 * --first: Chinese and light only, at both widths.
 */
const root = fileURLToPath(new URL('../../', import.meta.url))
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: `${root}.cache/screens` },
    as: { type: 'string', default: 'city' },
    first: { type: 'boolean', default: false },
    url: { type: 'string' },
  },
})

const shellPaths = ['/', '/sign-in', '/search', '/me', '/gallery']
const isOpenPath = (path: string) => !path.includes('$')
const paths =
  positionals.length > 0 ? positionals : [...shellPaths, ...areaPages.map(({ path }) => path).filter(isOpenPath)]

function fileName(path: string, view: View): string {
  const name = path === '/' ? 'home' : path.slice(1).replaceAll(/[^a-z0-9]+/gi, '-')
  return `${name}-${view.width}-${view.locale === 'en' ? 'en' : 'zh'}-${view.look}.png`
}

async function shoot(url: string, out: string): Promise<number> {
  const browser = await startBrowser(url)
  let findings = 0
  try {
    for (const view of values.first ? views.filter((v) => v.locale === 'zh-CN' && v.look === 'light') : views) {
      const page = await browser.open(view)
      page.on('pageerror', (error) => console.log(`  page error: ${error.message}`))
      page.on('console', (message) => {
        if (message.type() === 'error') console.log(`  console: ${message.text()}`)
      })
      if (values.as !== 'nobody') await signInAs(page, values.as)
      for (const path of paths) {
        await page.goto(path)
        await (path === '/gallery' ? settled : filled)(page)
        const file = fileName(path, view)
        await page.screenshot({ path: `${out}/${file}`, fullPage: true })
        const said = [
          ...(await missingTexts(page)),
          ...(await axeFindings(page)).map((finding) => `${finding.rule} ${finding.where.join('\n    ')}`),
        ]
        const sideways = await sidewaysOverflow(page)
        if (sideways > 0) said.push(`scrolls sideways by ${sideways} px`)
        findings += said.length
        console.log([file, ...said.map((line) => `  ${line}`)].join('\n'))
      }
      await page.context().close()
    }
  } finally {
    await browser.close()
  }
  return findings
}

await mkdir(values.out, { recursive: true })
const server = values.url ? { url: values.url, stop: async () => {} } : await startServer()
try {
  const findings = await shoot(server.url, values.out)
  console.log(`${findings} findings; screens in ${values.out}`)
} finally {
  await server.stop()
}
