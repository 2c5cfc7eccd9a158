import { defineErrors } from '#kernel/refusal'

/** Why companies cannot be looked through by a goal. */
export const screeningErrors = defineErrors({
  'recognition.screening-not-found': {
    status: 404,
    zh: '没有找到这次摸排，或您无权查看。请从摸排列表重新打开。',
    en: 'There is no such screening, or it is not yours to see. Open it again from the list.',
  },
  'recognition.screening-no-rule': {
    status: 422,
    zh: '{on} 没有“{goal}”的认定规则在施行。请换一个日期或目标。',
    en: 'No rule of {goal} was in force on {on}. Choose another day or goal.',
  },
  'recognition.screening-gate-unknown': {
    status: 422,
    zh: '规则中没有条件“{gate}”。请刷新后重新选择。',
    en: 'The rule has no condition {gate}. Reload and choose again.',
  },
  'recognition.screening-no-condition': {
    status: 422,
    zh: '没有选择任何条件。请至少选一项，或填最低总分。',
    en: 'No condition is chosen. Choose one at least, or a total.',
  },
  'recognition.screening-no-total': {
    status: 422,
    zh: '“{goal}”的规则没有总分，不能按最低分摸排。请清空最低总分。',
    en: 'The rule of {goal} has no total. Leave the least total empty.',
  },
  'recognition.screening-in-future': {
    status: 422,
    zh: '判断日期不能晚于今天（{today}）。',
    en: 'The day cannot be after today ({today}).',
  },
  'recognition.screening-elsewhere': {
    status: 422,
    zh: '只能摸排本地区的企业。请重新选择地区。',
    en: 'Only companies of your own region can be screened. Choose another region.',
  },
  'recognition.screening-running': {
    status: 409,
    zh: '这次摸排还在进行。请等它完成后再办。',
    en: 'This screening is still running. Wait until it is done.',
  },
  'recognition.screening-choice-not-found': {
    status: 422,
    zh: '所选企业中有 {count} 家不在这次摸排的结果里，没有标记任何一家。请刷新后从结果中重新选择。',
    en: '{count} of the chosen companies were not found by this screening, so none was marked. Reload and choose again.',
  },
  'recognition.screening-not-found-by-it': {
    status: 422,
    zh: '所选企业中有 {count} 家不在这次摸排的结果里，通知没有发出。请刷新后从结果中重新选择。',
    en: '{count} of the chosen companies were not found by this screening, so nobody was told. Reload and choose again.',
  },
  'recognition.screening-nobody-to-tell': {
    status: 422,
    zh: '所选企业都没有平台账号，通知没有发出。请通过区县联系，或请企业先注册。',
    en: 'None of the chosen companies has an account, so nobody was told. Reach them through their district.',
  },
})
