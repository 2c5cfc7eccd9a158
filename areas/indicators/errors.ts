import { defineErrors } from '#kernel/refusal'
import { reportingErrors } from './errors/reporting.ts'
import { targetErrors } from './errors/targets.ts'

export const errors = defineErrors({
  ...reportingErrors,
  ...targetErrors,
  'indicators.not-found': {
    status: 404,
    zh: '没有找到这项内容，或您无权查看。请从列表重新打开。',
    en: 'It was not found, or you may not see it. Open it again from the list.',
  },
  'indicators.city-defines': {
    status: 403,
    zh: '指标与口径由市级统一维护。请联系市级管理员。',
    en: 'Indicators and definitions are kept by the city. Ask the city’s administrator.',
  },
  'indicators.name-taken': {
    status: 409,
    zh: '目录中已有同义的指标“{existing}”。请直接使用它，或换一个能区分的名称（如注明省级、新增、占比）。',
    en: 'The catalogue already has “{existing}”, which means the same. Use it, or choose a name that tells them apart.',
  },
  'indicators.alias-taken': {
    status: 409,
    zh: '“{alias}”已是指标“{existing}”的名称或别名。请先从那里移除。',
    en: '“{alias}” already names “{existing}”. Remove it there first.',
  },
  'indicators.changed-meanwhile': {
    status: 409,
    zh: '“{indicator}”刚刚被他人改动，您的内容没有保存。请刷新后核对再提交。',
    en: '“{indicator}” was changed by someone else; yours was not saved. Reload, compare and submit again.',
  },
  'indicators.unit-in-use': {
    status: 409,
    zh: '已有数据或目标按“{unit}”记录，不能改成不可换算的“{wanted}”。请另建指标。',
    en: 'Data or targets are recorded in “{unit}”, which cannot be converted to “{wanted}”. Add another indicator.',
  },
  'indicators.counting-unit': {
    status: 422,
    zh: '单位“{unit}”与计数口径不符：次数用“家次、人次、场次”，去重计数用“家、人、个”。请改单位或计数口径。',
    en: 'The unit “{unit}” and the counting disagree: occurrences are counted in 家次, 人次 or 场次, distinct ones in 家, 人 or 个.',
  },
  'indicators.pace-curve': {
    status: 422,
    zh: '月度曲线“{text}”读不懂：请填写 12 个不下降的百分数（1—12 月累计），最后一个是 100，可从 Excel 的一行粘贴。',
    en: 'The curve “{text}” cannot be read: twelve percentages (January to December, cumulative) that never fall, the last one 100.',
  },
  'indicators.rollup-weight': {
    status: 422,
    zh: '按分母加权汇总时，请选择作分母的指标（不能是自己）。',
    en: 'Choose the indicator that weighs the parts; it cannot be the indicator itself.',
  },
  'indicators.card-date-order': {
    status: 422,
    zh: '新口径的适用日期须晚于上一版的 {date}。请改为更晚的日期。',
    en: 'The new card must take effect after {date}, when the version before it did.',
  },
  'indicators.card-missing': {
    status: 422,
    zh: '“{indicator}”还没有口径卡片，不能公开。请先填写口径。',
    en: '“{indicator}” has no definition card and cannot be published. Write the card first.',
  },
  'indicators.measure-does-not-fit': {
    status: 422,
    zh: '“{indicator}”的单位、类型或报送方式与计算项不同（{unit} / {wanted}），不能改为自动计算。请先核对指标定义。',
    en: '“{indicator}” differs from the measure in unit, mode or reporting ({unit} / {wanted}). Check its definition.',
  },
  'indicators.measure-taken': {
    status: 409,
    zh: '这个计算项已用于“{holder}”，一个计算项只用于一个指标。请先在“{holder}”停止计算。',
    en: '“{holder}” is computed from this already, and only one indicator can be. Stop it there first.',
  },
  'indicators.not-computed': {
    status: 422,
    zh: '这个数是报送的，不是由记录计算的。请查看它的依据。',
    en: 'This number was reported, not computed from records. See its evidence.',
  },
  'indicators.terms-changed': {
    status: 409,
    zh: '发布者与许可刚被他人改过，您的改动没有保存。请刷新后再改。',
    en: 'Somebody has just changed publisher and licence; yours was not saved. Reload and try again.',
  },
})
