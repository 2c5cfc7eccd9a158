import { useQuery } from '@tanstack/react-query'
import type { Endpoint } from '#platform/http/endpoint'
import { call } from '#ui/api'
import { areaPages } from './areas.ts'
import { useMe } from './session.tsx'

const path = '/todo'
const count = {
  method: 'GET',
  path: '/api/notices/count',
  summary: { zh: '待办数', en: 'Number of to-dos' },
} as const satisfies Endpoint

/** The to-do page of the area that brings one, and how much waits there; asked again each minute. */
export function useTodo(): { path: string; count: number | null } | null {
  const me = useMe()
  const page = areaPages.find((each) => each.path === path)
  const mayOpen = page !== undefined && (page.permission === null || me.permissions.includes(page.permission))
  const answer = useQuery({
    queryKey: [count.path],
    queryFn: async () => (await call(count, {})) as unknown as { todoCount: number },
    enabled: mayOpen,
    refetchInterval: 60_000,
  })
  return mayOpen ? { path, count: answer.data?.todoCount ?? null } : null
}
