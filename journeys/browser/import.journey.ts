import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { TestPerson } from '#platform/http/testing/people'
import { city, district, indicatorNamed } from '../../areas/indicators/testing/indicators-app.ts'
import { axeFindings, missingTexts, settled, sidewaysOverflow, type View } from './browser.ts'
import { indicatorsDesk } from './served-indicators.ts'

let clerk: TestPerson
let colleague: TestPerson

const desk = indicatorsDesk(async (served) => {
  clerk = await served.app.person({ role: 'district-officer', regionPath: district, name: '李' })
  colleague = await served.app.person({ role: 'city-officer', regionPath: city, name: '赵' })
})

const drop = (page: Page, name: string, text: string) =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

/** The sheet that the district keeps for itself: no header that anybody else would know. */
const ownSheet = (value: number) => `考核内容,上月,完成\n科创载体数,30,${value}\n`

test('a district reports from the Excel it has, is asked about a jump, explains, and corrects', async () => {
  const page = await desk.openAs(clerk, '/indicators/import')
  await drop(page, '四月.csv', '指标,统计期,数值\n科创载体数,2025-04,30\n')
  await page.getByRole('button', { name: '确认写入 1 行' }).click()
  await page.getByText('已写入 1 行，等待审核').waitFor()

  await page.getByRole('button', { name: '换一个文件' }).click()
  await drop(page, '2025年5月考核.csv', ownSheet(300))
  await page.getByText('没有认出这张表的列').waitFor()
  const choose = async (column: string, meaning: string) => {
    await page.getByLabel(`${column} 含义`).click()
    await page.locator('.ant-select-dropdown:visible').getByTitle(meaning, { exact: true }).click()
  }
  await choose('考核内容', '指标名称')
  await choose('完成', '数值')
  await page.getByRole('button', { name: '按此读取并记住' }).click()

  await page.getByText('另有 1 行与往期相差较大').waitFor()
  await page.getByRole('button', { name: '说明原因' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('乡镇载体首次纳入统计')
  await page.getByRole('button', { name: '提交说明' }).click()
  await page.getByRole('button', { name: '确认写入 1 行' }).click()
  await page.getByText('已写入 1 行，等待审核').waitFor()

  await page.getByRole('button', { name: '换一个文件' }).click()
  await drop(page, '2025年5月考核更正.csv', ownSheet(32))
  await page.getByText('各列按本单位上次的对应读取').waitFor()
  await page.getByRole('button', { name: '确认写入 1 行' }).click()
  await page.getByText('已写入 1 行，等待审核').waitFor()
  const rows = await desk.served.app.services.db.query(
    `select value, revision, explanation from indicators.observation
     where indicator_id = $1 and region_path = $2 and period = '2025-05' order by revision`,
    [await indicatorNamed(desk.served.app, '科创载体数'), district],
  )
  expect(rows).toEqual([
    { value: '300', revision: 1, explanation: '乡镇载体首次纳入统计' },
    { value: '32', revision: 2, explanation: null },
  ])
  await page.context().close()
})

async function targetPath(): Promise<string> {
  const [target] = await desk.served.app.services.db.query<{ id: string }>(
    'select id from indicators.target where indicator_id = $1',
    [await indicatorNamed(desk.served.app, '技术合同成交额')],
  )
  return `/indicators/targets/${target?.id}?regionPath=${encodeURIComponent(city)}`
}

test('a target is adjusted by reason and by a second person, and what it asked for before stays to be read', async () => {
  const path = await targetPath()
  const page = await desk.openAs(desk.served.officer, path)
  await page.getByRole('button', { name: '提出调整', exact: true }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('新的目标值').fill('250')
  await drawer.getByLabel('调整理由').fill('统计口径调整，中介合同不再计入')
  await drawer.getByRole('button', { name: '提交' }).click()
  await page.getByText('已提出，等待批准').waitFor()
  await page.getByRole('button', { name: '撤回' }).waitFor()
  await page.context().close()
  const second = await desk.openAs(colleague, path)
  await second.getByRole('button', { name: '批准', exact: true }).click()
  await second.getByText('已批准').first().waitFor()
  const cell = second.locator('tbody tr[data-row-key]').first()
  expect(await cell.innerText()).toMatch(/268[\s\S]*250/)
  await second.context().close()
})

test('a mid-term evaluation is begun, explained, closed and taken away as a document', async () => {
  const page = await desk.openAs(desk.served.officer, '/indicators/evaluations')
  await page.getByRole('button', { name: '新建评估' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('规划').click()
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click()
  await drawer.getByRole('button', { name: '开始评估' }).click()
  await page.locator('tbody tr[data-row-key]', { hasText: '科技型项目新竣工数' }).click()
  await page.getByLabel('原因').fill('用地指标下达晚')
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await page.getByText('用地指标下达晚').first().waitFor()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出 .docx' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/\.docx$/)
  await page.getByRole('button', { name: '定稿' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '定稿' }).click()
  await page.getByText(/王 \d{4}-\d{2}-\d{2} 定稿/).waitFor()
  await page.context().close()
})

test.each<Partial<View>>([{ width: 1440 }, { width: 390, look: 'dark', locale: 'en' }])(
  'the pages of imports, adjustments and evaluations have no findings of axe, missing words or sideways scrolling at %o',
  async (view) => {
    const page = await desk.openAs(clerk, '/indicators/import', view)
    await drop(page, `${view.width}.csv`, ownSheet(500))
    await page.locator('[data-row-key]').first().waitFor()
    const check = async () => {
      await settled(page)
      expect(await missingTexts(page)).toEqual([])
      expect(await sidewaysOverflow(page)).toBe(0)
      expect(await axeFindings(page)).toEqual([])
    }
    await check()
    for (const path of ['/indicators/adjustments', '/indicators/evaluations', await targetPath()]) {
      await page.context().clearCookies()
      await desk.served.signIn(page.context(), desk.served.officer)
      await page.goto(path)
      await check()
    }
    await page.context().close()
  },
)
