import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Labels } from './agreement.ts'
import cues from './lexicon/cues.json' with { type: 'json' }
import { prepare } from './prepare.ts'
import { BORDER_ORDER, type Clause, runChain, type Sign, type StanceModel, weigh } from './stance.ts'

/**
 * Refits lexicon/stance.json: `node engines/plan-text/fit-stance.ts [FOLDER…]` after the cue words or the corpus have
 * changed. Folders hold further labelled texts; they are learned from, not stored. Prints how each folder fares when
 * every document is judged by weights that have not seen it.
 */

interface Text {
  name: string
  folder: string
  clauses: Clause[]
  /** 1 done, 0 ahead, null where no labelled number stands. */
  labels: (number | null)[]
  weight: number
}

const here = import.meta.dirname
const RIDGE = 1.5
const ROUNDS = 300
const FOLDS = 10

function readText(name: string, folder: string, text: string, targets: Labels['targets'], weight: number): Text {
  const prepared = prepare(text)
  const labels: (number | null)[] = prepared.clauses.map(() => null)
  const tableParagraphs = new Set(prepared.tables.flatMap((table) => table.paragraphs))
  for (const target of targets) {
    if (target.kindAlt !== undefined) continue
    const at = prepared.clauses.findIndex((clause) => {
      const passage = prepared.passages[clause.passage]
      if (passage === undefined || tableParagraphs.has(passage.block.paragraph)) return false
      const from = passage.body.at[clause.start] ?? 0
      const to = passage.body.at[clause.end - 1] ?? 0
      return target.valueOffset >= from && target.valueOffset <= to
    })
    if (at >= 0) labels[at] = target.kind === 'target' ? 0 : 1
  }
  return { name, folder, clauses: prepared.clauses, labels, weight }
}

const FRAGMENT_LINES = 5

/** A report is often met as a fragment without title and headings; its paragraphs are learned from on their own too. */
function fragments(text: string, targets: Labels['targets']): { text: string; targets: Labels['targets'] }[] {
  const lines = [...text.matchAll(/[^\n]+\n?/g)]
  const found: { text: string; targets: Labels['targets'] }[] = []
  for (let i = 0; i < lines.length; i += FRAGMENT_LINES) {
    const from = lines[i]?.index ?? 0
    const to = lines[i + FRAGMENT_LINES]?.index ?? text.length
    const own = targets
      .filter((target) => target.valueOffset >= from && target.valueOffset < to)
      .map((target) => ({ ...target, valueOffset: target.valueOffset - from }))
    if (own.length > 0) found.push({ text: text.slice(from, to), targets: own })
  }
  return found
}

function readFolder(folder: string, own: boolean): Text[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const labels = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Labels
      const beside = join(folder, file.replace(/json$/, 'txt'))
      const text = readFileSync(existsSync(beside) ? beside : beside.replace('/gold/', '/documents/'), 'utf8')
      const targets = labels.targets ?? []
      const whole = readText(file, folder, text, targets, own ? 1 : OUTSIDE)
      const parts = own ? fragments(text, targets) : []
      return [whole, ...parts.map((part) => readText(file, `${folder} in fragments`, part.text, part.targets, 0.5))]
    })
}

/** Texts of other hands weigh more than the corpus of one house. */
const OUTSIDE = 2

const COSTS = BORDER_ORDER.length

/** Signs and borders as numbers, so that a fit takes seconds. */
interface Coded {
  signs: Uint16Array[]
  border: Uint8Array
  labels: (number | null)[]
  weight: number
}

const ids = new Map<Sign, number>()
const idOf = (sign: Sign): number => {
  const id = ids.get(sign) ?? ids.size
  ids.set(sign, id)
  return id
}

function code(text: Text): Coded {
  return {
    signs: text.clauses.map((clause) => Uint16Array.from(clause.signs, idOf)),
    border: Uint8Array.from(text.clauses, (clause) => BORDER_ORDER.indexOf(clause.border)),
    labels: text.labels,
    weight: text.weight,
  }
}

