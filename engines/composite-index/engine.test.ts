import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { IndexInputError, type IndexSpec, rankScores, readSpec, roundHalfUp, runIndex, seeded } from './engine.ts'
import { sampleKurtosis, sampleSkewness } from './statistics.ts'
import { treatOutliers } from './treat.ts'

const RANKING: IndexSpec['ranking'] = { decimals: null, ties: 'same-best', tieBreak: [] }

function aSpec(changes: Record<string, unknown> = {}): string {
  return JSON.stringify({
    units: { codeColumn: '区', nameColumn: '名称' },
    indicators: [
      { code: '投入', parent: '创新', weight: 3 },
      { code: '能耗', parent: '创新', direction: -1 },
    ],
    groups: [{ code: '创新' }],
    ...changes,
  })
}

const DATA = '区,名称,投入,能耗,人口\nA,甲,10,8,2\nB,乙,20,4,4\nC,丙,30,6,10\n'

describe('the pipeline', () => {
  test('scores are weighted means of values put on 0 to 100, better being higher', () => {
    const { results } = runIndex(aSpec(), DATA)
    expect(results.map(({ unit, name, score, rank }) => [unit, name, score, rank])).toEqual([
      ['C', '丙', 87.5, 1], // (3 × 100 + 1 × 50) ÷ 4
      ['B', '乙', 62.5, 2], // (3 × 50 + 1 × 100) ÷ 4
      ['A', '甲', 0, 3],
    ])
  })

  test('groups are shown below the whole and weigh as the spec says', () => {
    const spec = aSpec({
      indicators: [
        { code: '投入', parent: 'In' },
        { code: '能耗', parent: 'Out', direction: -1 },
      ],
      groups: [{ code: 'All' }, { code: 'In', parent: 'All', weight: 1 }, { code: 'Out', parent: 'All', weight: 4 }],
    })
    const [best] = runIndex(spec, DATA).results
    expect(best).toMatchObject({ unit: 'B', score: 90, groups: { In: 50, Out: 100 } })
  })

  test.each([
    ['columns of the data', { from: 'data' }, null],
    ['a table in the spec', { from: 'spec', table: { A: { 人口: 2 }, B: { 人口: 4 }, C: { 人口: 10 } } }, null],
    ['a file beside the spec', { from: 'file', path: 'd.csv', unitColumn: 'u' }, 'u,人口\nC,10\nA,2\nB,4\n'],
  ])('denominators come from %s', (_, denominators, file) => {
    const spec = aSpec({ denominators, indicators: [{ code: '投入', parent: '创新', denominator: '人口' }] })
    const { results } = runIndex(spec, DATA, file === null ? null : () => file)
    expect(results.map(({ unit, score, rank }) => [unit, score, rank])).toEqual([
      ['A', 100, 1],
      ['B', 100, 1],
      ['C', 0, 3],
    ])
  })

  test('missing values take the mean of their group, and it is said which', () => {
    const spec = aSpec({
      indicators: [{ code: '投入', parent: '创新' }],
      imputation: { method: 'group-mean', groupColumn: '片' },
    })
    const data = '区,名称,投入,片\nA,甲,10,北\nB,乙,30,北\nC,丙,,北\nD,丁,50,南\n'
    const { results, working } = runIndex(spec, data)
    expect(working.imputed).toEqual([{ unit: 'C', indicator: '投入', value: 20, by: 'group-mean 北' }])
    expect(results.find((one) => one.unit === 'C')?.score).toBe(25)
  })

  test('without imputation a unit with too little data has no score and no rank', () => {
    const data = '区,名称,投入,能耗\nA,甲,10,8\nB,乙,20,4\nC,丙,30,\n'
    const strict = runIndex(aSpec(), data).results.find((one) => one.unit === 'C')
    expect(strict).toMatchObject({ score: null, rank: null, rankBand: null })
    const lenient = aSpec({ imputation: { method: 'none', minimumAvailableShare: 0.5 } })
    expect(runIndex(lenient, data).results.find((one) => one.unit === 'C')).toMatchObject({ score: 100, rank: 1 })
  })

  test.each([
    ['z-score', { method: 'z-score', mean: 50, deviation: 10 }, [60, 50, 40]],
    ['percentile rank', { method: 'percentile-rank' }, [100, 50, 0]],
    ['goalposts', { method: 'goalposts' }, [75, 50, 25]],
  ])('%s is another way to one scale', (_, normalisation, scores) => {
    const spec = aSpec({ normalisation, indicators: [{ code: '投入', parent: '创新', goalposts: [0, 40] }] })
    expect(runIndex(spec, DATA).results.map((one) => one.score)).toEqual(scores)
  })

  test('a geometric mean lets a weak side weigh more than an arithmetic one', () => {
    const normalisation = { method: 'min-max', from: 1, to: 101 }
    const arithmetic = runIndex(aSpec({ normalisation }), DATA).results[0]?.score
    const geometric = runIndex(aSpec({ normalisation, aggregation: 'geometric' }), DATA).results[0]?.score
    expect(arithmetic).toBe(88.5)
    expect(geometric).toBe(roundHalfUp((101 ** 3 * 51) ** 0.25, 6))
    expect(() => runIndex(aSpec({ aggregation: 'geometric' }), DATA)).toThrow('归一化下限设为 1')
  })
})

