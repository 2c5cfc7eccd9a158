import { Refusal } from '#kernel/refusal'

const diskFull = '53100'
const unreachable = /^(08|57P0)|^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT|ENOENT|EACCES)$/
const unreachableText =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/

/** Turns what the driver throws into what callers can show: a full disk and a lost server; all else stays as it is. */
export function translated(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Refusal) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code === diskFull) return because(error, new Refusal('platform.disk-full'))
  if (unreachable.test(code) || unreachableText.test(error.message)) {
    return because(error, new Refusal({ code: 'platform.db-unreachable', params: { reason: code || error.message } }))
  }
  return error
}

function because(cause: Error, refusal: Refusal): Refusal {
  refusal.cause = cause
  return refusal
}
