import { defineErrors } from '#kernel/refusal'

/** How the season of high-tech recognition can refuse. */
export const seasonErrors = defineErrors({
  'recognition.season-not-found': {
    status: 404,
    zh: '没有找到这个申报批次，或您无权查看。请从申报季列表重新打开。',
    en: 'There is no such season, or you may not see it. Open it again from the list.',
  },
  'recognition.season-city-only': {
    status: 403,
    zh: '申报批次由市级建立。请切换到市级身份。',
    en: 'Seasons are kept by the city. Change to your role in the city.',
  },
  'recognition.season-order': {
    status: 422,
    zh: '受理第一天不能晚于最后一天，预评审和推荐截止不能早于受理第一天。请核对日期。',
    en: 'The first day cannot be after the last, nor other deadlines before the first. Check the days.',
  },
  'recognition.season-there': {
    status: 409,
    zh: '这个年度的这一批已经建立。请改用下一批次号，或修改已有的批次。',
    en: 'This batch of the year is there already. Take the next number, or change that one.',
  },
  'recognition.season-changed': {
    status: 409,
    zh: '这个批次刚被别人修改过。请刷新后再改。',
    en: 'Somebody else has just changed this season. Reload and try again.',
  },
  'recognition.season-not-open': {
    status: 409,
    zh: '这个批次现在没有受理，不用截止。',
    en: 'This season is not open now.',
  },
  'recognition.season-none': {
    status: 422,
    zh: '现在没有正在受理的高企申报批次。请等市科技局公布下一批的受理时间，材料可以先存在草稿里。',
    en: 'No season is open. Wait until the next is announced; what you have filled in stays in the draft.',
  },
  'recognition.season-closed': {
    status: 422,
    zh: '“{title}”已于 {until} 截止受理，不能再提交。草稿已保留，请等下一批。',
    en: '“{title}” closed on {until}. The draft is kept: wait for the next season.',
  },
  'recognition.season-not-yet': {
    status: 422,
    zh: '“{title}”从 {from} 开始受理。草稿已保留，请届时提交。',
    en: '“{title}” opens on {from}. The draft is kept: hand it in then.',
  },
  'recognition.season-entered': {
    status: 409,
    zh: '本企业已在申报（{number}），同时只能参加一个批次。请等它办结，或先撤回。',
    en: 'This company has applied already ({number}). It takes part in one season at a time.',
  },
  'recognition.season-entered-meanwhile': {
    status: 409,
    zh: '本企业刚刚已经提交了一份申报。请从“我的办件”查看。',
    en: 'This company has just handed in an application. See it under your cases.',
  },
  'recognition.season-case-not-found': {
    status: 404,
    zh: '没有找到这份高企申报，或您无权查看。请从申报季的企业列表重新打开。',
    en: 'There is no such application, or you may not see it. Open it again from the list.',
  },
  'recognition.round-not-now': {
    status: 409,
    zh: '只有在“预评审”的申报可以组织评审。请先由县区审核通过，或等企业完善后重新提交。',
    en: 'Only applications under review can have a round. Have the district check it first, or wait for the company.',
  },
  'recognition.round-open': {
    status: 409,
    zh: '第 {round} 轮预评审还没有结束。请等专家都提交，或先结束这一轮。',
    en: 'Round {round} is still going on. Wait for the experts, or end it first.',
  },
  'recognition.round-opened-meanwhile': {
    status: 409,
    zh: '这一轮预评审刚刚已经由别人组织。请刷新查看。',
    en: 'Somebody else has just begun this round. Reload.',
  },
  'recognition.round-none': {
    status: 409,
    zh: '还没有结束过一轮预评审，不能作推荐决定。请先组织专家预评审。',
    en: 'No round of review has ended yet. Have experts review it first.',
  },
  'recognition.round-nobody': {
    status: 409,
    zh: '还没有专家提交评审，不能结束。请催办专家，或改派后再结束。',
    en: 'No expert has handed in yet. Remind them before you end the round.',
  },
  'recognition.round-over': {
    status: 409,
    zh: '这一轮预评审已经结束。请刷新查看结果。',
    en: 'This round is over. Reload to see the result.',
  },
  'recognition.round-due': {
    status: 422,
    zh: '专家提交截止日不能早于今天。请重新选择。',
    en: 'The day until which experts hand in lies in the past. Choose another.',
  },
  'recognition.recommend-reason': {
    status: 422,
    zh: '最近一轮预评审没有预测通过。仍然推荐的，请写明理由；否则请企业完善后再评一轮，或不予推荐。',
    en: 'The last round does not predict a pass. Say why it is recommended all the same, or have it improved first.',
  },
  'recognition.expert-unknown': {
    status: 422,
    zh: '选择的人现在不是评审专家。请刷新专家名单后重选。',
    en: 'Somebody chosen is no expert now. Reload the list and choose again.',
  },
  'recognition.expert-conflict': {
    status: 422,
    zh: '{name}是申报企业的人员，应当回避。请改选其他专家。',
    en: '{name} belongs to the company that applies and must not review it. Choose somebody else.',
  },
  'recognition.expert-twice': {
    status: 422,
    zh: '同一位专家选了两次。请去掉重复的。',
    en: 'An expert was chosen twice. Leave one out.',
  },
  'recognition.review-not-found': {
    status: 404,
    zh: '没有找到这份评审，或没有指派给您。请从“我的评审”重新打开。',
    en: 'There is no such review, or it is not assigned to you. Open it again from your reviews.',
  },
  'recognition.review-handed': {
    status: 409,
    zh: '评审已经提交或这一轮已经结束，不能再改。需要更正的，请联系组织评审的人员。',
    en: 'The review was handed in, or the round is over: it cannot be changed. Tell whoever organises the review.',
  },
  'recognition.review-changed': {
    status: 409,
    zh: '评审刚在别处保存过。请刷新后再改。',
    en: 'The review has just been saved elsewhere. Reload and try again.',
  },
  'recognition.review-band': {
    status: 422,
    zh: '“{item}”按规则只能给 {least}–{most} 的整数分。请改在范围内。',
    en: '“{item}” takes whole points from {least} to {most} by the rules.',
  },
  'recognition.review-item': {
    status: 422,
    zh: '“{item}”不由专家给分。请刷新页面后重新填写。',
    en: '“{item}” is not scored by experts. Reload the page.',
  },
  'recognition.review-incomplete': {
    status: 422,
    zh: '“{item}”还没有给分或没有写意见。每一项都要给分并写明意见才能提交。',
    en: '“{item}” lacks points or a comment. Every item needs both before you hand in.',
  },
  'recognition.result-early': {
    status: 409,
    zh: '批次还没有截止受理，不能录入评审结果。请截止后再录入。',
    en: 'The season is still open. Enter results after it has closed.',
  },
  'recognition.result-code': {
    status: 422,
    zh: '统一社会信用代码校验不通过。请核对 18 位代码。',
    en: 'The credit code fails its check. Look at its 18 characters.',
  },
  'recognition.result-company': {
    status: 422,
    zh: '本市企业档案中没有这家企业。请先建立企业档案，或核对信用代码。',
    en: 'There is no file of this company in the city. Open one first, or check the code.',
  },
  'recognition.result-certificate': {
    status: 422,
    zh: '认定的要有证书编号和发证日期，未认定的不能有。请补填或删去。',
    en: 'A recognised company needs number and day of its certificate, another must have none.',
  },
  'recognition.result-points': {
    status: 422,
    zh: '评审得分应在 0–100 分之间。请核对。',
    en: 'Points lie between 0 and 100. Check them.',
  },
  'recognition.result-word': {
    status: 422,
    zh: '看不出结果“{text}”。请填“认定”或“未认定”。',
    en: 'The result “{text}” is not understood. Write 认定 or 未认定.',
  },
  'recognition.result-other': {
    status: 409,
    zh: '这家企业已录入另一结果（{said}）。已发证的请先在企业档案撤销证书；其他的请用单个录入更正。',
    en: 'Another result was entered ({said}). Where a certificate stands, withdraw it in the file; else correct it by hand.',
  },
  'recognition.results-empty': {
    status: 422,
    zh: '文件里没有评审结果。表头应有统一社会信用代码、企业名称、结果等列。',
    en: 'The file holds no results. It needs columns for credit code, company and result.',
  },
  'recognition.publish-nothing': {
    status: 409,
    zh: '还没有既有预测、又有结果的企业，没有可以公开的对照。请先导入评审结果。',
    en: 'No company has both a prediction and a result. Import the results first.',
  },
  'recognition.diagnosis-not-found': {
    status: 404,
    zh: '没有找到这次预诊断，或您无权查看。请重新打开。',
    en: 'There is no such diagnosis, or you may not see it. Open it again.',
  },
  'recognition.diagnosis-point': {
    status: 422,
    zh: '规则里没有这一条。请刷新页面后重试。',
    en: 'The rules have no such point. Reload the page.',
  },
  'recognition.diagnosis-file': {
    status: 422,
    zh: '所选材料不在本企业最近的申报里。请刷新后重选。',
    en: 'A chosen file is not of your latest application. Reload and choose again.',
  },
})
