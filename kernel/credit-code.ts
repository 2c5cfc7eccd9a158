/** Characters of a code in the order of their values: digits, then letters without I, O, S, V and Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Powers of 3 modulo 31, one per character before the check character. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$/

export type CreditCodeFault = 'length' | 'characters' | 'check-character'

/**
 * A code as it is usually meant: full-width characters made narrow, blanks, hyphens and a text mark removed, upper case.
 * Letters that the standard excludes are left as they are, so that a misread O is found and not guessed.
 *
 * Example: normalizeCreditCode(' ９１３２0800-ma1x ') → '91320800MA1X'
 */
export function normalizeCreditCode(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u200b\ufeff'’‘\-‐‑‒–—－_]/g, '')
    .toUpperCase()
}

/**
 * The check character of the first 17 characters; undefined when they are not 17 characters of the alphabet.
 *
 * Source: GB 32100-2015, check character from weights 3^(i-1) mod 31.
 * Example: creditCodeCheckCharacter('91350100M000100Y4') → '3'
 */
export function creditCodeCheckCharacter(first17: string): string | undefined {
  if (first17.length !== 17) return undefined
  let sum = 0
  for (let index = 0; index < 17; index++) {
    const value = ALPHABET.indexOf(first17[index] ?? '')
    if (value < 0) return undefined
    sum += value * (WEIGHTS[index] ?? 0)
  }
  return ALPHABET[(31 - (sum % 31)) % 31]
}

/**
 * What is wrong with a unified social credit code (统一社会信用代码), or undefined when it is right.
 * The code is taken as it stands; call `normalizeCreditCode` first on what people typed.
 *
 * Source: GB 32100-2015.
 * Example: creditCodeFault('91350100M000100Y43') → undefined
 */
export function creditCodeFault(code: string): CreditCodeFault | undefined {
  if (code.length !== 18) return 'length'
  if (!SHAPE.test(code)) return 'characters'
  return creditCodeCheckCharacter(code.slice(0, 17)) === code[17] ? undefined : 'check-character'
}

/**
 * Whether a code is a well-formed unified social credit code with the right check character.
 *
 * Source: GB 32100-2015.
 * Example: isCreditCode('91350100M000100Y43') → true
 */
export function isCreditCode(code: string): boolean {
  return creditCodeFault(code) === undefined
}
