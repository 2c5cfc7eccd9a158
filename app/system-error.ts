import { Refusal } from '#kernel/refusal'

const refusedBySystem = /^(EACCES|EPERM|EROFS|ENOENT|ENOTDIR|EISDIR|EEXIST|ENAMETOOLONG)$/
const isFull = /^(ENOSPC|EDQUOT)$/

/** What the operating system says of a path that somebody named, as a refusal; all else stays as it is. */
export function asRefusal(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || !('path' in error)) return error
  const [reason, path] = [String(error.code), String(error.path)]
  if (isFull.test(reason)) return new Refusal({ code: 'app.disk-full', params: { path } })
  return refusedBySystem.test(reason) ? new Refusal({ code: 'app.path-refused', params: { path, reason } }) : error
}
