import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareContracts, differentParts } from './compare-contracts.ts'
import { askedKeys, type ComparedContract, tracesOf } from './duplicate-keys.ts'
import { findDuplicates, mostPerKey } from './find-duplicates.ts'
import { likenessOf, signatureOf } from './likeness.ts'
import { inventedRegister } from './testing/invented-register.ts'

const contract = (over: Partial<ComparedContract> = {}): ComparedContract => ({
  id: 'a',
  regionPath: '320800/320812/',
  seller: { name: '示例大学', creditCode: 'S1' },
  buyers: [{ name: '示例公司', creditCode: 'B1' }],
  title: '基于机器视觉的轴承缺陷检测系统开发',
  text: '乙方为甲方开发轴承表面缺陷的在线检测系统，检出率不低于百分之九十八，交付软件与说明书。',
  amountFen: 300_000_000n,
  signedOn: '2025-05-31',
  ...over,
})
const isOne = (over: Partial<ComparedContract>) =>
  compareContracts(contract(), contract({ id: 'b', ...over })).isDuplicate

describe('two contracts', () => {
  it.each<[string, Partial<ComparedContract>, boolean]>([
    ['the same, in another district', { regionPath: '320800/320803/' }, true],
    ['another title for the same text', { title: '轴承缺陷机器视觉检测系统研发' }, true],
    ['another amount', { amountFen: 200_000_000n }, true],
    ['parties the other way round', { seller: contract().buyers[0], buyers: [contract().seller] }, true],
    ['signed 31 days later', { signedOn: '2025-07-01' }, true],
    ['signed 32 days later', { signedOn: '2025-07-02' }, false],
    ['another buyer', { buyers: [{ name: '另一公司', creditCode: 'B2' }] }, false],
    ['a buyer of the same name, without a code', { buyers: [{ name: '示例 公司', creditCode: null }] }, true],
    ['a second batch', { title: '基于机器视觉的轴承缺陷检测系统开发（第二批）' }, false],
    ['its framework', { title: '基于机器视觉的轴承缺陷检测系统开发框架协议', amountFen: null }, false],
    ['nothing but parties and day', { title: '水质监测咨询', text: '对河道断面采样。', amountFen: 1n }, false],
  ])('%s: %#', (_, over, expected) => {
    expect(isOne(over)).toBe(expected)
  })
  it('parts are told apart by ordinals and numbers, not by the whole they share', () => {
    expect(differentParts('2025年检测服务', '检测服务（2025年）')).toEqual([])
    expect(differentParts('1号线振动监测', '2号线振动监测')).toContain('1号线')
  })
  it('it does not matter which is looked at first', () => {
    const { contracts } = inventedRegister(60)
    const anyTwo = fc.tuple(fc.constantFrom(...contracts), fc.constantFrom(...contracts))
    fc.assert(
      fc.property(anyTwo, ([a, b]) => compareContracts(a, b).isDuplicate === compareContracts(b, a).isDuplicate),
    )
  })
})

describe('traces', () => {
  it('a signature is 64 numbers that PostgreSQL keeps as bigint, and says how alike two texts are', () => {
    const [a, b] = [
      signatureOf(contract().text.repeat(3)),
      signatureOf(`${contract().text.repeat(3)}另附验收大纲一份。`),
    ]
    expect(a).toHaveLength(64)
    expect(likenessOf(a, a)).toBe(1)
    expect(likenessOf(a, b)).toBeGreaterThan(0.7)
    expect(likenessOf(a, signatureOf('完全不同的水稻育种合同文本，约定试验田面积与留种数量。'))).toBeLessThan(0.2)
  })
  it('keys fit into int8 and are found across the end of a month', () => {
    const [may, june] = [contract(), contract({ id: 'b', signedOn: '2025-06-01' })]
    const kept = new Set(tracesOf(may).keys)
    for (const key of kept) expect(BigInt.asIntN(64, key)).toBe(key)
    expect(askedKeys(june).some((key) => kept.has(key))).toBe(true)
  })
  it('a text too short to say anything has no signature', () => {
    expect(signatureOf('。 ab')).toEqual([])
    expect(likenessOf([], [])).toBeNull()
  })
})

describe('a register', () => {
  it('planted duplicates are found, and most lookalikes are left alone', () => {
    const { contracts, planted, lookalikes } = inventedRegister(4000)
    const found = new Set(findDuplicates(contracts).pairs.map(({ ids }) => ids.join(' ')))
    const hits = [...planted.keys()].filter((pair) => found.has(pair)).length
    const [precision, recall] = [hits / found.size, hits / planted.size]
    const byDisguise = tally(planted, found)
    console.log(
      `duplicates: ${contracts.length} contracts, ${planted.size} planted; precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`,
    )
    console.log(`  found by disguise: ${byDisguise}`)
    console.log(`  wrongly found by lookalike: ${tally(lookalikes, found)}`)
    expect(precision).toBeGreaterThanOrEqual(0.8)
    expect(recall).toBeGreaterThanOrEqual(0.88)
  })
  it('of 100,000 contracts it compares a few each, never all with all', () => {
    const { contracts, planted } = inventedRegister(95_000, 50)
    const bare = contracts.map((each) => ({ ...each, text: '' }))
    const { comparisons, pairs } = findDuplicates(bare)
    console.log(
      `duplicates: ${bare.length} contracts without texts, ${planted.size} planted: ${comparisons} comparisons, ${pairs.length} pairs found`,
    )
    expect(bare.length).toBeGreaterThan(100_000)
    expect(comparisons).toBeLessThan(bare.length)
  }, 300_000)
  it('two that conclude a contract every day cost no more', () => {
    const many = Array.from({ length: 3000 }, (_, index) =>
      contract({ id: `c${index}`, amountFen: BigInt(index), title: `检测任务单${index}`, text: '' }),
    )
    const { comparisons, crowdedKeys } = findDuplicates(many)
    expect(crowdedKeys).toBeGreaterThan(0)
    expect(comparisons).toBeLessThan(many.length * mostPerKey)
  })
  it('of a pair with many contracts the one filed twice is found all the same, by its amount', () => {
    const many = Array.from({ length: mostPerKey + 10 }, (_, index) =>
      contract({ id: `c${index}`, amountFen: BigInt(index), title: `检测任务单${index}`, text: '' }),
    )
    const twice = contract({ id: 'again', amountFen: 7n, title: '检测任务单7', text: '' })
    expect(findDuplicates([...many, twice]).pairs.map(({ ids }) => ids)).toEqual([['again', 'c7']])
  })
})

function tally(pairs: ReadonlyMap<string, string>, found: ReadonlySet<string>): string {
  return [...Map.groupBy(pairs, ([, how]) => how)]
    .map(([how, all]) => `${how} ${all.filter(([pair]) => found.has(pair)).length}/${all.length}`)
    .join('; ')
}
