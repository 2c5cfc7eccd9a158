import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compareWithLabels, type Labels } from './agreement.ts'
import { EVIDENCE, evidenceOf } from './confidence.ts'
import { readPlan } from './engine.ts'

/**
 * Refits lexicon/confidence.json: `node engines/plan-text/calibrate.ts [FOLDER…]` after the rules or the corpus have
 * changed. Folders hold further texts whose labels tell how each target fared at first sight.
 */

interface Sample {
  signs: number[]
  right: number
  document: string
}

const here = import.meta.dirname
const RIDGE = 1.5
const STEPS = 1200

/**
 * One sample per target of the development and blind texts, judged by its first reading: once the rules have been
 * adapted to a text nearly all of it is right, and that teaches nothing about doubt.
 */
function samples(folder: string): Sample[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const labels = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Labels
      const { plan, drafts } = readPlan(readFileSync(join(folder, file.replace(/json$/, 'txt')), 'utf8'))
      const spurious = compareWithLabels(plan, labels).extra
      return plan.targets.flatMap((target, index) => {
        const draft = drafts[index]
        if (draft === undefined) return []
        const label = labels.targets.find(
          (entry) => entry.firstReading !== undefined && entry.valueOffset === target.valueOffset,
        )
        if (label === undefined && !spurious.includes(target)) return []
        // A document read into the wrong year is one mistake, not twenty; it says nothing about the single number.
        if (label?.firstReading === 'wrong-period') return []
        const evidence = evidenceOf(draft, plan.document)
        return [
          {
            signs: EVIDENCE.map((sign) => (evidence[sign] ? 1 : 0)),
            right: label?.firstReading === 'right' ? 1 : 0,
            document: file,
          },
        ]
      })
    })
}

function fitWeights(data: Sample[]): { intercept: number; weights: Record<string, number> } {
  let intercept = 2
  const weights = EVIDENCE.map(() => 0)
  const total = data.length
  for (let step = 0; step < STEPS; step++) {
    const gradient = EVIDENCE.map((_, i) => (-RIDGE * (weights[i] ?? 0)) / total)
    let shift = 0
    for (const sample of data) {
      const score = sample.signs.reduce((sum, sign, i) => sum + sign * (weights[i] ?? 0), intercept)
      const error = sample.right - 1 / (1 + Math.exp(-score))
      shift += error / total
      sample.signs.forEach((sign, i) => {
        gradient[i] = (gradient[i] ?? 0) + (error * sign) / total
      })
    }
    intercept += 4 * shift
    gradient.forEach((slope, i) => {
      weights[i] = (weights[i] ?? 0) + 4 * slope
    })
  }
  const round = (value: number): number => Math.round(value * 1000) / 1000
  return {
    intercept: round(intercept),
    weights: Object.fromEntries(EVIDENCE.map((sign, i) => [sign, round(weights[i] ?? 0)])),
  }
}

const BINS = 8

interface Step {
  from: number
  confidence: number
}

/**
 * Judges every document by a model that has not seen it, sorts the targets by score into equal bins, and gives each bin
 * the lower end of what its share of right readings may be: a text of a genre never seen is read worse, not better.
 */
function crossCheck(data: Sample[]): Step[] {
  const judged = [...new Set(data.map((sample) => sample.document))].flatMap((document) => {
    const model = fitWeights(data.filter((sample) => sample.document !== document))
    return data
      .filter((sample) => sample.document === document)
      .map((sample) => ({
        right: sample.right,
        score: sample.signs.reduce(
          (sum, sign, i) => sum + sign * (model.weights[EVIDENCE[i] ?? ''] ?? 0),
          model.intercept,
        ),
      }))
  })
  judged.sort((a, b) => a.score - b.score)
  const steps: Step[] = []
  for (let bin = 0; bin < BINS; bin++) {
    const part = judged.slice(Math.floor((bin * judged.length) / BINS), Math.floor(((bin + 1) * judged.length) / BINS))
    const share = part.reduce((sum, entry) => sum + entry.right, 0) / part.length
    const from = bin === 0 ? -99 : Math.round((part[0]?.score ?? 0) * 1000) / 1000
    const confidence = Math.max(lowerEnd(share, part.length), steps.at(-1)?.confidence ?? 0)
    steps.push({ from, confidence: Math.round(confidence * 1000) / 1000 })
  }
  return steps
}

/** Wilson's lower limit of a share, two standard deviations below. */
function lowerEnd(share: number, count: number): number {
  const z = 2
  const centre = share + (z * z) / (2 * count)
  const spread = z * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count))
  return (centre - spread) / (1 + (z * z) / count)
}

const data = [...['dev', 'blind'].map((split) => join(here, 'corpus', split)), ...process.argv.slice(2)].flatMap(
  samples,
)
const model = { ...fitWeights(data), steps: crossCheck(data) }
writeFileSync(join(here, 'lexicon', 'confidence.json'), `${JSON.stringify(model, null, 2)}\n`)
console.log(`${data.length} targets, ${data.filter((sample) => sample.right === 1).length} fully right`, model)
