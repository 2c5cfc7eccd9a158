import { inLocale, type Locale } from '#kernel/localized'
import type { FieldModel } from './model.ts'

interface NamedFile {
  name: string
}

/** Names of regions by path, where whoever writes knows them. */
type RegionNames = ReadonlyMap<string, string>

/**
 * A value as people read it on a check page, on paper or in a list; empty when there is none. Items of a group are
 * told by whoever lays them out.
 *
 * Example: inWords({ widget: 'switch' }, true, 'zh-CN') → '是'
 */
export function inWords(
  field: Pick<FieldModel, 'widget'> & Partial<FieldModel>,
  value: unknown,
  locale: Locale,
  regions?: RegionNames,
): string {
  if (value === undefined || value === null || value === '') return ''
  switch (field.widget) {
    case 'switch':
      return inLocale(value === true ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' }, locale)
    case 'select':
      return optionWords(field, value, locale)
    case 'multi':
      return (value as unknown[]).map((each) => optionWords(field, each, locale)).join(locale === 'en' ? ', ' : '、')
    case 'attachment':
      return (value as NamedFile[]).map((file) => file.name).join(locale === 'en' ? ', ' : '、')
    case 'region':
      return regions?.get(String(value)) ?? String(value)
    case 'password':
      return '••••••'
    case 'group':
      return String((value as unknown[]).length)
    default:
      return field.unit ? `${String(value)} ${inLocale(field.unit, locale)}` : String(value)
  }
}

function optionWords(field: Partial<FieldModel>, value: unknown, locale: Locale): string {
  const option = field.options?.find((each) => each.value === String(value))
  return option ? inLocale(option.label, locale) : String(value)
}

/**
 * A personal text with its middle covered: enough to recognise, not enough to use.
 *
 * Example: masked('13812345678') → '138****5678'
 */
export function masked(text: string): string {
  const letters = [...text]
  if (letters.length <= 1) return '*'
  if (letters.length <= 4) return `${letters[0]}${'*'.repeat(letters.length - 1)}`
  const kept = letters.length >= 9 ? [3, 4] : [1, 1]
  const [head = 1, tail = 1] = kept
  return `${letters.slice(0, head).join('')}${'*'.repeat(letters.length - head - tail)}${letters.slice(-tail).join('')}`
}
