import type { ReactNode } from 'react'
import { ApiProblem } from '#ui/api'
import { ErrorPanel } from '#ui/error-page'
import { useText } from '#ui/text'
import { useMe } from './session.tsx'

/** Shows a page to those who may open it; the server checks every call again. */
export function PageFence({ permission, children }: { permission: string | null; children: ReactNode }): ReactNode {
  const text = useText()
  const me = useMe()
  if (permission === null || me.permissions.includes(permission)) return children
  const isSignedIn = me.kind === 'person'
  const problem = isSignedIn
    ? new ApiProblem(403, [{ code: 'web.not-allowed', message: text('web.not-allowed') }])
    : new ApiProblem(401, [{ code: 'web.sign-in', message: text('web.sign-in-needed') }])
  return (
    <div className="page">
      <ErrorPanel error={problem} isWholePage />
    </div>
  )
}
