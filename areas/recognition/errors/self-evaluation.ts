import { defineErrors } from '#kernel/refusal'

/** How a self-evaluation can refuse; applications for titles use the same words. */
export const selfEvaluationErrors = defineErrors({
  'recognition.not-evaluable': {
    status: 404,
    zh: '没有这项资质的自评。请从自评页重新选择。',
    en: 'There is no self-evaluation of that title. Choose one on the page of self-evaluation.',
  },
  'recognition.no-rule': {
    status: 422,
    zh: '{on} 没有施行中的评价规则，不能判断。请改日再试，或联系科技局。',
    en: 'No rules were in force on {on}, so nothing can be said. Try another day, or ask the bureau.',
  },
  'recognition.fact': { status: 422, zh: '{reasonZh}', en: '{reasonEn}' },
})
