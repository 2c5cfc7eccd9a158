import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import type { Finding } from './finding.ts'
import { lineOf, sourceFiles } from './source-files.ts'

const block = /\/\*\*((?:(?!\*\/)[\s\S])*?)\*\/\s*\nexport (?:async )?function (\w+)/g
const folders = ['kernel', 'engines', 'areas']

/**
 * Docstrings of exported functions in kernel, engines and rules: an `Example: call → value` is run and must be true.
 * Examples that are prose (no arrow, or a call of another name) are left to readers.
 */
export async function examples(root: string): Promise<Finding[]> {
  const files = sourceFiles(root, /\.ts$/, folders).filter(
    ({ path }) => !/\.(test|gen)\.ts$/.test(path) && (!path.startsWith('areas/') || /\/rules(\/|\.ts$)/.test(path)),
  )
  const findings: Finding[] = []
  for (const { path, text } of files)
    for (const match of text.matchAll(block)) {
      const [, comment = '', name = ''] = match
      const words = comment.replace(/^\s*\* ?/gm, '').replace(/\s+/g, ' ')
      const example = /Example:\s*(.+?)\s*→\s*(.+?)\s*(?:$|(?:Units|Source|Valid|Errors|Trap):)/.exec(words)
      if (!example?.[1]?.startsWith(`${name}(`) && !example?.[1]?.startsWith(`await ${name}(`)) continue
      const problem = await run(join(root, path), example[1] ?? '', (example[2] ?? '').replace(/[.。]$/, ''))
      if (problem)
        findings.push({ file: path, line: lineOf(text, match.index), message: `example of ${name}: ${problem}` })
    }
  return findings
}

async function run(file: string, call: string, expected: string): Promise<string | null> {
  const exported: Record<string, unknown> = await import(pathToFileURL(file).href)
  const evaluate = (source: string): Promise<unknown> =>
    new Function(...Object.keys(exported), `return (async () => (${source}))()`)(...Object.values(exported))
  try {
    const [actual, wanted] = [await evaluate(call), await evaluate(expected)]
    return isDeepStrictEqual(actual, wanted) ? null : `gives ${JSON.stringify(actual)}, not ${expected}`
  } catch (error) {
    return error instanceof SyntaxError ? null : String(error)
  }
}
