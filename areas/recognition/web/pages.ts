import { definePages } from '#platform/ui/pages'

export const pages = definePages([])
