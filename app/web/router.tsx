import { createRootRoute, createRoute, createRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense } from 'react'
import { ErrorPanel, NotFoundPage } from '#ui/error-page'
import { Skeleton } from '#ui/page'
import { bringTexts } from '#ui/text'
import { PageFence } from './fence.tsx'
import { allPages, type WebPage } from './pages.ts'
import { Root } from './root.tsx'

const AntdRoot = lazy(() => import('#ui/antd-root'))

function Waiting(): ReactNode {
  return (
    <div className="page">
      <Skeleton lines={8} />
    </div>
  )
}

function lazyPage(page: WebPage): () => ReactNode {
  const Loaded = lazy(async () => {
    const [loaded] = await Promise.all([page.load(), page.area ? bringTexts(page.area) : undefined])
    return loaded
  })
  return function PageRoute(): ReactNode {
    return (
      <PageFence permission={page.permission}>
        <Suspense fallback={<Waiting />}>
          {page.isPlain ? (
            <Loaded />
          ) : (
            <AntdRoot>
              <Loaded />
            </AntdRoot>
          )}
        </Suspense>
      </PageFence>
    )
  }
}

/** The query of an address as plain text values: `320800` stays the text it is. */
const searchText = {
  parseSearch: (search: string): Record<string, string> => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search: Record<string, unknown>): string => {
    const text = new URLSearchParams(
      Object.entries(search)
        .filter(([, value]) => value !== undefined && value !== null && value !== '')
        .map(([name, value]) => [name, String(value)]),
    ).toString()
    return text ? `?${text}` : ''
  },
}

function PageError({ error, reset }: ErrorComponentProps): ReactNode {
  return (
    <div className="page">
      <ErrorPanel error={error} onRetry={reset} isWholePage />
    </div>
  )
}

/** One route per page of every area, each loaded when first visited. */
export function makeRouter() {
  const root = createRootRoute({
    component: Root,
    notFoundComponent: () => (
      <div className="page">
        <NotFoundPage />
      </div>
    ),
  })
  const routes = allPages.map((page) =>
    createRoute({ getParentRoute: () => root, path: page.path, component: lazyPage(page), errorComponent: PageError }),
  )
  return createRouter({
    routeTree: root.addChildren(routes),
    defaultPreload: false,
    scrollRestoration: true,
    defaultErrorComponent: PageError,
    ...searchText,
  })
}
