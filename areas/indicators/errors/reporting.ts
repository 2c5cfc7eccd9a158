import { defineErrors } from '#kernel/refusal'

/** Why a figure is not taken, from a form, a sheet or a reporting task, or not decided. */
export const reportingErrors = defineErrors({
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
  'indicators.nothing-owed': {
    status: 409,
    zh: '所选指标没有欠报，或没有责任单位，不需要催报。',
    en: 'Nothing is owed for these targets, or nobody answers for them.',
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
})
