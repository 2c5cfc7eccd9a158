import { expect, test } from 'vitest'
import { FactsError, loadRuleSet, type RuleSet, score, WhatIf } from './engine.ts'
import { company, setOf } from './testing/expect.ts'

const before = setOf('tech-sme')
const draftOf = (from: RegExp | string, to: string) =>
  loadRuleSet(JSON.parse(JSON.stringify(before.source).replaceAll(from, to)))
const facts = [0, 1, 2, 4, 9].flatMap((rights) =>
  [0, 1].map((first) => company('tech-sme', { ip_class_2_count: rights, ip_class_1_count: first })),
)
facts.push(company('tech-sme', { ip_class_1_count: undefined }), { staff_total: -1 })

function exactly(given: unknown, set: RuleSet) {
  try {
    const { pass, total } = score(given, set)
    const low = Array.isArray(total) ? total[0] : total
    return { verdict: pass === true ? 'pass' : pass === false ? 'fail' : 'unknown', total: low }
  } catch (error) {
    if (!(error instanceof FactsError)) throw error
    return { verdict: 'unusable', total: null }
  }
}

test.each([
  ['a higher pass mark', draftOf('total >= 60 points', 'total >= 75 points')],
  ['other points of a band', draftOf('"points":20', '"points":11')],
  ['other points of a band and pass mark', draftOf(/"points":(15|16)|total >= 60/g, '$&')],
  ['nothing', draftOf('total >= 60 points', 'total >= 60 points')],
])('a draft with %s gives everybody what judging from the start gives', (_, draft) => {
  const whatIf = new WhatIf(before)
  const first = facts.map((each) => whatIf.add(each))
  expect(first).toEqual(facts.map((each) => exactly(each, before)))
  expect(whatIf.try(draft)).toEqual(facts.map((each) => exactly(each, draft)))
})

test('a parameter that an indicator rests on changes its total, by the very digits of judging from the start', () => {
  const trial = setOf('innovation-points-trial')
  const draft = loadRuleSet(JSON.parse(JSON.stringify(trial.source).replace('"1000 wan_yuan"', '"700 wan_yuan"')))
  const given = { life_stage: 'growth', rd_expense_last_year_wan_yuan: 500, provincial_platforms: 1 }
  const whatIf = new WhatIf(trial)
  whatIf.add(given)
  expect(whatIf.try(draft)).toEqual([{ verdict: 'unknown', total: score(given, draft).total }])
  expect(whatIf.try(draft)[0]?.total).not.toBe(whatIf.try(trial)[0]?.total)
})
