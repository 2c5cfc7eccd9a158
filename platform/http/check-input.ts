import type { ZodType, z } from 'zod'
import type { Problem } from '#kernel/refusal'

type Issue = z.core.$ZodIssue

/** Chinese and English names of JSON types, for people who do not know the English ones. */
const typeNames: Record<string, string> = {
  string: '文本 text',
  number: '数字 number',
  int: '整数 integer',
  bigint: '整数 integer',
  boolean: '是或否 boolean',
  array: '列表 list',
  object: '对象 object',
  date: '日期 date',
  null: '空 null',
}

/**
 * Checks a value against a shape and names everything that is wrong with it, not only the first. A `refine` whose
 * message is a code such as `plans.bad-period` yields that code of the area's table; any other message is shown as it is.
 *
 * Example: checkInput(z.object({ name: z.string() }), {}).problems → [{ code: 'field.required', field: 'name' }]
 */
export function checkInput<T>(
  shape: ZodType<T>,
  value: unknown,
): { value: T; problems: null } | { value: null; problems: Problem[] } {
  const result = shape.safeParse(value, { reportInput: true })
  if (!result.success) {
    return { value: null, problems: result.error.issues.flatMap((issue) => problemsOf(asGiven(issue, value))) }
  }
  const unstorable = unstorableIn(result.data)
  return unstorable.length > 0 ? { value: null, problems: unstorable } : { value: result.data, problems: null }
}

/** Deeper than anything that a form or a rule asks for; much deeper, and looking through it would overflow the stack. */
const deepestInput = 100

/**
 * What passes a shape but cannot be kept: texts that no PostgreSQL column takes (NUL, half a character, a day of the year 0),
 * and what is nested without end where a shape takes anything.
 */
function unstorableIn(value: unknown, path: string[] = []): Problem[] {
  if (typeof value === 'string') {
    const isStorable = value.isWellFormed() && !value.includes('\0')
    const code = !isStorable ? 'field.unstorable-text' : /^0000-\d\d-\d\d$/.test(value) ? 'field.bad-date' : null
    return code === null ? [] : [{ code, ...(path.length > 0 ? { field: path.join('.') } : {}) }]
  }
  if (typeof value !== 'object' || value === null) return []
  if (path.length >= deepestInput) return [{ code: 'field.too-deep', field: path[0] ?? '' }]
  return Object.entries(value).flatMap(([name, inner]) => unstorableIn(inner, [...path, name]))
}

/** A text that became no number by coercion was given all the same: it is wrong, not missing. */
function asGiven(issue: Issue, whole: unknown): Issue {
  if (issue.code !== 'invalid_type' || !Number.isNaN(issue.input)) return issue
  let given = whole
  for (const key of issue.path) given = (given as Record<PropertyKey, unknown> | null | undefined)?.[key]
  return given === undefined ? issue : { ...issue, input: given }
}

function problemsOf(issue: Issue, above: PropertyKey[] = []): Problem[] {
  const path = [...above, ...issue.path]
  const field = path.map(String).join('.')
  const described = describe(issue)
  if (described === null && issue.code === 'invalid_union') {
    const closest = issue.errors.toSorted((a, b) => deepest(b) - deepest(a))[0] ?? []
    return closest.flatMap((inner) => problemsOf(inner, path))
  }
  return [{ ...(described ?? { code: 'field.bad-form' }), ...(field ? { field } : {}) }]
}

const deepest = (issues: Issue[]) => Math.max(0, ...issues.map((issue) => issue.path.length))

function describe(issue: Issue): Problem | null {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null || Number.isNaN(issue.input))
        return { code: 'field.required' }
      return { code: 'field.wrong-type', params: { expected: typeNames[issue.expected] ?? issue.expected } }
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      return tooBig(issue)
    case 'not_multiple_of':
      return { code: 'field.not-multiple', params: { divisor: Number(issue.divisor) } }
    case 'invalid_value':
      if (issue.input === undefined) return { code: 'field.required' }
      return { code: 'field.not-a-choice', params: { choices: issue.values.map(String).join('、') } }
    case 'unrecognized_keys':
      return { code: 'field.unknown', params: { names: issue.keys.join('、') } }
    case 'invalid_format':
      return { code: formatCodes[issue.format] ?? 'field.bad-form' }
    case 'custom':
      return /^[a-z-]+\.[a-z0-9-]+$/.test(issue.message)
        ? { code: issue.message, ...(issue.params ? { params: issue.params as Problem['params'] } : {}) }
        : { code: 'field.refused', params: { reason: issue.message } }
    case 'invalid_union':
      return issue.errors.length > 0 ? null : { code: 'field.not-a-choice', params: { choices: unionChoices(issue) } }
    default:
      return { code: 'field.bad-form' }
  }
}

const formatCodes: Record<string, string> = {
  date: 'field.bad-date',
  datetime: 'field.bad-instant',
  email: 'field.bad-email',
  url: 'field.bad-url',
}

function unionChoices(issue: z.core.$ZodIssueInvalidUnion): string {
  return issue.discriminator ? String(issue.discriminator) : ''
}

function tooSmall(issue: z.core.$ZodIssueTooSmall): Problem {
  const minimum = Number(issue.minimum)
  if (issue.origin === 'string') {
    if (minimum === 1 && issue.input === '') return { code: 'field.required' }
    return issue.exact
      ? { code: 'field.text-length', params: { exact: minimum } }
      : { code: 'field.text-too-short', params: { minimum } }
  }
  if (issue.origin === 'array' || issue.origin === 'set') return { code: 'field.too-few', params: { minimum } }
  return { code: issue.inclusive === false ? 'field.number-not-above' : 'field.number-too-small', params: { minimum } }
}

function tooBig(issue: z.core.$ZodIssueTooBig): Problem {
  const maximum = Number(issue.maximum)
  if (issue.origin === 'string')
    return issue.exact
      ? { code: 'field.text-length', params: { exact: maximum } }
      : { code: 'field.text-too-long', params: { maximum } }
  if (issue.origin === 'array' || issue.origin === 'set') return { code: 'field.too-many', params: { maximum } }
  return { code: issue.inclusive === false ? 'field.number-not-below' : 'field.number-too-big', params: { maximum } }
}
