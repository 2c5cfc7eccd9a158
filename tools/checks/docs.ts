import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Finding } from './finding.ts'
import { lineOf, sourceFiles } from './source-files.ts'

const topFolders = 'areas|engines|kernel|platform|app|journeys|sources|demo|bench|deploy|docs|tools'
const inCode = new RegExp(`\`((?:${topFolders})/[\\w./*<>-]*)\``, 'g')
const link = /\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g

/** Every path named in a document exists: links, and paths in backquotes that begin with a folder of the house. */
export function docs(root: string): Finding[] {
  return sourceFiles(root, /\.md$/).flatMap(({ path, text }) => {
    const missing = (target: string, base: string) => !/[*<>…]/.test(target) && !existsSync(join(root, base, target))
    return [
      ...[...text.matchAll(link)].filter((m) => missing(m[1] ?? '', dirname(path))),
      ...[...text.matchAll(inCode)].filter((m) => missing(m[1] ?? '', '.')),
    ].map((m) => ({ file: path, line: lineOf(text, m.index), message: `names ${m[1]}, which does not exist` }))
  })
}
