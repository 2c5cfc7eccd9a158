import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextSort, queryOf, sortRows, stateFrom, type TableState, toTabbed, withFilter } from './state.ts'

const keys = ['q', 'status']

describe('the state in the address', () => {
  test('what was written is read again', () => {
    const states = fc.record({
      page: fc.integer({ min: 1, max: 9999 }),
      pageSize: fc.constantFrom(20, 50, 100),
      sort: fc.constantFrom('', 'name', '-name'),
      filters: fc.dictionary(fc.constantFrom(...keys), fc.string({ minLength: 1 })),
    })
    fc.assert(
      fc.property(states, (state: TableState) => {
        expect(stateFrom(queryOf(state, keys), keys)).toEqual(state)
      }),
    )
  })

  test('defaults disappear from the address', () => {
    expect(queryOf({ page: 1, pageSize: 20, sort: '', filters: {} }, keys)).toEqual({
      page: '',
      pageSize: '',
      sort: '',
      q: '',
      status: '',
    })
  })

  test('nonsense becomes the default', () => {
    expect(stateFrom({ page: '-3', pageSize: 'all', sort: '' }, keys)).toEqual({
      page: 1,
      pageSize: 20,
      sort: '',
      filters: {},
    })
    expect(stateFrom({ pageSize: '99999' }, keys).pageSize).toBe(200)
  })

  test('only filters of this table are taken', () => {
    expect(stateFrom({ status: 'behind', other: 'x' }, keys).filters).toEqual({ status: 'behind' })
  })
})

test('a filter begins again at the first page, and an empty one is gone', () => {
  const state = { page: 4, pageSize: 20, sort: 'name', filters: { q: 'a' } }
  expect(withFilter(state, 'status', 'behind')).toEqual({ ...state, page: 1, filters: { q: 'a', status: 'behind' } })
  expect(withFilter(state, 'q', '').filters).toEqual({})
})

test('pressing a head goes up, down and back to the given order', () => {
  expect(['', 'name', '-name'].map((sort) => nextSort(sort, 'name'))).toEqual(['name', '-name', ''])
  expect(nextSort('-other', 'name')).toBe('name')
})

describe('sorting rows that are here', () => {
  const rows = [{ v: '10' }, { v: null }, { v: '9' }, { v: '-2.5' }]
  const at = (row: { v: string | null }) => row.v

  test('numbers sort as numbers, also when they are texts', () => {
    expect(sortRows(rows, 'v', at).map(at)).toEqual(['-2.5', '9', '10', null])
  })

  test('what is not known stands last in both orders', () => {
    expect(sortRows(rows, '-v', at).map(at)).toEqual(['10', '9', '-2.5', null])
  })

  test('Chinese sorts by pinyin', () => {
    const names = ['洪泽区', '淮安区', '涟水县', '盱眙县', '清江浦区'].map((v) => ({ v }))
    expect(sortRows(names, 'v', (row) => row.v).map((row) => row.v)).toEqual([
      '洪泽区',
      '淮安区',
      '涟水县',
      '清江浦区',
      '盱眙县',
    ])
  })

  test('equal rows keep their order', () => {
    const equal = [1, 2, 3].map((id) => ({ id, v: 'x' }))
    expect(sortRows(equal, '-v', (row) => row.v).map((row) => row.id)).toEqual([1, 2, 3])
  })
})

describe('copying into a spreadsheet', () => {
  test('cells are parted by tabs, and a break inside a cell is a space', () => {
    expect(
      toTabbed(
        ['名称', '数'],
        [
          ['甲\n乙', 1],
          [null, '2.50'],
        ],
      ),
    ).toBe('名称\t数\n甲 乙\t1\n\t2.50')
  })

  test.for(['=1+1', '@SUM(A1)', '+cmd', '-x'])('%s is not run as a formula', (text) => {
    expect(toTabbed(['a'], [[text]])).toBe(`a\n'${text}`)
  })

  test('a negative number stays a number', () => {
    expect(toTabbed(['a'], [['-12.5']])).toBe('a\n-12.5')
  })
})
