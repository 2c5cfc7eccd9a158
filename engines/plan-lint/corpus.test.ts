import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compilePlan } from '#engines/plan-text'
import { compareWithLintLabels, type LintLabels, precisionAndRecall, problemKinds } from './agreement.ts'
import { lintPlans } from './engine.ts'

const corpus = join(import.meta.dirname, 'corpus')

function read(split: string) {
  return readdirSync(join(corpus, split)).map((name) => {
    const folder = join(corpus, split, name)
    const files = readdirSync(folder).filter((file) => file.endsWith('.txt'))
    const texts = Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]))
    const documents = files.map((file) => {
      const text = texts[file] ?? ''
      return { file, text, plan: compilePlan(text, { year: 2026 }) }
    })
    const labels = JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8')) as LintLabels
    const findings = lintPlans(documents, { today: '2026-11-01' })
    return { name, texts, labels, findings, tally: compareWithLintLabels(findings, labels, texts) }
  })
}

const splits = Object.fromEntries(['dev', 'test', 'held-out'].map((split) => [split, read(split)]))
const all = Object.values(splits).flat()

describe('planted contradictions', () => {
  it.each([
    ['dev', 0.95, 0.94],
    ['test', 0.95, 0.94],
    ['held-out', 0.95, 0.79],
  ])('of the %s cases are found, and little else', (split, leastPrecision, leastRecall) => {
    const { precision, recall } = precisionAndRecall((splits[split] ?? []).map(({ tally }) => tally))
    console.log(`plan-lint ${split}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`)
    expect(precision).toBeGreaterThanOrEqual(leastPrecision)
    expect(recall).toBeGreaterThanOrEqual(leastRecall)
  })

  it.each(Object.keys(problemKinds))('of the kind %s are among those found', (kind) => {
    const found = all.flatMap(({ tally }) => tally.found).filter((problem) => problem.kind === kind)
    expect(found.length).toBeGreaterThan(0)
  })
})

it.each(all.filter(({ labels }) => labels.problems.length === 0).map((one) => [one.name, one] as const))(
  'documents that agree raise no alarm: %s',
  (_, { tally }) => {
    expect(tally.alarms.map(({ type, message }) => `${type} ${message.zh}`)).toEqual([])
  },
)

it('every finding quotes its documents letter by letter, and is told in both languages', () => {
  for (const { findings, texts } of all)
    for (const { targets, message, ask, arithmetic, reason } of findings) {
      for (const { file, quote, offset } of targets)
        expect(texts[file]?.slice(offset, offset + quote.length), quote).toBe(quote)
      for (const text of [message, ask, reason]) {
        expect(text.zh).toMatch(/[。？]$/)
        expect(text.en).toMatch(/[.?]$/)
        expect(text.en.replace(/“[^”]*”|“.*?”/g, '')).not.toMatch(/undefined|null|NaN/)
      }
      expect(`${arithmetic.zh} ${arithmetic.en}`).not.toMatch(/undefined|null|NaN|Infinity/)
    }
})
