import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const folder = new URL('./', import.meta.url)
const texts = (locale: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`messages/${locale}.json`, folder), 'utf8'))
const base = (key: string) => key.replace(/_(one|other)$/, '')
const placesOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

test('both languages have the same keys with the same places', () => {
  const [chinese, english] = [texts('zh-CN'), texts('en')]
  expect(new Set(Object.keys(english).map(base))).toEqual(new Set(Object.keys(chinese)))
  for (const [key, text] of Object.entries(english))
    if (!key.endsWith('_one')) expect([key, placesOf(text)]).toEqual([key, placesOf(chinese[base(key)] ?? '')])
})

test('every key that a piece asks for by name has a text', () => {
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!\.test)\.tsx?$/.test(file),
  )
  const known = new Set(Object.keys(texts('zh-CN')))
  const asked = sources.flatMap((file) =>
    [...readFileSync(new URL(file, folder), 'utf8').matchAll(/(?:text|sayText|say)\('(ui\.[a-z.-]+)'/g)].map(
      ([, key]) => key ?? '',
    ),
  )
  expect(asked.length).toBeGreaterThan(50)
  expect(asked.filter((key) => !known.has(key))).toEqual([])
})