/** Parameters in one vector: signs first, then the costs of turning ahead, then those of turning back. */
function toModel(vector: Float64Array): StanceModel {
  const costs = (from: number): StanceModel['toAhead'] =>
    Object.fromEntries(BORDER_ORDER.map((border, i) => [border, vector[from + i] ?? 0])) as StanceModel['toAhead']
  const signs = ids.size
  return {
    weights: Object.fromEntries([...ids].map(([sign, id]) => [sign, vector[id] ?? 0])),
    toAhead: costs(signs),
    toDone: costs(signs + COSTS),
  }
}

/** Adds the gradient of the log-likelihood of the labelled clauses, the others summed out. */
function addGradient(text: Coded, vector: Float64Array, sum: Float64Array): void {
  const count = ids.size
  const own = text.signs.map((signs) => signs.reduce((total, sign) => total + (vector[sign] ?? 0), 0))
  const clamped = own.map((score, i) => (text.labels[i] === null ? score : text.labels[i] === 1 ? SURE : -SURE))
  const add = (at: number, amount: number) => {
    sum[at] = (sum[at] ?? 0) + amount * text.weight
  }
  const costs = { toAhead: vector.subarray(count, count + COSTS), toDone: vector.subarray(count + COSTS) }
  for (const [scores, sign] of [
    [own, -1],
    [clamped, 1],
  ] as const) {
    const { odds, left, right } = runChain(text.border, scores, costs)
    text.signs.forEach((signs, i) => {
      const share = 1 / (1 + Math.exp(-(odds[i] ?? 0)))
      for (const id of signs) add(id, sign * share)
      if (i === 0) return
      const border = text.border[i] ?? 0
      const before = left[i - 1] ?? 0
      const after = (scores[i] ?? 0) + (right[i] ?? 0)
      const parts = [before + after, before - (costs.toAhead[border] ?? 0), after - (costs.toDone[border] ?? 0), 0]
      const top = Math.max(...parts)
      const total = parts.reduce((all, part) => all + Math.exp(part - top), 0)
      add(count + border, (-sign * Math.exp((parts[1] ?? 0) - top)) / total)
      add(count + COSTS + border, (-sign * Math.exp((parts[2] ?? 0) - top)) / total)
    })
  }
}

const SURE = 60
const FIRST_COSTS = [4, 3, 2.5, 2, 2, 1]

/** What a sign means before anything is learned; the fit is drawn towards it, so that rare signs stay sensible. */
const PRIOR = new Map<Sign, number>([
  ...Object.keys(cues.done).flatMap((group): [Sign, number][] => [
    [group, 0.7],
    [`heading ${group}`, 0.5],
  ]),
  ...Object.keys(cues.ahead).flatMap((group): [Sign, number][] => [
    [group, -0.7],
    [`heading ${group}`, -0.5],
  ]),
  ['opens', -0.3],
  ['strive number', -2],
  ['expected number', -1],
  ['hoped number', -3],
  ['will number', -1],
  ['must number', -1],
  ['perfect number', 1],
  ['asOf number', 1],
  ['heading review', 1],
  ['heading plan', -1],
  ['under review', 1],
  ['under plan', -1],
  ['under plan beside review', -1],
  ['asOf past', 1],
  ['said asOf past', 1],
  ['title report', 0.7],
  ['title plan', -0.7],
  ['until later', -1],
  ['said until later', -0.5],
  ['said strive number', -0.5],
  ['said year later', -0.5],
  ['term past', 1],
  ['term later', -0.5],
  ['said year past', 0.5],
  ['until now', -0.7],
  ['until open', -1],
  ['until past', 1],
  ['year later', -1],
  ['year past', 1],
  ['time last year', 1],
  ['time since', 0.7],
  ['time month', 0.5],
  ['time comparison', 0.3],
  ['bound >=', -0.7],
  ['bound ~', -0.3],
  ['digits 1', -0.3],
  ['digits 3', 0.3],
  ['digits 4', 0.6],
  ['text back', 0.5],
  ['text ahead', -0.5],
])

