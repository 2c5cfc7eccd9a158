import { defineErrors } from '#kernel/refusal'

/** Why a target is not bound, split, adjusted, evaluated or followed up. */
export const targetErrors = defineErrors({
  'indicators.target-unit-mismatch': {
    status: 422,
    zh: '目标“{quote}”的单位“{unit}”不能换算成指标“{indicator}”的单位“{expected}”。请换一个指标。',
    en: 'The target’s unit “{unit}” cannot be converted to “{expected}” of “{indicator}”. Choose another indicator.',
  },
  'indicators.target-incomplete': {
    status: 422,
    zh: '目标“{quote}”没有指明指标，也没有给出新指标的名称。请先选择指标。',
    en: 'The target “{quote}” names neither an indicator nor a new one. Choose an indicator.',
  },
  'indicators.bad-deadline': {
    status: 422,
    zh: '期限“{deadline}”不能识别。请写成 2027、2025-H1、2025-Q1 或 2025-05。',
    en: 'The deadline “{deadline}” cannot be read. Write 2027, 2025-H1, 2025-Q1 or 2025-05.',
  },
  'indicators.range-upside-down': {
    status: 422,
    zh: '区间上限 {max} 小于下限 {value}。请核对。',
    en: 'The upper end {max} is below the lower end {value}.',
  },
  'indicators.split-does-not-add': {
    status: 422,
    zh: '比率、增幅不能相加，不能按总量拆分。请改用“各单位同一底线”或“按分母加权”。',
    en: 'Ratios and growth rates do not add and cannot be shared out. Use the same floor for all, or weight by denominators.',
  },
  'indicators.split-rule-unfit': {
    status: 422,
    zh: '核对规则与分解方法不符。请重新选择分解方法。',
    en: 'The rule does not fit the method. Choose the method again.',
  },
  'indicators.split-incomplete': {
    status: 422,
    zh: '还不能确认：缺 {parts} 的数。请补齐。',
    en: 'Not complete: {parts} without a figure. Fill them in.',
  },
  'indicators.split-short': {
    status: 422,
    zh: '下级合起来是 {combined}，不足上级的 {value}，差 {difference}。请调整；确需如此请写明说明。',
    en: 'The parts come to {combined}, {difference} short of {value}. Change them, or state why.',
  },
  'indicators.split-unit-unknown': {
    status: 422,
    zh: '“{unit}”不在本地区之内，或已撤销。请从列表中选择承担单位。',
    en: '“{unit}” does not lie within this region, or is over. Choose a unit from the list.',
  },
  'indicators.split-unit-twice': {
    status: 422,
    zh: '“{unit}”出现了两次。请只保留一行。',
    en: '“{unit}” is named twice. Keep one row.',
  },
  'indicators.split-changed-meanwhile': {
    status: 409,
    zh: '这项目标刚刚由{name}重新分解，您的分解没有保存。请刷新后再试。',
    en: 'The target was just split anew by {name}; yours was not saved. Reload and try again.',
  },
  'indicators.split-not-active': {
    status: 409,
    zh: '这次分解已经失效，不能再撤销。请刷新页面。',
    en: 'This split is not in force any more. Reload the page.',
  },
  'indicators.split-parts-split': {
    status: 409,
    zh: '{units} 已把自己的目标继续分解。请先在那里撤销，再撤销这次分解。',
    en: '{units} split their own targets further. Undo those first.',
  },
  'indicators.split-sheet-columns': {
    status: 422,
    zh: '表中没有找到列：{columns}。表头请写“单位、分解值”（可另加依据、下限、上限、分母、现值）。',
    en: 'Columns are missing: {columns}. Name them unit and value (basis, floor, ceiling, denominator, current may follow).',
  },
  'indicators.adjustment-same': {
    status: 422,
    zh: '调整后与现行目标完全相同。请修改目标值、期限或基期。',
    en: 'It asks for the same as now. Change the value, the deadline or the baseline.',
  },
  'indicators.adjustment-in-past': {
    status: 422,
    zh: '生效日不能早于今天（{today}）：此前的评估按当时的目标，不能改写。',
    en: 'It cannot take effect before today ({today}): earlier days stay assessed by what was asked for then.',
  },
  'indicators.adjustment-open': {
    status: 409,
    zh: '“{indicator}”已有一项调整待批。请先等它批准，或由提出人撤回。',
    en: 'An adjustment of “{indicator}” waits for approval already. Wait for it, or have it withdrawn.',
  },
  'indicators.adjustment-decided': {
    status: 409,
    zh: '“{indicator}”的这项调整已经有结果。请刷新页面。',
    en: 'This adjustment of “{indicator}” is decided already. Reload the page.',
  },
  'indicators.deadline-before-baseline': {
    status: 422,
    zh: '期限 {deadline} 不晚于基期 {baseline}，没有路径可比。请核对其中之一。',
    en: 'The deadline {deadline} is not after the baseline {baseline}. Check one of them.',
  },
  'indicators.evaluation-closed': {
    status: 409,
    zh: '这次评估已经定稿，不能再改。需要时请开始新的评估。',
    en: 'This evaluation is closed and does not change any more. Begin another if needed.',
  },
  'indicators.nobody-responsible': {
    status: 422,
    zh: '“{indicator}”还没有责任单位，不知道交给谁办。请选择承办单位。',
    en: 'Nobody answers for “{indicator}” yet. Choose the unit that shall act.',
  },
})
