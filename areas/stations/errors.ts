import { defineErrors } from '#kernel/refusal'

export const errors = defineErrors({
  'stations.grade-too-high': {
    status: 422,
    zh: '单位自建的工作站只能备案为二类。请改选二类，或退回申请人补正建站方式。',
    en: 'A station run by its host alone gets the second class. Choose it, or return the case for correction.',
  },
})
