import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addTallies, compareWithLabels, f1, type Labels } from '../engines/plan-text/agreement.ts'
import { type CompiledPlan, compilePlan, type Target } from '../engines/plan-text/engine.ts'

const corpus = join(import.meta.dirname, '..', 'engines', 'plan-text', 'corpus')

interface Text {
  text: string
  labels: Labels
}

function texts(split: string): Text[] {
  const folder = join(corpus, split)
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({
      text: readFileSync(join(folder, file.replace(/json$/, 'txt')), 'utf8'),
      labels: JSON.parse(readFileSync(join(folder, file), 'utf8')) as Labels,
    }))
}

const NUMBER_AND_UNIT =
  /(\d+(?:\.\d+)?)(万亿元|亿元|万元|万人次|万人|万户|万亩|万平方米|个百分点|平方米|公里|人次|家次|场次|%|倍|个|家|项|件|人|名|户|条|场|所|座|套|台|辆|元|亩)(以上|左右|以内|以下)?/g

/** What a plain regular expression makes of a text: every number with a unit, named by the words before it. */
function readByExpression(text: string): CompiledPlan {
  const targets = [...text.matchAll(NUMBER_AND_UNIT)].map((match): Target => {
    const before = /[^，。；：、\n]*$/.exec(text.slice(Math.max(0, match.index - 40), match.index))?.[0] ?? ''
    const indicator = before.replace(/(?:达到|达|突破|超过|不少于|不低于)$/, '')
    const growth = /增长|提高|下降/.test(before)
    return {
      id: '',
      measure: null,
      indicator,
      subject: null,
      value: Number(match[1]),
      valueMax: null,
      unit: match[2] ?? null,
      comparator:
        match[3] === '以上'
          ? '>='
          : match[3] === '左右'
            ? '~'
            : match[3] === undefined
              ? /突破|超/.test(before)
                ? '>'
                : '='
              : '<=',
      mode:
        match[2] === '%' ? (growth ? 'growth' : 'ratio') : /新|引进|举办|开展/.test(before) ? 'flow-annual' : 'stock',
      kind: 'target',
      deadline: /(20\d{2})年/.exec(text.slice(0, match.index))?.[1] ?? null,
      deadlineFrom: 'inherited',
      growth: null,
      quote: before + match[0],
      offset: match.index - before.length,
      valueText: match[1] ?? '',
      valueOffset: match.index,
      of: null,
      partOf: null,
      relativeTo: null,
      recurrence: null,
      table: null,
      progressClaim: null,
      units: [],
      confidence: 0.5,
    }
  })
  return { ...compilePlan(''), targets }
}

function quality(list: Text[], read: (text: string) => CompiledPlan): { detect: number; strict: number } {
  const total = addTallies(list.map(({ text, labels }) => compareWithLabels(read(text), labels)))
  return { detect: f1(total), strict: f1({ hit: total.strict, said: total.said, gold: total.gold }) }
}

function fastest(runs: number, work: () => void): number {
  let best = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    work()
    best = Math.min(best, performance.now() - start)
  }
  return best
}

function grow(source: string, length: number): string {
  return source.repeat(Math.ceil(length / source.length)).slice(0, length)
}

/**
 * Measures the reading of plans: speed, linearity, quality, and a plain number-and-unit expression beside it.
 *
 * Units:   characters per second, milliseconds, F1 0..1, ratios.
 * Errors:  a missing corpus fails the run.
 */
export async function bench(print: (line: string) => void): Promise<void> {
  const dev = texts('dev')
  const test = texts('test')
  const blind = texts('blind')
  const heldOut = texts('held-out')
  const source = [...dev, ...test].map(({ text }) => text).join('\n')
  const short = grow(source, 79_000)
  compilePlan(short)
  print(`plan-text ms_79k=${fastest(5, () => compilePlan(short)).toFixed(1)} ms`)
  const middle = grow(source, 200_000)
  const long = grow(source, 2_000_000)
  const middleMs = fastest(3, () => compilePlan(middle))
  const longMs = fastest(1, () => compilePlan(long))
  const speed = (long.length / longMs) * 1000
  print(`plan-text chars_per_s=${Math.round(speed)} chars/s`)
  print(`plan-text linearity=${(longMs / middleMs / (long.length / middle.length)).toFixed(2)} x`)
  const peerMs = fastest(3, () => readByExpression(middle))
  const peerSpeed = (middle.length / peerMs) * 1000
  print(`plan-text peer_chars_per_s=${Math.round(peerSpeed)} chars/s`)
  for (const [name, list] of [
    ['dev', dev],
    ['test', test],
    ['blind', blind],
    ['held_out', heldOut],
  ] as const) {
    const ours = quality(list, compilePlan)
    const peer = quality(list, readByExpression)
    print(`plan-text ${name}_detect=${ours.detect.toFixed(3)} F1`)
    print(`plan-text ${name}_strict=${ours.strict.toFixed(3)} F1`)
    print(`plan-text peer_${name}_detect=${peer.detect.toFixed(3)} F1`)
    print(`plan-text peer_${name}_strict=${peer.strict.toFixed(3)} F1`)
    print(`plan-text ratio=${(ours.strict / Math.max(peer.strict, 0.001)).toFixed(2)} strict-to-expression-${name}`)
  }
  print(`plan-text ratio=${(speed / peerSpeed).toFixed(2)} speed-to-expression`)
}
