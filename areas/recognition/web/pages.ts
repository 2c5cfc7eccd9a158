import { defineCasePanels, defineCompanyPanels, definePages } from '#platform/ui/pages'
import { awardPages } from './awards/pages.ts'
import { nurseryCompanyPanels, nurseryPages } from './nursery/pages.ts'
import { pointsPages } from './points/pages.ts'
import { populationPages } from './population/pages.ts'
import { screeningPages } from './screening/pages.ts'
import { seasonCasePanels, seasonPages } from './season/pages.ts'
import * as titles from './self-evaluation/pages.ts'
import { simulationPages } from './simulation/pages.ts'
import { topListPages } from './top-list/pages.ts'

export const pages = definePages([
  ...screeningPages,
  ...awardPages,
  ...titles.pages,
  ...pointsPages,
  ...populationPages,
  ...seasonPages,
  ...simulationPages,
  ...nurseryPages,
  ...topListPages,
])

export const companyPanels = defineCompanyPanels([...nurseryCompanyPanels])

export const casePanels = defineCasePanels([...titles.casePanels, ...seasonCasePanels])
