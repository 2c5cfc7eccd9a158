import { expect, test } from 'vitest'
import { printable } from './printable.ts'

test('what Word cannot open becomes a blank, what is no text stays as it is', () => {
  const day = new Date(0)
  const given = { title: '第一页\f第二页\u0000', lines: ['甲\t乙\n丙', '\ud83d'], count: 2n, day, none: null }
  expect(printable(given)).toEqual({
    title: '第一页 第二页 ',
    lines: ['甲\t乙\n丙', ' '],
    count: 2n,
    day,
    none: null,
  })
})
