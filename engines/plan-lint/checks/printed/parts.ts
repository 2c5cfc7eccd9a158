import { scaleOf } from '../../measure.ts'
import { clauseStart, type Quantity, quantitiesIn } from '../../quantities.ts'
import { both, shown } from '../../say.ts'
import { sentencesOf } from '../../sentences.ts'
import { between, type Figures, figure, isPercent, type Slip } from './slip.ts'

/** 成交额57.8亿元。按类别分，技术开发18.3亿元，…: a division that says it is one, against the whole before it. */
export function dividedSlips(text: string): { figures: Figures; slip: Slip }[] {
  return sentencesOf(text, /[。；;]按[^，,。；;]{1,10}分[，,：:]/, /[！!？?\n]/g).flatMap((sentence) => {
    const { words } = sentence
    const figures: Figures = { sentence, words, quantities: quantitiesIn(sentence) }
    return [...words.matchAll(/[。；;]按[^，,。；;]{1,10}分[，,：:]/g)].flatMap(({ 0: opening, index }) => {
      const from = index + opening.length
      const start = figures.quantities.findIndex((q) => q.from >= from)
      const end = words.slice(from).search(/[。]/)
      const parts = listFrom(figures, start, '：').filter(({ quantity }) => end < 0 || quantity.to <= from + end)
      const before = words.slice(0, index).search(/[^。；;]*$/)
      const wholes = figures.quantities.filter(
        (q) => q.from >= before && q.to <= index && q.kind === parts[0]?.quantity.kind && !isPercent(q),
      )
      const [whole] = wholes
      if (!whole || wholes.length > 1 || parts.length < 2) return []
      return sumSlip(whole, parts).map((slip) => ({ figures, slip }))
    })
  })
}

interface Part {
  quantity: Quantity
  name: string
}

const opens = /(?:其中|包括|分别是|分别为|含|：|:)(?:\d{4}年)?[^，,\d]{0,20}$/
/** Groups that may share members: their numbers may well exceed the whole. */
const mayOverlap =
  /以上|以下|女|博士|硕士|海外|海归|归国|留学|青年|岁|党员|重点|高端|首次|新增|同比|占|增长|拥有|服务|带动/
const theRest = /其他|其它|其余|另有/
const listGap = /^[、，,和及与]?[^，,、。；;：:（()）]{0,24}$/

/** 61家，其中甲22家、乙31家、丙15家: parts that exclude each other, against their whole. */
export function partSlips(figures: Figures, partitions: readonly string[][]): Slip[] {
  return [...fromWhole(figures, partitions), ...toWhole(figures, partitions)]
}

function fromWhole(figures: Figures, partitions: readonly string[][]): Slip[] {
  const { quantities, words } = figures
  return quantities.flatMap((whole, index) => {
    const first = quantities[index + 1]
    if (!first || first.kind !== whole.kind || isPercent(whole)) return []
    const gap = between(figures, whole, first)
    if (!opens.test(gap) || gap.length > 40 || /[。；;]/.test(gap)) return []
    const parts = listFrom(figures, index + 1, gap)
    const wholeName = words.slice(clauseStart(words, whole.from), whole.from)
    return otherSum(whole, wholeName, parts, partitions)
  })
}

/** Quantities of one kind that follow each other with nothing but their names between them. */
function listFrom(figures: Figures, start: number, gap: string): Part[] {
  const { quantities } = figures
  const kind = quantities[start]?.kind
  const parts: Part[] = []
  for (let index = start; index < quantities.length; index++) {
    const quantity = quantities[index] as Quantity
    const previous = quantities[index - 1] as Quantity
    const lead =
      index === start ? gap.replace(/^.*(其中|包括|分别是|分别为|含|：|:)/, '') : between(figures, previous, quantity)
    if (quantity.kind !== kind || (index > start && !listGap.test(lead))) break
    parts.push({ quantity, name: lead.replace(/^[、，,和及与：:]+/, '') })
  }
  return parts
}

const totals = /[，,、](?:共计|合计|总计|共)[^，,、。\d]{0,10}$/

/** 甲22家、乙31家，合计55家. */
function toWhole(figures: Figures, partitions: readonly string[][]): Slip[] {
  const { quantities, words } = figures
  return quantities.flatMap((whole, index) => {
    if (index < 2 || isPercent(whole) || !totals.test(words.slice(0, whole.from))) return []
    const parts: Part[] = []
    for (let at = index - 1; at >= 0; at--) {
      const quantity = quantities[at] as Quantity
      const next = quantities[at + 1] as Quantity
      if (quantity.kind !== whole.kind || (at < index - 1 && !listGap.test(between(figures, quantity, next)))) break
      parts.unshift({ quantity, name: words.slice(clauseStart(words, quantity.from), quantity.from) })
    }
    return otherSum(whole, '合计', parts, partitions)
  })
}

