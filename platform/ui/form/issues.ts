import type { z } from 'zod'

export interface IssueText {
  key: string
  params: Record<string, string | number>
}

type Issue = z.core.$ZodIssue

function typeWord(expected: string): 'int' | 'number' | 'other' {
  return expected === 'int' || expected === 'number' ? expected : 'other'
}

/** Minimum and maximum come as numbers, bigints or dates. */
function limit(value: unknown): string | number {
  return typeof value === 'number' ? value : String(value)
}

/**
 * Our own words for what zod found wrong: the key and params of a text in `ui.form.problem.…`.
 * A message written in the schema itself wins, because its author knew the case.
 */
export function issueText(issue: Issue): IssueText {
  if (issue.input === undefined || issue.input === null) return { key: 'ui.form.problem.required', params: {} }
  switch (issue.code) {
    case 'invalid_type':
      return { key: `ui.form.problem.type.${typeWord(issue.expected)}`, params: {} }
    case 'too_small':
      if (issue.origin === 'string')
        return Number(issue.minimum) <= 1
          ? { key: 'ui.form.problem.required', params: {} }
          : { key: 'ui.form.problem.short', params: { limit: limit(issue.minimum) } }
      if (issue.origin === 'array') return { key: 'ui.form.problem.few', params: { limit: limit(issue.minimum) } }
      return {
        key: issue.inclusive === false ? 'ui.form.problem.more-than' : 'ui.form.problem.at-least',
        params: { limit: limit(issue.minimum) },
      }
    case 'too_big':
      if (issue.origin === 'string') return { key: 'ui.form.problem.long', params: { limit: limit(issue.maximum) } }
      if (issue.origin === 'array') return { key: 'ui.form.problem.many', params: { limit: limit(issue.maximum) } }
      return {
        key: issue.inclusive === false ? 'ui.form.problem.less-than' : 'ui.form.problem.at-most',
        params: { limit: limit(issue.maximum) },
      }
    case 'invalid_format':
      return {
        key: ['date', 'email', 'url'].includes(issue.format)
          ? `ui.form.problem.format.${issue.format}`
          : 'ui.form.problem.format.other',
        params: {},
      }
    case 'invalid_value':
      return { key: 'ui.form.problem.choice', params: {} }
    case 'not_multiple_of':
      return { key: 'ui.form.problem.step', params: { limit: limit(issue.divisor) } }
    default:
      return { key: 'ui.form.problem.other', params: {} }
  }
}
