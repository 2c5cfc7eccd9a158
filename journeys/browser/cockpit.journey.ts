import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readDocument } from '#platform/documents/documents'
import { readRows } from '#platform/spreadsheets/spreadsheets'
import { type Browser, settled, signInAs, startBrowser } from './browser.ts'
import { type RunningServer, startServer } from './start-server.ts'

/** The demo city, as `npm start` shows it to whoever comes first. */
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

async function pageOf(username: string, path: string): Promise<Page> {
  const page = await browser.open()
  await signInAs(page, username)
  await page.goto(path)
  await settled(page)
  return page
}

test('the demo city shows what document 001 hides: 156 of 250 is ahead, 48 of 150 is behind although the report says on schedule', async () => {
  const page = await pageOf('leader', '/cockpit')
  const behind = page.locator('.target-line', { hasText: '科技型项目新竣工数' }).first()
  expect((await behind.innerText()).replace(/\s+/g, '')).toMatch(/48\/≥150.*滞后.*9\.7个百分点/)
  await page.locator('summary', { hasText: '超序时' }).click()
  const ahead = page.locator('.target-line', { hasText: '科技型项目新开工数' }).first()
  await ahead.waitFor()
  expect((await ahead.innerText()).replace(/\s+/g, '')).toMatch(/156\/250.*62\.4%.*超序时/)
  await page.context().close()
})

test('a leader drills from the line in words to the sentence of the plan, and turns a target that is behind into a task', async () => {
  const name = '高层次创新创业人才团队引进数'
  const page = await pageOf('leader', '/cockpit')
  const line = page.locator('.target-line', { hasText: name }).first()
  await line.locator('.target-name').click()
  const drawer = page.getByRole('dialog')
  await drawer.locator('blockquote').first().waitFor()
  expect(await drawer.getByRole('link', { name: '在原文中打开' }).getAttribute('href')).toMatch(/^\/plans\/pln_/)
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'hidden' })

  await line.getByRole('button', { name: '转督办' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: '交 办' })
    .or(page.getByRole('dialog').getByRole('button', { name: '交办' }))
    .click()
  await page.getByText('已转督办，承办单位已收到待办').waitFor()
  await line.getByText('督办中').waitFor()
  await line.getByRole('link', { name: /督办中/ }).click()
  await page.waitForURL(/\/tasks\/tsk_/)
  await page
    .getByText(/时间进度 41\.7%/)
    .first()
    .waitFor()
  await page.context().close()
})

test('the cockpit is kept as a sheet, and its chart as a picture', async () => {
  const page = await pageOf('leader', '/cockpit')
  const saved = async (button: Locator): Promise<{ name: string; content: Buffer }> => {
    const [file] = await Promise.all([page.waitForEvent('download'), button.click()])
    const chunks: Buffer[] = []
    for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer)
    return { name: file.suggestedFilename(), content: Buffer.concat(chunks) }
  }
  const sheet = await saved(page.getByRole('button', { name: '导出 Excel' }))
  expect(sheet.name).toMatch(/\.xlsx$/)
  const rows: string[] = []
  for await (const row of readRows(new Uint8Array(sheet.content), { fileName: sheet.name }))
    rows.push(row.cells.map((cell) => cell?.text ?? '').join('|'))
  expect(rows.find((row) => row.includes('科技型项目新竣工数'))).toMatch(/48/)
  await page.locator('.chart svg').first().waitFor()
  const charts = page.locator('.chart').filter({ has: page.getByRole('button', { name: '存为图片' }) })
  expect(await charts.count()).toBeGreaterThan(2)
  for (const chart of await charts.all()) {
    const picture = await saved(chart.getByRole('button', { name: '存为图片' }))
    expect(picture.name).toMatch(/\.png$/)
    expect(picture.content.subarray(1, 4).toString()).toBe('PNG')
    // The whole of it with an edge, drawn or not, at twice the size of the screen.
    const size = await chart.boundingBox()
    const [width, height] = [picture.content.readUInt32BE(16), picture.content.readUInt32BE(20)]
    expect(Math.abs(width - 2 * ((size?.width ?? 0) + 32))).toBeLessThan(4)
    expect(Math.abs(height - 2 * ((size?.height ?? 0) + 32))).toBeLessThan(4)
    expect(picture.content.length).toBeGreaterThan(5_000)
  }
  await page.context().close()
})

