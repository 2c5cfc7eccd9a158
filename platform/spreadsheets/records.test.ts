import ExcelJS from '@protobi/exceljs'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { brief, csv, data, HEADER, readAll } from './test-facts.ts'
import { aCode, anXlsx, aRow } from './test-files.ts'

describe('the import policy, line by line', () => {
  test('a sound row is accepted with its values', async () => {
    const { records, summary } = await readAll(csv([HEADER, data(1)]))
    expect(records[0]).toEqual({
      sheet: '',
      row: 2,
      outcome: 'accept',
      values: {
        credit_code: aCode(1),
        name: '甲1公司',
        district: '淮安区',
        period: '2025',
        rd_expense_wan: 100,
        tech_contract_wan: 20,
        rd_staff: 5,
        hnte: true,
        cert_date: '2023-11-06',
      },
      decimals: { rd_expense_wan: '100', tech_contract_wan: '20', rd_staff: '5' },
      flags: [],
      problems: [],
    })
    expect(summary).toMatchObject({ accepted: 1, rejected: 0, skipped: 0, encoding: 'utf-8', format: 'delimited' })
  })

  test.each<[string, Record<number, string>, string]>([
    ['a wrong check character', { 0: '91320800MA1000001X' }, 'bad-credit-code'],
    ['no code', { 0: '' }, 'missing-required'],
    ['no name', { 1: '—' }, 'missing-required'],
    ['another city’s district', { 2: '海州区' }, 'unknown-district'],
    ['a period that is none', { 3: '去年' }, 'bad-period'],
    ['words for an amount', { 4: '若干' }, 'not-a-number'],
    ['a range', { 4: '100-200' }, 'range-not-allowed'],
    ['a negative amount', { 5: '-3' }, 'negative-value'],
    ['half a person', { 6: '3.5' }, 'not-an-integer'],
    ['an error value', { 4: '#REF!' }, 'cell-error'],
    ['perhaps', { 7: '不清楚' }, 'bad-boolean'],
    ['a day that never was', { 8: '2025-02-30' }, 'bad-date'],
    ['a day with two readings', { 8: '05/06/2025' }, 'ambiguous-date'],
    ['a day to come', { 8: '2026-01-01' }, 'date-in-future'],
  ])('%s: %#', async (_, changes, reason) => {
    const { records } = await readAll(csv([HEADER, data(1, changes)]), { asOf: '2025-06-30' })
    expect(brief(records)).toEqual([`2 reject ${reason}`])
    expect(records[0]?.detail).not.toContain('{')
  })

  test('all problems of a row are told, the first is the reason', async () => {
    const { records } = await readAll(csv([HEADER, data(1, { 2: '海州区', 4: '若干', 6: '-1' })]))
    expect(records[0]?.problems.map((p) => [p.field, p.reason])).toEqual([
      ['district', 'unknown-district'],
      ['rd_expense_wan', 'not-a-number'],
      ['rd_staff', 'negative-value'],
    ])
  })

  test('what is normalised is flagged', async () => {
    const spaced = `${aCode(1).slice(0, 6)} ${aCode(1).slice(6).toLowerCase()}`
    const { records } = await readAll(
      csv([
        HEADER,
        data(1, { 0: spaced, 1: '甲\n公司', 2: '涟水', 4: '约1.2亿', 5: '300余万元', 6: '三十', 8: '2023年' }),
        data(2, { 1: '=甲', 4: '无' }),
      ]),
    )
    expect(records[0]?.values).toMatchObject({
      credit_code: aCode(1),
      name: '甲公司',
      district: '涟水县',
      rd_expense_wan: 12000,
      tech_contract_wan: 300,
      rd_staff: 30,
      cert_date: '2023',
    })
    expect(records[0]?.flags.sort()).toEqual(
      [
        'approx:rd_expense_wan',
        'chinese-numerals',
        'code-normalised',
        'date-year-only',
        'district-alias',
        'lowerBound:tech_contract_wan',
        'name-newline-removed',
        'unit-suffix-stripped',
      ].sort(),
    )
    expect(brief(records)[1]).toBe('3 accept formula-like-text')
    expect(records[1]?.values).toMatchObject({ name: '=甲', rd_expense_wan: null })
  })

  test('identical rows are kept once, different ones conflict with the first', async () => {
    const rows = [HEADER, data(1), data(2), data(1), data(2, { 4: '999' }), data(1, { 3: '2024' })]
    const { records, summary } = await readAll(csv(rows))
    expect(brief(records)).toEqual([
      '2 accept',
      '3 accept conflict',
      '4 reject duplicate-identical',
      '5 reject duplicate-conflict',
      '6 accept',
    ])
    expect(records[3]?.detail).toContain('第 3 行')
    expect(summary).toMatchObject({ accepted: 3, rejected: 2 })
  })

  test('what is written otherwise and means the same is identical; a refused row contradicts nobody', async () => {
    const rows = [HEADER, data(1, { 4: '1200' }), data(1, { 4: '１,200.0' }), data(2, { 4: '甲乙' }), data(2)]
    const { records } = await readAll(csv(rows))
    expect(brief(records)).toEqual(['2 accept', '3 reject duplicate-identical', '4 reject not-a-number', '5 accept'])
  })

  test('totals, notes, feet, blank rows and repeated headers are skipped, each by its name', async () => {
    const rows = [
      HEADER,
      data(1),
      ['淮安区小计', '', '', '', '100'],
      ['', '合 计', '', '', '100'],
      ['总计：', '', '', '', '1'],
      [''],
      HEADER,
      ['注：以上为快报数'],
      ['以上数据由各县区报送，未经核定；如有疑问请联系市局。'],
      ['制表人：张三', '', '审核人：李四'],
      ['填报人 李四'],
      ['填报日期：2025年6月30日'],
      data(2, { 1: '合计科技公司' }),
    ]
    const { records, summary } = await readAll(csv(rows))
    expect(brief(records)).toEqual([
      '2 accept',
      '3 skip subtotal-row',
      '4 skip total-row',
      '5 skip total-row',
      '6 skip empty-row',
      '7 skip note-row',
      '8 skip note-row',
      '9 skip note-row',
      '10 skip footer-row',
      '11 skip footer-row',
      '12 skip footer-row',
      '13 accept',
    ])
    expect(summary.skipped).toBe(10)
  })

  test('the header may stand anywhere, in other words, with units of its own', async () => {
    const rows = [
      ['某市企业研发情况表'],
      ['填报单位：某局', '', '', '单位：元'],
      [' 社会信用代码 ', '*单位名称', '属地', '时间', 'Ｒ＆Ｄ经费', '技术合同额（亿元）'],
      [aCode(1), '甲', '金湖县', '2025年1-5月', '5000', '1.5'],
    ]
    const { records } = await readAll(csv(rows))
    expect(brief(records)).toEqual(['4 accept'])
    expect(records[0]?.values).toMatchObject({ period: '2025-05', rd_expense_wan: 0.5, tech_contract_wan: 15000 })
  })

  test.each<[string, number]>([
    ['研发费用（元）', 0.01],
    ['研发费用(亿元)', 1_000_000],
    ['研发费用/万元', 100],
    ['研发费用：千元', 10],
    ['研发费用万元', 100],
    ['*研 发 费 用', 100],
    ['研发费用（2025年，元）（必填）', 0.01],
  ])('a header written %s gives 100 the value %d', async (header, value) => {
    const head = [...HEADER.slice(0, 4), header]
    const { records } = await readAll(csv([head, data(1).slice(0, 5)]))
    expect(records[0]?.values?.rd_expense_wan).toBe(value)
  })

  test('amounts in a foreign currency are not taken for yuan', async () => {
    const { records } = await readAll(csv([[...HEADER.slice(0, 4), '研发费用（万美元）'], data(1).slice(0, 5)]))
    expect(records[0]?.values?.rd_expense_wan).toBe(null)
  })

  test('a row of units under the header is read', async () => {
    const header = ['信用代码', '企业名称', '区县', '统计期', '研发费用', '技术合同成交额', '研发人员']
    const { records } = await readAll(
      csv([header, ['', '', '', '', '（元）', '亿元', '人'], [aCode(1), '甲', '淮阴区', '2025', '120,000', '2', '3']]),
    )
    expect(records[0]?.values).toMatchObject({ rd_expense_wan: 12, tech_contract_wan: 20000, rd_staff: 3 })
  })

  test('missing columns refuse every row, a broken row only itself', async () => {
    const noPeriod = await readAll(
      csv([
        ['信用代码', '企业名称', '区县'],
        [aCode(1), '甲', '淮安区'],
        ['合计', '', ''],
      ]),
    )
    expect(brief(noPeriod.records)).toEqual(['2 reject missing-columns', '3 skip total-row'])
    expect(noPeriod.records[0]?.detail).toContain('统计期')
    const noHeader = await readAll(
      csv([
        ['a', 'b'],
        ['1', '2'],
      ]),
    )
    expect(brief(noHeader.records)).toEqual(['2 reject missing-columns'])
    const shifted = await readAll(csv([HEADER, data(1).slice(0, 5), [...data(2), '9'], data(3)]))
    expect(brief(shifted.records)).toEqual(['2 reject missing-columns', '3 reject missing-columns', '4 accept'])
  })

  test('a line break inside quotes starts no new row; row numbers stay those of the sheet', async () => {
    const { records } = await readAll(csv([HEADER, data(1, { 1: '甲\n乙\n公司' }), data(2)]))
    expect(records.map((record) => record.row)).toEqual([2, 3])
  })

  test.each<[string, (text: string) => Uint8Array, string]>([
    ['GBK', (text) => iconv.encode(text, 'gbk'), 'gb18030'],
    ['UTF-8 with a mark', (text) => iconv.encode(text, 'utf8', { addBOM: true }), 'utf-8-bom'],
    ['UTF-16 LE', (text) => iconv.encode(text, 'utf16le', { addBOM: true }), 'utf-16le'],
    ['UTF-16 BE', (text) => iconv.encode(text, 'utf16be', { addBOM: true }), 'utf-16be'],
  ])('%s and other separators are recognised', async (_, encode, encoding) => {
    for (const separator of [',', '\t', ';']) {
      const text = [HEADER, data(1), data(2)].map((row) => row.join(separator)).join('\r\n')
      const { records, summary } = await readAll(encode(text))
      expect(brief(records)).toEqual(['2 accept', '3 accept'])
      expect(summary.encoding).toBe(encoding)
    }
  })
})

