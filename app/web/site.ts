import { useQuery } from '@tanstack/react-query'
import type { Localized } from '#kernel/localized'
import type { Endpoint } from '#platform/http/endpoint'
import { call } from '#ui/api'
import type { RegionChoice } from '#ui/regions'

interface SignInOptions {
  providers: { id: string; name: string }[]
  demoAccounts: { username: string; password: string; label: Localized }[]
}

interface RegionRow {
  path: string
  name: string
  nameEn: string
  kind: string
}

const options = {
  method: 'GET',
  path: '/api/sign-in-options',
  summary: { zh: '登录方式', en: 'Ways to sign in' },
} as const satisfies Endpoint

const regions = {
  method: 'GET',
  path: '/api/regions',
  summary: { zh: '区划', en: 'Regions' },
} as const satisfies Endpoint

/** Ways to sign in; where demo accounts are offered, everything on the site is invented. */
export function useSignInOptions() {
  return useQuery({
    queryKey: [options.path],
    queryFn: async () => (await call(options, {})) as unknown as SignInOptions,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** The regions of the city; the city itself is the one without a parent. */
export function useRegionChoices(): { choices: RegionChoice[]; city: Localized | null } {
  const answer = useQuery({
    queryKey: [regions.path],
    queryFn: async () => (await call(regions, {})) as unknown as { items: RegionRow[] },
    staleTime: 300_000,
    retry: false,
  })
  const items = answer.data?.items ?? []
  const city = items.find((region) => region.kind === 'city')
  return {
    choices: items.map((region) => ({ path: region.path, name: { zh: region.name, en: region.nameEn } })),
    city: city ? { zh: city.name, en: city.nameEn } : null,
  }
}
