import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const passedOver = new Set([
  'node_modules',
  '.git',
  '.runtime',
  '.cache',
  '.data',
  'dist',
  'fixtures',
  'gen',
  'screens',
])

export interface SourceFile {
  /** Relative to the root, with forward slashes. */
  path: string
  text: string
}

/** Files below `root` whose names match, fixtures and generated folders left out. */
export function sourceFiles(root: string, pattern: RegExp, folders: string[] = ['.']): SourceFile[] {
  const found: SourceFile[] = []
  const walk = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) {
        if (!passedOver.has(entry.name)) walk(path)
      } else if (pattern.test(entry.name)) {
        found.push({ path: relative(root, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') })
      }
    }
  }
  for (const folder of folders) {
    try {
      walk(join(root, folder))
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    }
  }
  return found
}

export const lineOf = (text: string, index: number) => text.slice(0, index).split('\n').length

/** Whether a place lies in a line of a block comment, as in an example of use. */
export function isComment(text: string, index: number): boolean {
  const start = text.lastIndexOf('\n', index) + 1
  return /^\s*(\*|\/\*\*|\/\/)/.test(text.slice(start, index))
}
