const DIGITS = '零一二三四五六七八九'
const LEGAL_DIGITS = '零壹贰叁肆伍陆柒捌玖'

/** A whole number in Chinese numerals up to 9,999: 10 → 十, 105 → 一百零五, 21 → 二十一. */
export function chineseNumber(value: number, digits = DIGITS, places = ['', '十', '百', '千']): string {
  if (value === 0) return digits[0] ?? ''
  if (value < 0 || value > 9_999) return String(value)
  let text = ''
  let zeroPending = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10
    if (digit === 0) {
      zeroPending = text !== ''
      continue
    }
    if (zeroPending) text += digits[0]
    zeroPending = false
    text += (digits[digit] ?? '') + (places[place] ?? '')
  }
  return value >= 10 && value < 20 && digits === DIGITS ? text.slice(1) : text
}

/** The same in the numerals of cheques: 21 → 贰拾壹. */
export function legalNumber(value: number): string {
  return chineseNumber(value, LEGAL_DIGITS, ['', '拾', '佰', '仟'])
}

export function romanNumber(value: number): string {
  if (value <= 0 || value > 3_999) return String(value)
  const table: [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  let left = value
  let text = ''
  for (const [step, sign] of table)
    while (left >= step) {
      text += sign
      left -= step
    }
  return text
}

/** Letters as word processors count them: 1 → A, 27 → AA, 28 → BB. */
export function letterNumber(value: number): string {
  if (value <= 0 || value > 780) return String(value)
  return String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.ceil(value / 26))
}

/** A number within a run of consecutive characters, such as ① to ⑳; beyond the run as plain digits. */
export function fromRun(value: number, first: string, count: number): string {
  return value >= 1 && value <= count ? String.fromCodePoint((first.codePointAt(0) ?? 0) + value - 1) : String(value)
}

/** The mark of an HTML ordered list of the given `type`. */
export function listMark(value: number, type: string): string {
  if (type === 'a') return letterNumber(value).toLowerCase()
  if (type === 'A') return letterNumber(value)
  if (type === 'i') return romanNumber(value).toLowerCase()
  if (type === 'I') return romanNumber(value)
  return String(value)
}
