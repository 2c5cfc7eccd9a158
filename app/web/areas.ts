import type { Page } from '#platform/ui/pages'

/** The pages of every area, one line each. */
export const areaPages: Page[] = []
