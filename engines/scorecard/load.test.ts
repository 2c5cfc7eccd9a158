import { describe, expect, it } from 'vitest'
import { Catalogue, loadRuleSet, RuleSetError, score } from './engine.ts'

const label = { zh: '甲', en: 'a' }
const said = { clause: '第一条', source: 'doc', confidence: 'official' }
const item = (id: string, rule: object, max: number | undefined = 10) => ({
  id,
  label,
  ...(max === undefined ? {} : { max }),
  ...rule,
  ...said,
})

/** A small rule set with something changed. */
function draft(changes: object = {}): object {
  return {
    id: 'draft',
    title: label,
    inForceFrom: '2026-01-01',
    status: 'trial',
    documents: { doc: { title: '文件' } },
    facts: {
      sales: { type: 'number', unit: 'wan_yuan', label },
      staff: { type: 'number', unit: 'person', label },
      size: { type: 'text', choices: { big: label, small: label }, label },
      years: { type: 'list', of: 'number', unit: 'wan_yuan', entries: [2, 2], label },
    },
    gates: [{ id: 'gate_1', label, holds: 'total >= 5 points', ...said }],
    items: [
      item('sales_points', {
        banded: {
          of: 'sales',
          bands: [
            { atLeast: '10 wan_yuan', points: 10 },
            { otherwise: true, points: 0 },
          ],
        },
      }),
    ],
    total: { sum: ['sales_points'], outOf: 10 },
    ...changes,
  }
}

const bands = (of: string, ...list: object[]) => ({ items: [item('sales_points', { banded: { of, bands: list } })] })
const rest = { otherwise: true, points: 0 }
const gate = (holds: string) => ({ gates: [{ id: 'gate_1', label, holds, ...said }] })

const unsound: [why: string, changes: object, message: string][] = [
  [
    'bands that overlap',
    bands('sales', { atLeast: '5 wan_yuan', points: 5 }, { atLeast: '10 wan_yuan', points: 10 }, rest),
    'overlaps',
  ],
  [
    'bands that face each other',
    bands('sales', { atLeast: '5 wan_yuan', points: 5 }, { atMost: '3 wan_yuan', points: 1 }, rest),
    'overlaps',
  ],
  [
    'bands with a gap at the end',
    bands('sales', { atLeast: '5 wan_yuan', points: 5 }, { atLeast: '1 wan_yuan', points: 1 }),
    'gap',
  ],
  ['a band in persons for 万元', bands('sales', { atLeast: '5 persons', points: 5 }, rest), 'persons against wan yuan'],
  ['more points than the item has', bands('sales', { atLeast: '5 wan_yuan', points: 11 }, rest), 'do not fit'],
  ['万元 against persons', gate('sales > staff'), 'not comparable'],
  ['万元 and persons added', gate('sales + staff > 0'), 'the units differ'],
  ['a fact that is not there', gate('profit > 0'), 'no fact'],
  ['an item that is not there', gate('points(profit) > 0'), 'takes an item'],
  ['a choice that is not there', gate("size = 'huge'"), 'is none of'],
  ['an unfinished formula', gate('sales >'), 'a value expected'],
  ['a stray character', gate('sales ; staff'), 'cannot read'],
  ['a loop', gate('while (yes) yes'), 'the end expected'],
  ['a figure for a yes', gate('sales'), 'yes-no needed'],
  ['a number where a list is needed', gate('sum(sales) > 0'), 'takes one list'],
  ['nesting without end', gate(`${'('.repeat(100)}yes${')'.repeat(100)}`), 'nested deeper'],
  ['values in a circle', { values: { a: { formula: 'b', label }, b: { formula: 'a', label } } }, 'circle'],
  ['a value that names itself', { values: { a: { formula: 'a + 1', label } } }, 'circle'],
  ['a value named like a fact', { values: { sales: { formula: '1', label } } }, 'taken'],
  [
    'points below the least',
    {
      items: [
        {
          id: 'taken_off',
          label: { zh: '扣分', en: 'Taken off' },
          max: 0,
          least: -2,
          cases: [
            { if: 'sales > 0', points: -3 },
            { otherwise: true, points: 0 },
          ],
          clause: '1',
          source: 'measure',
          confidence: 'official',
        },
      ],
    },
    '-3–-3 points do not fit into -2–0',
  ],
  ['weights that do not add up', { total: { sum: ['sales_points'], outOf: 100 } }, 'add up to 10, not 100'],
  ['a total over nothing', { total: { sum: ['profit'] } }, 'no item with points'],
  [
    'a group before its items',
    { items: [item('group', { sum: ['sales_points'] }), ...(draft() as { items: object[] }).items] },
    'no item before',
  ],
  ['two ways for one item', { items: [item('sales_points', { judged: [0, 3], sum: ['a'] })] }, 'exactly one of'],
  [
    'a source that is not listed',
    { gates: [{ id: 'g', label, holds: 'yes', ...said, source: 'hearsay' }] },
    'no document',
  ],
  ['a unit that is not there', { facts: { sales: { type: 'number', unit: 'dollar', label } } }, 'no unit'],
  ['an end before its beginning', { repealedFrom: '2025-01-01' }, 'end before'],
  ['a key that is not there', { wieght: 3 }, 'wieght'],
]

