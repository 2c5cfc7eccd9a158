import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { ErrorPanel } from './error-page.tsx'
import { Go } from './link.tsx'
import { useText } from './text.tsx'

export interface EmptyState {
  /** What is not there yet. */
  title: string
  /** The first step, in words. */
  hint?: string
  action?: ReactNode
}

/** Says what is missing and offers the first step. */
export function Empty({ title, hint, action }: EmptyState): ReactNode {
  return (
    <div className="empty">
      <span className="empty-icon" aria-hidden="true">
        ○
      </span>
      <p className="empty-title">{title}</p>
      {hint ? <p className="empty-hint">{hint}</p> : null}
      {action ? <div className="empty-action">{action}</div> : null}
    </div>
  )
}

/** Grey lines where text will stand, so that nothing jumps when it comes. */
export function Skeleton({ lines = 6 }: { lines?: number }): ReactNode {
  const text = useText()
  return (
    <div className="skeleton" role="status" aria-label={text('ui.loading')}>
      {Array.from({ length: lines }, (_, line) => `line-${line}`).map((key, line) => (
        <span key={key} className="skeleton-line" style={{ width: `${92 - ((line * 17) % 40)}%` }} />
      ))}
    </div>
  )
}

interface Head {
  title: string
  /** Under the title: state, number, dates. */
  subtitle?: ReactNode
  /** The one thing most people come here to do; further buttons beside it. */
  action?: ReactNode
  /** Filter bar and saved views. */
  filters?: ReactNode
  /** Way back: the pages above this one. */
  trail?: { title: string; to: string }[]
  /** Public pages: larger text, narrow measure. */
  kind?: 'desk' | 'public'
}

function PageHead({ title, subtitle, action, filters, trail }: Head): ReactNode {
  const text = useText()
  return (
    <header className="page-head">
      {trail?.length ? (
        <nav className="page-trail" aria-label={text('ui.trail')}>
          {trail.map((step, index) => (
            <span key={step.to}>
              {index > 0 ? <span aria-hidden="true"> / </span> : null}
              <Go to={step.to}>{step.title}</Go>
            </span>
          ))}
        </nav>
      ) : null}
      <div className="page-title-row">
        <div className="page-title-text">
          <h1>{title}</h1>
          {subtitle ? <div className="page-subtitle">{subtitle}</div> : null}
        </div>
        {action ? <div className="page-action">{action}</div> : null}
      </div>
      {filters ? <div className="page-filters">{filters}</div> : null}
    </header>
  )
}

function useDocumentTitle(title: string) {
  const text = useText()
  useEffect(() => {
    document.title = `${title} · ${text('ui.product')}`
  }, [title, text])
}

/**
 * Every page: title, primary action, filters, then the content or its skeleton, emptiness or failure.
 *
 * Example: <Page title={text('plans.title')} action={<Button …/>} answer={useCall(listPlans, {})}>{(plans) => …}</Page>
 */
export function Page<Data>(
  props: Head & {
    answer?: UseQueryResult<Data>
    isEmpty?: (data: Data) => boolean
    empty?: EmptyState
    children: ReactNode | ((data: Data) => ReactNode)
  },
): ReactNode {
  useDocumentTitle(props.title)
  return (
    <div className={props.kind === 'public' ? 'page page-public' : 'page'}>
      <PageHead {...props} />
      <div className="page-body">{pageBody(props)}</div>
    </div>
  )
}

function pageBody<Data>({
  answer,
  isEmpty,
  empty,
  children,
}: {
  answer?: UseQueryResult<Data>
  isEmpty?: (data: Data) => boolean
  empty?: EmptyState
  children: ReactNode | ((data: Data) => ReactNode)
}): ReactNode {
  if (!answer) return typeof children === 'function' ? null : children
  if (answer.data !== undefined) {
    if (empty && isEmpty?.(answer.data)) return <Empty {...empty} />
    return typeof children === 'function' ? children(answer.data) : children
  }
  if (answer.isError) return <ErrorPanel error={answer.error} onRetry={() => void answer.refetch()} />
  return <Skeleton lines={8} />
}

/** A titled part of a page; `extra` stands at the right of its title. */
export function Section({
  title,
  extra,
  children,
}: {
  title: string
  extra?: ReactNode
  children: ReactNode
}): ReactNode {
  return (
    <section className="section">
      <div className="section-head">
        <h2>{title}</h2>
        {extra ? <div className="section-extra">{extra}</div> : null}
      </div>
      {children}
    </section>
  )
}
