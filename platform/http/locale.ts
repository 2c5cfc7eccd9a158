import type { Locale } from '#kernel/localized'

/**
 * The language that the reader prefers, from `Accept-Language`; Chinese unless English is asked for first.
 *
 * Example: localeOf('en-GB,en;q=0.9,zh;q=0.5') → 'en'
 */
export function localeOf(header: string | undefined): Locale {
  if (!header) return 'zh-CN'
  const wishes = header
    .split(',')
    .map((part, order) => {
      const [tag = '', ...attributes] = part.trim().toLowerCase().split(';')
      const quality = attributes.map((attribute) => /^\s*q=([\d.]+)$/.exec(attribute)?.[1]).find(Boolean)
      return { tag, quality: quality === undefined ? 1 : Number(quality), order }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.order - b.order)
  const first = wishes.find(({ tag }) => tag.startsWith('zh') || tag.startsWith('en'))
  return first?.tag.startsWith('en') ? 'en' : 'zh-CN'
}
