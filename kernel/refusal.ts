/** One reason why something cannot be done. `code` is `area.kebab-name`; texts live beside the code in the area's `errors.ts`. */
export interface Problem {
  code: string
  /** Path of the form field or column it concerns, where there is one. */
  field?: string
  params?: Record<string, string | number>
  /** True when staff with the right may go on after giving a reason. */
  overridable?: boolean
}

/**
 * The expected "no": every reason at once. Thrown by actions, never by rules; the transaction rolls back and
 * the edge turns it into `application/problem+json` (HTTP) or exit code 1 or 2 (CLI).
 *
 * Example: new Refusal('plans.not-found').problems → [{ code: 'plans.not-found' }]
 */
export class Refusal extends Error {
  readonly problems: Problem[]

  constructor(problems: Problem[] | Problem | string) {
    const list = typeof problems === 'string' ? [{ code: problems }] : Array.isArray(problems) ? problems : [problems]
    super(list.map((p) => (p.params ? `${p.code} ${JSON.stringify(p.params)}` : p.code)).join('; '))
    this.name = 'Refusal'
    this.problems = list
  }
}

/** What an area says about one of its codes. `{name}` in a text is replaced by the problem's param. */
export interface ErrorText {
  status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 423 | 429 | 503 | 507
  zh: string
  en: string
}

export type ErrorTable = Record<string, ErrorText>

/**
 * Declares every way an area can refuse; the only place where a status or a message is stated.
 *
 * Example: defineErrors({ 'plans.empty': { status: 422, zh: '文件没有内容，请重新上传。', en: 'The file is empty. Upload it again.' } })
 */
export function defineErrors<const T extends ErrorTable>(table: T): T {
  return table
}

/** Fills `{name}` places of a text. Unknown places stay as they are, so that a missing param is seen. */
export function fillText(text: string, params: Record<string, string | number> = {}): string {
  return text.replace(/\{([a-zA-Z0-9]+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole))
}
