/** How a number format shows a number, as far as reading depends on it. */
export type ShownAs = 'day' | 'month' | 'time' | 'percent' | 'number'

// Formats that every workbook has without declaring them; 27–36 and 50–58 are dates of the Chinese editions.
const BUILT_IN: Record<number, ShownAs> = {
  9: 'percent',
  10: 'percent',
  17: 'month',
  27: 'month',
  36: 'month',
  50: 'month',
  52: 'month',
  57: 'month',
}
for (const id of [14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 55, 56, 58]) BUILT_IN[id] = 'day'
for (const id of [18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47]) BUILT_IN[id] = 'time'

/** What a number format shows, from its code such as `yyyy"年"m"月"d"日"`. */
export function shownAs(formatId: number, code: string | undefined): ShownAs {
  if (code === undefined) return BUILT_IN[formatId] ?? 'number'
  const first = code.split(';')[0] ?? ''
  const bare = first
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/[_*]./g, '')
    .replace(/\[(?!h|m|s)[^\]]*\]/gi, '')
    .toLowerCase()
  if (bare.includes('general')) return 'number'
  const withoutMinutes = bare.replace(/h+[^a-z]*m+/g, 'h').replace(/m+[^a-z]*s/g, 's')
  const hasYear = /[ye]/.test(withoutMinutes) && !/[0#?]/.test(withoutMinutes)
  const hasMonth = withoutMinutes.includes('m')
  const hasDay = withoutMinutes.includes('d')
  if (hasDay || (hasYear && !hasMonth)) return 'day'
  if (hasYear && hasMonth) return 'month'
  if (/[hs]/.test(withoutMinutes)) return 'time'
  if (hasMonth && !/[0#?]/.test(withoutMinutes)) return 'month'
  return bare.includes('%') ? 'percent' : 'number'
}

const DAY_MS = 86_400_000

/**
 * The date of a serial number. In the 1900 system day 60 is 29 February 1900, which never was; days before it
 * are one off.
 *
 * Units: days since the beginning of 1900 or 1904; result ISO day, with the time when the number has a fraction.
 * Example: serialDate(45808, false) → '2025-05-31'
 */
export function serialDate(serial: number, is1904: boolean): string | undefined {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_465) return undefined
  let day = Math.floor(serial)
  let seconds = Math.round((serial - day) * 86_400)
  if (seconds === 86_400) {
    day += 1
    seconds = 0
  }
  if (!is1904 && day === 60) return undefined
  const epoch = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30)
  const iso = new Date(epoch + day * DAY_MS + seconds * 1000).toISOString()
  return seconds === 0 ? iso.slice(0, 10) : iso.slice(0, 19)
}
