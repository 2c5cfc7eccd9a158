import type { Locale } from '#kernel/localized'
import { type ErrorTable, fillText, type Problem, Refusal } from '#kernel/refusal'
import { fieldErrors } from './errors/field.ts'
import { httpErrors } from './errors/request.ts'

/** RFC 9457 `application/problem+json`, with every reason in `errors` and its message in the reader's language. */
export interface ProblemDocument {
  type: string
  title: string
  status: number
  detail: string
  instance: string
  errors: {
    code: string
    field?: string
    params?: Record<string, string | number>
    message: string
    overridable?: true
  }[]
}

export interface ProblemWriter {
  /** Null when the error is a defect: then nothing of it may be shown. */
  ofError(error: unknown, locale: Locale, requestId: string): ProblemDocument | null
  ofProblems(problems: Problem[], locale: Locale, requestId: string): ProblemDocument
  defect(locale: Locale, requestId: string): ProblemDocument
}

const titles: Record<number, { zh: string; en: string }> = {
  400: { zh: '请求无法读取', en: 'Bad request' },
  401: { zh: '需要登录', en: 'Sign-in required' },
  403: { zh: '没有权限', en: 'Not allowed' },
  404: { zh: '没有找到', en: 'Not found' },
  409: { zh: '与现有内容冲突', en: 'Conflict' },
  410: { zh: '已不存在', en: 'Gone' },
  413: { zh: '内容太大', en: 'Too large' },
  415: { zh: '格式不支持', en: 'Unsupported content' },
  422: { zh: '内容不符合要求', en: 'Not acceptable as it stands' },
  423: { zh: '已锁定', en: 'Locked' },
  429: { zh: '操作太频繁', en: 'Too many requests' },
  500: { zh: '系统出错', en: 'Internal error' },
  503: { zh: '暂时不可用', en: 'Unavailable' },
  507: { zh: '存储空间不足', en: 'Out of storage' },
}

/**
 * Makes the one place that decides between a refusal, whose reasons people read, and a defect, which is logged and
 * hidden. A constraint of the database whose name stands in `constraints` is a refusal too: it is how a race ends.
 */
export function problemWriter(tables: ErrorTable[], constraints: Record<string, string> = {}): ProblemWriter {
  const table: ErrorTable = Object.assign({}, httpErrors, fieldErrors, ...tables)

  function ofProblems(problems: Problem[], locale: Locale, requestId: string): ProblemDocument {
    const known = problems.filter((problem) => problem.code in table)
    if (known.length < problems.length || known.length === 0) return defect(locale, requestId)
    const status = Math.max(...known.map((problem) => table[problem.code]?.status ?? 422))
    const errors = known.map((problem) => {
      const text = table[problem.code]
      const message = fillText((locale === 'en' ? text?.en : text?.zh) ?? '', problem.params)
      return {
        code: problem.code,
        ...(problem.field === undefined ? {} : { field: problem.field }),
        ...(problem.params === undefined ? {} : { params: problem.params }),
        message,
        ...(problem.overridable ? { overridable: true as const } : {}),
      }
    })
    return {
      type: `urn:kechuang:problem:${errors[0]?.code}`,
      title: titleOf(status, locale),
      status,
      detail: errors.map((error) => error.message).join(locale === 'en' ? ' ' : ''),
      instance: `urn:kechuang:request:${requestId}`,
      errors,
    }
  }

  function defect(locale: Locale, requestId: string): ProblemDocument {
    const message =
      locale === 'en'
        ? `Something went wrong on our side and nothing was saved. Try again; if it stays, report the number ${requestId}.`
        : `系统出现错误，本次操作没有保存。请稍后重试；如仍出现，请将编号 ${requestId} 告知管理员。`
    return {
      type: 'urn:kechuang:problem:http.internal',
      title: titleOf(500, locale),
      status: 500,
      detail: message,
      instance: `urn:kechuang:request:${requestId}`,
      errors: [{ code: 'http.internal', message }],
    }
  }

  return {
    ofProblems,
    defect,
    ofError(error, locale, requestId) {
      const problems = problemsIn(error, constraints)
      if (problems === null) return null
      return problems.every((problem) => problem.code in table) ? ofProblems(problems, locale, requestId) : null
    },
  }
}

function titleOf(status: number, locale: Locale): string {
  const title = titles[status] ?? titles[500]
  return (locale === 'en' ? title?.en : title?.zh) ?? ''
}

function problemsIn(error: unknown, constraints: Record<string, string>): Problem[] | null {
  if (error instanceof Refusal) return error.problems
  const constraint = (error as { constraint?: unknown } | null)?.constraint
  if (typeof constraint === 'string') {
    const code = constraints[constraint]
    if (code !== undefined) return [{ code }]
  }
  return null
}
