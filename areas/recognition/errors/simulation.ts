import { defineErrors } from '#kernel/refusal'

export const simulationErrors = defineErrors({
  'recognition.simulation-number': {
    status: 422,
    zh: '这些改动没有对应的数，或超出了范围：{ids}。请在页面上重新调整。',
    en: 'These changes name no number, or one out of its bounds: {ids}. Set them again on the page.',
  },
  'recognition.simulation-bad-draft': {
    status: 422,
    zh: '草案不能成为规则，没有推演：{reasonZh}。请把相关的数改回来。',
    en: 'The draft makes no rule set; nothing was tried: {reasonEn}. Set those numbers back.',
  },
  'recognition.simulation-not-found': {
    status: 404,
    zh: '没有找到这份草案，或您无权查看。请从“规则推演”重新打开。',
    en: 'There is no such draft, or you may not see it. Open it again from the page of simulations.',
  },
})
