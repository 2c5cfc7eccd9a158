import { readFen } from '#kernel/money'

const digits: Record<string, bigint> = Object.fromEntries(
  ['零〇', '一壹', '二贰两', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((same, value) =>
    [...same].map((char) => [char, BigInt(value)]),
  ),
)
const tens: Record<string, bigint> = { 十: 10n, 拾: 10n, 百: 100n, 佰: 100n, 千: 1000n, 仟: 1000n }
const groups: [string, bigint][] = [
  ['亿億', 100_000_000n],
  ['万萬', 10_000n],
]

const han = '零〇一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億两'
const figures = String.raw`(?:人民币|￥|¥|RMB|CNY)?[ \u3000]*(?:\d{1,3}(?:[,，]\d{3})+|\d{1,15})(?:\.\d{1,6})?[ \u3000]*(?:亿|万)?元`
const currency = String.raw`(?<![\d.,，A-Za-z-])`
const amount = new RegExp(
  `${currency}(${figures})(?!/)|([${han}]{1,30}(?:元|圆)(?:整|正|[${han}]角(?:[${han}]分)?|[${han}]分)?)`,
  'g',
)
const yuanSign =
  /(?<![\d.])[￥¥][ \u3000]*((?:\d{1,3}(?:[,，]\d{3})+|\d{1,15})(?:\.\d{1,2})?)(?![\d.]|[ \u3000]*[万亿元])/g

export interface WrittenAmount {
  at: number
  length: number
  fen: bigint
  isInWords: boolean
}

/**
 * A whole number in Chinese numerals, capital ones too; null where the text is none.
 *
 * Units:  none.
 * Source: GB/T 15835; 支付结算办法, the capital numerals.
 * Example: readHanInteger('叁佰万') → 3000000n
 */
export function readHanInteger(text: string): bigint | null {
  if (text === '') return null
  for (const [marks, size] of groups) {
    const at = Math.max(...[...marks].map((mark) => text.lastIndexOf(mark)))
    if (at < 0) continue
    const [left, right] = [text.slice(0, at), text.slice(at + 1)]
    const [larger, smaller] = [readHanInteger(left), right === '' ? 0n : readHanInteger(right)]
    return larger === null || smaller === null ? null : larger * size + smaller
  }
  return belowTenThousand(text)
}

function belowTenThousand(text: string): bigint | null {
  let [sum, digit] = [0n, null as bigint | null]
  for (const char of text) {
    const [value, ten] = [digits[char], tens[char]]
    if (value !== undefined) digit = value
    else if (ten !== undefined) {
      sum += (digit ?? 1n) * ten
      digit = null
    } else return null
  }
  return sum + (digit ?? 0n)
}

function fenOfWords(text: string): bigint | null {
  const parts = new RegExp(`^([${han}]+)[元圆](?:整|正)?(?:([${han}])角)?(?:([${han}])分)?$`).exec(text)
  if (!parts) return null
  const yuan = readHanInteger(parts[1] ?? '')
  const [jiao, cents] = [digits[parts[2] ?? ''] ?? 0n, digits[parts[3] ?? ''] ?? 0n]
  return yuan === null ? null : yuan * 100n + jiao * 10n + cents
}

/**
 * The amounts of money that stand in a sentence, in figures or in words, in order.
 *
 * Units:  fen.
 * Source: none; how contracts write amounts.
 * Example: amountsIn('共300万元')[0]?.fen → 300000000n
 */
export function amountsIn(text: string): WrittenAmount[] {
  const found: WrittenAmount[] = []
  for (const match of text.matchAll(amount)) {
    const [written, inFigures] = match
    const plain = written.replaceAll(/[ \u3000]/g, '').replaceAll('，', ',')
    const read = inFigures === undefined ? fenOfWords(plain) : readFen(plain)
    const fen = read === null ? null : typeof read === 'bigint' ? read : 'fen' in read ? read.fen : null
    if (fen !== null && fen > 0n) {
      found.push({ at: match.index, length: written.length, fen, isInWords: inFigures === undefined })
    }
  }
  for (const match of text.matchAll(yuanSign)) {
    const read = readFen((match[1] ?? '').replaceAll('，', ','))
    if ('fen' in read && read.fen > 0n)
      found.push({ at: match.index, length: match[0].length, fen: read.fen, isInWords: false })
  }
  return found.sort((a, b) => a.at - b.at)
}
