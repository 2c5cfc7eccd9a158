const columns = [
  '合同登记编号',
  '项目名称',
  '合同类别',
  '技术领域',
  '卖方名称',
  '卖方统一社会信用代码',
  '卖方所在区县',
  '买方名称',
  '合同成交额（万元）',
  '技术交易额（万元）',
  '签订日期',
  '登记日期',
] as const

export type RegisterCells = Partial<Record<(typeof columns)[number], string>>

const row: Record<(typeof columns)[number], string> = {
  合同登记编号: '2025320812900011',
  项目名称: '岩盐综合利用工艺开发',
  合同类别: '技术开发合同',
  技术领域: '新材料及其应用',
  卖方名称: '示例卖方有限公司',
  卖方统一社会信用代码: '',
  卖方所在区县: '江苏省淮安市清江浦区',
  买方名称: '示例买方有限公司',
  '合同成交额（万元）': '123.456789',
  '技术交易额（万元）': '100',
  签订日期: '2025-03-01',
  登记日期: '2025-03-20',
}

/** A sheet of registrations as the national system exports it, as .csv; one line with these cells for each. */
export function aRegister(lines: readonly RegisterCells[] = [{}]): string {
  const cells = lines.map((line) => columns.map((column) => line[column] ?? row[column]).join(','))
  return [columns.join(','), ...cells].join('\n')
}
