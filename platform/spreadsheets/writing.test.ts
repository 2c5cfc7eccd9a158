import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { type OutputColumn, readRows, writeCsv, writeXlsx } from './spreadsheets.ts'

interface Line {
  name: string
  amountFen: bigint
  share: number | null
}

const columns: OutputColumn<Line>[] = [
  { header: '企业名称', value: (line) => line.name, width: 30 },
  { header: '金额（元）', value: (line) => Number(line.amountFen) / 100, format: '#,##0.00' },
  { header: '占比', value: (line) => line.share, format: '0.0%' },
  { header: '原值', value: (line) => line.amountFen },
]
const lines: Line[] = [
  { name: '甲公司', amountFen: 123456n, share: 0.155 },
  { name: '=HYPERLINK("http://evil","点我")', amountFen: 10n ** 17n, share: null },
  { name: '含“引号”"、,逗号\n与换行', amountFen: -5n, share: 0 },
  { name: '@SUM(1)', amountFen: 0n, share: 1 },
]

async function written(write: (out: PassThrough) => Promise<unknown>): Promise<Uint8Array> {
  const out = new PassThrough()
  const [bytes] = await Promise.all([buffer(out), write(out)])
  return new Uint8Array(bytes)
}

async function texts(bytes: Uint8Array): Promise<string[][]> {
  const rows: string[][] = []
  for await (const row of readRows(bytes, { fileName: 'out' })) rows.push(row.cells.map((cell) => cell?.text ?? ''))
  return rows
}

describe('writing tables', () => {
  test('an .xlsx comes back as it was, with formulas made harmless', async () => {
    const rows = await texts(await written((out) => writeXlsx(columns, lines, out, { sheetName: '台账/2025' })))
    expect(rows[0]).toEqual(['企业名称', '金额（元）', '占比', '原值'])
    expect(rows[1]).toEqual(['甲公司', '1234.56', '0.155', '123456'])
    expect(rows[2]).toEqual([`'=HYPERLINK("http://evil","点我")`, '1000000000000000', '', '100000000000000000'])
    expect(rows[3]?.[0]).toBe('含“引号”"、,逗号\n与换行')
    expect(rows[4]?.[0]).toBe("'@SUM(1)")
  })

  test('a .csv begins with a mark and quotes what it must', async () => {
    const bytes = await written((out) => writeCsv(columns, lines, out))
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const rows = await texts(bytes)
    expect(rows).toHaveLength(5)
    expect(rows[2]?.[0]).toBe(`'=HYPERLINK("http://evil","点我")`)
    expect(rows[3]?.[0]).toBe('含“引号”"、,逗号\n与换行')
  })

  test('rows may come from a database one by one', async () => {
    async function* many() {
      for (let i = 0; i < 3_000; i++) yield { name: `第${i}家`, amountFen: BigInt(i), share: null }
    }
    expect(await texts(await written((out) => writeXlsx(columns, many(), out)))).toHaveLength(3_001)
  })
})
