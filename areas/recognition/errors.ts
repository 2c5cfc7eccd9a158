import { defineErrors } from '#kernel/refusal'

export const errors = defineErrors({})
