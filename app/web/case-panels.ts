import { createContext } from 'react'
import type { CasePanel } from '#platform/ui/pages'

/** A panel with the area whose texts it needs. */
export type OfArea<Panel> = Panel & { area: string }

/** What areas bring beside a case; the shell gives it, because pages of cases are themselves brought by areas. */
export const CasePanels = createContext<readonly OfArea<CasePanel>[]>([])