describe('a rule set', () => {
  it('loads when it is sound', () => {
    expect(score({ sales: 10 }, loadRuleSet(draft()))).toMatchObject({ total: 10, pass: true })
  })

  it.each(unsound)('with %s is refused', (_, changes, message) => {
    expect(() => loadRuleSet(draft(changes))).toThrow(message)
  })

  it('that is wrong in two places says both', () => {
    try {
      loadRuleSet(draft({ ...gate('sales > staff'), total: { sum: ['profit'] } }))
      expect.unreachable()
    } catch (error) {
      expect(error instanceof RuleSetError && error.problems.length).toBeGreaterThan(1)
    }
  })
})

describe('versions', () => {
  const version = (inForceFrom: string, more: object = {}) => loadRuleSet(draft({ inForceFrom, ...more }))

  it('the version in force is the one of the day', () => {
    const catalogue = new Catalogue([version('2027-01-01'), version('2026-01-01')])
    const chosen = (on: string) => {
      const choice = catalogue.choose('draft', on)
      return choice.kind === 'in-force' ? choice.set.version : choice.kind
    }
    expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01', '2099-01-01'].map(chosen)).toEqual([
      'too-early',
      '2026-01-01',
      '2026-01-01',
      '2027-01-01',
      '2027-01-01',
    ])
    expect(catalogue.choose('other', '2026-01-01').kind).toBe('no-such-rule-set')
  })

  it('a later version changes nothing before it begins', () => {
    const stricter = { ...gate('total >= 10 points') }
    const before = new Catalogue([version('2026-01-01')]).choose('draft', '2026-06-01')
    const after = new Catalogue([version('2026-01-01'), version('2027-01-01', stricter)]).choose('draft', '2026-06-01')
    expect([before, after].map((choice) => choice.kind === 'in-force' && choice.set.version)).toEqual([
      '2026-01-01',
      '2026-01-01',
    ])
  })

  it('a repealed version is not used after its last day', () => {
    const catalogue = new Catalogue([version('2026-01-01', { repealedFrom: '2026-07-01' })])
    expect([catalogue.choose('draft', '2026-06-30').kind, catalogue.choose('draft', '2026-07-01').kind]).toEqual([
      'in-force',
      'repealed',
    ])
  })

  it('versions that overlap are refused', () => {
    expect(() => new Catalogue([version('2026-01-01'), version('2026-01-01')])).toThrow('two versions')
    expect(() => new Catalogue([version('2026-01-01', { repealedFrom: '2026-07-01' }), version('2026-06-01')])).toThrow(
      'begins before',
    )
  })
})
