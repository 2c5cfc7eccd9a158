import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'kechuang-facts-'))
afterAll(() => rmSync(folder, { recursive: true }))

const header =
  '统一社会信用代码,企业名称,所属区县,统计期,研发费用（万元）,技术合同成交额（亿元）,研发人员,是否高企,认定日期'
const sound = '91350100M000100Y43,甲公司,洪泽,2025,约1.2亿,0.5,12,是,2023-11-06'

function dryRun(name: string, content: string | Uint8Array, ...more: string[]) {
  const path = join(folder, name)
  writeFileSync(path, content)
  const args = ['app/cli/main.ts', 'import', 'company-facts', path, '--dry-run', ...more]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  return { status, stdout, stderr }
}

describe('kechuang import company-facts', () => {
  test('says of every row what would become of it', () => {
    const wrong = sound.replace('Y43', 'Y44')
    const { status, stdout } = dryRun('a.csv', [header, sound, wrong, '合计,,,,,,,,'].join('\n'), '--json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toEqual({
      rows: [
        {
          sheet: '',
          row: 2,
          outcome: 'accept',
          values: {
            credit_code: '91350100M000100Y43',
            name: '甲公司',
            district: '洪泽区',
            period: '2025',
            rd_expense_wan: 12000,
            tech_contract_wan: 5000,
            rd_staff: 12,
            hnte: true,
            cert_date: '2023-11-06',
          },
          flags: expect.arrayContaining(['district-alias', 'approx:rd_expense_wan', 'unit-suffix-stripped']),
        },
        expect.objectContaining({ row: 3, outcome: 'reject', reason: 'bad-credit-code' }),
        expect.objectContaining({ row: 4, outcome: 'skip', reason: 'total-row' }),
      ],
      accepted: 1,
      rejected: 1,
      skipped: 1,
      encoding: 'utf-8',
    })
  })

  test('knows the districts that are named, and days that have not come', () => {
    const { stdout } = dryRun('b.csv', [header, sound].join('\n'), '--json', '--districts', '甲区,乙县')
    expect(JSON.parse(stdout).rows[0]).toMatchObject({ outcome: 'reject', reason: 'unknown-district' })
    const early = dryRun('c.csv', [header, sound].join('\n'), '--json', '--as-of', '2023-11-05')
    expect(JSON.parse(early.stdout).rows[0]).toMatchObject({ outcome: 'reject', reason: 'date-in-future' })
  })

  test('takes the year from the title where no column names one, and says so', () => {
    const columns = '统一社会信用代码,企业名称,所在县区,研发费用（万元）'
    const lines = [
      '2025年度企业研发情况表,,,',
      '填报单位：洪泽区科技局,,,',
      columns,
      '91350100M000100Y43,甲公司,洪泽,12',
    ]
    const { stdout } = dryRun('title.csv', lines.join('\n'), '--json')
    expect(JSON.parse(stdout).rows).toMatchObject([
      {
        row: 4,
        outcome: 'accept',
        values: { district: '洪泽区', period: '2025' },
        flags: ['district-alias', 'from-title:period'],
      },
    ])
    const two = dryRun('two.csv', ['2024年与2025年对比,,,', columns, lines[3]].join('\n'), '--json')
    expect(JSON.parse(two.stdout).rows).toMatchObject([{ row: 3, outcome: 'reject', reason: 'missing-columns' }])
  })

  test('reads the header in the row that it is told', () => {
    const decoy = header.replace('研发人员,', '研发人员数,')
    const at = (row: string) =>
      JSON.parse(dryRun('rows.csv', [decoy, header, sound].join('\n'), '--json', '--header-row', row).stdout)
    expect(at('2')).toMatchObject({ accepted: 1, skipped: 0 })
    expect(at('1').rows.map((one: { row: number }) => one.row)).toEqual([2, 3])
    expect(dryRun('rows.csv', header, '--header-row', 'zwei').status).toBe(2)
  })

  test('tells scripts that rows were refused, or that no table was found, unless they read the JSON', () => {
    const some = [header, sound, sound.replace('Y43', 'Y44')].join('\n')
    expect([dryRun('some.csv', some).status, dryRun('some.csv', some, '--json').status]).toEqual([1, 0])
    expect(dryRun('all.csv', [header, sound].join('\n')).status).toBe(0)
    const prose = dryRun('prose.csv', '一、总体要求\n坚持创新驱动\n二、主要任务\n')
    expect([prose.status, prose.stdout]).toEqual([2, expect.stringContaining('--header-row')])
  })

  test('refuses a file that cannot be read as a whole, with exit code 2', () => {
    const empty = dryRun('empty.xlsx', '', '--json')
    expect([empty.status, JSON.parse(empty.stdout)]).toMatchObject([2, { reason: 'empty-file', rows: [], accepted: 0 }])
    const broken = dryRun('broken.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), '--json')
    expect([broken.status, JSON.parse(broken.stdout)]).toMatchObject([2, { reason: 'unreadable-file' }])
  })
})
