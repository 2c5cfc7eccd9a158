import catalogue from './catalogue.json' with { type: 'json' }
import type { Concept } from './types.ts'

const aliases = catalogue.concepts
  .flatMap((concept) => [concept.name, ...concept.aliases].map((alias) => ({ alias, concept })))
  .sort((a, b) => b.alias.length - a.alias.length)
const actions = Object.entries(catalogue.actions)
  .flatMap(([action, words]) => words.map((word) => ({ word, action })))
  .sort((a, b) => b.word.length - a.word.length)
const countWord = new RegExp(`(${catalogue.countWords.join('|')})$`)

/**
 * Takes an indicator's name apart, so that two names can be compared by what they mean.
 *
 * Example: conceptOf('新建市级以上重点实验室数').core → '重点实验室'
 */
export function conceptOf(name: string): Concept {
  let rest = name.replace(/[（(][^）)]*[）)]/g, '').replace(/[\s“”"'‘’《》、，,·]/g, '')
  const isStock = catalogue.stockWords.some((word) => rest.includes(word))
  const isInflow = catalogue.flowOfStock.some((word) => rest.includes(word))
  const known = aliases.find(({ alias }) => rest.includes(alias))
  const scope = catalogue.scopes.find(({ word }) => rest.includes(word))
  const isAtLeastRank = scope !== undefined && rest.includes(`${scope.word}以上`)
  if (scope) rest = rest.replace(isAtLeastRank ? `${scope.word}以上` : scope.word, '')
  if (known) rest = rest.replace(known.alias, known.concept.name)
  let action: string | null = null
  for (const one of actions) {
    if (known?.concept.name.includes(one.word) || !rest.includes(one.word)) continue
    rest = rest.replace(one.word, '')
    action ??= one.action
  }
  rest = rest.replace(/(同比|年均)(增幅|增长率?|增速)?$|(增幅|降幅|增速|增长率|倍数)$/, '')
  const core = (known?.concept.name === rest ? rest : rest.replace(countWord, '')) || rest
  const headline = known && 'headline' in known.concept ? (known.concept.headline ?? null) : null
  return {
    core,
    distinctive: distinctiveOf(core),
    bigrams: bigramsOf(core),
    rank: scope?.rank ?? null,
    isAtLeastRank,
    action,
    headline,
    isStock,
    isInflow,
    isLowerBetter: catalogue.lowerIsBetter.some((word) => name.includes(word)),
  }
}

export type Likeness = 'same' | 'near' | 'other'

/** The name without words that any science plan uses everywhere, so that what is left tells two indicators apart. */
function distinctiveOf(core: string): string {
  return catalogue.generic.reduce((rest, word) => rest.replaceAll(word, ''), core)
}

/**
 * How alike two indicators are: `same` is the same thing counted, `near` is named so alike that a reader would take one
 * for the other and must be told what each counts.
 *
 * Example: likeness(conceptOf('科技项目转化率'), conceptOf('签约项目转化率')) → 'near'
 */
export function likeness(a: Concept, b: Concept): Likeness {
  if (a.core.length < 2 || b.core.length < 2) return 'other'
  if (a.core === b.core) return isSameScope(a, b) ? 'same' : 'near'
  const [shorter, longer] = a.core.length <= b.core.length ? [a.core, b.core] : [b.core, a.core]
  const isGeneric = !a.distinctive || !b.distinctive
  // What is done to a project tells its counts apart where the bare word 项目 does not.
  const isToldByAct = a.action !== null && a.action !== 'make' && a.action === b.action
  if (!isToldByAct && isGeneric) return 'other'
  if (isInsertion(a.core, b.core)) return 'near'
  if (shorter.length >= 4 && longer.includes(shorter)) return sameHead(shorter, longer) ? 'near' : 'other'
  return sharedBigrams(a.bigrams, b.bigrams) >= 0.5 && sameHead(a.core, b.core) ? 'near' : 'other'
}

/** One name is the other with a word put in: 技术许可合同 and 技术合同. */
export function isInsertion(a: string, b: string): boolean {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a]
  let front = 0
  while (front < shorter.length && shorter[front] === longer[front]) front++
  return front >= 2 && shorter.length - front >= 2 && longer.endsWith(shorter.slice(front))
}

/** 省级 ⊂ 市级以上: every provincial one counts there, so the sets can be compared though they are not the same. */
function isSameScope(a: Concept, b: Concept): boolean {
  return a.rank === b.rank && a.isAtLeastRank === b.isAtLeastRank
}

/** What a Chinese name counts stands at its end; 人才 and 人才团队 are two things. */
function sameHead(a: string, b: string): boolean {
  return headOf(a) === headOf(b)
}

/** Last two characters of the word that a name ends with, passing over words that say little. */
export function headOf(name: string): string {
  return name.replace(/(项目|企业|情况|规模|余额)$/, '').slice(-2)
}

function bigramsOf(text: string): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)))
}

function sharedBigrams(x: ReadonlySet<string>, y: ReadonlySet<string>): number {
  let shared = 0
  for (const pair of x) if (y.has(pair)) shared++
  return x.size + y.size === 0 ? 0 : (2 * shared) / (x.size + y.size)
}
