import { someCode } from './made-company.ts'

const districts = ['淮安区', '淮阴区', '清江浦区', '洪泽区', '涟水县', '盱眙县', '金湖县']

/** A sheet of invented companies, one row each, as an office would send it; `from` is the number of the first. */
export function largeSheet(rows: number, from = 0): string {
  const lines = [
    '统一社会信用代码,企业名称,所属区县,统计期,研发费用（万元）,销售收入（万元）,职工总数,是否高企,认定日期',
  ]
  for (let row = from; row < from + rows; row++) {
    const isHighTech = row % 9 === 0
    lines.push(
      [
        someCode(2_000_000 + row),
        `示例测速企业${row}有限公司`,
        districts[row % districts.length],
        '2025',
        `${(row % 900) + 12}.5`,
        (row % 9000) + 300,
        (row % 480) + 6,
        isHighTech ? '是' : '否',
        isHighTech ? '2024-11-19' : '',
      ].join(','),
    )
  }
  return lines.join('\n')
}
