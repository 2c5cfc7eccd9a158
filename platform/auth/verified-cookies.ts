import type { Clock } from '#kernel/clock'

const keptMs = 60_000
const keptAtMost = 10_000

/**
 * Session cookies whose signature was found right within the last minute, and the session each stands for: the same
 * cookie need not be verified again with every request. Whether the session still stands is not answered here.
 */
export class VerifiedCookies {
  readonly #clock: Clock
  readonly #sessions = new Map<string, { sessionId: string; until: number }>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Null when it must be verified. */
  sessionOf(cookie: string): string | null {
    const known = this.#sessions.get(cookie)
    return known && known.until > this.#clock.now().getTime() ? known.sessionId : null
  }

  keep(cookie: string, sessionId: string): void {
    this.#sessions.delete(cookie)
    this.#sessions.set(cookie, { sessionId, until: this.#clock.now().getTime() + keptMs })
    const [oldest] = this.#sessions.keys()
    if (this.#sessions.size > keptAtMost && oldest !== undefined) this.#sessions.delete(oldest)
  }
}

/** The signed session cookie alone, whatever else the browser sends; null when there is none. */
export function sessionCookieIn(header: string | null): string | null {
  return /(?:^|;\s*)((?:__Secure-)?kechuang\.session_token=[^;]+)/.exec(header ?? '')?.[1] ?? null
}
