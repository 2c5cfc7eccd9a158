import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from './finding.ts'
import { isComment, lineOf, sourceFiles } from './source-files.ts'

type Texts = Record<string, string>
const load = (path: string): Texts => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {})
const places = (text: string) =>
  [...text.matchAll(/\{\{?\s*(\w+)/g)]
    .map((m) => m[1])
    .sort()
    .join(',')

/** Both languages have the same keys with the same places; every key that the web asks for exists. */
export function messages(root: string): Finding[] {
  const areas = existsSync(join(root, 'areas')) ? readdirSync(join(root, 'areas')).map((name) => `areas/${name}`) : []
  const known = new Set<string>()
  const findings: Finding[] = []
  // i18next picks `key_one` or `key_other` where a language has a plural; Chinese has none.
  const base = (texts: Texts) =>
    Object.fromEntries(Object.entries(texts).map(([key, value]) => [key.replace(/_(one|other)$/, ''), value]))
  for (const room of [...areas, 'platform/ui', 'app/web', 'app/web/cases']) {
    const zh = base(load(join(root, room, 'messages/zh-CN.json')))
    const en = base(load(join(root, room, 'messages/en.json')))
    for (const key of new Set([...Object.keys(zh), ...Object.keys(en)])) {
      known.add(key)
      const file = `${room}/messages`
      if (!zh[key] || !en[key]) findings.push({ file, message: `${key}: no text in ${zh[key] ? 'en' : 'zh-CN'}` })
      else if (places(zh[key]) !== places(en[key]))
        findings.push({ file, message: `${key}: the places differ between languages` })
    }
  }
  const asked = /\btext\(\s*'([a-z][\w-]*(?:\.[\w-]+)+)'/g
  for (const { path, text } of sourceFiles(root, /\.tsx?$/, ['areas', 'app/web', 'platform/ui']))
    for (const match of text.matchAll(asked))
      if (!isComment(text, match.index) && match[1] && !known.has(match[1]))
        findings.push({
          file: path,
          line: lineOf(text, match.index),
          message: `text ${match[1]} is in no messages file`,
        })
  return findings
}
