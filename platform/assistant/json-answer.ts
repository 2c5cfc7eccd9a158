import type { ZodType, z } from 'zod'

/**
 * The JSON of an answer in words: as it stands, within a code fence, or between its first and last bracket; null when
 * nothing of that has the shape.
 *
 * Example: readJsonAnswer('好的：\n```json\n{"n":1}\n```', z.object({ n: z.number() })) → { n: 1 }
 */
export function readJsonAnswer<Shape extends ZodType>(answer: string, shape: Shape): z.output<Shape> | null {
  // Some models think aloud first; what they think is no answer.
  const said = answer.replace(/^[\s\S]*<\/think>/, '')
  for (const candidate of candidatesIn(said)) {
    try {
      const read = shape.safeParse(JSON.parse(candidate))
      if (read.success) return read.data
    } catch {
      // Not JSON: the next candidate may be.
    }
  }
  return null
}

function* candidatesIn(said: string): Generator<string> {
  yield said
  for (const fence of said.matchAll(/```[a-z]*\s*\n?([\s\S]*?)```/gi)) yield fence[1] ?? ''
  for (const [open, close] of ['{}', '[]']) {
    const from = said.indexOf(open ?? '')
    const to = said.lastIndexOf(close ?? '')
    if (from >= 0 && to > from) yield said.slice(from, to + 1)
  }
}
