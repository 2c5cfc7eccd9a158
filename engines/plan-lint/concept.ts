import type { Catalogue } from './catalogue.ts'
import type { Concept } from './types.ts'

export type ConceptReader = (name: string, quote?: string) => Concept

/**
 * Takes indicators' names apart with the words of a catalogue, so that two names can be compared by what they mean.
 * Each name is taken apart once; the core of 新建市级以上重点实验室数 is 重点实验室.
 */
export function conceptReader(catalogue: Catalogue): ConceptReader {
  const words = wordsOf(catalogue)
  const known = new Map<string, Concept>()
  return (name, quote = '') => {
    const basis = words.bases.find(({ word }) => name.includes(word) || quote.includes(word))?.basis ?? null
    const key = `${name}|${basis}`
    const found = known.get(key)
    if (found) return found
    const concept = { ...takenApart(name, words), basis, members: membersOf(name, words) }
    known.set(key, concept)
    return concept
  }
}

/** Without brackets, marks, and a list number that stuck to the name. */
const plain = (name: string) =>
  name
    .replace(/^[一二三四五六七八九十]+、/, '')
    .replace(/^[两二三四五]年(?:内|间|共|累计|合计|统筹)*/, '')
    .replace(/每年|年均(?=[一-龥]{4})/g, '')
    .replace(/已(?=入库|建成|建|认定|培育|达)/, '')
    .replace(/[（(][^）)]*[）)]/g, '')
    .replace(/[\s“”"'‘’《》、，,·]/g, '')

function wordsOf(catalogue: Catalogue) {
  const byLength = <Item extends { word: string }>(list: Item[]) => list.sort((a, b) => b.word.length - a.word.length)
  const countWord = new RegExp(`(${catalogue.countWords.join('|')})$`)
  const bare = (name: string) => plain(name).replace(countWord, '')
  return {
    ...catalogue,
    countWord,
    bare,
    place: new RegExp(
      `^(?:${catalogue.places.join('|')}|园区(?=[一-龥]{4}))?的?(?:当年|每年|全年|年度|年内|年(?=登记|服务|新增|培训|实施))?(?:实现|完成)?`,
    ),
    aliases: byLength(
      catalogue.concepts.flatMap((concept) => [concept.name, ...concept.aliases].map((word) => ({ word, concept }))),
    ),
    fullNames: new Map(
      catalogue.names.flatMap(({ name, aliases }) => aliases.map((alias) => [bare(alias), name] as const)),
    ),
    actions: byLength(
      Object.entries(catalogue.actions).flatMap(([action, list]) => list.map((word) => ({ word, action }))),
    ),
    bases: byLength(Object.entries(catalogue.bases).flatMap(([basis, list]) => list.map((word) => ({ word, basis })))),
  }
}
type WordsOf = ReturnType<typeof wordsOf>

/** Things that a name joins, 众创空间 and 科技企业孵化器; none where it names one. */
function membersOf(name: string, words: WordsOf): string[] {
  const members = name.split(/[、，]|和|及|与/)
  if (members.length < 2) return []
  const cores = members.map((member) => takenApart(member, words).core)
  return cores.every((core) => core.length >= 3) ? cores : []
}

function takenApart(name: string, words: WordsOf): Omit<Concept, 'basis' | 'members'> {
  let rest = plain(name).replace(words.place, '')
  const full = words.fullNames.get(rest.replace(words.countWord, ''))
  if (full !== undefined) rest = plain(full)
  const isStock = words.stockWords.some((word) => rest.includes(word))
  const isInflow = words.flowOfStock.some((word) => rest.includes(word))
  const known = words.aliases.find(({ word }) => rest.includes(word))
  const scope = words.scopes.find(({ word }) => rest.includes(word))
  const atLeast = scope && ['及以上', '以上'].map((more) => scope.word + more).find((word) => rest.includes(word))
  if (scope) rest = rest.replace(atLeast ?? scope.word, '')
  if (known) rest = rest.replace(known.word, known.concept.name)
  // What a share is a share of is compared apart: names differ in how fully they print it.
  if (known?.concept.name !== rest) rest = rest.replace(/占.{2,}?的?(比重|比例|比)$/, '占比')
  let action: string | null = null
  for (const one of words.actions) {
    if (known?.concept.name.includes(one.word) || !rest.includes(one.word)) continue
    rest = rest.replaceAll(one.word, '')
    action ??= one.action
  }
  rest = rest.replace(/(同比|年均)(增幅|增长率?|增速)?$|(增幅|降幅|增速|增长率|倍数)$/, '')
  const core = (known?.concept.name === rest ? rest : rest.replace(words.countWord, '')) || rest
  const has = (list: readonly string[]) => list.some((word) => name.includes(word) || core.includes(word))
  return {
    core,
    distinctive: words.generic.reduce((left, word) => left.replaceAll(word, ''), core),
    bigrams: bigramsOf(core),
    rank: scope?.rank ?? known?.concept.rank ?? null,
    isAtLeastRank: atLeast !== undefined,
    action,
    // 高新技术企业研发投入强度 is not a count of such firms.
    headline: known !== undefined && core.endsWith(known.concept.name) ? (known.concept.headline ?? null) : null,
    isStock,
    isInflow,
    isLowerBetter: words.lowerIsBetter.some((word) => name.includes(word)),
    isEvent: words.events.some((word) => core.endsWith(word)),
    isPriceAdjusted: has(words.priceAdjusted),
    isYearlyOnly: has(words.yearlyOnly),
    needsDenominator: has(words.needsDenominator),
  }
}

export type Likeness = 'same' | 'near' | 'other'

/**
 * How alike two indicators are: `same` is the same thing counted, `near` is named so alike that a reader would take one
 * for the other and must be told what each counts, such as 科技项目转化率 and 签约项目转化率.
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

/** 省级 and 市级以上 are two scopes, even where one counts within the other. */
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

function bigramsOf(text: string): number[] {
  const pairs = Array.from(
    { length: Math.max(0, text.length - 1) },
    (_, i) => text.charCodeAt(i) * 65_536 + text.charCodeAt(i + 1),
  )
  return [...new Set(pairs)].sort((a, b) => a - b)
}

/** Dice coefficient of two lists in order. */
function sharedBigrams(x: readonly number[], y: readonly number[]): number {
  let [shared, i, j] = [0, 0, 0]
  while (i < x.length && j < y.length) {
    const difference = (x[i] as number) - (y[j] as number)
    if (difference === 0) shared++
    if (difference <= 0) i++
    if (difference >= 0) j++
  }
  return x.length + y.length === 0 ? 0 : (2 * shared) / (x.length + y.length)
}
