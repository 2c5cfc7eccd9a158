import type { Target } from '#engines/plan-text'
import type { Catalogue } from './catalogue.ts'
import type { ConceptReader } from './concept.ts'
import { progressReader } from './progress.ts'
import { partOfYear, readAgain, yearShareOf } from './second-reading.ts'
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
    return document.plan.targets.map((read, index, all) => {
      const target = readAgain(read, all[index - 1], document, part)
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
function withoutPlace(printed: string): { place: string | null; name: string } {
  const indicator = printed.replace(ofQuarter, '')
  const place = placed.exec(indicator)?.[1]
  if (place === undefined || notAPlace.test(place)) return { place: null, name: indicator }
  return { place, name: indicator.slice(place.length) }
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
