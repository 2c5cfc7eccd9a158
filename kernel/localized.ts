export type Locale = 'zh-CN' | 'en'

/** A text that people read, in both languages of the platform. */
export interface Localized {
  zh: string
  en: string
}

/** Example: inLocale({ zh: '指标', en: 'Indicator' }, 'en') → 'Indicator' */
export function inLocale(text: Localized, locale: Locale): string {
  return locale === 'en' ? text.en : text.zh
}
