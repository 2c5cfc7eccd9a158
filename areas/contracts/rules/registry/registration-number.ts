import { Refusal } from '#kernel/refusal'

/** How registration numbers are made up. Only their length is known officially; the parts are this city's, dated. */
export interface NumberStructure {
  /** Registered on or after this day. */
  from: string
  parts: readonly { part: 'year' | 'region' | 'serial' | 'check'; digits: number }[]
}

export const numberStructures: readonly NumberStructure[] = [
  {
    from: '2001-07-18',
    parts: [
      { part: 'year', digits: 4 },
      { part: 'region', digits: 6 },
      { part: 'serial', digits: 5 },
      { part: 'check', digits: 1 },
    ],
  },
]

const structureOn = (day: string): NumberStructure => {
  const found = numberStructures.findLast(({ from }) => from <= day)
  if (!found) throw new Error(`no structure of registration numbers on ${day}`)
  return found
}

/**
 * The check digit of some digits: every single wrong digit and every exchange of neighbours is noticed.
 *
 * Units:  digits as text; result one digit.
 * Source: quasigroup of order 10 by H. M. Damm (2004).
 * Example: checkDigit('572') → '4'
 */
export function checkDigit(digits: string): string {
  let interim = 0
  for (const digit of digits) interim = damm[interim]?.[Number(digit)] ?? 0
  return String(interim)
}

const damm = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
]

/**
 * The registration number of a contract, 16 digits: year, region of the office, serial of that year, check digit.
 *
 * Units:  `serial` counts from 1 within a region and year.
 * Source: 16 digits by the official form; the parts are the city's own, `numberStructures`.
 * Errors: contracts.numbers-used-up when the serial has no place.
 * Example: registrationNumber({ day: '2025-05-31', regionPath: '320800/320812/', serial: 7 }) → '2025320812000076'
 */
export function registrationNumber({
  day,
  regionPath,
  serial,
}: {
  day: string
  regionPath: string
  serial: number
}): string {
  const code = regionPath.split('/').findLast((part) => /^\d{6}$/.test(part)) ?? ''
  let number = ''
  for (const { part, digits } of structureOn(day).parts) {
    if (part === 'check') number += checkDigit(number)
    else {
      const value = { year: day.slice(0, 4), region: code, serial: String(serial) }[part]
      if (value.length > digits) throw new Refusal('contracts.numbers-used-up')
      number += value.padStart(digits, '0')
    }
  }
  return number
}

/**
 * The serial of a number that this city could have given on that day and at that place; null for any other number.
 *
 * Units:  the serial counts from 1.
 * Source: `numberStructures`.
 * Example: serialOf('2025320812000076', { registeredOn: '2025-05-31', regionPath: '320800/320812/' }) → 7
 */
export function serialOf(number: string, at: { registeredOn: string; regionPath: string }): number | null {
  let from = 0
  for (const { part, digits } of structureOn(at.registeredOn).parts) {
    if (part === 'serial') {
      const serial = Number(number.slice(from, from + digits))
      const own = registrationNumber({ day: at.registeredOn, regionPath: at.regionPath, serial })
      return own === number ? serial : null
    }
    from += digits
  }
  return null
}

/**
 * A number as somebody typed it, blanks removed; null when it cannot be one.
 *
 * Units:  none.
 * Source: `numberStructures`.
 * Example: readRegistrationNumber('2025 3208 1200 0070') → null
 */
export function readRegistrationNumber(text: string): string | null {
  const number = text.replace(/[\s\u3000-]/g, '').normalize('NFKC')
  return /^\d{16}$/.test(number) && checkDigit(number) === '0' ? number : null
}
