import { type NumberMention, readHanNumber } from './numbers.ts'

const DOUBLING = /(?:实现)?翻(?:了)?(?:([一两二三])番|番)(多|以上|左右)?/g
const HAN_COUNT = /([一二两三四五六七八九十百千]{1,6})(家|所|座|名|户|件|人|项|个|场)(以上|左右)?(?=[，。；、）]|$)/g
const HAN_CHANGE =
  /(?<=增加|增长|提高|提升|上升|扩大|下降|降低|减少)(?:了|近|约)?([一二两三四五六七八九十]{1,3})(个百分点|倍)(以上|左右|多)?/g
const AIMED_SLOGAN = /([十百千万])(家|亿|名|户|个)(?=[\u4e00-\u9fff]{2})/g

/** Finds quantities that are written in Chinese numerals: 翻番, 新增平台两家, 以“百家企业”为目标. */
export function scanHanNumbers(text: string, quote: Uint8Array): NumberMention[] {
  const mentions: NumberMention[] = []
  for (const match of text.matchAll(DOUBLING)) {
    const times = match[1] === undefined ? 1 : (readHanNumber(match[1]) ?? 1)
    mentions.push(han(match.index, match[0].length, 2 ** times, '倍', 'times', match[2] ?? ''))
  }
  for (const match of text.matchAll(HAN_COUNT)) {
    const value = readHanNumber(match[1] ?? '')
    const unit = match[2] ?? ''
    if (value === null || value < 2 || quote[match.index] !== 0) continue
    // 「抓好三项」 counts what was just listed; a loose classifier needs 以上 to be an amount.
    if (/[项个]/.test(unit) && match[3] === undefined) continue
    if (/[第每前后这那哪几\d]/.test(text[match.index - 1] ?? '')) continue
    mentions.push(
      han(
        match.index,
        match[0].length,
        value,
        unit,
        unit === '名' || unit === '人' ? 'person' : unit === '场' ? 'event' : 'count',
        match[3] ?? '',
      ),
    )
  }
  for (const match of text.matchAll(HAN_CHANGE)) {
    const value = readHanNumber(match[1] ?? '')
    const unit = match[2] ?? ''
    const at = match.index + match[0].indexOf(match[1] ?? '')
    const length = match[0].length - (at - match.index)
    if (value !== null) mentions.push(han(at, length, value, unit, unit === '倍' ? 'times' : 'ratio', match[3] ?? ''))
  }
  for (const match of text.matchAll(AIMED_SLOGAN)) {
    if (quote[match.index] !== 1 || !/[“、]/.test(text[match.index - 1] ?? '')) continue
    if (!/^[^”]{0,16}”为目标/.test(text.slice(match.index, match.index + 24))) continue
    const value = readHanNumber(match[1] ?? '')
    if (value !== null)
      mentions.push(han(match.index, match[0].length, value, match[2] ?? '', match[2] === '亿' ? 'money' : 'count', ''))
  }
  return mentions
}

const BOUNDS: Record<string, NumberMention['comparator']> = { 以上: '>=', 左右: '~', 多: '>' }

function han(
  start: number,
  length: number,
  value: number,
  unit: string,
  unitKind: NumberMention['unitKind'],
  after: string,
): NumberMention {
  return {
    start,
    numberEnd: start + length,
    end: start + length,
    value,
    valueMax: null,
    unit,
    unitKind,
    lead: start,
    comparator: BOUNDS[after] ?? '=',
    after,
    han: true,
  }
}
