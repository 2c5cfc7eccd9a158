import { defineErrors } from '#kernel/refusal'
import { awardErrors } from './errors/awards.ts'

export const errors = defineErrors({
  ...awardErrors,
})
