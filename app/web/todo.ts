import { areaPages } from './areas.ts'

const path = '/todo'

/** The to-do page, once an area brings one. */
export function useTodo(): { path: string; count: number | null } | null {
  return areaPages.some((page) => page.path === path) ? { path, count: null } : null
}