describe('workbooks', () => {
  test('dates, formulas, errors, rich text, hidden rows and several sheets', async () => {
    const code = (n: number) => aCode(n)
    const head = aRow(1, HEADER)
    const rows = [
      head,
      aRow(2, [
        code(1),
        '<c t="s"><v>0</v></c>',
        '淮安区',
        '<c s="2"><v>45778</v></c>',
        '<c><f>SUM(A1)</f><v>12.5</v></c>',
        '<c><v>0.28999999999999998</v></c>',
        5,
        '<c t="b"><v>1</v></c>',
        '<c s="1"><v>45808</v></c>',
      ]),
      aRow(3, [code(2), '乙', '淮安区', 2025, '<c><f>SUM(A1)</f></c>', 1, 1]),
      aRow(4, [code(3), '丙', '淮安区', 2025, '<c t="e"><f>A1/0</f><v>#DIV/0!</v></c>', 1, 1]),
      aRow(5, [code(4), '丁', '淮安区', 2025, 1, 1, 1, '是', 45808], 'hidden="1"'),
      aRow(8, [code(5), '戊', '淮安区', '2025', 1, 1, 1, '是', 2025]),
    ]
    const second = [aRow(3, HEADER), aRow(4, [code(6), '己', '洪泽区', '2025Q1', 1, 1, 1])]
    const bytes = anXlsx({
      sheets: [
        { rows: rows.join('') },
        { name: '说明', rows: aRow(1, ['本表由各县区填报']) },
        { name: '隐藏', state: 'hidden', rows: second.join('') },
      ],
      sharedStrings: ['<r><t>甲</t></r><r><rPr><b/></rPr><t xml:space="preserve">公司</t></r><rPh><t>jia</t></rPh>'],
      formats: [0, 14, 'yyyy"年"m"月"'],
    })
    const { records, summary } = await readAll(bytes)
    expect(brief(records)).toEqual([
      '2 accept from-formula',
      '3 reject formula-without-value',
      '4 reject cell-error',
      '5 accept excel-serial hidden-row',
      '6 skip empty-row',
      '7 skip empty-row',
      '8 accept date-year-only',
      '4 accept hidden-row',
    ])
    expect(records[0]?.values).toMatchObject({
      name: '甲公司',
      period: '2025-05',
      rd_expense_wan: 12.5,
      tech_contract_wan: 0.29,
      hnte: true,
      cert_date: '2025-05-31',
    })
    expect(records[7]).toMatchObject({ sheet: '隐藏', values: { period: '2025-Q1' } })
    expect(summary).toMatchObject({ ignoredSheets: ['说明'], encoding: null, format: 'xlsx' })
  })

  test('merged headers of several levels and merged cells are understood', async () => {
    const rows = [
      aRow(1, ['企业研发与合同情况']),
      aRow(2, ['统一社会信用代码', '企业名称', '所属区县', '统计期', '研发情况', null, '技术合同', null, '认定']),
      aRow(3, [null, null, null, null, '研发费用（元）', '研发人员', '成交额（亿元）', '份数', '时间']),
      aRow(4, [aCode(1), '甲', '盱眙县', '2025', 50000, 3, 1, 7, '2023.5']),
      aRow(5, [aCode(2), '乙', null, '2025', null, 4, 2, 8]),
    ]
    const merges = ['A1:I1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:D3', 'E2:F2', 'G2:H2', 'C4:C5', 'E4:E5']
    const { records } = await readAll(anXlsx({ sheets: [{ rows: rows.join(''), merges }] }))
    expect(records.map((record) => record.values)).toMatchObject([
      {
        district: '盱眙县',
        period: '2025',
        rd_expense_wan: 5,
        rd_staff: 3,
        tech_contract_wan: 10000,
        cert_date: '2023-05',
      },
      { district: '盱眙县', rd_expense_wan: null, tech_contract_wan: 20000, cert_date: null },
    ])
  })

  test('the 1904 calendar is honoured', async () => {
    const rows =
      aRow(1, HEADER) + aRow(2, [aCode(1), '甲', '淮安区', '2025', 1, 1, 1, '是', '<c s="1"><v>44346</v></c>'])
    const { records } = await readAll(anXlsx({ sheets: [{ rows }], formats: [0, 14], is1904: true }))
    expect(records[0]?.values?.cert_date).toBe('2025-05-31')
  })

  test('what a common library writes is read', async () => {
    const workbook = new ExcelJS.Workbook()
    const sheet = workbook.addWorksheet('企业')
    sheet.addRow(HEADER)
    sheet.addRow([
      aCode(1),
      { richText: [{ text: '甲' }, { text: '公司' }] },
      '淮安区',
      '2025年上半年',
      { formula: '1+1', result: 2 },
      1.1,
      3,
      true,
      new Date(Date.UTC(2023, 4, 31)),
    ])
    sheet.getCell('B3').value = { text: '乙公司', hyperlink: 'http://example.org' }
    sheet.getCell('A3').value = aCode(2)
    sheet.getCell('C3').value = '淮阴'
    sheet.getCell('D3').value = new Date(Date.UTC(2025, 4, 1))
    const { records } = await readAll(new Uint8Array(await workbook.xlsx.writeBuffer()))
    expect(records.map((r) => [r.outcome, r.values?.name, r.values?.period, r.values?.cert_date])).toEqual([
      ['accept', '甲公司', '2025-H1', '2023-05-31'],
      ['accept', '乙公司', '2025-05', null],
    ])
  })

  test('a web page dressed as .xls is read, spans, hidden rows and all', async () => {
    const cell = (text: string) => `<td>${text}</td>`
    const page = `<html><head><meta charset="gb2312"><style>td{}</style></head><body><table>
      <tr>${HEADER.slice(0, 4)
        .map((text) => `<th rowspan=2>${text}</th>`)
        .join('')}<th colspan=2>经费</th></tr><tr><th>研发费用<br>（元）</th><th>技术合同额</th></tr>
      <tr>${[aCode(1), '甲&amp;乙公司', '淮安区', '2025'].map(cell).join('')}<td x:num="12345.5">12,346</td><td x:num>7</td></tr>
      <tr style="display:none">${[aCode(2), '丙', '淮安区', '2025', '1', '2'].map(cell).join('')}</tr></table></body></html>`
    const { records, summary } = await readAll(iconv.encode(page, 'gbk'), { fileName: 'facts.xls' })
    expect(records[0]).toMatchObject({
      row: 3,
      values: { name: '甲&乙公司', rd_expense_wan: 1.23455, tech_contract_wan: 7 },
    })
    expect(brief(records)[1]).toBe('4 accept hidden-row')
    expect(summary).toMatchObject({ format: 'html', encoding: 'gb18030' })
  })
})
