import type { Target } from '#engines/plan-text'
import type { Catalogue } from './catalogue.ts'
import type { ConceptReader } from './concept.ts'
import { asShare } from './divided.ts'
import { progressReader } from './progress.ts'
import { isCompletion, partOfYear, readAgain, yearShareOf } from './second-reading.ts'
import type { Claim, Concept, Evidence, LintDocument } from './types.ts'

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
    const part = partOfYear(document)
    const targets = document.plan.targets.filter((target) => !isCompletion(target, document))
    return targets.map((read, index) => {
      const target = asShare(readAgain(read, targets[index - 1], document, part), document)
      const sentence = sentenceBefore(document.text, target.offset)
      const full = isNamedByAct(target.indicator) ? nameBefore(target, targets, document.text) : target.indicator
      const { place, name } = withoutPlace(withReferent(full, sentence), document)
      const around = `${sentence}${target.quote}`
      const concept = withAct(sentence, conceptOf(name, around))
      const isBound = target.comparator === '<' || target.comparator === '<='
      return {
        document,
        target,
        concept,
        subject: othersIn(target, document) ?? place ?? target.subject,
        year: target.deadline ? Number(target.deadline.slice(0, 4)) : null,
        yearShare: yearShareOf(target.deadline),
        whole: wholeOf(target),
        isCeiling: isBound || concept.isLowerBetter || says(catalogue.ceilingWords, target.quote),
        isKept: says(catalogue.keepWords, target.quote),
        isTotal: /累计|总计|合计/.test(clauseBefore(sentence) + target.quote),
        progress: progress(target),
      }
    })
  }
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

const ofQuarter = /^(?:第?[一二三四]季度|上半年|下半年)/

/** 东湖区新增众创空间 is told of that district, whichever document says it. */
function withoutPlace(printed: string, { plan }: LintDocument): { place: string | null; name: string } {
  const indicator = printed.replace(ofQuarter, '')
  const place = placed.exec(indicator)?.[1]
  if (place === undefined || notAPlace.test(place)) return { place: null, name: indicator }
  const isOwn = plan.document.region?.endsWith(place) ?? false
  return { place: isOwn ? null : place, name: indicator.slice(place.length) }
}

const example = /对标|先进地区|标杆|学习借鉴|先进城市|标兵/
const someRegion = /[一-龥]{2,4}?[省市州]/g

/** 对标广澄市，该市研发投入强度达到4.1%: told of the region to learn from, until the sentence comes back to its own. */
function othersIn({ valueOffset }: Target, { plan, text }: LintDocument): string | null {
  const sentence = text.slice(Math.max(0, valueOffset - 200), valueOffset).match(/[^。\n]*$/)?.[0] ?? ''
  const { region } = plan.document
  const back = region ? sentence.lastIndexOf(region) : -1
  const last = [...sentence.matchAll(/该[省市州区县]/g)].at(-1)
  if (last && last.index > back) return last[0]
  if (!example.test(sentence)) return null
  const at = sentence.search(example)
  if (back > at || /[我本全][省市州区县]/.test(sentence.slice(at))) return null
  return [...sentence.slice(at).matchAll(someRegion)].at(-1)?.[0] ?? null
}

/** 承担数 and 建成数: what is done, without what it is done to. */
const isNamedByAct = (indicator: string) => /^[一-龥]{2}[数额]?$/.test(indicator) && !/[人企园院]/.test(indicator)

/** 每年承担项目60项，三年累计承担150项: the second number is of what the first one names. */
function nameBefore(target: Target, all: readonly Target[], text: string): string {
  const before = all.findLast((other) => other.offset < target.offset && other.unit === target.unit)
  const isNear = before && !/[。；;\n]/.test(text.slice(before.offset, target.offset))
  const act = target.indicator.slice(0, 2)
  return isNear && before.indicator.includes(act) ? before.indicator : target.indicator
}

export const evidence = ({ document, target }: Claim): Evidence => ({
  file: document.file,
  quote: target.quote,
  offset: target.offset,
})

/** What a share is a share of, in one spelling; null where the text does not print it. */
function wholeOf({ of, indicator, quote, mode }: Target): string | null {
  if (mode !== 'ratio') return null
  const printed =
    of ??
    /占(.{2,}?)(?:的)?(?:比重|比例|比)$/.exec(indicator.replace(/[（(].*[）)]/, ''))?.[1] ??
    /[（(]占(.{2,}?)(?:的)?(?:比重|比例|比)?[）)]/.exec(indicator + quote)?.[1]
  return printed ? wholeNamed(printed) : null
}

/** 全市规模以上工业总产值 and 规上工业产值 are one whole. */
export function wholeNamed(printed: string): string {
  return printed
    .replace(/[\s“”（）()]|(?:的)?(?:比重|比例)[）)]?$/g, '')
    .replace(/^(全[省市区县]|我[省市区县]|本[省市区县])的?/, '')
    .replace(/规模以上/g, '规上')
    .replace(/全部/g, '')
    .replace(/国内生产总值|地区生产总值|生产总值|GDP/gi, 'GDP')
    .replace(/工业(企业)?(总)?产值/g, '工业产值')
    .replace(/(主营)?业务收入|营业收入|营收/g, '营业收入')
}
