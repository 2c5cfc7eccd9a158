import { add, type Decimal, readDecimal, shift, wholeNumber } from './decimals.ts'

const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
}
const SMALL_UNITS: Record<string, number> = { 十: 1, 拾: 1, 百: 2, 佰: 2, 千: 3, 仟: 3 }
const BIG_UNITS: Record<string, number> = { 万: 4, 萬: 4, 亿: 8, 億: 8 }

/** Characters of which Chinese numerals are made, for use in a character class. */
export const NUMERAL_CHARACTERS = '零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖十拾百佰千仟万萬亿億点'

const PURE_DIGITS = /^[零〇一二三四五六七八九]{2,}$/
const TOKENS = /(\d+(?:\.\d+)?)|([零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖])|([十拾百佰千仟])|([万萬亿億])/y

/** Whether a text has Chinese digits, not only units such as 万 behind Arabic digits. */
export function hasChineseDigits(text: string): boolean {
  return /[零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖十拾]/.test(text)
}

/** A number such as 二〇二五, digit by digit. */
function positional(text: string): Decimal | undefined {
  return readDecimal([...text].map((char) => DIGITS[char]).join(''))
}

/** Turns 一点二亿 into 1.2亿; the part before the point is a numeral of its own. */
function withArabicFraction(text: string): string | undefined {
  const match = /^([^点]+)点([零〇一二三四五六七八九]+)(.*)$/.exec(text)
  if (!match) return text
  const [, whole = '', fraction = '', rest = ''] = match
  const before = readNumeral(whole)
  if (!before || before.places > 0) return undefined
  return `${before.digits}.${[...fraction].map((char) => DIGITS[char]).join('')}${rest}`
}

/** The sums that a numeral consists of while it is read from left to right. */
class Sections {
  #total = wholeNumber(0n)
  #section = wholeNumber(0n)
  #current: Decimal | undefined
  #smallUnit = 9
  #bigUnit = 99
  #afterZero = false
  #isEmptySection = true

  number(value: Decimal): boolean {
    if (this.#current) return false
    this.#current = value
    this.#isEmptySection = false
    return true
  }

  zero(): void {
    this.#afterZero = true
  }

  small(exponent: number): boolean {
    if (exponent >= this.#smallUnit) return false
    const impliedOne = exponent === 1 && this.#isEmptySection
    if (!this.#current && !impliedOne) return false
    this.#section = add(this.#section, shift(this.#current ?? wholeNumber(1n), exponent))
    this.#current = undefined
    this.#smallUnit = exponent
    this.#afterZero = false
    this.#isEmptySection = false
    return true
  }

  big(exponent: number): boolean {
    if (this.#isEmptySection && !(exponent === 8 && this.#total.digits > 0n && this.#bigUnit === 4)) return false
    if (!this.#closeSection(false)) return false
    if (exponent === 8 && this.#bigUnit === 4) this.#total = shift(add(this.#total, this.#section), 8)
    else if (exponent < this.#bigUnit) this.#total = add(this.#total, shift(this.#section, exponent))
    else return false
    this.#section = wholeNumber(0n)
    this.#bigUnit = exponent
    this.#smallUnit = 9
    this.#isEmptySection = true
    this.#afterZero = false
    return true
  }

  /**
   * 一百二 is 120 in speech and 102 by the rule, 1万5 is 15000 or 10005: a number that follows 百, 千, 万 or 亿
   * directly, without 零 and without a unit of its own, is refused.
   */
  #closeSection(isEnd: boolean): boolean {
    const current = this.#current
    if (!current) return true
    const followsSmall = this.#smallUnit >= 2 && this.#smallUnit < 9
    const followsBig =
      isEnd && this.#smallUnit === 9 && this.#bigUnit < 99 && current.digits < 10n ** BigInt(this.#bigUnit - 1)
    if ((followsSmall || followsBig) && !this.#afterZero) return false
    this.#section = add(this.#section, current)
    this.#current = undefined
    return true
  }

  end(): Decimal | undefined {
    return this.#closeSection(true) ? add(this.#total, this.#section) : undefined
  }
}

/**
 * The value of a numeral in Chinese or mixed writing: 一百二十, 1.2亿, 3千万, 一亿二千万, 二〇二五. Undefined for what is
 * no numeral, and for spoken forms with two readings such as 一百二 or 1万5.
 *
 * Example: decimalText(readNumeral('一百二十')!) → '120'
 */
export function readNumeral(text: string): Decimal | undefined {
  if (text === '') return undefined
  const plain = readDecimal(text)
  if (plain) return plain
  if (PURE_DIGITS.test(text)) return positional(text)
  const source = withArabicFraction(text)
  if (source === undefined) return undefined
  const sections = new Sections()
  TOKENS.lastIndex = 0
  for (let at = 0; at < source.length; at = TOKENS.lastIndex) {
    TOKENS.lastIndex = at
    const match = TOKENS.exec(source)
    if (!match) return undefined
    const [, arabic, digit, small, big] = match
    if (arabic !== undefined) {
      const value = readDecimal(arabic)
      if (!value || !sections.number(value)) return undefined
    } else if (digit !== undefined) {
      const value = DIGITS[digit] ?? 0
      if (value === 0 && text !== digit) sections.zero()
      else if (!sections.number(wholeNumber(BigInt(value)))) return undefined
    } else if (small !== undefined) {
      if (!sections.small(SMALL_UNITS[small] ?? 0)) return undefined
    } else if (!sections.big(BIG_UNITS[big ?? ''] ?? 0)) return undefined
  }
  return sections.end()
}
