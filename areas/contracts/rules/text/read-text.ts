import { creditCodeFault } from '#kernel/credit-code'
import type { Kind } from '../../codes.ts'
import type { contents } from '../../contract/precheck.ts'
import type { AmountRole, ContractQuote, ContractTextFindings } from '../../contract/precheck-text.ts'
import { amountWords, dateWords, excludedCues, kindCues, lastOf, roleWords } from './lexicon.ts'
import { quoteIn, type Sentence, sentencesOf } from './sentences.ts'
import { amountsIn } from './written-amounts.ts'

/** What is beyond is not looked at: a technology contract has some ten thousand characters. */
const mostCharacters = 300_000
const mostEach = 60
const mostQuotes = 3

/**
 * Parties, amounts, dates and the words that speak for or against each kind, each with its sentence. It finds and shows; it
 * judges nothing.
 *
 * Units:  fen; offsets are string indices into `text`.
 * Source: words in sources/technology-contract/explained/text.json
 */
export function readText(text: string): ContractTextFindings {
  const sentences = sentencesOf(text.slice(0, mostCharacters))
  const parties = sentences.flatMap(partiesIn).slice(0, mostEach)
  const named = withoutNames(
    sentences,
    parties.map(({ name }) => name),
  )
  return {
    characters: text.length,
    isCut: text.length > mostCharacters,
    parties,
    codes: sentences.flatMap(codesIn).slice(0, mostEach),
    amounts: sentences.flatMap(amountsOf).slice(0, mostEach),
    dates: sentences.flatMap(datesIn).slice(0, mostEach),
    kinds: (Object.keys(kindCues) as Kind[]).map((kind) => ({
      kind,
      cues: kindCues[kind].flatMap(({ words, ...said }) => {
        const { count, quotes } = placesOf(words, named)
        return count === 0 ? [] : [{ words: wordsIn(quotes), ...said, count, quotes }]
      }),
    })),
    excluded: excludedCues.flatMap(({ content, words, clause }) => {
      const { count, quotes } = placesOf(words, named)
      const found = { content: content as keyof typeof contents, words: wordsIn(quotes), clause, count, quotes }
      return count === 0 ? [] : [found]
    }),
  }
}

const wordsIn = (quotes: readonly ContractQuote[]) => [...new Set(quotes.map(({ text }) => text))].join('、')

/** A company called 新材料 is no new material: names are blanked out, letter by letter, so that places stay. */
function withoutNames(sentences: readonly Sentence[], names: readonly string[]): { of: Sentence; text: string }[] {
  const longest = [...new Set(names)].sort((a, b) => b.length - a.length)
  return sentences.map((of) => ({
    of,
    text: longest.reduce((text, name) => text.replaceAll(name, '□'.repeat(name.length)), of.text),
  }))
}

function placesOf(words: readonly string[], sentences: readonly { of: Sentence; text: string }[]) {
  const quotes: ContractQuote[] = []
  let count = 0
  for (const { of, text } of sentences) {
    const word = words.find((each) => text.includes(each))
    if (word === undefined) continue
    count += 1
    if (quotes.length < mostQuotes) quotes.push(quoteIn(of, text.indexOf(word), word.length))
  }
  return { count, quotes }
}

/** `甲方（委托方）：某某有限公司`: what it is called, then its name up to a blank or a mark. */
const party = new RegExp(
  `(${roleWords.map(({ word }) => word).join('|')})` +
    String.raw`(?:[ \u3000]*[（(]([^（）()]{1,12})[）)])?[ \u3000]*[：:][ \u3000]*` +
    String.raw`([\u4e00-\u9fffA-Za-z0-9（）()·&.\-]{2,60})`,
  'g',
)
const isName = (name: string) => !/^(盖章|签章|签字|公章|法定代表人|地址|应|须|负责|有权)/.test(name)

