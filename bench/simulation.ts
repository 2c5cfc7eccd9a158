import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  FactsError,
  loadRuleSet,
  type RuleSet,
  readJsonText,
  score,
  WhatIf,
  writeJsonText,
} from '../engines/scorecard/engine.ts'
import { company, setOf } from '../engines/scorecard/testing/expect.ts'
import { times } from './timing/times.ts'

const companies = 10_000
/** As many as the product reads at a time before it lets others in. */
const piece = 250

/**
 * A draft of the rules of small technology firms on 10,000 invented companies: the first load from the frozen facts, and an
 * answer while a slider moves; beside scoring everybody anew, whose answers are compared one by one.
 */
export async function bench(print: (line: string) => void): Promise<void> {
  const set = setOf('tech-sme')
  const texts = Array.from({ length: companies }, (_, at) => writeJsonText(invented(at)))
  const whatIf = new WhatIf(set)
  let longest = 0
  const began = performance.now()
  for (let start = 0; start < companies; start += piece) {
    const turn = performance.now()
    for (const text of texts.slice(start, start + piece)) whatIf.add(readJsonText(text).value)
    longest = Math.max(longest, performance.now() - turn)
    await nextTurn()
  }
  print(`simulation load_${companies}=${((performance.now() - began) / 1000).toFixed(2)} s`)
  print(`simulation load_longest_turn=${longest.toFixed(0)} ms`)
  let mark = 60
  const slide = await times(20, async () => whatIf.try(withMark(set, ++mark)))
  print(`simulation pass_mark_p50=${slide.p50.toFixed(0)} ms`)
  print(`simulation pass_mark_p95=${slide.p95.toFixed(0)} ms`)
  let points = 0
  const band = await times(20, async () => whatIf.try(withPoints(set, ++points)))
  print(`simulation band_points_p50=${band.p50.toFixed(0)} ms`)
  print(`simulation band_points_p95=${band.p95.toFixed(0)} ms`)
  const draft = withPoints(set, 7)
  const facts = texts.map((text) => readJsonText(text).value)
  const anew = performance.now()
  const exact = facts.map((each) => totalOf(each, draft))
  const peer = performance.now() - anew
  print(`simulation scoring_everything_anew=${peer.toFixed(0)} ms`)
  print(`simulation ratio_to_anew=${(band.p50 / peer).toFixed(3)}`)
  const differing = whatIf.try(draft).filter(({ total }, at) => total !== exact[at]).length
  if (differing > 0) throw new Error(`${differing} totals differ from scoring anew`)
}

const invented = (at: number) =>
  company('tech-sme', {
    staff_total: 20 + (at % 480),
    staff_science_and_technology: 2 + (at % 18),
    sales_last_year_wan_yuan: 500 + ((at * 7) % 19_000),
    rd_expense_last_year_wan_yuan: 20 + ((at * 13) % 700),
    ip_class_2_count: at % 6,
  })

const draftOf = (set: RuleSet, from: string, to: string) =>
  loadRuleSet(JSON.parse(JSON.stringify(set.source).replace(from, to)))
const withMark = (set: RuleSet, mark: number) => draftOf(set, 'total >= 60 points', `total >= ${mark} points`)
const withPoints = (set: RuleSet, points: number) => draftOf(set, '"points":8', `"points":${points}`)

function totalOf(given: unknown, set: RuleSet): number | null {
  try {
    const { total } = score(given, set)
    return Array.isArray(total) ? total[0] : total
  } catch (error) {
    if (!(error instanceof FactsError)) throw error
    return null
  }
}
