import { Outlet, useRouterState } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { call, whenSignInNeeded } from '#ui/api'
import { ErrorPanel } from '#ui/error-page'
import { useGo } from '#ui/link'
import { Skeleton } from '#ui/page'
import { AppShell, type MenuEntry } from '#ui/shell'
import { say } from '#ui/text'
import { allPages } from './pages.ts'
import { type Me, MeProvider, useForgetEverything, useMeQuery } from './session.tsx'

const post = { method: 'POST', summary: { zh: '', en: '' } } as const
const signOut = { ...post, path: '/api/auth/sign-out', body: undefined } as const
const actAs = { ...post, path: '/api/me/acting' } as const

function menuOf(me: Me): MenuEntry[] {
  return allPages
    .filter((page) => page.menu && (page.permission === null || me.permissions.includes(page.permission)))
    .sort((a, b) => (a.menu?.order ?? 0) - (b.menu?.order ?? 0))
    .flatMap((page) =>
      page.menu ? [{ path: page.path, title: page.title, icon: page.menu.icon, group: page.menu.group }] : [],
    )
}

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

export function Root(): ReactNode {
  const me = useMeQuery()
  const go = useGo()
  const forget = useForgetEverything()
  useSignInOn401()

  if (me.isError && !me.data)
    return (
      <main className="page">
        <ErrorPanel error={me.error} onRetry={() => void me.refetch()} />
      </main>
    )
  if (!me.data)
    return (
      <main className="page">
        <Skeleton />
      </main>
    )
  const person = me.data.kind === 'person' ? me.data : null
  return (
    <MeProvider me={me.data}>
      <AppShell
        cityName=""
        isDemo={false}
        menu={menuOf(me.data)}
        person={
          person
            ? {
                name: person.name,
                membershipId: person.membershipId,
                memberships: person.memberships.map(({ id, label }) => ({ id, title: say(label) })),
              }
            : null
        }
        todoCount={null}
        todoPath={allPages.find((page) => page.path === '/todo')?.path ?? null}
        onSwitchMembership={(membershipId) => {
          void call(actAs, { body: { membershipId } } as never).then(forget)
        }}
        onSignOut={() => {
          void call(signOut, {})
            .then(forget)
            .then(() => go('/'))
        }}
      >
        <Outlet />
      </AppShell>
    </MeProvider>
  )
}
