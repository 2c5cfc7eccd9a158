/** Steps back and forward of one editing session. */
export interface History<T> {
  past: T[]
  now: T
  future: T[]
}

const limit = 100

export function begin<T>(now: T): History<T> {
  return { past: [], now, future: [] }
}

/** A step; what had been undone is gone. Only the last hundred steps are kept. */
export function step<T>(history: History<T>, next: T): History<T> {
  if (Object.is(next, history.now)) return history
  return { past: [...history.past.slice(1 - limit), history.now], now: next, future: [] }
}

export function stepBack<T>(history: History<T>): History<T> {
  if (history.past.length === 0) return history
  const [before] = history.past.slice(-1) as [T]
  return { past: history.past.slice(0, -1), now: before, future: [history.now, ...history.future] }
}

export function stepForward<T>(history: History<T>): History<T> {
  if (history.future.length === 0) return history
  const [next, ...future] = history.future as [T, ...T[]]
  return { past: [...history.past, history.now], now: next, future }
}
