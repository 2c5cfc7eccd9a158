import type { CasePanel, CompanyPanel, HomePanel, Page } from '#platform/ui/pages'
import * as accounts from '../../areas/accounts/web/pages.ts'
import * as contracts from '../../areas/contracts/web/pages.ts'
import * as enterprises from '../../areas/enterprises/web/pages.ts'
import * as indicators from '../../areas/indicators/web/pages.ts'
import * as ledger from '../../areas/ledger/web/pages.ts'
import * as notices from '../../areas/notices/web/pages.ts'
import * as plans from '../../areas/plans/web/pages.ts'
import * as recognition from '../../areas/recognition/web/pages.ts'
import * as regions from '../../areas/regions/web/pages.ts'
import * as reports from '../../areas/reports/web/pages.ts'
import * as tasks from '../../areas/tasks/web/pages.ts'
import type { OfArea } from './case-panels.ts'
import * as cases from './cases/pages.ts'

interface AreaWeb {
  pages: Page[]
  homePanels?: HomePanel[]
  casePanels?: CasePanel[]
  companyPanels?: CompanyPanel[]
}

/** What every area brings to the web, under the name of its folder. */
const areas: Record<string, AreaWeb> = {
  cases,
  indicators,
  tasks,
  reports,
  plans,
  enterprises,
  recognition,
  contracts,
  ledger,
  notices,
  regions,
  accounts,
}

export const pagesByArea: Record<string, Page[]> = Object.fromEntries(
  Object.entries(areas).map(([area, { pages }]) => [area, pages]),
)

export const areaPages: Page[] = Object.values(pagesByArea).flat()

export const casePanels: OfArea<CasePanel>[] = Object.entries(areas).flatMap(([area, { casePanels: panels = [] }]) =>
  panels.map((panel) => ({ ...panel, area })),
)

export const companyPanels: OfArea<CompanyPanel>[] = Object.entries(areas)
  .flatMap(([area, { companyPanels: panels = [] }]) => panels.map((panel) => ({ ...panel, area })))
  .sort((a, b) => a.order - b.order)

export const homePanels: OfArea<HomePanel>[] = Object.entries(areas)
  .flatMap(([area, { homePanels: panels = [] }]) => panels.map((panel) => ({ ...panel, area })))
  .sort((a, b) => a.order - b.order)
