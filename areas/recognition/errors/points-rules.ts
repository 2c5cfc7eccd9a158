import { defineErrors } from '#kernel/refusal'

export const pointsRuleErrors = defineErrors({
  'recognition.annex-indicator': {
    status: 422,
    zh: '没有指标“{indicator}”。请填模板中的指标编号（T1–T6、G1–G6、A1–A6）或原名称。',
    en: 'There is no indicator “{indicator}”. Use a code of the template (T1–T6, G1–G6, A1–A6) or its name.',
  },
  'recognition.annex-name': {
    status: 422,
    zh: '指标 {code} 是“{known}”，表中写的是“{name}”。请核对编号和名称。',
    en: 'Indicator {code} is “{known}”; the sheet says “{name}”. Check code and name.',
  },
  'recognition.annex-stage': {
    status: 422,
    zh: '阶段“{stage}”不认识。请填初创期、成长期或稳定期。',
    en: 'The stage “{stage}” is unknown. Use 初创期, 成长期 or 稳定期.',
  },
  'recognition.annex-weight': {
    status: 422,
    zh: '权重 {weight} 不在 0 至 100 之间，请核对。',
    en: 'The weight {weight} does not lie between 0 and 100.',
  },
  'recognition.annex-reference': {
    status: 422,
    zh: '参考值 {reference} 应大于 0，请核对。',
    en: 'The reference {reference} must be above 0.',
  },
  'recognition.annex-twice': {
    status: 422,
    zh: '{indicator} 的{stage}出现了两次，请只保留一行。',
    en: '{indicator} has two lines for {stage}; keep one.',
  },
  'recognition.annex-missing': {
    status: 422,
    zh: '{indicator} 缺{stages}，请补齐。',
    en: '{indicator} lacks {stages}.',
  },
  'recognition.annex-sum': {
    status: 422,
    zh: '{stage}的权重合计为 {sum}，应为 100。',
    en: 'The weights of {stage} add up to {sum}, not 100.',
  },
  'recognition.annex-problems': {
    status: 422,
    zh: '表中有 {count} 处问题，没有提交。请按逐行说明修改后重新上传。',
    en: 'The sheet has {count} problems; nothing was proposed. Correct them line by line and upload it again.',
  },
  'recognition.annex-too-long': {
    status: 422,
    zh: '表中超过 {most} 行，没有读取。附件应为 18 项指标 × 3 个阶段。',
    en: 'The sheet has more than {most} rows; it was not read. The annex has 18 indicators in 3 stages.',
  },
  'recognition.local-twice': {
    status: 422,
    zh: '增设指标编号 {code} 重复，请改为不同的编号。',
    en: 'The code {code} is used twice.',
  },
  'recognition.local-fact': {
    status: 422,
    zh: '{code}：企业档案中没有数据“{fact}”，请从列表中选择。',
    en: '{code}: a company file has no “{fact}”; choose one of the list.',
  },
  'recognition.local-number': {
    status: 422,
    zh: '{code}：这项数据是“是/否”，不能按参考值计分，请改为加分项或扣分项。',
    en: '{code}: this fact is yes or no; make it a bonus or a deduction.',
  },
  'recognition.local-reference': {
    status: 422,
    zh: '{code}：参考值应大于 0。',
    en: '{code}: the reference must be above 0.',
  },
  'recognition.local-does-not-fit': {
    status: 422,
    zh: '增设指标不能与规则合用：{reasonZh}。请修改后再提交。',
    en: 'These indicators do not fit the rules: {reasonEn}. Change them and propose again.',
  },
  'recognition.rule-not-found': {
    status: 404,
    zh: '没有找到这份规则，或您无权查看。请从“积分规则”重新打开。',
    en: 'There is no such rule, or you may not see it. Open it again from the page of rules.',
  },
  'recognition.rule-decided': {
    status: 409,
    zh: '{name}已复核这份规则，您的决定没有保存。请刷新查看。',
    en: '{name} has decided on this rule; yours was not saved. Reload.',
  },
  'recognition.rule-same-person': {
    status: 403,
    zh: '不能复核自己提交的规则。请由另一位市级人员复核。',
    en: 'Nobody decides on a rule of their own. Another officer of the city does.',
  },
  'recognition.rule-day-taken': {
    status: 409,
    zh: '这一天已有一份同类规则施行，没有再施行。请改施行日期重新提交。',
    en: 'Another rule of this kind is in force from that day; propose it with another day.',
  },
})
