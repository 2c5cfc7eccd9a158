import type { Page } from '#platform/ui/pages'
import { pages as accounts } from '../../areas/accounts/web/pages.ts'
import { pages as indicators } from '../../areas/indicators/web/pages.ts'
import { pages as ledger } from '../../areas/ledger/web/pages.ts'
import { pages as notices } from '../../areas/notices/web/pages.ts'
import { pages as plans } from '../../areas/plans/web/pages.ts'
import { pages as regions } from '../../areas/regions/web/pages.ts'
import { pages as tasks } from '../../areas/tasks/web/pages.ts'
import { pages as cases } from './cases/pages.ts'

/** The pages of every area, one line each, under the name of its folder; those of cases belong to the platform. */
export const pagesByArea: Record<string, Page[]> = {
  cases,
  indicators,
  tasks,
  plans,
  ledger,
  notices,
  regions,
  accounts,
}

export const areaPages: Page[] = Object.values(pagesByArea).flat()
