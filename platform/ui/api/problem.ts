/** One reason, as the server words it in the person's language. */
export interface WireProblem {
  code: string
  field?: string
  params?: Record<string, string | number>
  message: string
}

/** A refusal or a failure of a call. `errors` holds every reason; `status` 0 means that the network did not answer. */
export class ApiProblem extends Error {
  readonly status: number
  readonly errors: WireProblem[]
  readonly requestId: string | null

  constructor(status: number, errors: WireProblem[], requestId: string | null = null) {
    super(errors.map((each) => each.message).join('\n'))
    this.name = 'ApiProblem'
    this.status = status
    this.errors = errors
    this.requestId = requestId
  }

  get isOffline(): boolean {
    return this.status === 0
  }
}

interface ProblemBody {
  title?: string
  detail?: string
  /** `urn:kechuang:request:<id>` */
  instance?: string
  errors?: { code?: string; field?: string; params?: Record<string, string | number>; message?: string }[]
}

/**
 * Reads an RFC 9457 body; a body that is none (a proxy's error page) still gives one plain reason.
 *
 * Example: problemFrom(422, '{"errors":[{"code":"plans.empty","message":"文件没有内容"}]}', '服务出错').errors[0].code → 'plans.empty'
 */
export function problemFrom(status: number, body: string, fallback: string): ApiProblem {
  let parsed: ProblemBody | null = null
  try {
    const value: unknown = JSON.parse(body)
    if (value && typeof value === 'object') parsed = value as ProblemBody
  } catch {
    parsed = null
  }
  const errors = (parsed?.errors ?? []).map((each) => ({
    code: each.code ?? 'unknown',
    field: each.field,
    params: each.params,
    message: each.message ?? parsed?.detail ?? parsed?.title ?? fallback,
  }))
  if (errors.length === 0)
    errors.push({
      code: 'unknown',
      field: undefined,
      params: undefined,
      message: parsed?.detail ?? parsed?.title ?? fallback,
    })
  return new ApiProblem(status, errors, /^urn:kechuang:request:(.+)$/.exec(parsed?.instance ?? '')?.[1] ?? null)
}
