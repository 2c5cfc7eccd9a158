import type { Locale } from '#kernel/localized'
import type { Texts } from '#ui/text'

const chinese = import.meta.glob<Texts>(
  ['../../platform/ui/messages/zh-CN.json', '../../areas/*/messages/zh-CN.json', './messages/zh-CN.json'],
  { import: 'default' },
)
const english = import.meta.glob<Texts>(
  ['../../platform/ui/messages/en.json', '../../areas/*/messages/en.json', './messages/en.json'],
  { import: 'default' },
)

/** The texts of one language: those of the platform and of every area, fetched when the language is first used. */
export async function textsOf(locale: Locale): Promise<Texts> {
  const files = locale === 'en' ? english : chinese
  const parts = await Promise.all(Object.values(files).map((load) => load()))
  return Object.assign({}, ...parts) as Texts
}
