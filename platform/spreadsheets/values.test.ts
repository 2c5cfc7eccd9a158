import fc from 'fast-check'
import Nzh from 'nzh'
import { describe, expect, test } from 'vitest'
import type { Cell } from './cells.ts'
import { readNumeral } from './chinese-numerals.ts'
import { decimalText } from './decimals.ts'
import { DistrictNames, escapeForExport, readBoolean, readDate, readNumber, readPeriod, readText } from './values.ts'

const wan = { unit: '万元' }
const persons = { unit: '人', integer: true }

function outcome(reading: object): unknown {
  if ('reason' in reading) return reading.reason
  if (!('value' in reading) || reading.value === null) return null
  const value = reading.value as { decimal?: string } | string | boolean
  return typeof value === 'object' ? value.decimal : value
}

function flagsOf(reading: object): string[] {
  return 'flags' in reading ? [...(reading.flags as string[])].sort() : []
}

describe('amounts', () => {
  test('5 家次 are no 5 家, in the cell and in the column', () => {
    expect(outcome(readNumber({ text: '5家次' }, { unit: '家' }))).toBe('not-a-number')
    expect(outcome(readNumber({ text: '5' }, { unit: '家', columnUnit: '人次' }))).toBe('not-a-number')
    expect(outcome(readNumber({ text: '5家次' }, { unit: '家次' }))).toBe('5')
  })

  test('a unit that is not known is taken as it is, and not converted', () => {
    expect(outcome(readNumber({ text: '1,200.5', number: 1200.5 }, { unit: '吨标准煤' }))).toBe('not-a-number')
    expect(outcome(readNumber({ text: '1200.5', number: 1200.5 }, { unit: '吨标准煤', columnUnit: '吨标准煤' }))).toBe(
      '1200.5',
    )
    expect(outcome(readNumber({ text: '3' }, { unit: '吨', columnUnit: '克拉' }))).toBe('not-a-number')
  })

  test.each<[string, string, string[]]>([
    ['1234.5', '1234.5', []],
    ['1,234,567.80', '1234567.8', []],
    ['１，２３４．５', '1234.5', []],
    ['1.2亿', '12000', ['unit-suffix-stripped']],
    ['1.2亿元', '12000', ['unit-suffix-stripped']],
    ['500万', '500', ['unit-suffix-stripped']],
    ['1,500万元', '1500', ['unit-suffix-stripped']],
    ['3千万', '3000', ['unit-suffix-stripped']],
    ['3千万元', '3000', ['unit-suffix-stripped']],
    ['5000元', '0.5', ['unit-suffix-stripped']],
    ['1元', '0.0001', ['unit-suffix-stripped']],
    ['¥12.5', '12.5', []],
    ['约500', '500', ['approx']],
    ['大约500万元', '500', ['approx', 'unit-suffix-stripped']],
    ['近1.2亿', '12000', ['approx', 'unit-suffix-stripped']],
    ['1200左右', '1200', ['approx']],
    ['1200万元左右', '1200', ['approx', 'unit-suffix-stripped']],
    ['100余万元', '100', ['lowerBound', 'unit-suffix-stripped']],
    ['200多', '200', ['lowerBound']],
    ['200万以上', '200', ['lowerBound', 'unit-suffix-stripped']],
    ['超300', '300', ['lowerBound']],
    ['超过1亿元', '10000', ['lowerBound', 'unit-suffix-stripped']],
    ['1 234.5', '1234.5', ['inner-space-removed']],
    ['一百二十', '120', ['chinese-numerals']],
    ['一百二十万元', '120', ['chinese-numerals', 'unit-suffix-stripped']],
    ['一亿二千万', '12000', ['chinese-numerals', 'unit-suffix-stripped']],
    ['1亿2000万', '12000', ['unit-suffix-stripped']],
    ['一点二亿', '12000', ['chinese-numerals', 'unit-suffix-stripped']],
    ['壹佰贰拾', '120', ['chinese-numerals']],
    ['0', '0', []],
    ['+5', '5', []],
    ['1.23E+3', '1230', []],
  ])('%s in 万元 is %s', (text, decimal, flags) => {
    const reading = readNumber({ text }, wan)
    expect(outcome(reading)).toBe(decimal)
    expect(flagsOf(reading)).toEqual(flags)
  })

  test.each(['', ' ', '—', '–', '-', '/', '／', '无', '暂无', 'N/A', 'n/a', '　'])('%j is no value', (text) => {
    expect(readNumber({ text }, wan)).toEqual({ value: null })
  })

  test.each<[string, string]>([
    ['100-200', 'range-not-allowed'],
    ['100～200万元', 'range-not-allowed'],
    ['100—200', 'range-not-allowed'],
    ['10至20', 'range-not-allowed'],
    ['100万-200万', 'range-not-allowed'],
    ['三到五', 'range-not-allowed'],
    ['-5', 'negative-value'],
    ['－5', 'negative-value'],
    ['(123)', 'negative-value'],
    ['（12.5）', 'negative-value'],
    ['负三', 'negative-value'],
    ['abc', 'not-a-number'],
    ['12.3.4', 'not-a-number'],
    ['1,23,4', 'not-a-number'],
    ['12,5', 'not-a-number'],
    ['=SUM(A1:A3)', 'not-a-number'],
    ['120人', 'not-a-number'],
    ['12万美元', 'not-a-number'],
    ['15%', 'not-a-number'],
    ['一百二', 'not-a-number'],
    ['1万5', 'not-a-number'],
    ['万', 'not-a-number'],
    ['以上', 'not-a-number'],
    ['2025-05-31', 'not-a-number'],
    ['1e999', 'not-a-number'],
  ])('%s is refused: %s', (text, reason) => {
    expect(outcome(readNumber({ text }, wan))).toBe(reason)
  })

  test('the unit of the column holds where the cell has none, the cell’s own wins', () => {
    expect(outcome(readNumber({ text: '5000' }, { unit: '万元', columnUnit: '元' }))).toBe('0.5')
    expect(outcome(readNumber({ text: '1.5' }, { unit: '万元', columnUnit: '亿元' }))).toBe('15000')
    expect(outcome(readNumber({ text: '3' }, { unit: '万元', columnUnit: '千元' }))).toBe('0.3')
    expect(outcome(readNumber({ text: '20万' }, { unit: '万元', columnUnit: '元' }))).toBe('20')
    expect(outcome(readNumber({ text: '12345', number: 12345 }, { unit: '万元', columnUnit: '元' }))).toBe('1.2345')
  })

  test('counts are whole numbers of persons', () => {
    expect(outcome(readNumber({ text: '35人' }, persons))).toBe('35')
    expect(outcome(readNumber({ text: '1.2万' }, persons))).toBe('12000')
    expect(outcome(readNumber({ text: '三十' }, persons))).toBe('30')
    expect(outcome(readNumber({ text: '12.0' }, persons))).toBe('12')
    expect(outcome(readNumber({ text: '12.5' }, persons))).toBe('not-an-integer')
    expect(outcome(readNumber({ text: '12万元' }, persons))).toBe('not-a-number')
  })

  test('per cent are read as printed and from cells shown as per cent', () => {
    expect(outcome(readNumber({ text: '15.5%' }, { unit: '%' }))).toBe('15.5')
    expect(outcome(readNumber({ text: '15.5' }, { unit: '%' }))).toBe('15.5')
    expect(outcome(readNumber({ text: '0.155', number: 0.155, isPercent: true }, { unit: '%' }))).toBe('15.5')
  })

  test('every amount in yuan comes back exact in 万元, with and without separators and full width', () => {
    const wide = (text: string) => text.replace(/[0-9.,]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.constantFrom(false, true), (fen, isWide) => {
        const yuan = `${(fen / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ',')}.${String(fen % 100n).padStart(2, '0')}`
        const reading = readNumber({ text: isWide ? wide(yuan) : yuan }, { unit: '万元', columnUnit: '元' })
        const [whole = '', fraction = ''] = String(outcome(reading)).split('.')
        expect(BigInt(whole + fraction.padEnd(6, '0'))).toBe(fen)
      }),
    )
  })

  test('numerals written by another library are read as the number they were written from', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (value) => {
        for (const text of [Nzh.cn.encodeS(value), Nzh.cn.encodeB(value)]) {
          const numeral = readNumeral(text)
          expect([text, numeral && decimalText(numeral)]).toEqual([text, String(value)])
        }
      }),
    )
  })

  test('no text makes the reader fail', () => {
    const chars = fc.string({
      unit: fc.constantFrom(...'0123456789.,-+%（）()万亿千百十元人约近余多以上超一二三零点～年月日Ee/ ='),
    })
    fc.assert(
      fc.property(fc.oneof(chars, fc.string({ unit: 'binary' })), (text) => {
        for (const read of [readNumber, readDate, readPeriod, readBoolean]) expect(typeof read({ text })).toBe('object')
      }),
      { numRuns: 2000 },
    )
  })
})