function partiesIn(sentence: Sentence): ContractTextFindings['parties'] {
  return [...sentence.text.matchAll(party)].flatMap((match) => {
    const [whole, called = '', also = '', written = ''] = match
    const name = written.replace(/[（(](?:盖章|签章|以下简称|公章|章)[\s\S]*$/, '').trim()
    if (name.length < 2 || !isName(name)) return []
    const roles = [roleOf(also), roleOf(called)]
    const role = roles.find((each) => each !== null && each !== 'party') ?? 'party'
    const at = match.index + whole.lastIndexOf(written)
    return [{ role, called: also ? `${called}（${also}）` : called, name, quote: quoteIn(sentence, at, name.length) }]
  })
}

function roleOf(word: string): 'seller' | 'buyer' | 'party' | null {
  return roleWords.find((each) => word.includes(each.word))?.role ?? null
}

function codesIn(sentence: Sentence): ContractTextFindings['codes'] {
  return [...sentence.text.matchAll(/(?<![0-9A-Za-z])[0-9A-HJ-NP-RT-UW-Y]{18}(?![0-9A-Za-z])/g)].flatMap((match) => {
    const [code] = match
    // Eighteen digits may be anything; a code is called one, or has the letters of one.
    if (!/信用代码/.test(sentence.text) && creditCodeFault(code)) return []
    return [{ code, isRight: creditCodeFault(code) === undefined, quote: quoteIn(sentence, match.index, code.length) }]
  })
}

function amountsOf(sentence: Sentence): ContractTextFindings['amounts'] {
  const { text } = sentence
  const found: ContractTextFindings['amounts'] = []
  let [from, before] = [0, null as { fen: bigint; isInWords: boolean; end: number; role: AmountRole } | null]
  for (const { at, length, fen, isInWords } of amountsIn(text)) {
    const between = before ? text.slice(before.end, at) : ''
    const isSameTwice =
      before !== null &&
      before.isInWords !== isInWords &&
      /^[\s（(，,、]*(?:人民币)?(?:大写|小写)?[：:]?[\s（(]*(?:人民币)?[￥¥]?[\s]*$/.test(between)
    const role = isSameTwice && before ? before.role : roleOfAmount(text.slice(from, at))
    found.push({
      role,
      amountFen: String(fen),
      differsFromWords: isSameTwice && before !== null && before.fen !== fen,
      quote: quoteIn(sentence, at, length),
    })
    before = { fen, isInWords, end: at + length, role }
    from = at + length
  }
  return found
}

/** What is said before an amount: a penalty is one whatever else stands there, else the nearest word counts. */
function roleOfAmount(before: string): AmountRole {
  const window = before.slice(-60)
  const asides = amountWords.filter(({ role }) => role === 'aside')
  return (lastOf(window, asides) ?? lastOf(window, amountWords))?.role ?? 'unclear'
}

const day = /(20\d{2}|19\d{2})[ ]*(?:年|[-/.])[ ]*(\d{1,2})[ ]*(?:月|[-/.])[ ]*(\d{1,2})[ ]*日?(?!\d)/g

function datesIn(sentence: Sentence): ContractTextFindings['dates'] {
  const { text } = sentence
  let previous: { role: 'signedOn' | 'validity' | 'unclear'; end: number } | null = null
  return [...text.matchAll(day)].flatMap((match) => {
    const [whole, year = '', month = '', date = ''] = match
    const iso = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
    const moment = new Date(`${iso}T00:00:00Z`)
    if (Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== iso) return []
    const between = text.slice(previous?.end ?? 0, match.index)
    const isRange = previous !== null && /^[\s]*(?:起)?[\s]*(?:至|到|—|－|-|~|～)+[\s]*$/.test(between)
    const named = lastOf(between, dateWords)?.role
    const role: 'signedOn' | 'validity' | 'unclear' = isRange && previous ? previous.role : (named ?? 'unclear')
    previous = { role, end: match.index + whole.length }
    return [{ role, date: iso, quote: quoteIn(sentence, match.index, whole.trimEnd().length) }]
  })
}