/** Gradient ascent with a pace of its own for every parameter (Adam); the problem is too small to need more. */
function fitted(texts: Text[]): StanceModel {
  const coded = texts.map(code)
  const count = ids.size
  const vector = new Float64Array(count + 2 * COSTS)
  FIRST_COSTS.forEach((cost, i) => {
    vector[count + i] = cost
    vector[count + COSTS + i] = cost
  })
  const prior = Float64Array.from([...ids.keys()], (sign) => PRIOR.get(sign) ?? 0)
  vector.set(prior)
  const mean = new Float64Array(vector.length)
  const square = new Float64Array(vector.length)
  for (let round = 1; round <= ROUNDS; round++) {
    const sum = new Float64Array(vector.length)
    for (const text of coded) addGradient(text, vector, sum)
    const pace = PACE * Math.min(1, 2 * (1 - round / (ROUNDS + 1)))
    for (let i = 0; i < vector.length; i++) {
      const value = vector[i] ?? 0
      const slope = (sum[i] ?? 0) - (i < count ? RIDGE * (value - (prior[i] ?? 0)) : COST_RIDGE * (value - COST_PRIOR))
      mean[i] = 0.9 * (mean[i] ?? 0) + 0.1 * slope
      square[i] = 0.99 * (square[i] ?? 0) + 0.01 * slope * slope
      const size = Math.sqrt((square[i] ?? 0) / (1 - 0.99 ** round))
      const next = value + (pace * (mean[i] ?? 0)) / (1 - 0.9 ** round) / (size + 1e-8)
      vector[i] = i < count ? next : Math.max(0, next)
    }
  }
  return toModel(vector)
}

const PACE = 0.05
const COST_RIDGE = 0.5
const COST_PRIOR = 3

function judge(texts: Text[], model: StanceModel): { right: number; all: number; wrong: string[] } {
  let right = 0
  let all = 0
  const wrong: string[] = []
  for (const text of texts) {
    const odds = weigh(text.clauses, model)
    text.labels.forEach((label, i) => {
      if (label === null) return
      all++
      if ((odds[i] ?? 0) > 0 === (label === 1)) right++
      else
        wrong.push(
          `${text.name} ${label === 1 ? 'done' : 'ahead'} ${(odds[i] ?? 0).toFixed(1)} ${text.clauses[i]?.signs.join(',')}`,
        )
    })
  }
  return { right, all, wrong }
}

const outside = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))
const texts = [
  ...['dev', 'blind', 'held-out'].flatMap((split) => readFolder(join(here, 'corpus', split), true)),
  ...outside.flatMap((folder) => readFolder(folder, false)),
]
const names = [...new Set(texts.map((text) => text.name))]
const tally = new Map<string, { right: number; all: number }>()
for (let fold = 0; fold < FOLDS && !process.argv.includes('--no-check'); fold++) {
  const held = new Set(names.filter((_, i) => i % FOLDS === fold))
  const model = fitted(texts.filter((text) => !held.has(text.name)))
  for (const text of texts.filter((entry) => held.has(entry.name))) {
    const { right, all, wrong } = judge([text], model)
    const sum = tally.get(text.folder) ?? { right: 0, all: 0 }
    tally.set(text.folder, { right: sum.right + right, all: sum.all + all })
    if (process.argv.includes('--verbose') && !text.folder.includes('fragments'))
      for (const line of wrong) console.log(line)
  }
}
for (const [folder, { right, all }] of tally)
  console.log(`${folder}: ${right} of ${all} clauses with a labelled number, ${(right / all).toFixed(3)}`)
const model = fitted(texts)
const round = (value: number): number => Math.round(value * 100) / 100
const rounded = (record: Record<string, number>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(record)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, value]) => [name, round(value)]),
  )
writeFileSync(
  join(here, 'lexicon', 'stance.json'),
  `${JSON.stringify({ weights: rounded(model.weights), toAhead: rounded(model.toAhead), toDone: rounded(model.toDone) }, null, 2)}\n`,
)