describe('dates', () => {
  test.each<[Cell, string, string[]]>([
    [{ text: '2025.5.31' }, '2025-05-31', []],
    [{ text: '2025/5/31' }, '2025-05-31', []],
    [{ text: '2025-05-31' }, '2025-05-31', []],
    [{ text: '20250531' }, '2025-05-31', []],
    [{ text: '2025年5月31日' }, '2025-05-31', []],
    [{ text: '２０２５年５月３１日' }, '2025-05-31', []],
    [{ text: '2025 年 5 月 31 日' }, '2025-05-31', []],
    [{ text: '2025-05-31 00:00:00' }, '2025-05-31', []],
    [{ text: '2025-05-31T08:30:00Z' }, '2025-05-31', []],
    [{ text: '二〇二五年五月三十一日' }, '2025-05-31', ['chinese-numerals']],
    [{ text: '45808' }, '2025-05-31', ['excel-serial']],
    [{ text: '45808', number: 45808 }, '2025-05-31', ['excel-serial']],
    [{ text: '2025-05-31', number: 45808, date: '2025-05-31' }, '2025-05-31', []],
    [{ text: '20250531', number: 20250531 }, '2025-05-31', []],
    [{ text: '2025年5月' }, '2025-05', ['date-month-only']],
    [{ text: '2025-05' }, '2025-05', ['date-month-only']],
    [{ text: '2025.5' }, '2025-05', ['date-month-only']],
    [{ text: '2025.5', number: 2025.5 }, '2025-05', ['date-month-only']],
    [{ text: '202505' }, '2025-05', ['date-month-only']],
    [{ text: '2025年' }, '2025', ['date-year-only']],
    [{ text: '2025', number: 2025 }, '2025', ['date-year-only']],
    [{ text: '31/05/2025' }, '2025-05-31', ['day-first']],
    [{ text: '05/31/2025' }, '2025-05-31', []],
    [{ text: '5/5/2025' }, '2025-05-05', []],
    [{ text: '2024-02-29' }, '2024-02-29', []],
  ])('%j is %s', (cell, value, flags) => {
    const reading = readDate(cell)
    expect(outcome(reading)).toBe(value)
    expect(flagsOf(reading)).toEqual(flags)
  })

  test.each<[Cell, string]>([
    [{ text: '2025-02-30' }, 'bad-date'],
    [{ text: '2025-02-29' }, 'bad-date'],
    [{ text: '2025年13月' }, 'bad-date'],
    [{ text: '2025-00-10' }, 'bad-date'],
    [{ text: '0000-01-01' }, 'bad-date'],
    [{ text: '去年' }, 'bad-date'],
    [{ text: '12' }, 'bad-date'],
    [{ text: '05/06/2025' }, 'ambiguous-date'],
    [{ text: '25/5/31' }, 'ambiguous-date'],
    [{ text: '2025.1', number: 2025.1 }, 'ambiguous-date'],
    [{ text: 'TRUE', isBoolean: true }, 'bad-date'],
  ])('%j is refused: %s', (cell, reason) => {
    expect(outcome(readDate(cell))).toBe(reason)
  })

  test('every day from 1950 to 2150 is read alike in every writing', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1950-01-01'), max: new Date('2150-12-31'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString().slice(0, 10)
          const [y, m, d] = iso.split('-').map(Number)
          const serial = String((Date.parse(iso) - Date.UTC(1899, 11, 30)) / 86_400_000)
          for (const text of [
            iso,
            `${y}.${m}.${d}`,
            `${y}/${m}/${d}`,
            `${y}年${m}月${d}日`,
            iso.replaceAll('-', ''),
            serial,
          ])
            expect([text, outcome(readDate({ text }))]).toEqual([text, iso])
        },
      ),
    )
  })
})

