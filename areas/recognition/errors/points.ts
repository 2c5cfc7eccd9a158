import { defineErrors } from '#kernel/refusal'

export const pointsErrors = defineErrors({
  'recognition.points-in-future': {
    status: 422,
    zh: '计算日期在今天之后，没有计算。请选今天或以前的日期。',
    en: 'The day lies in the future; nothing was computed. Choose today or an earlier day.',
  },
  'recognition.points-city-only': {
    status: 403,
    zh: '创新积分由市级统一计算，没有开始。请联系市科技局。',
    en: 'Points are computed for the whole city; nothing was started. Ask the city office.',
  },
  'recognition.points-no-rule': {
    status: 422,
    zh: '{on}还没有可用的积分规则，没有计算。请选 {first} 以后的日期。',
    en: 'No rule of innovation points was in force on {on}. Choose a day from {first} on.',
  },
  'recognition.points-none': {
    status: 404,
    zh: '没有找到这张积分单，或您无权查看。请从积分列表重新打开；本企业没有积分单的，请先完善企业档案。',
    en: 'There is no such score sheet, or you may not see it. Open it again from the list; a company without one completes its file first.',
  },
  'recognition.points-no-company': {
    status: 422,
    zh: '您当前不代表任何企业。请在右上角切换到所代表的企业。',
    en: 'You do not act for a company now. Choose it at the top right.',
  },
  'recognition.appeal-item': {
    status: 422,
    zh: '积分单上没有这项指标。请从指标旁的按钮申诉。',
    en: 'The score sheet has no such indicator. Appeal by the button beside it.',
  },
  'recognition.appeal-fact': {
    status: 422,
    zh: '这项指标不由“{fact}”计算。请从列出的数据中选择，或不选数据、只请求复核。',
    en: 'This indicator does not rest on “{fact}”. Choose one of the figures listed, or none to have it reconsidered.',
  },
  'recognition.appeal-no-value': {
    status: 422,
    zh: '选了要更正的数据，请填写应为多少。',
    en: 'A figure is to be corrected: say what it should be.',
  },
  'recognition.appeal-open': {
    status: 409,
    zh: '这项指标已有一件申诉待决定，没有重复提交。',
    en: 'An appeal about this indicator is waiting already; this one was not sent.',
  },
  'recognition.appeal-not-latest': {
    status: 409,
    zh: '积分单已有新的一版。请打开最新一版，核对后再申诉。',
    en: 'There is a newer revision of this sheet. Open it, compare, and appeal again.',
  },
  'recognition.appeal-not-found': {
    status: 404,
    zh: '没有找到这件申诉，或您无权查看。请从积分单重新打开。',
    en: 'There is no such appeal, or you may not see it. Open it again from the score sheet.',
  },
  'recognition.appeal-decided': {
    status: 409,
    zh: '{name}已决定这件申诉，您的决定没有保存。请刷新查看。',
    en: '{name} has decided on this appeal; yours was not saved. Reload.',
  },
})
