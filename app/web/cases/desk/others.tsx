import { type ReactNode, useEffect, useState } from 'react'
import { ApiProblem, call } from '#ui/api'
import { sayAll, useText } from '#ui/text'
import { bePresent } from '../endpoints.ts'

const everyMs = 20_000

/** Who else has the same thing open just now. */
export function Others({ kind, id }: { kind: 'draft' | 'case'; id: string }): ReactNode {
  const text = useText()
  const [names, setNames] = useState<string[]>([])
  useEffect(() => {
    const look = async () => {
      if (document.visibilityState !== 'visible') return
      try {
        setNames((await call(bePresent, { body: { kind, id } })).others)
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error
        setNames([])
      }
    }
    void look()
    const timer = window.setInterval(() => void look(), everyMs)
    return () => window.clearInterval(timer)
  }, [kind, id])
  return names.length > 0 ? (
    <span className="tone-steady others" role="status">
      <span aria-hidden="true">● </span>
      {text('cases.others', { names: sayAll(names) })}
    </span>
  ) : null
}
