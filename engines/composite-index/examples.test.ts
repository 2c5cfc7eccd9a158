import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readSpec, runIndex } from './engine.ts'

const example = (name: string) => readFileSync(new URL(`../../docs/examples/${name}`, import.meta.url), 'utf8')

describe('the examples in docs', () => {
  test('the ASEM spec stands alone: 49 indicators under one tree of 11 groups', () => {
    const spec = readSpec(example('asem.json'))
    expect(spec.indicators).toHaveLength(49)
    expect(spec.groups).toHaveLength(11)
    expect([...new Set(spec.indicators.flatMap((one) => one.denominator ?? []))].sort()).toEqual([
      'Area',
      'Energy',
      'GDP',
      'Population',
    ])
  })

  test('the district index can be recomputed by hand', () => {
    const { results, working } = runIndex(example('district-index.json'), example('district-index.csv'))
    expect(working.imputed).toMatchObject([{ unit: 'D3', indicator: 'contract_value', by: 'group-median 主城' }])
    const best = results[0]
    expect(best).toMatchObject({ unit: 'D7', name: '庚新区', rank: 1 })
    const { input, firms_group: firms, output } = best?.groups ?? {}
    expect(best?.score).toBeCloseTo((3 * (input ?? 0) + 4 * (firms ?? 0) + 3 * (output ?? 0)) / 10, 1)
    // R&D intensity of 庚新区 is the highest: 6.5 ÷ 150; of 己县 the lowest: 2.8 ÷ 240.
    expect(working.normalised.rd_expenditure).toMatchObject({ D7: 100, D6: 0 })
  })
})