describe('outliers', () => {
  const rule = { method: 'winsorise-then-log', skewnessLimit: 2, kurtosisLimit: 3.5, maximumPoints: 2 } as const

  test('sample skewness and kurtosis follow the type-2 formulas', () => {
    const values = Float64Array.of(1, 2, 3, 10)
    expect(sampleSkewness(values)).toBeCloseTo((Math.sqrt(3) * 45) / 12.5 ** 1.5, 12)
    expect(sampleKurtosis(values)).toBeCloseTo(3.228, 12)
    expect(sampleSkewness(Float64Array.of(5, 5, 5))).toBeNaN()
  })

  test('one outermost value is pulled in to the next', () => {
    const treated = treatOutliers(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 500), rule)
    expect(treated).toMatchObject({ how: 'winsorised', pulledIn: [9], passes: true })
    expect(treated.values[9]).toBe(9)
  })

  test('where too many would have to be pulled in, logarithms of the original values are taken', () => {
    const values = Float64Array.from({ length: 60 }, (_, index) => Math.exp(index / 4))
    const treated = treatOutliers(values, rule)
    expect(treated).toMatchObject({ how: 'log', pulledIn: [] })
    const range = (values[59] ?? 0) - 1
    expect(treated.values[0]).toBeCloseTo(Math.log(0.01 * range), 12)
  })

  test('a yes-or-no column never loses its only difference', () => {
    const values = Float64Array.from({ length: 30 }, (_, index) => (index === 0 ? 0 : 1))
    expect(new Set(treatOutliers(values, rule).values).size).toBe(2)
  })
})

describe('ranks', () => {
  test.each([
    ['same-best', [1, 2, 2, 4]],
    ['same-dense', [1, 2, 2, 3]],
    ['same-mean', [1, 2.5, 2.5, 4]],
  ] as const)('ties by %s', (ties, ranks) => {
    expect([...rankScores(Float64Array.of(9, 7, 7, 5), { ...RANKING, ties })]).toEqual(ranks)
  })

  test('scores that differ only by blur are tied, and rounding ties only where the spec says so', () => {
    expect([...rankScores(Float64Array.of(0.1 + 0.2, 0.3), RANKING)]).toEqual([1, 1])
    const near = Float64Array.of(61.004, 61.0)
    expect([...rankScores(near, RANKING)]).toEqual([1, 2])
    expect([...rankScores(near, { ...RANKING, decimals: 2 })]).toEqual([1, 1])
  })

  test('a named group separates ties', () => {
    expect([...rankScores(Float64Array.of(5, 5), RANKING, [Float64Array.of(1, 2)])]).toEqual([2, 1])
  })

  test('halves round away from zero in decimal, not in binary', () => {
    expect([1.005, 0.125, -2.5, 1e-9, 66.66666].map((value) => roundHalfUp(value, 2))).toEqual([
      1.01, 0.13, -2.5, 0, 66.67,
    ])
  })
})

