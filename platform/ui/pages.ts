import type { ComponentType } from 'react'
import type { Localized } from '#kernel/localized'
import type { Role } from '#platform/auth/actor'

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
  /** For pages that anybody may open: where they stand in the one-stop entrance 我要办 · 我要查 · 我要找, and what one finds there. */
  door?: { group: 'do' | 'look' | 'find'; order: number; hint: Localized }
}

export function definePages(pages: Page[]): Page[] {
  return pages
}

/**
 * What an area shows on the home page; `areas/<area>/web/pages.ts` exports `homePanels`. A panel reads its own data,
 * answers null when there is nothing to say, and draws without antd, so that the home page is there at once.
 */
export interface HomePanel {
  id: string
  /** Smaller stands higher. */
  order: number
  /** Two halves stand beside each other on a wide window. */
  width: 'whole' | 'half'
  permission: `${string}:${string}` | null
  /** For whom, of those who have the permission. */
  for: readonly (Role | 'visitor')[]
  load: () => Promise<{ default: ComponentType }>
}

export function defineHomePanels(panels: HomePanel[]): HomePanel[] {
  return panels
}

/**
 * What an area knows beside a case on the desk; `areas/<area>/web/pages.ts` exports `casePanels`. Like a home panel it
 * reads its own data, answers null when there is nothing to say, and draws without antd.
 */
export interface CasePanel {
  id: string
  /** Procedures beside whose cases it stands, and the states in which it says something. */
  procedures: readonly string[]
  states: readonly string[]
  permission: `${string}:${string}`
  load: () => Promise<{ default: ComponentType<{ caseId: string }> }>
}

/**
 * What an area knows of a company; `areas/<area>/web/pages.ts` exports `companyPanels`. The file of the company shows them
 * without knowing the areas. Like the others it reads its own data and answers null when there is nothing to say.
 */
export interface CompanyPanel {
  id: string
  /** Smaller stands higher. */
  order: number
  permission: `${string}:${string}`
  load: () => Promise<{ default: ComponentType<{ creditCode: string }> }>
}

export function defineCompanyPanels(panels: CompanyPanel[]): CompanyPanel[] {
  return panels
}

export function defineCasePanels(panels: CasePanel[]): CasePanel[] {
  return panels
}
