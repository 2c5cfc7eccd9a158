/** Regions of the example city under which a large sheet reports. */
const regions = ['淮安市', '清江浦区', '淮阴区', '淮安区', '洪泽区', '涟水县', '盱眙县', '金湖县']
const indicators = [
  ...['有效期内高新技术企业数', '科技型中小企业数', '省级专精特新中小企业数', '省级瞪羚企业数', '新型研发机构数'],
  ...['省级以上企业研发机构数', '科创载体数', '科创载体面积', '每万人口发明专利拥有量', '科技金融贷款余额'],
  ...['每万人口高价值发明专利拥有量', '产业教授、科技副总人数'],
]

/** Lines of a sheet whose every value is new and none of them odd: 96 a month, from January 1972 on. */
export function largeCsv(rows: number): string {
  const perMonth = regions.length * indicators.length
  const lines = Array.from({ length: rows }, (_, at) => {
    const months = Math.floor(at / perMonth)
    const region = regions[Math.floor((at % perMonth) / indicators.length)]
    const month = String((months % 12) + 1).padStart(2, '0')
    return `${region},${indicators[at % indicators.length]},${1972 + Math.floor(months / 12)}-${month},50`
  })
  return `地区,指标,统计期,数值\n${lines.join('\n')}\n`
}
