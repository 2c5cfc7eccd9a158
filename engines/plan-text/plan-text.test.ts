import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addTallies, compareWithLabels, f1, type Labels, likeness } from './agreement.ts'
import { type CompiledPlan, compilePlan } from './engine.ts'

const here = import.meta.dirname
const shared = join(dirname(dirname(dirname(here))), 'shared', 'plans')
const hasShared = existsSync(join(shared, 'gold'))
if (!hasShared) console.warn('skipped: the labelled official documents (../shared/plans) are not beside this checkout')

interface Reading {
  name: string
  text: string
  labels: Labels
  plan: CompiledPlan
}

function read(labelFolder: string, textFolder: string): Reading[] {
  return readdirSync(labelFolder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => {
      const labels = JSON.parse(readFileSync(join(labelFolder, file), 'utf8')) as Labels
      const text = readFileSync(join(textFolder, file.replace(/json$/, 'txt')), 'utf8')
      return { name: file, text, labels, plan: compilePlan(text) }
    })
}

/** Figures of a set of texts; printed, so that every run shows how the engine fares. */
function measure(
  name: string,
  readings: Reading[],
): { detect: number; strict: number; outline: number; units: number } {
  const total = addTallies(readings.map(({ plan, labels }) => compareWithLabels(plan, labels)))
  const figures = {
    detect: f1(total),
    strict: f1({ hit: total.strict, said: total.said, gold: total.gold }),
    outline: f1(total.outline),
    units: f1(total.units),
  }
  const told = Object.entries(figures).map(([key, value]) => `${key} ${value.toFixed(3)}`)
  console.info(`${name}: ${total.gold} targets, ${told.join(', ')}`)
  return figures
}

/** Texts in the manner of real reports; their names begin alike in both halves of the corpus. */
const likeReal = (readings: Reading[]): Reading[] => readings.filter(({ name }) => name.startsWith('n-'))

const corpus = (split: 'dev' | 'test' | 'blind' | 'held-out'): Reading[] =>
  read(join(here, 'corpus', split), join(here, 'corpus', split))

describe('the development texts', () => {
  const readings = corpus('dev')
  it('are found and read to the stated bounds', () => {
    const figures = measure('development texts', readings)
    expect(figures.detect).toBeGreaterThanOrEqual(0.98)
    expect(figures.strict).toBeGreaterThanOrEqual(0.95)
    expect(figures.outline).toBeGreaterThanOrEqual(0.97)
    expect(figures.units).toBeGreaterThanOrEqual(0.97)
  })
  it('quote themselves exactly', () => {
    for (const { text, plan } of readings) {
      for (const target of plan.targets) {
        expect(text.slice(target.offset, target.offset + target.quote.length)).toBe(target.quote)
        expect(text.slice(target.valueOffset, target.valueOffset + target.valueText.length)).toBe(target.valueText)
      }
      for (const mechanism of plan.mechanisms)
        expect(text.slice(mechanism.offset, mechanism.offset + mechanism.quote.length)).toBe(mechanism.quote)
    }
  })
})

describe('the test texts, which no rule was adapted to', () => {
  const readings = corpus('test')
  it('are found and read to the stated bounds', () => {
    const figures = measure('test texts', readings)
    expect(figures.detect).toBeGreaterThanOrEqual(0.95)
    expect(figures.strict).toBeGreaterThanOrEqual(0.88)
    expect(figures.units).toBeGreaterThanOrEqual(0.97)
  })
  it('written in the manner of real reports are read no worse', () => {
    measure('development texts in the manner of real reports', likeReal(corpus('dev')))
    const figures = measure('test texts in the manner of real reports', likeReal(readings))
    expect(figures.detect).toBeGreaterThanOrEqual(0.97)
    expect(figures.strict).toBeGreaterThanOrEqual(0.88)
  })
})

describe('confidence', () => {
  it('above 0.9 is borne out by 95 of 100 targets in texts that it was not fitted on', () => {
    const judged = [...corpus('test'), ...corpus('held-out')].map(({ plan, labels }) => compareWithLabels(plan, labels))
    const right = judged.flatMap((result) => result.right).filter((target) => target.confidence > 0.9).length
    const wrong = judged.flatMap((result) => result.wrong).filter((target) => target.confidence > 0.9).length
    console.info(`confidence above 0.9: ${right} of ${right + wrong} fully right`)
    expect(right + wrong).toBeGreaterThan(100)
    expect(right / (right + wrong)).toBeGreaterThanOrEqual(0.95)
  })
})

describe('the texts labelled by somebody who had not seen the rules', () => {
  it('are found and read to the stated bounds', () => {
    const figures = measure('blind texts', corpus('blind'))
    expect(figures.detect).toBeGreaterThanOrEqual(0.98)
    expect(figures.strict).toBeGreaterThanOrEqual(0.95)
    expect(figures.outline).toBeGreaterThanOrEqual(0.97)
    expect(figures.units).toBeGreaterThanOrEqual(0.95)
  })
})

describe('texts held out until the rules were finished', () => {
  it('are found and read to the bounds that are asked of texts nobody has seen', () => {
    const figures = measure('held-out texts', corpus('held-out'))
    expect(figures.detect).toBeGreaterThanOrEqual(0.95)
    expect(figures.strict).toBeGreaterThanOrEqual(0.75)
    expect(figures.outline).toBeGreaterThanOrEqual(0.97)
  })
})

describe.skipIf(!hasShared)('the five official documents', () => {
  const readings = hasShared ? read(join(shared, 'gold'), join(shared, 'documents')) : []
  it('are found and read to the stated bounds', () => {
    const figures = measure('official documents', readings)
    expect(figures.detect).toBeGreaterThanOrEqual(0.97)
    expect(figures.strict).toBeGreaterThanOrEqual(0.95)
    expect(figures.outline).toBeGreaterThanOrEqual(0.97)
    expect(figures.units).toBeGreaterThanOrEqual(0.97)
  })
  it('yield nine of ten core mechanisms', () => {
    let found = 0
    let wanted = 0
    for (const { plan, labels } of readings) {
      for (const mechanism of labels.mechanisms ?? []) {
        if (!mechanism.core) continue
        wanted++
        if (plan.mechanisms.some((said) => likeness(said.name, mechanism.name) >= 0.8)) found++
      }
    }
    expect(found / wanted).toBeGreaterThanOrEqual(0.9)
  })
})
