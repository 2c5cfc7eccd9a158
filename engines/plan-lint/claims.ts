import type { Target } from '#engines/plan-text'
import type { Catalogue } from './catalogue.ts'
import type { ConceptReader } from './concept.ts'
import { headOf } from './concept.ts'
import { areAlike, kindOfUnit } from './measure.ts'
import { progressReader } from './progress.ts'
import type { Claim, Concept, Evidence, LintDocument } from './types.ts'

/** Share of the year that has passed at the end of a printed period. */
export function yearShareOf(deadline: string | null): number {
  const match = /^\d{4}-(?:H(\d)|Q(\d)|(\d{2}))/.exec(deadline ?? '')
  if (!match) return 1
  const [, half, quarter, month] = match
  return half ? Number(half) / 2 : quarter ? Number(quarter) / 4 : Number(month) / 12
}

/** What every number of a document says, read with the words of a catalogue. */
export function claimReader(catalogue: Catalogue, conceptOf: ConceptReader): (document: LintDocument) => Claim[] {
  const entering = new RegExp((catalogue.actions.enter ?? []).join('|'))
  const referring = new RegExp(`^(?:${catalogue.referring.join('|')})`)
  const says = (words: readonly string[], text: string) => words.some((word) => text.includes(word))
  const progressOf = progressReader(catalogue)

  /** 推荐申报甲类5个、乙类14个: the act stands once before the list and holds for all of it. */
  const withAct = (sentence: string, concept: Concept): Concept =>
    concept.action === null && entering.test(sentence) ? { ...concept, action: 'enter' } : concept

  /** 推广“甲”案例，登记相关技术合同: what is meant is the name quoted last in the same sentence. */
  function withReferent(indicator: string, sentence: string): string {
    if (!referring.test(indicator)) return indicator
    const named = [...sentence.matchAll(/[“"]([^”"]{2,30})[”"]/g)].at(-1)?.[1]
    return named ? indicator.replace(referring, named) : indicator
  }

  return (document) => {
    const progress = progressOf(document)
    return document.plan.targets.map((read, index, all) => {
      const target = inItsPhase(
        wasReached(read, all[index - 1], document) ? { ...read, kind: 'actual' } : read,
        document,
      )
      const sentence = sentenceBefore(document.text, target.offset)
      const { place, name } = withoutPlace(withReferent(target.indicator, sentence))
      const around = `${sentence}${target.quote}`
      const concept = withAct(sentence, conceptOf(name, around))
      const isBound = target.comparator === '<' || target.comparator === '<='
      return {
        document,
        target,
        concept,
        subject: place ?? target.subject,
        year: target.deadline ? Number(target.deadline.slice(0, 4)) : null,
        yearShare: yearShareOf(target.deadline),
        isCeiling: isBound || concept.isLowerBetter || says(catalogue.ceilingWords, target.quote),
        isKept: says(catalogue.keepWords, target.quote),
        isTotal: /累计|总计|合计/.test(clauseBefore(sentence) + target.quote),
        progress: progress(target),
      }
    })
  }
}

const ahead = /力争|确保|争取|预计|目标|计划|规划|将/

/** 由2023年的40家增加到2025年的48家 in a report on those years tells what was, whatever section it stands in. */
function wasReached(target: Target, origin: Target | undefined, { plan, text }: LintDocument): boolean {
  const { kind, period } = plan.document
  if (kind !== 'report' || target.kind !== 'target' || origin?.kind !== 'baseline') return false
  const said = text.slice(origin.offset, target.offset + target.quote.length)
  const isOver = target.deadline !== null && target.deadline.slice(0, 4) <= (period.to ?? '')
  return isOver && said.length < 120 && !/[。；;]/.test(said) && !ahead.test(said)
}

const phase = /^[\s\u3000]*(?:[（(]?[一二三四五六七八九十\d]+[）)、.．])\s*(20\d\d)年(?:底|末)?[。：:]/

/** （二）2026年。… heads a phase of the plan: what is dated nowhere else in its paragraph is due then. */
function inItsPhase(target: Target, { text }: LintDocument): Target {
  if (target.deadlineFrom !== 'inherited') return target
  const year = phase.exec(text.slice(text.lastIndexOf('\n', target.offset) + 1, target.offset))?.[1]
  return year === undefined ? target : { ...target, deadline: year }
}

function sentenceBefore(text: string, offset: number): string {
  const before = text.slice(Math.max(0, offset - 200), offset)
  return before.slice(Math.max(...['。', '；', ';', '\n'].map((end) => before.lastIndexOf(end))) + 1)
}

const clauseBefore = (sentence: string) => sentence.slice(sentence.search(/[^，,、：:]*$/))

const placed = /^([一-龥]{2,5}?(?:自治县|新区|高新区|经开区|开发区|[区县市镇]))(?=新|[一-龥]{4,})(?![级域块位间际场])/
/** Kinds of places and words that only end like one. */
const notAPlace =
  /级|示范|试验|先导|先行|功能|核心|保税|自贸|特色|产业|园区$|社区|片区|辖区|地区|景区|山区|城区|校区|区县|县区|市区|各|(?:城|都|上|超|门|夜|股)市$|^[全本我该]/

/** 东湖区新增众创空间 is told of that district, whichever document says it. */
function withoutPlace(indicator: string): { place: string | null; name: string } {
  const place = placed.exec(indicator)?.[1]
  if (place === undefined || notAPlace.test(place)) return { place: null, name: indicator }
  return { place, name: indicator.slice(place.length) }
}

export const evidence = ({ document, target }: Claim): Evidence => ({
  file: document.file,
  quote: target.quote,
  offset: target.offset,
})

/**
 * Claims about the same or a nearly alike thing, so that a reader sees every sentence about it at once. Names are
 * compared once each, and only with names that end alike: nothing else can be near.
 */
export function clustersOf(claims: Claim[]): Claim[][] {
  const names = new Map<string, Claim[]>()
  for (const claim of claims) {
    const { core, action } = claim.concept
    const key = [core, action, kindOfUnit(claim.target.unit), claim.subject].join('|')
    const same = names.get(key)
    if (same) same.push(claim)
    else names.set(key, [claim])
  }
  const nodes = [...names.values()]
  const parents = nodes.map((_, index) => index)
  const rootOf = (index: number): number => {
    let root = index
    while (parents[root] !== root) root = parents[root] as number
    parents[index] = root
    return root
  }
  for (const bucket of endingAlike(nodes).values())
    for (const [position, a] of bucket.entries())
      for (const b of bucket.slice(position + 1)) {
        const [x, y] = [nodes[a]?.[0], nodes[b]?.[0]]
        if (x && y && rootOf(a) !== rootOf(b) && areAlike(x, y)) parents[rootOf(b)] = rootOf(a)
      }
  const clusters = new Map<number, Claim[]>()
  for (const [index, node] of nodes.entries()) {
    const root = rootOf(index)
    clusters.set(root, [...(clusters.get(root) ?? []), ...node])
  }
  return [...clusters.values()]
}

/** Indices of names by how they end, with the unit and the subject that they must share. */
function endingAlike(nodes: Claim[][]): Map<string, number[]> {
  const buckets = new Map<string, number[]>()
  for (const [index, [claim]] of nodes.entries()) {
    if (!claim) continue
    const { core } = claim.concept
    for (const ending of new Set([core.slice(-2), headOf(core)])) {
      const key = [ending, kindOfUnit(claim.target.unit), claim.subject].join('|')
      const bucket = buckets.get(key)
      if (bucket) bucket.push(index)
      else buckets.set(key, [index])
    }
  }
  return buckets
}
