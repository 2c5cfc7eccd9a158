import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Labels } from './agreement.ts'
import { readPlan } from './engine.ts'
import type { ModeModel } from './mode.ts'

/**
 * Refits lexicon/mode.json: `node engines/plan-text/fit-mode.ts [FOLDER…]` after word lists or the corpus have changed.
 * Folders hold further labelled texts; they are learned from, not stored. Prints how each folder fares when every
 * document is judged by weights that have not seen it.
 */

interface Sample {
  document: string
  folder: string
  signs: string[]
  /** 1 where it happens, 0 where it is held; null where both readings are accepted. */
  flow: number | null
  /** 1 where it adds up, 0 where it repeats every year; null where that is open or settled by the stretch. */
  sum: number | null
  quote: string
}

const here = import.meta.dirname
const FOLDS = 10
const ROUNDS = 400
const RIDGE = 2

const list = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value]

function samples(folder: string): Sample[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const labels = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Labels
      const beside = join(folder, file.replace(/json$/, 'txt'))
      const { plan, drafts } = readPlan(
        readFileSync(existsSync(beside) ? beside : beside.replace('/gold/', '/documents/'), 'utf8'),
      )
      return (labels.targets ?? []).flatMap((label): Sample[] => {
        const index = plan.targets.findIndex(
          (target) => target.valueOffset === label.valueOffset && target.value === label.value,
        )
        const draft = drafts[index]
        if (draft === undefined || draft.mode.rule !== 'weighed') return []
        const modes = [label.mode, ...list(label.modeAlt)]
        const stock = modes.includes('stock')
        const flows = modes.filter((mode) => mode.startsWith('flow'))
        const open = draft.mode.signs.includes('term') || draft.mode.signs.includes('until')
        return [
          {
            document: file,
            folder,
            signs: ['always', ...draft.mode.signs],
            flow: stock && flows.length > 0 ? null : flows.length > 0 ? 1 : stock ? 0 : null,
            sum: !open || draft.deadline.annual || flows.length !== 1 ? null : flows[0] === 'flow-cumulative' ? 1 : 0,
            quote: label.quote,
          },
        ]
      })
    })
}

/** Logistic regression with a ridge, by gradient ascent with a pace of its own for every weight. */
function fitted(data: Sample[], side: 'flow' | 'sum'): Record<string, number> {
  const weights: Record<string, number> = {}
  const square: Record<string, number> = {}
  for (let round = 0; round < ROUNDS; round++) {
    const slope: Record<string, number> = {}
    for (const sample of data) {
      const label = sample[side]
      if (label === null) continue
      const error = label - 1 / (1 + Math.exp(-oddsOf(sample.signs, weights)))
      for (const sign of sample.signs) slope[sign] = (slope[sign] ?? 0) + error
    }
    for (const [sign, value] of Object.entries(slope)) {
      const own = weights[sign] ?? 0
      const pull = value - (sign === 'always' ? 0 : RIDGE * own)
      square[sign] = 0.95 * (square[sign] ?? 0) + 0.05 * pull * pull
      weights[sign] = own + (0.1 * (1 - round / ROUNDS) * pull) / (Math.sqrt(square[sign]) + 1e-6)
    }
  }
  return weights
}

const oddsOf = (signs: string[], weights: Record<string, number>): number =>
  signs.reduce((sum, sign) => sum + (weights[sign] ?? 0), 0)

const outside = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))
const data = [...['dev', 'blind', 'held-out'].map((split) => join(here, 'corpus', split)), ...outside].flatMap(samples)
const names = [...new Set(data.map((sample) => sample.document))]
const tally = new Map<string, { right: number; all: number }>()
for (let fold = 0; fold < FOLDS && !process.argv.includes('--no-check'); fold++) {
  const held = new Set(names.filter((_, i) => i % FOLDS === fold))
  for (const side of ['flow', 'sum'] as const) {
    const weights = fitted(
      data.filter((sample) => !held.has(sample.document)),
      side,
    )
    for (const sample of data) {
      const label = sample[side]
      if (label === null || !held.has(sample.document)) continue
      const key = `${sample.folder} ${side}`
      const sum = tally.get(key) ?? { right: 0, all: 0 }
      const odds = oddsOf(sample.signs, weights)
      const right = odds > 0 === (label === 1)
      tally.set(key, { right: sum.right + (right ? 1 : 0), all: sum.all + 1 })
      if (!right && process.argv.includes('--verbose'))
        console.log(
          `${sample.document} ${side} ${label} ${odds.toFixed(1)} «${sample.quote}» ${sample.signs.join(',')}`,
        )
    }
  }
}
for (const [key, { right, all }] of tally) console.log(`${key}: ${right} of ${all}, ${(right / all).toFixed(3)}`)

const rounded = (weights: Record<string, number>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(weights)
      .filter(([, weight]) => Math.abs(weight) >= 0.02)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([sign, weight]) => [sign, Math.round(weight * 100) / 100]),
  )
const model: ModeModel = { flow: rounded(fitted(data, 'flow')), sum: rounded(fitted(data, 'sum')) }
writeFileSync(join(here, 'lexicon', 'mode.json'), `${JSON.stringify(model, null, 2)}\n`)
