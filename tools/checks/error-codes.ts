import type { Finding } from './finding.ts'
import { lineOf, sourceFiles } from './source-files.ts'

/** Every code that is thrown is declared in an `errors.ts`; every declared code is used; both languages are there. */
export function errorCodes(root: string): Finding[] {
  const files = sourceFiles(root, /\.tsx?$/, ['areas', 'platform', 'kernel', 'app', 'engines'])
  const tables = files.filter((file) => /(^|\/)errors(\/[\w-]+)?\.ts$/.test(file.path))
  const declared = new Map<string, { file: string; line: number }>()
  const findings: Finding[] = []
  for (const { path, text } of tables)
    for (const match of text.matchAll(/^\s*'([\w-]+\.[\w.-]+)':/gm)) {
      const code = match[1] ?? ''
      if (declared.has(code)) findings.push({ file: path, message: `${code} is declared twice` })
      declared.set(code, { file: path, line: lineOf(text, match.index) })
    }
  const production = files.filter((file) => !/\.test\.tsx?$|\/testing\//.test(file.path) && !tables.includes(file))
  const thrown = /new Refusal\(\s*(?:\[?\{\s*code:\s*)?'([\w-]+\.[\w.-]+)'/g
  for (const { path, text } of production)
    for (const match of text.matchAll(thrown))
      if (!declared.has(match[1] ?? ''))
        findings.push({
          file: path,
          line: lineOf(text, match.index),
          message: `${match[1]} is declared in no errors.ts`,
        })
  const everything = production.map((file) => file.text).join('\n')
  // A named constraint stands for a code in the table itself: `account_not_below_floor: 'ledger.limit-reached'`.
  const constraints = tables.map((file) => file.text).join('\n')
  const isUsed = (code: string) =>
    everything.includes(`'${code}'`) ||
    everything.includes(`'${code.split('.').at(-1)}'`) ||
    constraints.includes(`: '${code}'`)
  for (const [code, where] of declared) if (!isUsed(code)) findings.push({ ...where, message: `${code} is never used` })
  return findings
}
