import type { Locale } from '#kernel/localized'
import type { Texts } from '#ui/text'

type Files = Record<string, () => Promise<Texts>>

const bases: Record<Locale, Files> = {
  'zh-CN': import.meta.glob<Texts>(['../../platform/ui/messages/zh-CN.json', './messages/zh-CN.json'], {
    import: 'default',
  }),
  en: import.meta.glob<Texts>(['../../platform/ui/messages/en.json', './messages/en.json'], { import: 'default' }),
}

const areas: Files = import.meta.glob<Texts>(['../../areas/*/messages/*.json', './cases/messages/*.json'], {
  import: 'default',
})

/** The texts of one part in one language: `base` for shell and pieces, else those of an area, with its first page. */
export async function textsOf(locale: Locale, part: string): Promise<Texts> {
  if (part === 'base') {
    const files = await Promise.all(Object.values(bases[locale]).map((load) => load()))
    return Object.assign({}, ...files) as Texts
  }
  const load = areas[`../../areas/${part}/messages/${locale}.json`] ?? areas[`./${part}/messages/${locale}.json`]
  return (await load?.()) ?? {}
}