const ranks = [/^国家/, /^省/, /^市/, /^[县区]/]
const rankOf = (name: string) => ranks.findIndex((rank) => rank.test(name))

/** Digits after the point may have been rounded; whole numbers are exact. */
const rounding = ({ step, unit }: Quantity) => (step < scaleOf(unit) ? step / 2 : 0)

function otherSum(whole: Quantity, wholeName: string, parts: Part[], partitions: readonly string[][]): Slip[] {
  if (parts.length < 2 || whole.isRough || parts.some(({ quantity }) => quantity.isRough)) return []
  const names = parts.map(({ name }) => name)
  const isAll = coversAll(wholeName, names) || isPartition(names, partitions)
  if (!isAll && (names.some((name) => mayOverlap.test(name)) || !areOneKind(names))) return []
  return sumSlip(whole, parts).filter(({ result }) => isAll || Number.parseFloat(result.zh) > whole.value)
}

function sumSlip(whole: Quantity, parts: readonly Part[]): Slip[] {
  const numbers = parts.map(({ quantity }) => quantity)
  const sum = numbers.reduce((all, { bare }) => all + bare, 0)
  const slack = [whole, ...numbers].reduce((all, quantity) => all + rounding(quantity), 0)
  const over = sum - whole.bare
  if (Math.abs(over) <= slack + 1e-6) return []
  const scale = whole.bare / (whole.value || 1)
  return [
    {
      of: [whole, ...parts.map(({ quantity }) => quantity)].toSorted((a, b) => a.from - b.from),
      sum: both(numbers.map(({ bare }) => shown(bare / scale, 2)).join(' + ')),
      result: figure({ ...whole, value: Number(shown(sum / scale, 2)) }),
      printed: figure(whole),
      what: { zh: '分项之和', en: 'sum of the parts' },
    },
  ]
}

/** Nothing is left out: 其他 is among the parts, every rank of 省级以上 is named, or every year of 三年累计. */
function coversAll(wholeName: string, names: readonly string[]): boolean {
  if (names.some((name) => theRest.test(name)) || isAboveAndBelow(names)) return true
  const least = /([国省市县区])(?:家)?级(?:及)?以上/.exec(wholeName)?.[1]
  if (least) {
    const lowest = rankOf(least)
    const told = new Set(names.map(rankOf))
    return (
      Array.from({ length: lowest + 1 }, (_, rank) => rank).every((rank) => told.has(rank)) &&
      names.length === lowest + 1
    )
  }
  const years = /([二两三四五])年累?计?/.exec(wholeName)?.[1]
  const count = years ? '一二三四五'.indexOf(years.replace('两', '二')) + 1 : 0
  return count === names.length && names.every((name) => /\d{4}年/.test(name))
}

/** 发明、实用新型、外观设计 are all there are; where a member is missing or another is named, they may not be. */
const isPartition = (names: readonly string[], partitions: readonly string[][]) =>
  partitions.some(
    (members) =>
      members.length === names.length && members.every((member) => names.some((name) => name.includes(member))),
  )

/** 亿元以上 and 亿元以下 leave nothing out and share nothing. */
function isAboveAndBelow(names: readonly string[]): boolean {
  const [above, below] = ['以上', '以下'].map((word) =>
    names.map((name) => /(\d*[十百千万亿]+元|\d+(?:岁|人))/.exec(name.includes(word) ? name : '')?.[1]).find(Boolean),
  )
  return names.length === 2 && above !== undefined && above === below
}

/** Parts of one kind are named alike: 工业类、农业类; 国家资金、省级资金. */
function areOneKind(names: readonly string[]): boolean {
  const bare = names.map((name) => name.replace(/(?:达到?|为|约|完成|实现)$/, ''))
  const [first = ''] = bare
  if (bare.some((name) => name.length < 2)) return false
  const isAtEnd = bare.every((name) => name.at(-1) === first.at(-1))
  const isAtStart = bare.every((name) => name.slice(0, 2) === first.slice(0, 2))
  return (isAtEnd || isAtStart) && new Set(bare).size === bare.length
}
