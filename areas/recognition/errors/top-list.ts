import { defineErrors } from '#kernel/refusal'

/** Why a method cannot be proposed, a company not apply, a list not be drawn, approved or published. */
export const topListErrors = defineErrors({
  'recognition.top-code-twice': {
    status: 422,
    zh: '指标编号 {code} 重复，请改为不同的编号。',
    en: 'The code {code} is used twice.',
  },
  'recognition.top-fact': {
    status: 422,
    zh: '{code}：企业档案中没有数值数据“{fact}”，请从列表中选择。',
    en: '{code}: a company file has no figure “{fact}”; choose one of the list.',
  },
  'recognition.top-growth': {
    status: 422,
    zh: '{code}：这是现有数，不按年度统计，不能算增长率。请改为原值或比率。',
    en: '{code}: this figure is as it stands, not of a year: no growth can be taken of it.',
  },
  'recognition.top-denominator': {
    status: 422,
    zh: '{code}：比率须另选一项数据作分母。',
    en: '{code}: a ratio needs another figure to be divided by.',
  },
  'recognition.top-goalposts': {
    status: 422,
    zh: '{code}：按目标区间标准化的，须填最差值和最好值；越大越好的，最好值应大于最差值，越小越好的相反。',
    en: '{code}: goalposts need a worst and a best value, in the order that its direction says.',
  },
  'recognition.top-weight-sum': {
    status: 422,
    zh: '权重合计为 {sum}，应为 100。请调整。',
    en: 'The weights add up to {sum}, not 100.',
  },
  'recognition.top-tie-break': {
    status: 422,
    zh: '同分先比的指标 {code} 不在指标表中，请重新选择。',
    en: 'The indicator {code} that parts ties is not among the indicators.',
  },
  'recognition.top-method-not-found': {
    status: 404,
    zh: '没有找到这份评价办法，或您无权查看。请从“评价办法”重新打开。',
    en: 'There is no such method, or it is not yours to see. Open it again from the list.',
  },
  'recognition.top-method-decided': {
    status: 409,
    zh: '{name}已复核这份评价办法，您的决定没有保存。请刷新查看。',
    en: '{name} has decided on this method; yours was not saved. Reload.',
  },
  'recognition.top-method-same-person': {
    status: 403,
    zh: '不能复核自己提交的评价办法。请由另一位市级人员复核。',
    en: 'Nobody decides on a method of their own. Another officer of the city does.',
  },
  'recognition.top-method-day-taken': {
    status: 409,
    zh: '这一天已有一份评价办法施行，没有再施行。请改施行日期重新提交。',
    en: 'Another method is in force from that day; propose it with another day.',
  },
  'recognition.top-no-method': {
    status: 409,
    zh: '{on} 没有施行的百强榜评价办法，不能申报和测算。请由市科技局先提交并复核评价办法。',
    en: 'No method of the top list is in force on {on}: the city has to put one in force first.',
  },
  'recognition.top-ended': {
    status: 409,
    zh: '企业自 {on} 起已注销、吊销、迁出或并档，不能申报。如有误，请联系所在县区科技局更正企业档案。',
    en: 'The company ended or moved away on {on} and cannot apply. If that is wrong, ask your district to correct its file.',
  },
  'recognition.top-applied': {
    status: 409,
    zh: '本企业 {year} 年度的百强申报 {number} 还在办理或已列为候选，一年只能申报一次。请在“我的办件”查看。',
    en: 'Your application {number} for {year} goes on or was admitted: one a year. See “my cases”.',
  },
  'recognition.top-applied-meanwhile': {
    status: 409,
    zh: '本企业今年的百强申报刚刚提交，没有再次受理。请刷新查看。',
    en: 'Your application of this year was filed just now; this one was not taken. Reload.',
  },
  'recognition.top-year-over': {
    status: 409,
    zh: '{year} 年度的百强榜已经公示或发布，不再受理和列为候选。请下一年度申报；榜单作废重新拟定的，届时再办。',
    en: 'The top list of {year} is on notice or published: nobody comes in any more. Apply next year, or once it is dropped.',
  },
  'recognition.top-admitted-since': {
    status: 409,
    zh: '拟定之后又有 {count} 家企业列为候选，没有参加排名，不能核准。请作废后重新拟定。',
    en: '{count} companies were admitted after the list was drawn and are not ranked. Drop it and draw it again.',
  },
  'recognition.top-part': {
    status: 422,
    zh: '“{part}”大于“{whole}”，请核对两项数据。',
    en: '“{part}” is more than “{whole}”; check both.',
  },
  'recognition.top-missing': {
    status: 422,
    zh: '按评价办法，至少要有 {least}% 的指标有数据，现在缺：{names}。请补填，或先在企业档案中补报。',
    en: 'At least {least} % of the indicators must be known; missing: {names}. Fill them in, or report them in your file first.',
  },
  'recognition.top-not-found': {
    status: 404,
    zh: '没有找到这份百强榜，或您无权查看。请从“百强榜”重新打开。',
    en: 'There is no such top list, or it is not yours to see. Open it again from the list.',
  },
  'recognition.top-entry-not-found': {
    status: 404,
    zh: '这份百强榜中没有这家企业，或您无权查看。请从百强榜重新打开。',
    en: 'This company is not in the list, or it is not yours to see. Open it again from the list.',
  },
  'recognition.top-person-needed': {
    status: 403,
    zh: '百强榜须由人拟定和核准，不能用接口密钥。请登录后办理。',
    en: 'Top lists are drawn and approved by people, not by keys. Sign in.',
  },
  'recognition.top-day-of-year': {
    status: 422,
    zh: '日期应在 {year} 年之内，且不晚于今天。请重新选择。',
    en: 'The day must lie in {year} and not after today.',
  },
  'recognition.top-few': {
    status: 409,
    zh: '{year} 年度已同意列为候选的企业只有 {count} 家，至少 2 家才能排名。请先办理百强申报。',
    en: 'Only {count} companies were admitted for {year}; ranking needs two at least. Deal with the applications first.',
  },
  'recognition.top-cannot-rank': {
    status: 409,
    zh: '不能测算：{reasons}。请补数据，或修改评价办法后重新拟定。',
    en: 'The list cannot be computed: {reasons} Fill in data or change the method, then draw it again.',
  },
  'recognition.top-there': {
    status: 409,
    zh: '本市这一年度已有一份百强榜，没有再拟定。需要重新拟定的，先作废原来的。',
    en: 'There is a top list of this year already. Drop it first to draw it again.',
  },
  'recognition.top-changed-meanwhile': {
    status: 409,
    zh: '这份百强榜刚刚被别人改动，本次没有处理。请刷新核对后再办。',
    en: 'Somebody changed this list just now; nothing was done. Reload and compare.',
  },
  'recognition.top-not-drawn': {
    status: 409,
    zh: '这份百强榜已经核准、发布或作废。请刷新查看。',
    en: 'This list was approved, published or dropped already. Reload.',
  },
  'recognition.top-own': {
    status: 403,
    zh: '拟定人不能核准自己拟定的百强榜。请由另一位负责人核准。',
    en: 'Nobody approves a list that they drew. Ask a colleague.',
  },
  'recognition.top-not-same': {
    status: 409,
    zh: '按冻结的数据重算，结果与拟定时不同，不能核准。请作废后重新拟定，并联系系统管理员。',
    en: 'Computed again from its frozen data the list is not the same. Drop it, draw it again, and tell the administrator.',
  },
  'recognition.top-not-on-notice': {
    status: 409,
    zh: '这份百强榜不在公示阶段，不能移出企业或发布。请刷新查看。',
    en: 'This list is not on notice: no company can be taken out and it cannot be published. Reload.',
  },
  'recognition.top-on-notice': {
    status: 409,
    zh: '公示到 {until} 为止，公示期满的次日起才能发布。',
    en: 'Public notice lasts until {until}; publish it from the day after.',
  },
  'recognition.top-out-already': {
    status: 409,
    zh: '{company} 已经移出或没有排名，没有再次处理。请刷新查看。',
    en: '{company} was taken out already or is not ranked. Reload.',
  },
  'recognition.top-ended-meanwhile': {
    status: 409,
    zh: '榜单中有 {count} 家企业已终止或并档，不能发布：{companies}。请先把它们移出。',
    en: '{count} companies of the list ended or were merged: {companies}. Take them out first.',
  },
})
