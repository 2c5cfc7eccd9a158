import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { loadRuleSet, score } from './engine.ts'

it('the rule set of the how-to loads and judges', () => {
  const page = readFileSync(new URL('../../docs/how-to/new-rule-set.md', import.meta.url), 'utf8')
  const written = /```json\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
  const set = loadRuleSet(JSON.parse(written))
  expect(score({ energy_use_tons: 30, output_wan_yuan: 100 }, set)).toMatchObject({ total: 60, pass: true })
  expect(score({ energy_use_tons: 30.01, output_wan_yuan: 100 }, set)).toMatchObject({ total: 0, pass: false })
})
