import { defineCasePanels, definePages } from '#platform/ui/pages'
import { awardPages } from './awards/pages.ts'
import { screeningPages } from './screening/pages.ts'
import * as titles from './self-evaluation/pages.ts'

export const pages = definePages([...screeningPages, ...awardPages, ...titles.pages])

export const casePanels = defineCasePanels([...titles.casePanels])
