import { defineErrors } from '#kernel/refusal'

export const errors = defineErrors({
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
  'indicators.no-indicator': {
    status: 422,
    zh: '目录中没有“{name}”。请检查名称，或先在指标目录中建立它或加为别名。',
    en: '“{name}” is not in the catalogue. Check the name, add the indicator or an alias first.',
  },
  'indicators.ambiguous-indicator': {
    status: 422,
    zh: '“{name}”可能是“{candidates}”。请改用目录中的名称，或把它加为其中之一的别名。',
    en: '“{name}” may mean “{candidates}”. Use the name in the catalogue, or add it as an alias of one of them.',
  },
  'indicators.unknown-region': {
    status: 422,
    zh: '“{region}”不在您可报送的地区之内。请按区划表的名称填写。',
    en: '“{region}” is not among the regions you report for. Use a name of the region table.',
  },
  'indicators.bad-period': {
    status: 422,
    zh: '“{period}”不是可识别的统计期。请写成 2025-05、2025年1-5月、2025年一季度、2025年上半年或 2025。',
    en: '“{period}” is not a period. Write 2025-05, 2025-Q1, 2025-H1 or 2025.',
  },
  'indicators.period-in-future': {
    status: 422,
    zh: '统计期 {period} 要到 {end} 才结束，还不能报送。',
    en: 'The period {period} ends on {end}; it cannot be reported yet.',
  },
  'indicators.not-a-number': {
    status: 422,
    zh: '“{value}”不是数。请填写如 150 或 114.2 的十进制数。',
    en: '“{value}” is not a number. Write a decimal such as 150 or 114.2.',
  },
  'indicators.unit-mismatch': {
    status: 422,
    zh: '单位“{unit}”不能换算成该指标的单位“{expected}”。请核对单位，或核对是否填错了指标。',
    en: 'The unit “{unit}” cannot be converted to “{expected}”. Check the unit and the indicator.',
  },
  'indicators.negative-count': {
    status: 422,
    zh: '数量不能为负：{value}。请核对。',
    en: 'A count cannot be negative: {value}.',
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
  'indicators.computed': {
    status: 422,
    zh: '“{indicator}”由业务记录自动计算，不接受手工报送。如数字不对，请更正原始记录。',
    en: '“{indicator}” is computed from records and is not reported by hand. Correct the records.',
  },
  'indicators.not-yours': {
    status: 422,
    zh: '“{indicator}”不由您在{region}报送。请联系责任单位或管理员。',
    en: 'You do not report “{indicator}” in {region}. Ask the department that answers for it.',
  },
  'indicators.region-over': {
    status: 422,
    zh: '{region}已于 {date} 撤并，不再报送之后的统计期；请由归入的地区{successors}报送。此前各期仍可更正。',
    en: '{region} was merged on {date} and reports nothing for later periods; its successor {successors} does. Earlier ones may still be corrected.',
  },
  'indicators.region-not-yet': {
    status: 422,
    zh: '{region}自 {date} 设立，没有此前各期的数。请核对统计期。',
    en: '{region} was founded on {date} and has no figures before. Check the period.',
  },
  'indicators.duplicate-row': {
    status: 422,
    zh: '与第 {row} 行是同一地区、指标和统计期。请只保留一行。',
    en: 'Row {row} has the same region, indicator and period. Keep one of them.',
  },
  'indicators.cell-unreadable': {
    status: 422,
    zh: '“{column}”列的单元格不能读取：{reason}。请改成普通的文字或数值。',
    en: 'The cell in column “{column}” cannot be read: {reason}. Write plain text or a number.',
  },
  'indicators.cell-empty': {
    status: 422,
    zh: '“{column}”没有填写。请补上。',
    en: '“{column}” is empty. Fill it in.',
  },
  'indicators.duplicate-conflict': {
    status: 422,
    zh: '与第 {row} 行是同一地区、指标和统计期而数值不同，先保留前者。请核对后只留一行。',
    en: 'Row {row} has the same region, indicator and period but another value; that one is kept. Check which is right.',
  },
  'indicators.mapping-lacks-indicator': {
    status: 422,
    zh: '还没有说明是哪个指标。请指出“指标”列，或为数值列选定指标。',
    en: 'Nothing says which indicator it is. Name the column of indicators, or choose one for each column of values.',
  },
  'indicators.mapping-lacks-period': {
    status: 422,
    zh: '还没有说明统计期。请指出“统计期”列，或填写整张表的统计期。',
    en: 'Nothing says which period it is. Name the column of periods, or give the period of the whole sheet.',
  },
  'indicators.mapping-lacks-value': {
    status: 422,
    zh: '还没有数值列。请至少指出一列数值。',
    en: 'No column holds values. Name at least one.',
  },
  'indicators.undo-too-late': {
    status: 409,
    zh: '只能在写入后 {hours} 小时内撤销已写入的导入。请直接更正有误的数。',
    en: 'An import can be taken back within {hours} hours of being written. Correct the wrong figures instead.',
  },
  'indicators.undo-rested-on': {
    status: 409,
    zh: '其中 {series} 个指标的数已被审核、退回或更正，不能整批撤销。请直接更正有误的数。',
    en: 'Figures of {series} series were approved, returned or corrected since. Correct the wrong ones instead.',
  },
  'indicators.columns-missing': {
    status: 422,
    zh: '表中没有找到列：{columns}。请使用模板，或把表头改成“地区、指标、统计期、数值”。',
    en: 'Columns are missing: {columns}. Use the template, or name the columns region, indicator, period, value.',
  },
  'indicators.import-empty': {
    status: 422,
    zh: '文件里没有可导入的数据行。请检查是否选对了文件。',
    en: 'The file has no rows to import. Check that it is the right file.',
  },
  'indicators.import-too-long': {
    status: 422,
    zh: '一个文件最多导入 {limit} 个数值。请分成几个文件。',
    en: 'A file may hold at most {limit} values. Split it.',
  },
  'indicators.import-not-open': {
    status: 409,
    zh: '这一批已确认或没有可写入的行。需要时请重新上传。',
    en: 'This import is already confirmed or has nothing to write. Upload the file again if needed.',
  },
  'indicators.import-outdated': {
    status: 409,
    zh: '预览之后数据有变化，有 {rows} 行不再能写入，整批没有写入。请重新上传核对。',
    en: 'Data changed after the preview; {rows} rows can no longer be written. Nothing was written. Upload again.',
  },
  'indicators.own-approval': {
    status: 422,
    zh: '不能审核自己报送的“{indicator}”。请由另一位同事审核。',
    en: 'You reported “{indicator}” yourself. A colleague must approve it.',
  },
  'indicators.return-needs-note': {
    status: 422,
    zh: '退回时请写明原因，方便对方更正。',
    en: 'State why it is returned.',
  },
  'indicators.already-decided': {
    status: 409,
    zh: '“{indicator}”已被审核或已有更正。请刷新列表。',
    en: '“{indicator}” is already decided or corrected. Reload the list.',
  },
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
  'indicators.collection-closed': {
    status: 409,
    zh: '这项报送任务已经结束。如需更正，请到“数据报送”填报。',
    en: 'This reporting task is closed. To correct a figure, use Reporting.',
  },
  'indicators.not-asked': {
    status: 422,
    zh: '这项指标不在本次报送任务之内。请刷新页面。',
    en: 'This figure is not asked for here. Reload the page.',
  },
  'indicators.evidence-missing': {
    status: 422,
    zh: '“{indicator}”须附佐证材料。请上传后再提交。',
    en: '“{indicator}” needs evidence. Upload it, then submit.',
  },
  'indicators.evidence-unknown': {
    status: 422,
    zh: '没有找到这份佐证材料，或它不是您上传的。请重新上传。',
    en: 'The evidence was not found, or you did not upload it. Upload it again.',
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
  'indicators.nothing-owed': {
    status: 409,
    zh: '所选指标没有欠报，或没有责任单位，不需要催报。',
    en: 'Nothing is owed for these targets, or nobody answers for them.',
  },
  'indicators.not-computed': {
    status: 422,
    zh: '这个数是报送的，不是由记录计算的。请查看它的依据。',
    en: 'This number was reported, not computed from records. See its evidence.',
  },
  'indicators.finding-published': {
    status: 422,
    zh: '{period} 的 {known} 已经公开。更正为 {value} 须说明理由；公开页会同时显示更正前后的数和理由。',
    en: '{known} of {period} is public. Say why it becomes {value}; the public page shows both values and the reason.',
  },
  'indicators.finding-unit-suspected': {
    status: 422,
    zh: '{value} 与 {period} 的 {known} 相差上万倍，单位可能填错。请核对；确实如此请说明。',
    en: '{value} is thousands of times off {known} of {period}: perhaps a wrong unit. Check it, or explain.',
  },
  'indicators.finding-jump': {
    status: 422,
    zh: '{value} 较 {period} 的 {known} 变动 {change}%，超出通常范围。请核对；确实如此请说明原因。',
    en: '{value} differs by {change}% from {known} of {period}. Check it, or explain.',
  },
  'indicators.finding-falls': {
    status: 422,
    zh: '累计数 {value} 小于 {period} 的 {known}。累计数不应下降；确有核减请说明原因。',
    en: 'The running total {value} is below {known} of {period}. Check it, or explain the reduction.',
  },
  'indicators.finding-above-later': {
    status: 422,
    zh: '累计数 {value} 大于之后 {period} 的 {known}。请核对；确实如此请说明原因。',
    en: 'The running total {value} is above {known} of the later {period}. Check it, or explain.',
  },
  'indicators.finding-outside-percent': {
    status: 422,
    zh: '占比 {value}% 不在 0 至 100 之间。请核对；确实如此请说明原因。',
    en: 'The share {value}% is outside 0 to 100. Check it, or explain.',
  },
  'indicators.finding-not-whole': {
    status: 422,
    zh: '{value} {unit} 不是整数。请核对；确实如此请说明原因。',
    en: '{value} {unit} is not a whole number. Check it, or explain.',
  },
  'indicators.nobody-responsible': {
    status: 422,
    zh: '“{indicator}”还没有责任单位，不知道交给谁办。请选择承办单位。',
    en: 'Nobody answers for “{indicator}” yet. Choose the unit that shall act.',
  },
  'indicators.terms-changed': {
    status: 409,
    zh: '发布者与许可刚被他人改过，您的改动没有保存。请刷新后再改。',
    en: 'Somebody has just changed publisher and licence; yours was not saved. Reload and try again.',
  },
})