describe('sensitivity', () => {
  test('the generator is the written one', () => {
    const random = seeded(1)
    expect([random(), random()]).toEqual([0.6270739405881613, 0.002735721180215478])
  })

  test('the same seed gives the same bands, and every band holds its rank', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1000 })), {
          minLength: 3,
          maxLength: 12,
        }),
        fc.integer({ min: 0, max: 99 }),
        (cells, seed) => {
          fc.pre(new Set(cells.map(([a]) => a)).size > 1 && new Set(cells.map(([, b]) => b)).size > 1)
          const data = ['区,名称,投入,能耗', ...cells.map(([a, b], i) => `U${i},单位${i},${a},${b}`)].join('\n')
          const spec = aSpec({ sensitivity: { runs: 50, seed } })
          const { results } = runIndex(spec, data)
          expect(runIndex(spec, data).results).toEqual(results)
          for (const { rank, rankBand, score } of results) {
            expect(rankBand?.[0]).toBeLessThanOrEqual(rank ?? 0)
            expect(rankBand?.[1]).toBeGreaterThanOrEqual(rank ?? 0)
            expect(score).toBeGreaterThanOrEqual(0)
            expect(score).toBeLessThanOrEqual(100)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('the published rank is inside its band even when nearly every run says otherwise', () => {
    // With a single run the band would be that run's rank alone; close scores often swap places in it.
    const data = '区,名称,投入,能耗\nA,甲,100,100\nB,乙,0,0\nC,丙,50,50\nD,丁,49.9,49.8\n'
    for (let seed = 0; seed < 20; seed++) {
      const spec = aSpec({
        indicators: [
          { code: '投入', parent: '创新' },
          { code: '能耗', parent: '创新', direction: -1 },
        ],
        sensitivity: { runs: 1, coverage: 1, seed },
      })
      for (const { rank, rankBand } of runIndex(spec, data).results) {
        expect(rankBand?.[0]).toBeLessThanOrEqual(rank ?? 0)
        expect(rankBand?.[1]).toBeGreaterThanOrEqual(rank ?? 0)
      }
    }
  })

  test('close scores have wide bands and clear leaders none', () => {
    const data = '区,名称,投入,能耗\nA,甲,100,0\nB,乙,60,40\nC,丙,40,20\nD,丁,0,100\n'
    const spec = aSpec({
      indicators: [
        { code: '投入', parent: '创新' },
        { code: '能耗', parent: '创新', direction: -1 },
      ],
    })
    const bands = Object.fromEntries(runIndex(spec, data).results.map((one) => [one.unit, one.rankBand]))
    expect(bands).toEqual({ A: [1, 1], B: [2, 3], C: [2, 3], D: [4, 4] })
  })
})

describe('what cannot be used is refused with its place', () => {
  test.each([
    ['区,名称,投入,能耗\nA,甲,x,8\nB,乙,2,4\n', '第 2 行（A）“投入”列：“x”不是数'],
    ['区,名称,投入\nA,甲,1\nB,乙,2\n', '数据中没有“能耗”这一列'],
    ['区,名称,投入,能耗\nA,甲,1,8\nA,乙,2,4\n', '第 3 行“区”列：单位 A 重复'],
    ['区,名称,投入,能耗\nA,甲,1,8\n', '只有 1 个单位'],
    ['区,名称,投入,能耗\nA,甲,1,8\nB,乙,1,4\n', '“投入”列各单位的值相同'],
  ])('%j', (data, message) => {
    expect(() => runIndex(aSpec(), data)).toThrow(message)
  })

  test('all faulty cells are listed at once', () => {
    try {
      runIndex(aSpec(), '区,名称,投入,能耗\nA,甲,x,8\nB,乙,2,y\n')
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(IndexInputError)
      expect((error as IndexInputError).problems.map((problem) => problem.at)).toEqual([
        '第 2 行（A）“投入”列',
        '第 3 行（B）“能耗”列',
      ])
    }
  })

  test('a denominator of zero and an empty group for imputation are named', () => {
    const divided = aSpec({ indicators: [{ code: '投入', parent: '创新', denominator: '人口' }] })
    expect(() => runIndex(divided, DATA.replace('8,2', '8,0'))).toThrow('单位 A 的分母 人口为 0')
    const imputed = aSpec({ imputation: { method: 'group-mean', groupColumn: '名称' } })
    expect(() => runIndex(imputed, DATA.replace('10,8', ',8'))).toThrow('第 2 行（A）“投入”列缺数，组“甲”也没有')
  })

  test.each([
    ['not JSON', '{', '不是合法的 JSON'],
    ['an unknown field', aSpec({ colour: 1 }), '不认识的字段 colour'],
    ['no indicator', aSpec({ indicators: [] }), 'spec.indicators'],
    [
      'a weight of zero',
      aSpec({ indicators: [{ code: '投入', parent: '创新', weight: 0 }] }),
      'spec.indicators.0.weight',
    ],
    ['a parent that is not there', aSpec({ indicators: [{ code: '投入', parent: '无' }] }), '上级 无 不在 groups 中'],
    ['two roots', aSpec({ groups: [{ code: '创新' }, { code: '另' }] }), '应有且只有一个没有上级的组'],
    [
      'a circle',
      aSpec({ groups: [{ code: '创新' }, { code: 'a', parent: 'b' }, { code: 'b', parent: 'a' }] }),
      '绕成了圈',
    ],
    ['goalposts without ends', aSpec({ normalisation: { method: 'goalposts' } }), '须给出不相等的两端'],
    ['a tie-break that is nothing', aSpec({ ranking: { tieBreak: ['x'] } }), 'x 既不是指标也不是组'],
  ])('%s', (_, spec, message) => {
    expect(() => readSpec(spec)).toThrow(message)
  })
})