test('a view is saved by name and taken again later', async () => {
  const page = await pageOf('leader', '/cockpit?topic=research')
  await page.getByRole('button', { name: '视图' }).click()
  await page.getByLabel('给当前筛选起个名').fill('金融口')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('视图已保存').waitFor()
  await page.goto('/cockpit')
  await settled(page)
  await page.getByRole('button', { name: '视图' }).click()
  await page.getByRole('button', { name: '金融口', exact: true }).click()
  await page.waitForURL(/topic=research/)
  await page.context().close()
})

test('on paper the cockpit has every target, also those that are folded away on screen', async () => {
  const page = await pageOf('leader', '/cockpit')
  const folded = page.locator('details.target-group:not([open])')
  await folded.first().waitFor()
  const names = await folded.evaluateAll((groups) =>
    groups.flatMap((group) => [...group.querySelectorAll('.target-name')].map((name) => name.textContent ?? '')),
  )
  expect(names.length).toBeGreaterThan(10)
  const sheets = await page.pdf({ format: 'A4' })
  const { text } = await readDocument(new Uint8Array(sheets), { fileName: 'cockpit.pdf' })
  const printed = text.replace(/\s+/g, '')
  expect(names.filter((name) => !printed.includes(name.replace(/\s+/g, '')))).toEqual([])
  // Printing changes nothing on screen.
  expect(await folded.count()).toBeGreaterThan(0)
  await page.context().close()
})

test('the monthly report says on paper what it says on screen, to the digit', async () => {
  const page = await pageOf('city', '/reports')
  await page.getByRole('button', { name: '起草月报' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: '取数并起草' }).click()
  await page.waitForURL(/\/reports\/rpt_/)
  await settled(page)
  const rows = page.locator('.report-table').first().locator('tbody tr')
  await rows.first().waitFor()
  const shown = await rows.evaluateAll((all) =>
    all.map((row) => {
      const seen = row.cloneNode(true) as HTMLElement
      for (const hidden of seen.querySelectorAll('.visually-hidden')) hidden.remove()
      return [...seen.children].map((cell) => (cell.textContent ?? '').replace(/\s+/g, ''))
    }),
  )
  expect(shown.length).toBeGreaterThan(40)
  const id = /rpt_[^/?]+/.exec(page.url())?.[0] ?? ''
  const word = await page.request.get(`/api/reports/${id}/docx`)
  const { text } = await readDocument(new Uint8Array(await word.body()), { fileName: 'report.docx' })
  const printed = text.replace(/\s+/g, '')
  for (const [no = '', name = '', unit = '', goal = '', deadline = '', actual = '', share = '', expected = ''] of shown)
    expect(printed).toContain([no, name, unit, goal, deadline, actual, share, expected].join(''))

  const sheet = await page.request.get(`/api/reports/${id}/xlsx`)
  const cells: string[][] = []
  for await (const row of readRows(new Uint8Array(await sheet.body()), { fileName: 'report.xlsx' }))
    cells.push(row.cells.map((cell) => cell?.text ?? ''))
  for (const [no = '', name = '', , , , actual = ''] of shown) {
    const line = cells.find((row) => row[0] === no && row[1] === name)
    expect(line?.[5] || '—', name).toBe(actual.replaceAll(',', ''))
  }
  await page.context().close()
})

test('anybody finds the published figures with their formats, and programs get the catalogue', async () => {
  const page = await browser.open()
  await page.goto('/public/indicators')
  await settled(page)
  const row = page.locator('tbody tr[data-row-key]').first()
  await row.waitFor()
  const catalogue = await page.request.get('/api/open/catalogue')
  expect(catalogue.status()).toBe(200)
  await row.getByRole('link').click()
  await page.waitForURL(/\/public\/indicators\/ind_/)
  await settled(page)
  const cut = await page.goto(page.url().slice(0, -3))
  expect(cut?.status()).toBe(404)
  await page.getByText('没有找到', { exact: true }).waitFor()
  await page.context().close()
})

test('the digest of the week says the same as the cockpit behind it', async () => {
  const page = await pageOf('leader', '/digest')
  const section = page.locator('section', { hasText: '仍然滞后的目标' }).first()
  await section
    .getByRole('link', { name: /科技型项目新竣工数.*：48 \/ 150/ })
    .first()
    .click()
  await page.waitForURL(/\/cockpit\?.*target=/)
  await page.getByRole('dialog').getByText('48 ÷ 150 = 32.0%').first().waitFor()
  await page.context().close()
})
