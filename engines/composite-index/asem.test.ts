import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readCsv, runIndex } from './engine.ts'

const DATA = new URL('../../../shared/conformance/asem/', import.meta.url)
const SPEC = new URL('../../docs/examples/asem.json', import.meta.url)
const isThere = existsSync(DATA)
if (!isThere) console.warn('asem.test.ts: skipped, ../shared/conformance/asem is not beside this checkout')

describe.skipIf(!isThere)('the ASEM example against the published results', () => {
  const read = (name: string) => readFileSync(new URL(name, DATA), 'utf8')
  const run = () => runIndex(readFileSync(SPEC, 'utf8'), read('ASEM_iData.csv'))

  test('every score, group score and rank of the 51 countries agrees to 0.01', () => {
    const { results } = run()
    const expected = readCsv(read('ASEM_expected_results.csv'))
    expect(results).toHaveLength(expected.rows.length)
    for (const { cells } of expected.rows) {
      const result = results.find((one) => one.unit === cells[0])
      expect(result?.rank, cells[0]).toBe(Number(cells[1]))
      for (const [column, code] of expected.header.entries()) {
        if (column < 2) continue
        const score = code === 'Index' ? result?.score : result?.groups[code]
        expect(Math.abs((score ?? Number.NaN) - Number(cells[column])), `${cells[0]} ${code}`).toBeLessThanOrEqual(0.01)
      }
    }
  })

  test('15 indicators are winsorised by one to four points and none is logged', () => {
    const { treated } = run().working
    expect(treated).toHaveLength(15)
    expect(treated.every((one) => one.how === 'winsorised' && one.units.length >= 1 && one.units.length <= 4)).toBe(
      true,
    )
  })

  test('the order of the rows changes nothing but the order of the rows', () => {
    const [header, ...rows] = read('ASEM_iData.csv').trimEnd().split('\n')
    const turned = runIndex(readFileSync(SPEC, 'utf8'), [header, ...rows.toReversed()].join('\r\n'))
    expect(turned.results.map((one) => [one.unit, one.score, one.rank])).toEqual(
      run().results.map((one) => [one.unit, one.score, one.rank]),
    )
  })
})
