import type { Line } from './pdf-lines.ts'

export interface PageLines {
  lines: Line[]
  height: number
}

const PAGE_NUMBER = /^[-—–―─·•.\s]*第?\s*(\d{1,4}|[ivxlc]{1,6})\s*页?\s*([/／共,，、\s]*\d{1,4}\s*页?)?[-—–―─·•.\s]*$/i
const MARKED_NUMBER = /[-—–―─页/／]/

function textOf(line: Line): string {
  return line.segments.map((segment) => segment.text).join(' ')
}

/** What repeats from page to page is the same line with other digits. */
function keyOf(line: Line): string {
  return textOf(line).replace(/\s/g, '').replace(/\d+/g, '#')
}

/** Indices of the lines in the top and bottom margins, at most three at each end. */
function marginLines(page: PageLines): number[] {
  const near = page.lines.flatMap((line, index) => {
    const top = line.y < page.height * 0.13 && index < 3
    const bottom = line.y > page.height * 0.87 && index >= page.lines.length - 3
    return top || bottom ? [index] : []
  })
  return near
}

/** Whether bare numbers at the margin rise with the pages, as page numbers do and figures do not. */
function risesWithPages(pages: PageLines[]): boolean {
  const offsets = new Map<number, number>()
  let seen = 0
  pages.forEach((page, pageIndex) => {
    for (const index of marginLines(page)) {
      const text = textOf(page.lines[index] as Line).trim()
      if (!/^\d{1,4}$/.test(text)) continue
      seen++
      const offset = Number(text) - pageIndex
      offsets.set(offset, (offsets.get(offset) ?? 0) + 1)
    }
  })
  return seen >= 2 && Math.max(...offsets.values()) >= Math.max(2, seen * 0.6)
}

/** Takes running heads, feet and page numbers off the pages. Says how many lines went. */
export function dropFurniture(pages: PageLines[]): { pages: Line[][]; dropped: number } {
  const counts = new Map<string, number>()
  for (const page of pages)
    for (const key of new Set(marginLines(page).map((index) => keyOf(page.lines[index] as Line))))
      counts.set(key, (counts.get(key) ?? 0) + 1)
  // Odd and even pages may carry different heads, so a line on two fifths of the pages runs.
  const enough = Math.max(2, Math.ceil(pages.length * 0.4))
  const bareNumbers = risesWithPages(pages)
  let dropped = 0
  const isFurniture = (line: Line): boolean => {
    const text = textOf(line).trim()
    if (PAGE_NUMBER.test(text) && /[0-9ivxlc]/i.test(text)) return MARKED_NUMBER.test(text) || bareNumbers
    return (counts.get(keyOf(line)) ?? 0) >= enough && !/^#$/.test(keyOf(line))
  }
  const kept = pages.map((page) => {
    const margin = new Set(marginLines(page))
    return page.lines.filter((line, index) => {
      const drop = margin.has(index) && isFurniture(line)
      if (drop) dropped++
      return !drop
    })
  })
  return { pages: kept, dropped }
}
