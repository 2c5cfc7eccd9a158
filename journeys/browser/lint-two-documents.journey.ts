import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readDocument } from '#platform/documents/documents'
import { axeFindings, type Browser, missingTexts, sidewaysOverflow, signInAs, startBrowser } from './browser.ts'
import { acceptAll, publish, uploadPlan } from './plan-to-cockpit.ts'
import { type RunningServer, startServer } from './start-server.ts'

const folder = fileURLToPath(new URL('../../../shared/plans/documents/', import.meta.url))
const documentOf = (number: string) =>
  existsSync(folder) ? readdirSync(folder).find((name) => name.startsWith(number) && name.endsWith('.txt')) : undefined
const [plan, report] = [documentOf('000'), documentOf('001')]
if (!plan || !report) console.log('skipped: documents 000 and 001 are not beside the checkout')

/** What a careful reader finds between the two, by a sentence of each. */
const contradictions = [
  ['科技型中小企业2000家以上', '科技型中小企业突破2000家'],
  ['企业联合创新中心10家以上', '企业联合创新中心6家'],
  ['技术许可合同达300项以上', '相关技术合同50项以上'],
] as const

describe.skipIf(!plan || !report)('lint of 000 against 001, opinion exported', () => {
  let server: RunningServer
  let browser: Browser
  let saved: string
  beforeAll(async () => {
    saved = await mkdtemp(join(tmpdir(), 'journey-lint-'))
    server = await startServer()
    browser = await startBrowser(server.url)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    if (saved) await rm(saved, { recursive: true, force: true })
  })

  test('an officer sees both sentences of every contradiction, answers one, and files the opinion', async () => {
    const page = await browser.open()
    await signInAs(page, 'city')
    await uploadPlan(page, `${folder}${report}`)
    await acceptAll(page)
    await publish(page)
    await uploadPlan(page, `${folder}${plan}`)
    await page.getByRole('button', { name: '一致性评估' }).click()
    await page.getByRole('button', { name: '开始评估' }).click()
    await page.locator('.lint-card').first().waitFor()

    for (const [ofPlan, ofReport] of contradictions) {
      const card = page.locator('.lint-card', { hasText: ofPlan }).filter({ hasText: ofReport })
      expect(await card.count(), `${ofPlan} ↔ ${ofReport}`).toBeGreaterThan(0)
    }
    expect(await missingTexts(page)).toEqual([])
    expect(await axeFindings(page)).toEqual([])
    expect(await sidewaysOverflow(page)).toBe(0)

    const [ofPlan] = contradictions[0]
    const first = page.locator('.lint-card', { hasText: ofPlan }).first()
    await first.getByRole('textbox').fill('本规划按有效存量统计，印发稿补充口径')
    await first.getByRole('button', { name: '答复' }).click()
    await first.getByText('已答复').waitFor()

    await page.getByRole('button', { name: '下载评估意见' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: '中文（.docx）' }).click()
    const file = await download
    const path = join(saved, file.suggestedFilename())
    await file.saveAs(path)
    const shots = process.env.KECHUANG_SCREENS
    if (shots) await file.saveAs(join(shots, 'opinion-000-001.docx'))
    const { text } = await readDocument(path, { fileName: path })
    for (const sentence of contradictions.flat()) expect(text).toContain(sentence)
    expect(text).toContain('本规划按有效存量统计，印发稿补充口径')
    await page.context().close()
  }, 300_000)
})
