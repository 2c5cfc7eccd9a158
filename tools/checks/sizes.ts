import type { Finding } from './finding.ts'
import { sourceFiles } from './source-files.ts'

/** A file over 300 lines wants to be two rooms; one over 500 fails. Generated files and data do not count. */
export function sizes(root: string): Finding[] {
  return sourceFiles(root, /\.(ts|tsx|mjs|css|sql)$/)
    .filter((file) => !/\.gen\.ts$/.test(file.path))
    .flatMap(({ path, text }) => {
      const lines = text.split('\n').length
      if (lines > 500) return [{ file: path, message: `${lines} lines, more than 500: divide it` }]
      if (lines > 300) return [{ file: path, message: `${lines} lines, wants to be two rooms`, isWarning: true }]
      return []
    })
}
