import { randomBytes } from 'node:crypto'

/** Digits and letters that cannot be taken for each other, as in credit codes. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/**
 * The check character of a code, made as that of credit codes: one wrong or exchanged character is noticed.
 *
 * Source: weights 3^i mod 31, as in GB 32100-2015.
 */
export function checkCharacter(code: string): string {
  let weight = 1
  let sum = 0
  for (const letter of code) {
    sum += alphabet.indexOf(letter) * weight
    weight = (weight * 3) % 31
  }
  return alphabet[(31 - (sum % 31)) % 31] ?? '0'
}

/**
 * A case number such as `GZZ-20260512-7K4M-2PX0`: letters of the procedure, business day, seven random characters and a
 * check character. No counter is shared, so on deadline day nobody waits for the number of somebody else.
 */
export function caseNumber(code: string, day: string, random: Uint8Array = randomBytes(7)): string {
  const drawn = [...random.subarray(0, 7)].map((byte) => alphabet[byte % alphabet.length] ?? '0').join('')
  const whole = drawn + checkCharacter(drawn)
  return `${code}-${day.replaceAll('-', '')}-${whole.slice(0, 4)}-${whole.slice(4)}`
}

/**
 * A number as somebody typed it: blanks and small letters mended; null when it cannot be one.
 *
 * Example: readNumber(' gzz-20260512-7k4m-2px0 ') → 'GZZ-20260512-7K4M-2PX0'
 */
export function readNumber(text: string): string | null {
  const number = text.replace(/\s/g, '').toUpperCase()
  const parts = /^[A-Z]{2,6}-\d{8}-([0-9A-Z]{4})-([0-9A-Z]{3})([0-9A-Z])$/.exec(number)
  return parts && checkCharacter(`${parts[1]}${parts[2]}`) === parts[3] ? number : null
}