describe('periods', () => {
  test.each<[Cell, string]>([
    [{ text: '2025' }, '2025'],
    [{ text: '2025年' }, '2025'],
    [{ text: '2025年度' }, '2025'],
    [{ text: '2025', number: 2025 }, '2025'],
    [{ text: '2025年上半年' }, '2025-H1'],
    [{ text: '2025年下半年' }, '2025-H2'],
    [{ text: '2025-H1' }, '2025-H1'],
    [{ text: '2025H2' }, '2025-H2'],
    [{ text: '2025年第一季度' }, '2025-Q1'],
    [{ text: '2025年一季度' }, '2025-Q1'],
    [{ text: '2025年3季度' }, '2025-Q3'],
    [{ text: '2025Q4' }, '2025-Q4'],
    [{ text: '2025年1-5月' }, '2025-05'],
    [{ text: '2025年1—5月份' }, '2025-05'],
    [{ text: '2025年一至五月' }, '2025-05'],
    [{ text: '2025年1-6月' }, '2025-H1'],
    [{ text: '2025年4-6月' }, '2025-Q2'],
    [{ text: '2025年1-12月' }, '2025'],
    [{ text: '2025年前三季度' }, '2025-09'],
    [{ text: '2025年5月' }, '2025-05'],
    [{ text: '2025.5' }, '2025-05'],
    [{ text: '2025-05' }, '2025-05'],
    [{ text: '202505' }, '2025-05'],
    [{ text: '二〇二五年五月' }, '2025-05'],
    [{ text: '2025-05-01', number: 45778, date: '2025-05-01' }, '2025-05'],
    [{ text: '2025-05-31', number: 45808, date: '2025-05-31', isMonth: true }, '2025-05'],
  ])('%j is %s', (cell, value) => {
    expect(outcome(readPeriod(cell))).toBe(value)
  })

  test.each([
    '2025年13月',
    '2025-05-31',
    '2025年2-5月',
    '2025年5-3月',
    '上半年',
    '25年上半年',
    '2025Q5',
    '2025-H3',
    'abc',
  ])('%s is refused', (text) => {
    expect(readPeriod({ text })).toEqual({ reason: 'bad-period' })
  })
})

