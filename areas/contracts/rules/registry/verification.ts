/**
 * What a certificate prints so that it can be verified: the first half of its digest. Who has it has seen the paper;
 * nobody can make one for another amount without the register knowing.
 *
 * Units:  hexadecimal digits.
 * Source: SHA-256 of `certified`.
 * Example: verificationCode('0123456789abcdef0123456789abcdef99') → '0123456789abcdef0123456789abcdef'
 */
export function verificationCode(digest: string): string {
  return digest.slice(0, 32)
}

/**
 * The page that the QR code of a certificate opens.
 *
 * Units:  none.
 * Source: this platform.
 * Example: verificationAddress('https://x.cn', '2025320812000076', 'ab') → 'https://x.cn/contracts/verify/2025320812000076?code=ab'
 */
export function verificationAddress(publicUrl: string, number: string, digest: string): string {
  return `${publicUrl}/contracts/verify/${number}?code=${verificationCode(digest)}`
}

/**
 * A code as somebody typed it: blanks removed, small letters.
 *
 * Units:  hexadecimal digits.
 * Source: this platform.
 * Example: readCode('0123 4567-89AB') → '0123456789ab'
 */
export function readCode(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toLowerCase()
}
