import { defineErrors } from '#kernel/refusal'

export const populationErrors = defineErrors({
  'recognition.population-in-future': {
    status: 422,
    zh: '对照日期在今天之后，没有开始。请选今天或以前的日期。',
    en: 'The day lies in the future; nothing was begun. Choose today or an earlier day.',
  },
  'recognition.population-no-rule': {
    status: 422,
    zh: '{on}没有这部规则的有效版本，没有开始。请选 {first} 以后的日期。',
    en: 'This rule was not in force on {on}; nothing was begun. Choose a day from {first} on.',
  },
  'recognition.population-not-found': {
    status: 404,
    zh: '没有找到这次对照，或您无权查看，或还没有算完。请从列表重新打开。',
    en: 'There is no such population, or you may not see it, or it is not finished. Open it again from the list.',
  },
})
