import { definePages } from '#platform/ui/pages'
import { awardPages } from './awards/pages.ts'

export const pages = definePages([...awardPages])
