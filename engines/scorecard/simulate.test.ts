import { describe, expect, it } from 'vitest'
import { loadRuleSet, type Subject, simulate } from './engine.ts'
import { company, setOf } from './testing/expect.ts'

const before = setOf('tech-sme')
/** The same rules, but 74 points are needed. */
const stricter = loadRuleSet(
  JSON.parse(JSON.stringify(before.source).replace('total >= 60 points', 'total >= 75 points')),
)
/** The same rules, but 50 points are enough. */
const milder = loadRuleSet(
  JSON.parse(JSON.stringify(before.source).replace('total >= 60 points', 'total >= 50 points')),
)

async function* population(): AsyncGenerator<Subject> {
  const change = {
    good: { ip_class_2_count: 4 },
    fair: {},
    poor: { ip_class_2_count: 0 },
    open: { ip_class_1_count: undefined },
  }
  for (const [id, changes] of Object.entries(change)) {
    const region = id === 'poor' ? '320804' : '320803'
    yield { id, facts: company('tech-sme', changes), groups: { region } }
  }
  yield { id: 'broken', facts: { staff_total: -1 }, groups: { region: '320804' } }
}

describe('a change of rules', () => {
  it('says who loses, where, and what is saved', async () => {
    const changed: string[] = []
    const { all, by } = await simulate(population(), before, stricter, {
      payFen: () => 10_000_00n,
      onChange: ({ id }, from, to) => changed.push(`${id}: ${from} → ${to}`),
    })
    expect(all).toMatchObject({
      subjects: 5,
      gain: 0,
      lose: 1,
      passBefore: 2,
      passAfter: 1,
      unknownAfter: 1,
      unusable: 1,
    })
    expect([all.costBefore, all.costAfter]).toEqual([20_000_00n, 10_000_00n])
    expect(by.region).toMatchObject({
      '320803': { subjects: 3, lose: 1 },
      '320804': { subjects: 2, lose: 0, unusable: 1 },
    })
    expect(changed).toEqual(['fair: pass → fail'])
  })

  it('says who gains', async () => {
    const { all, by } = await simulate(population(), before, milder)
    expect(all).toMatchObject({ gain: 1, lose: 0, passAfter: 3, costAfter: 0n })
    expect(by.region?.['320804']).toMatchObject({ gain: 1 })
  })
})
