import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext } from 'react'
import type { getMe } from '#platform/http/contract'
import type { Endpoint, ResponseOf } from '#platform/http/endpoint'
import { call } from '#ui/api'
import { draftsBelongTo } from '#ui/drafts'

export type Me = ResponseOf<typeof getMe>

/** Stated here without its shape: the check of the shape would bring the whole of zod into the first bundle. */
const me = {
  method: 'GET',
  path: '/api/me',
  summary: { zh: '当前用户', en: 'Who is asking' },
} as const satisfies Endpoint

const MeContext = createContext<Me | null>(null)

export async function fetchMe(): Promise<Me> {
  return (await call(me, {})) as unknown as Me
}

export const meKey = ['/api/me']

export function useMeQuery() {
  return useQuery({ queryKey: meKey, queryFn: fetchMe, staleTime: 60_000 })
}

export function MeProvider({ me: value, children }: { me: Me; children: ReactNode }): ReactNode {
  draftsBelongTo(value.kind === 'person' ? value.userId : null)
  return <MeContext.Provider value={value}>{children}</MeContext.Provider>
}

export function useMe(): Me {
  const value = useContext(MeContext)
  if (!value) throw new Error('useMe is called outside the shell')
  return value
}

/** After sign-in, sign-out and a change of membership nothing read before may stay on screen. */
export function useForgetEverything(): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== meKey[0] })
    await queries.invalidateQueries({ queryKey: meKey })
  }
}
