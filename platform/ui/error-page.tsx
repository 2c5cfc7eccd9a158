import type { ReactNode } from 'react'
import { type ApiProblem, asProblem } from './api.tsx'
import { Go } from './link.tsx'
import { useText } from './text.tsx'

type Kind = 'stale' | 'missing' | 'refused' | 'sign-in' | 'offline' | 'busy' | 'defect'

function kindOf(problem: ApiProblem): Kind {
  if (problem.isOffline) return 'offline'
  if (problem.status < 0) return 'stale'
  if (problem.status === 401) return 'sign-in'
  if (problem.status === 403) return 'refused'
  if (problem.status === 404 || problem.status === 410) return 'missing'
  if (problem.status === 429 || problem.status === 503) return 'busy'
  return problem.status >= 400 && problem.status < 500 ? 'refused' : 'defect'
}

/** 发生了什么 and 怎么办, with the server's own reasons in between. */
export function ErrorPanel({
  error,
  onRetry,
  isWholePage,
}: {
  error: unknown
  onRetry?: () => void
  /** It stands in place of the page, so its title is the page's. */
  isWholePage?: boolean
}): ReactNode {
  const Title = isWholePage ? 'h1' : 'h2'
  const text = useText()
  const problem = asProblem(error)
  const kind = kindOf(problem)
  const reasons = kind === 'stale' || kind === 'offline' ? [] : problem.errors.map((each) => each.message)
  const canRetry = onRetry && (kind === 'offline' || kind === 'busy' || kind === 'defect')
  return (
    <section className="error-panel" role="alert">
      <Title className="error-title">{text(`ui.error.${kind}.title`)}</Title>
      {reasons.length > 0 ? (
        <ul className="error-reasons">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      ) : null}
      <p className="error-remedy">
        <strong>{text('ui.error.remedy')}</strong>
        {text(`ui.error.${kind}.remedy`)}
      </p>
      {problem.requestId && !reasons.some((reason) => reason.includes(problem.requestId ?? '')) ? (
        <p className="error-id">{text('ui.error.id', { id: problem.requestId })}</p>
      ) : null}
      <p className="error-actions">
        {canRetry ? (
          <button type="button" className="button button-primary" onClick={onRetry}>
            {text('ui.retry')}
          </button>
        ) : null}
        {kind === 'stale' ? (
          <button type="button" className="button button-primary" onClick={() => window.location.reload()}>
            {text('ui.reload')}
          </button>
        ) : null}
        {kind === 'sign-in' ? (
          <Go
            to="/sign-in"
            search={{ from: window.location.pathname + window.location.search }}
            className="button button-primary"
          >
            {text('ui.sign-in')}
          </Go>
        ) : null}
        <Go to="/" className="button">
          {text('ui.home')}
        </Go>
      </p>
    </section>
  )
}

/** A whole page that says that an address leads nowhere. */
export function NotFoundPage(): ReactNode {
  const text = useText()
  return (
    <section className="error-panel" role="alert">
      <h1 className="error-title">{text('ui.error.missing.title')}</h1>
      <p className="error-remedy">
        <strong>{text('ui.error.remedy')}</strong>
        {text('ui.error.missing.remedy')}
      </p>
      <p className="error-actions">
        <Go to="/" className="button button-primary">
          {text('ui.home')}
        </Go>
      </p>
    </section>
  )
}
