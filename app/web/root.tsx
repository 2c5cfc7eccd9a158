import { Outlet, useRouterState } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import type { Endpoint } from '#platform/http/endpoint'
import { setToday } from '#platform/ui/today'
import { asProblem, type CallInput, call, showProblem, whenSignInNeeded } from '#ui/api'
import { CompanyPanelsProvider } from '#ui/company-panels'
import { ErrorPanel } from '#ui/error-page'
import { useGo } from '#ui/link'
import { Skeleton } from '#ui/page'
import { PersonProvider } from '#ui/person'
import { RegionsProvider } from '#ui/regions'
import { AppShell } from '#ui/shell'
import { say, useLocale } from '#ui/text'
import { casePanels } from './areas.ts'
import { signOut } from './auth.ts'
import { CasePanels } from './case-panels.ts'
import { CompanyPanelsOfAreas } from './company-panels.tsx'
import { useMenu } from './menu.ts'
import { type Me, MeProvider, useForgetEverything, useMeQuery } from './session.tsx'
import { useRegionChoices, useSignInOptions } from './site.ts'
import { useTodo } from './todo.ts'

const actAs = {
  method: 'POST',
  path: '/api/me/acting',
  summary: { zh: '切换身份', en: 'Switch' },
} as const satisfies Endpoint

/** An answer 401 leads to sign-in and back to where the person was. */
function useSignInOn401() {
  const go = useGo()
  const here = useRouterState({ select: (state) => state.location.href })
  useEffect(() => {
    whenSignInNeeded(() => {
      if (!here.startsWith('/sign-in')) go('/sign-in', { from: here })
    })
  }, [go, here])
}

/** A page gone to by a link takes the focus, so that readers begin there; one that sets its own focus keeps it. */
function useFocusOnPage(path: string) {
  const before = useRef(path)
  useEffect(() => {
    if (before.current === path) return
    before.current = path
    const content = document.getElementById('content')
    if (content && !content.contains(document.activeElement)) content.focus({ preventScroll: true })
  }, [path])
}

export function Root(): ReactNode {
  const me = useMeQuery()
  useSignInOn401()

  if (me.isError && !me.data)
    return (
      <main className="page">
        <ErrorPanel error={me.error} onRetry={() => void me.refetch()} isWholePage />
      </main>
    )
  if (!me.data)
    return (
      <main className="page">
        <Skeleton />
      </main>
    )
  setToday(me.data.today)
  return (
    <MeProvider me={me.data}>
      <PersonProvider userId={me.data.userId}>
        <Shell me={me.data} />
      </PersonProvider>
    </MeProvider>
  )
}

function Shell({ me }: { me: Me }): ReactNode {
  useLocale()
  const go = useGo()
  const menu = useMenu()
  const forget = useForgetEverything()
  const { data: options } = useSignInOptions()
  const { choices, city } = useRegionChoices()
  const todo = useTodo()
  const here = useRouterState({ select: (state) => state.location.pathname })
  useFocusOnPage(here)
  const mustFirst = me.mustFirst !== null && here !== '/me'

  useEffect(() => {
    if (mustFirst) go('/me', {}, { replace: true })
  }, [mustFirst, go])

  async function switchTo(membershipId: string) {
    try {
      await call(actAs, { body: { membershipId } } as unknown as CallInput<typeof actAs>)
      await forget()
      go('/')
    } catch (error) {
      showProblem(asProblem(error))
    }
  }

  async function leave() {
    try {
      await signOut()
      await forget()
      go('/')
    } catch (error) {
      showProblem(asProblem(error))
    }
  }

  return (
    <RegionsProvider regions={choices}>
      <AppShell
        cityName={city ? say(city) : ''}
        isDemo={(options?.demoAccounts.length ?? 0) > 0}
        menu={menu}
        person={
          me.kind === 'person'
            ? {
                name: me.name,
                membershipId: me.membershipId,
                memberships: me.memberships.map(({ id, label }) => ({ id, title: say(label) })),
              }
            : null
        }
        todo={todo}
        onSwitchMembership={(id) => void switchTo(id)}
        onSignOut={() => void leave()}
      >
        <CasePanels value={casePanels}>
          <CompanyPanelsProvider value={CompanyPanelsOfAreas}>
            <Outlet />
          </CompanyPanelsProvider>
        </CasePanels>
      </AppShell>
    </RegionsProvider>
  )
}
