import { describe, expect, test } from 'vitest'
import { readRows, type SheetRow } from '#platform/spreadsheets/spreadsheets'
import { anXlsx, aRow } from '../../../platform/spreadsheets/test-files.ts'
import { lackingOf } from './column-mapping.ts'
import { findHeader, type KnownNames, type SaidRows } from './guess-columns.ts'

const indicators = ['高企数', '技术合同成交额', '全社会研发投入']
const regions = ['清江浦区', '淮阴区']
const names: KnownNames = {
  indicator: (text) => indicators.find((name) => name === text) ?? null,
  region: (text) => regions.find((name) => name === text) ?? null,
  reported: (id) => (id === '技术合同成交额' ? 'each-period' : 'year-to-date'),
}

/** The lines of the header that is found, and what its columns hold: `value 高企数 2025-05`. */
async function found(rows: (string | null)[][], merges: string[], said?: SaidRows) {
  const bytes = anXlsx({ sheets: [{ name: '表', rows: rows.map((row, at) => aRow(at + 1, row)).join(''), merges }] })
  const window: SheetRow[] = []
  for await (const row of readRows(bytes, { fileName: 'a.xlsx' })) window.push(row)
  const header = findHeader(window, names, { titles: [], said: said ?? null })
  if (!header) throw new Error('no header')
  const { columns, period, regionPath } = header.mapping
  return {
    lines: [header.first, header.last],
    columns: columns.map((one) => [one.is, one.indicatorId, one.period].filter(Boolean).join(' ')),
    period,
    regionPath,
    lacking: lackingOf(header.mapping),
  }
}

describe('a header under lines that are no part of it', () => {
  const title = ['2025年5月科技创新指标完成情况表', null, null, null, null, null]

  test('a title, who reports and when, then two merged rows: the period of the title, the district that reports', async () => {
    const rows = [
      title,
      ['填报单位：清江浦区科技局', null, null, null, '填报日期：2025年6月8日', null],
      ['序号', '指标名称', '计量单位', '完成情况', null, '备注'],
      [null, null, null, '本月', '累计', null],
      ['1', '全社会研发投入', '万元', '1200', '5600', ''],
    ]
    const merges = ['A1:F1', 'A2:C2', 'E2:F2', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:E3', 'F3:F4']
    expect(await found(rows, merges)).toEqual({
      lines: [3, 4],
      columns: ['ignore', 'indicator', 'unit', 'ignore', 'value', 'note'],
      period: '2025-05',
      regionPath: '清江浦区',
      lacking: [],
    })
  })

  test('of 本月 and 累计 the one that the figures of the indicator are reported as', async () => {
    const rows = [
      title,
      ['填报单位：市科技局', null, null, null, null],
      ['县区', '技术合同成交额（万元）', null, '高企数（家）', null],
      [null, '本月', '累计', '本月', '累计'],
      ['清江浦区', '1200', '5600', '3', '210'],
    ]
    const { lines, columns } = await found(rows, ['A1:E1', 'A2:E2', 'A3:A4', 'B3:C3', 'D3:E3'])
    expect(lines).toEqual([3, 4])
    expect(columns).toEqual(['region', 'value 技术合同成交额', 'ignore', 'ignore', 'value 高企数'])
  })

  test('growth and targets beside a figure are never taken for figures of the year above them', async () => {
    const rows = [
      ['指标', '2025年', null, '2024年', null, '全年目标'],
      [null, '1-5月', '同比', '1-5月', '同比', null],
      ['高企数', '210', '3', '200', '2', '300'],
    ]
    const { columns } = await found(rows, ['A1:A2', 'B1:C1', 'D1:E1', 'F1:F2'])
    expect(columns).toEqual(['indicator', 'value 2025-05', 'ignore', 'value 2024-05', 'ignore', 'ignore'])
  })

  test('the day on which a sheet was filled in is not the period of its figures', async () => {
    const rows = [
      ['填报日期：2025年6月8日', null],
      ['指标名称', '数值'],
      ['高企数', '210'],
    ]
    expect(await found(rows, [])).toMatchObject({ lines: [2, 2], period: null, lacking: ['period'] })
  })
})

test('where a person says that the header begins, it begins', async () => {
  const rows = [
    ['考核内容', '甲', '乙'],
    ['指标名称', '单位', '数值'],
    ['高企数', '家', '210'],
  ]
  expect(await found(rows, [])).toMatchObject({ lines: [1, 2] })
  expect(await found(rows, [], { row: 2, levels: 1 })).toMatchObject({ lines: [2, 2] })
  expect(await found(rows, [], { row: 1, levels: 1 })).toMatchObject({ lines: [1, 1] })
  expect(await found(rows, [], { row: 1, levels: 2 })).toMatchObject({ lines: [1, 2] })
})
