import type { ComponentType } from 'react'
import type { Localized } from '#kernel/localized'

/** A page that an area adds to the web; `areas/<area>/web/pages.ts` exports `pages`, `app/web/areas.ts` lists them. */
export interface Page {
  /** Route path in TanStack Router's form: `/plans/$planId`. */
  path: string
  title: Localized
  /** Loaded when first visited, so that each area is its own bundle. */
  load: () => Promise<{ default: ComponentType }>
  /** Shown in the menu when the person has the permission. */
  menu?: {
    order: number
    icon: ComponentType
    group?: Localized
    /** Left out of the menu of staff, who may open it all the same. */
    isForApplicants?: boolean
  }
  /** Permission that the page needs, `area:verb`; `null` for pages that anybody may open. */
  permission: `${string}:${string}` | null
  /** Drawn without antd, so that it is there before antd has come. */
  isPlain?: boolean
}

export function definePages(pages: Page[]): Page[] {
  return pages
}
