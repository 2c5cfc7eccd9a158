import { defineErrors } from '#kernel/refusal'

/** Why a row of an exported register, or the whole sheet, is not taken. */
export const importErrors = defineErrors({
  'contracts.import-number': {
    status: 422,
    zh: '合同登记编号“{text}”不是 16 位数字。请按登记证明填写，并把该列设为文本。',
    en: 'The registration number “{text}” has not 16 digits. Copy it from the certificate, and keep the column as text.',
  },
  'contracts.import-kind': {
    status: 422,
    zh: '合同类别“{text}”不在五类之内。请填技术开发、技术转让、技术许可、技术咨询或技术服务。',
    en: '“{text}” is none of the five kinds: development, transfer, licence, consulting, service.',
  },
  'contracts.import-field': {
    status: 422,
    zh: '技术领域“{text}”不在 11 个领域之内。请按登记表的领域名称填写。',
    en: '“{text}” is none of the eleven fields of technology. Write it as the form has it.',
  },
  'contracts.import-region': {
    status: 422,
    zh: '“{text}”不在您的辖区之内。请核对区县名称，或由上级登记机构导入。',
    en: '“{text}” lies outside your region. Check the name, or have the office above import it.',
  },
  'contracts.import-too-early': {
    status: 422,
    zh: '登记日期 {registeredOn} 早于 {firstDay}，当时还没有现行的认定规则。请核对日期。',
    en: 'Registered on {registeredOn}, before the rules of {firstDay}. Check the day.',
  },
  'contracts.signed-after-registration': {
    status: 422,
    zh: '签订日期 {signedOn} 晚于登记日期 {registeredOn}。请核对两个日期。',
    en: 'Signed on {signedOn}, after it was registered on {registeredOn}. Check both days.',
  },
  'contracts.import-zero': {
    status: 422,
    zh: '金额应大于零。金额待定的合同请在原系统更正后再导入。',
    en: 'The amount is above zero. A contract without one is imported once it is settled.',
  },
  'contracts.import-technology-exceeds': {
    status: 422,
    zh: '技术交易额 {technology} 超过合同成交额 {contract}。请核对两列的单位。',
    en: 'The technology transaction value of {technology} is above the contract value of {contract}. Check the units.',
  },
  'contracts.import-differs': {
    status: 409,
    zh: '编号 {number} 已在登记簿，但成交额、技术交易额、类别、地区、登记日期或卖方与本行不同，没有改动。登记簿有误的，请在该登记中办理变更。',
    en: '{number} is registered, with another amount, kind, region, day or seller; nothing was changed. Where the register is wrong, change it there.',
  },
  'contracts.import-too-long': {
    status: 422,
    zh: '一个文件最多 {most} 份登记。请按年份拆成几个文件。',
    en: 'A file holds at most {most} registrations. Split it by year.',
  },
  'contracts.import-no-table': {
    status: 422,
    zh: '没有认出登记表的表头。需要这些列：合同登记编号、项目名称、合同类别、技术领域、卖方名称、买方名称、合同成交额、签订日期、登记日期。',
    en: 'No header was recognised. Needed: 合同登记编号, 项目名称, 合同类别, 技术领域, 卖方名称, 买方名称, 合同成交额, 签订日期, 登记日期.',
  },
  'contracts.import-file-gone': {
    status: 404,
    zh: '没有找到这个文件。请重新上传。',
    en: 'That file is not here. Upload it again.',
  },
  'contracts.certificate-elsewhere': {
    status: 409,
    zh: '这份合同在全国系统登记后导入，证明由原登记机构出具，本平台不另出证明。',
    en: 'This contract was registered elsewhere and imported: its certificate comes from the office that registered it.',
  },
})
