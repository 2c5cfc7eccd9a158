import type { Finding } from './finding.ts'
import { isComment, lineOf, sourceFiles } from './source-files.ts'

const forbidden: [RegExp, string][] = [
  [/\b(TODO|FIXME|XXX|HACK)\b(?!\(#\d+\))/g, 'a TODO carries an issue number: TODO(#12)'],
  [/\b(it|test|describe)\.(only|todo|skip)\(/g, 'a test that does not run proves nothing'],
  [/@ts-(ignore|nocheck|expect-error)/g, 'types are not switched off'],
  [/biome-ignore|eslint-disable/g, 'lint is not switched off'],
  [/\bas any\b|: any(?=\s*(?:[,;)=\]|&{}]|$))/gm, 'no any'],
  [/catch *(\([a-zA-Z_]*\))? *\{\s*\}/g, 'a swallowed error'],
  [/\bMath\.random\(/g, 'chance is injected or cryptographic'],
  [/\bnew Date\(\)|\bDate\.now\(\)/g, 'the clock is injected'],
]

/** Only these may read the real clock: they are the clock, or they measure. */
const mayReadClock =
  /^(vite\.config\.ts|kernel\/(clock|ids)\.ts|platform\/db\/snapshot\.ts|bench\/|tools\/|journeys\/|app\/cli\/)|\.test\.tsx?$|\/testing\/|\/web\/|^platform\/ui\//
const names = /(^|\/)(utils?|helpers?|common|misc|manager|index)(\.tsx?$|\/)/

/** Shortcuts that reviewers would otherwise have to look for by eye. */
export function shortcuts(root: string): Finding[] {
  return sourceFiles(root, /\.(ts|tsx|mjs)$/)
    .filter((file) => !file.path.startsWith('tools/checks/'))
    .flatMap(({ path, text }) => [
      ...(names.test(path) ? [{ file: path, message: 'a name that says nothing: name it after what it does' }] : []),
      ...forbidden.flatMap(([pattern, message]) =>
        (message.startsWith('the clock') && mayReadClock.test(path)) ||
        (message.startsWith('chance') && /\.test\.ts$/.test(path))
          ? []
          : [...text.matchAll(pattern)]
              .filter((match) => message !== 'no any' || !isComment(text, match.index))
              .map((match) => ({
                file: path,
                line: lineOf(text, match.index),
                message: `${match[0]}: ${message}`,
              })),
      ),
    ])
}
