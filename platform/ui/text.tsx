import i18next from 'i18next'
import { useMemo, useSyncExternalStore } from 'react'
import { inLocale, type Locale, type Localized } from '#kernel/localized'

export type Texts = Record<string, string>
export type LoadTexts = (locale: Locale, part: string) => Promise<Texts>
export type TextParams = Record<string, string | number>

const storageKey = 'kechuang.locale'
const listeners = new Set<() => void>()
const loaded = new Set<string>()
const parts = new Set<string>()
const i18n = i18next.createInstance()

let loadTexts: LoadTexts = async () => ({})
let current: Locale = 'zh-CN'

/** Keys asked for and not found; they show as `⟦key⟧`, which the browser journeys look for. */
export const missingKeys = new Set<string>()

function keptLocale(): Locale {
  const kept = localStorage.getItem(storageKey)
  if (kept === 'zh-CN' || kept === 'en') return kept
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : navigator.language ? 'en' : 'zh-CN'
}

/** Keys are flat (`plans.upload.title`), places are `{name}`, plural forms are `key_one` and `key_other`. */
async function prepare() {
  await i18n.init({
    lng: current,
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { prefix: '{', suffix: '}', escapeValue: false },
    parseMissingKeyHandler: (key) => {
      missingKeys.add(key)
      return `⟦${key}⟧`
    },
    resources: {},
  })
}

async function bring(locale: Locale, part: string) {
  const name = `${locale}/${part}`
  if (loaded.has(name)) return
  i18n.addResourceBundle(locale, 'translation', await loadTexts(locale, part), true, true)
  loaded.add(name)
}

/** Brings the texts of a part, such as an area, before its first page is drawn; a switch of language brings them too. */
export async function bringTexts(part: string): Promise<void> {
  parts.add(part)
  await bring(current, part)
}

/** Call once before drawing. `load` brings the texts of one part in one language; `base` is what every page needs. */
export async function startTexts(load: LoadTexts, wanted?: Locale): Promise<void> {
  loadTexts = load
  current = wanted ?? keptLocale()
  await prepare()
  await bringTexts('base')
  document.documentElement.lang = current
}

/** Switches the language everywhere, keeps it on this device. */
export async function setLocale(locale: Locale): Promise<void> {
  await Promise.all([...parts].map((part) => bring(locale, part)))
  await i18n.changeLanguage(locale)
  current = locale
  localStorage.setItem(storageKey, locale)
  document.documentElement.lang = locale
  for (const listener of listeners) listener()
}

/** The language now, for code outside components. */
export function currentLocale(): Locale {
  return current
}

/** For callbacks and code outside components; components use `useText` so that they follow a switch. */
export function text(key: string, params?: TextParams): string {
  return i18n.t(key, params ?? {})
}

/** Whether there is such a text, for words that depend on data. */
export function hasText(key: string): boolean {
  return i18n.exists(key)
}

/** `{ zh, en }` in the language now. */
export function say(both: Localized): string {
  return inLocale(both, current)
}

/** Several names or words in a row, put together as the language now does. */
export function sayAll(words: readonly string[]): string {
  return words.join(current === 'en' ? ', ' : '、')
}

/** Words behind others in brackets: a unit, a count, a code. */
export const inBrackets = (words: string): string => (current === 'en' ? ` (${words})` : `（${words}）`)

/** Between a name and what is said of it. */
export const colon = (): string => (current === 'en' ? ': ' : '：')

export function useLocale(): Locale {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
  )
}

/**
 * The `text` function; the component draws again when the language changes.
 *
 * Example: const text = useText(); text('ui.rows', { count: 3 }) → '3 行'
 */
export function useText(): (key: string, params?: TextParams) => string {
  const locale = useLocale()
  return useMemo(() => {
    const translate = i18n.getFixedT(locale)
    return (key: string, params?: TextParams) => translate(key, params ?? {})
  }, [locale])
}
