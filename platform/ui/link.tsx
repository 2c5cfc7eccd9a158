import { Link, useNavigate, useParams, useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useCallback } from 'react'

/** A link inside the platform: `<Go to="/plans/pln_1">…</Go>`; `search` becomes the query. */
export function Go({
  to,
  search,
  className,
  children,
  label,
  onClick,
}: {
  to: string
  search?: Record<string, string>
  className?: string
  children: ReactNode
  label?: string
  onClick?: () => void
}): ReactNode {
  return (
    <Link to={to} search={search ?? {}} className={className} aria-label={label} onClick={onClick}>
      {children}
    </Link>
  )
}

/** Goes to a page from a callback: `go('/plans/pln_1')`, `go('/plans', { status: 'draft' })`. */
export function useGo(): (to: string, search?: Record<string, string>, options?: { replace?: boolean }) => void {
  const navigate = useNavigate()
  return useCallback(
    (to, search, options) => {
      void navigate({ to, search: search ?? {}, replace: options?.replace })
    },
    [navigate],
  )
}

/** A `$name` part of the page's path; a page that asks for a part its path does not have is a defect. */
export function usePathParam(name: string): string {
  const params = useParams({ strict: false }) as Record<string, string | undefined>
  const value = params[name]
  if (value === undefined) throw new Error(`this page's path has no $${name}`)
  return value
}

/**
 * The query of the address as text values, so that filters survive leaving, returning and sharing a link.
 * Setting a value to '' removes it; everything else stays.
 */
export function useQueryState(): [Record<string, string>, (change: Record<string, string>) => void] {
  const search = useRouterState({ select: (state) => state.location.search as Record<string, string> })
  const navigate = useNavigate()
  const set = useCallback(
    (change: Record<string, string>) => {
      void navigate({
        to: '.',
        replace: true,
        search: (before: Record<string, string>) =>
          Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== '')),
      })
    },
    [navigate],
  )
  return [search, set]
}