describe('other kinds', () => {
  test('yes and no in the writings of offices', () => {
    for (const text of ['是', '√', '有', 'Y', 'yes', '1', 'TRUE', '✓'])
      expect(outcome(readBoolean({ text }))).toBe(true)
    for (const text of ['否', '×', 'N', 'no', '0', 'FALSE', '没有']) expect(outcome(readBoolean({ text }))).toBe(false)
    for (const text of ['', '无', '—']) expect(outcome(readBoolean({ text }))).toBe(null)
    expect(outcome(readBoolean({ text: '也许' }))).toBe('bad-boolean')
  })

  test('a district is known by its full name or an unambiguous short one', () => {
    const names = new DistrictNames(['淮安区', '清江浦区', '涟水县', '新区', '新县'])
    expect(names.read({ text: '清江浦区' })).toEqual({ value: '清江浦区', flags: [] })
    expect(names.read({ text: '涟水' })).toEqual({ value: '涟水县', flags: ['district-alias'] })
    expect(names.read({ text: '涟 水 县' })).toEqual({ value: '涟水县', flags: ['inner-space-removed'] })
    expect(names.read({ text: '新' })).toEqual({ reason: 'unknown-district' })
    expect(names.read({ text: '海州区' })).toEqual({ reason: 'unknown-district' })
  })

  test('a text keeps what it says; line ends go and risks are flagged', () => {
    expect(readText({ text: '淮安某某\n有限公司' }, 'name')).toEqual({
      value: '淮安某某有限公司',
      flags: ['name-newline-removed'],
    })
    expect(readText({ text: '=cmd|calc' }, 'name')).toEqual({ value: '=cmd|calc', flags: ['formula-like-text'] })
    expect(readText({ text: '<script>alert(1)</script>公司' }, 'name')).toMatchObject({ flags: ['escape-on-render'] })
    expect(readText({ text: 'ABC Tech (Huai an) 公司' }, 'name')).toEqual({
      value: 'ABC Tech (Huai an) 公司',
      flags: [],
    })
  })

  test('what is escaped for export is read back as it was', () => {
    expect(escapeForExport('=1+1')).toBe("'=1+1")
    expect(escapeForExport('-12.5')).toBe('-12.5')
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'=+-@a1甲 ') }), (text) => {
        fc.pre(text.trim() === text && text.length > 2 && !/\s/.test(text) && !/^-+$/.test(text))
        expect(readText({ text: escapeForExport(text) }, 'x')).toMatchObject({ value: text })
      }),
    )
  })
})
