import { describe, expect, test } from 'vitest'
import { IndexInputError, readCsv } from './engine.ts'

describe('reading data files', () => {
  test('a byte-order mark, CR LF and blank lines are not data', () => {
    expect(readCsv('\uFEFFa,b\r\n1,2\r\n\r\n3,4')).toEqual({
      header: ['a', 'b'],
      rows: [
        { line: 2, cells: ['1', '2'] },
        { line: 4, cells: ['3', '4'] },
      ],
    })
  })

  test('quotes hold commas, line breaks and doubled quotes', () => {
    const { rows } = readCsv('name,x\n"甲, ""乙""\n丙",1\n丁,2\n')
    expect(rows).toEqual([
      { line: 2, cells: ['甲, "乙"\n丙', '1'] },
      { line: 4, cells: ['丁', '2'] },
    ])
  })

  test.each([
    ['a,b\n1\n', '第 2 行有 1 列，列名有 2 列'],
    ['a,a\n1,2\n', '列名“a”重复'],
    ['a,\n1,2\n', '第 1 行第 2 列没有列名'],
    ['a,b\n"1,2\n', '第 2 行：引号没有结束'],
    ['a,b\n"1"x,2\n', '引号之后应是逗号或换行'],
    ['', '数据是空的'],
  ])('%j is refused', (text, message) => {
    expect(() => readCsv(text)).toThrow(IndexInputError)
    expect(() => readCsv(text)).toThrow(message)
  })
})
