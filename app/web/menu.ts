import { useMemo } from 'react'
import type { MenuEntry } from '#ui/shell'
import { areaPages } from './areas.ts'
import { useMe } from './session.tsx'

const isStaff = (role: string | null) => role !== null && role !== 'organisation-member' && role !== 'expert'

/** The pages of areas that stand in the menu and that this person may open, in their order. */
export function useMenu(): MenuEntry[] {
  const me = useMe()
  return useMemo(
    () =>
      areaPages
        .filter((page) => page.permission === null || me.permissions.includes(page.permission))
        .filter((page) => !page.menu?.isForApplicants || !isStaff(me.role))
        .flatMap(({ path, title, menu }) => (menu ? [{ path, title, ...menu }] : []))
        .sort((a, b) => a.order - b.order),
    [me.permissions, me.role],
  )
}
