import type { Localized } from '#kernel/localized'

/** One line of a weekly digest; `link` is a page of the web. */
export interface DigestLine {
  text: Localized
  link: string
}

/** What an area has to say to one person about the week, under a heading of its own. */
export interface DigestSection {
  /** `indicators.behind`: the same heading every week. */
  key: string
  title: Localized
  /** The most pressing first; at most ten. */
  lines: DigestLine[]
  /** How many more there are than the lines name. */
  moreCount: number
  /** Page that shows all of them. */
  link: string
}

/** How many lines a section names. */
export const digestLines = 10

/**
 * A section of the most pressing lines, the rest counted; null when there is nothing to say.
 *
 * Example: digestSection({ key: 'tasks.overdue', title: { zh: '超期任务', en: 'Overdue' }, link: '/tasks' }, []) → null
 */
export function digestSection(
  about: Pick<DigestSection, 'key' | 'title' | 'link'>,
  lines: readonly DigestLine[],
  total = lines.length,
): DigestSection | null {
  if (lines.length === 0) return null
  const shown = lines.slice(0, digestLines)
  return { ...about, lines: shown, moreCount: Math.max(0, total - shown.length) }
}
