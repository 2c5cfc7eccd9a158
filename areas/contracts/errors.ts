import { defineErrors } from '#kernel/refusal'
import { awardErrors } from './errors/awards.ts'
import { importErrors } from './errors/imports.ts'
import { precheckErrors } from './errors/precheck.ts'

/** An area's codes; the precheck adds its own in `errors/`. */
export const errors = defineErrors({
  ...precheckErrors,
  ...awardErrors,
  ...importErrors,
  'contracts.not-an-amount': {
    status: 422,
    zh: '“{text}”不是金额。请填数字，单位为元，例如 1234567.89。',
    en: '“{text}” is no amount. Write digits, in yuan: 1234567.89.',
  },
  'contracts.parts-of-a-fen': {
    status: 422,
    zh: '金额“{text}”精确到了分以下。请四舍五入到分。',
    en: '“{text}” is finer than a fen. Round it to the fen.',
  },
  'contracts.foreign-currency': {
    status: 422,
    zh: '“{text}”是外币金额。请在“合同币种”选外币，填原币金额和汇率，这里填折算后的人民币元。',
    en: '“{text}” is in another currency. Choose it under Currency with its rate, and write the yuan here.',
  },
  'contracts.amount-not-positive': {
    status: 422,
    zh: '金额应大于零。合同没有约定金额的，请在“合同金额”选“尚不能确定”。',
    en: 'The amount is above zero. Where none is agreed yet, choose “Not yet settled”.',
  },
  'contracts.amount-too-large': {
    status: 422,
    zh: '“{text}”元超过 1 万亿元，不能登记。请核对单位：这里以元为单位，不是万元。',
    en: '“{text}” is above 1,000,000,000,000 yuan. Check the unit: this is in yuan, not in 10,000 yuan.',
  },
  'contracts.bad-credit-code': {
    status: 422,
    zh: '统一社会信用代码“{code}”校验不符。请对照营业执照逐位核对。',
    en: 'The check character of “{code}” does not fit. Compare it with the licence.',
  },
  'contracts.seller-not-you': {
    status: 422,
    zh: '卖方代码 {code} 不是本单位（{name}，{own}）的代码。请由卖方自己申请；您也代表该单位的，请先在右上角切换身份。',
    en: '{code} is not the code of {name} ({own}). The seller files itself; if you act for it too, change your role first.',
  },
  'contracts.own-buyer': {
    status: 422,
    zh: '买方和卖方是同一个单位。请核对双方的统一社会信用代码。',
    en: 'Buyer and seller are the same. Check both credit codes.',
  },
  'contracts.signed-in-future': {
    status: 422,
    zh: '签订日期晚于今天（{today}）。请填合同上的签订日期。',
    en: 'It was signed after today ({today}). Give the day in the contract.',
  },
  'contracts.dates-in-order': {
    status: 422,
    zh: '合同有效期止早于有效期起。请核对两个日期。',
    en: 'The contract ends before it begins. Check both days.',
  },
  'contracts.conversion-differs': {
    status: 422,
    zh: '原币金额乘以汇率是 {converted} 元，与所填成交额不符。请核对三个数。',
    en: 'The sum times the rate makes {converted} yuan, not what is written here. Check the three figures.',
  },
  'contracts.deductions-exceed': {
    status: 422,
    zh: '非技术性费用合计 {deducted}，超过合同成交额 {contract}。请核对明细。',
    en: 'Non-technical cost of {deducted} is beyond the contract value of {contract}. Check the lines.',
  },
  'contracts.text-missing': {
    status: 422,
    zh: '没有合同文本，不能登记。请退回申请人补正，上传双方签字盖章的合同。',
    en: 'There is no text of the contract. Return it to be added.',
  },
  'contracts.amount-open': {
    status: 422,
    zh: '这份合同金额待定，没有可核定的技术交易额。请留空，登记后再更正金额。',
    en: 'The value is not settled: leave this empty and settle it after registration.',
  },
  'contracts.reason-missing': {
    status: 422,
    zh: '改变了类别或金额，请写明认定理由。',
    en: 'Kind or amount differ from what was filed: say why.',
  },
  'contracts.technology-exceeds': {
    status: 422,
    zh: '技术交易额不能超过合同成交额。请核对。',
    en: 'The technology transaction value cannot exceed the contract value. Check it.',
  },
  'contracts.not-found': {
    status: 404,
    zh: '没有找到这份登记，或您无权查看。请从登记列表重新打开。',
    en: 'There is no such registration, or you may not see it. Open it again from the list.',
  },
  'contracts.changed-meanwhile': {
    status: 409,
    zh: '这份登记刚被{name}改过，您的改动没有保存。请刷新后核对再改。',
    en: '{name} has just changed this registration; yours was not saved. Reload and compare.',
  },
  'contracts.already-cancelled': {
    status: 409,
    zh: '这份登记已经注销，不能再改。需要重新登记的，请卖方重新申请。',
    en: 'This registration is cancelled and stays so. The seller may file again.',
  },
  'contracts.nothing-changed': {
    status: 422,
    zh: '没有改动任何事项。请填写要变更的内容。',
    en: 'Nothing would change. Say what is to be another.',
  },
  'contracts.settle-instead': {
    status: 422,
    zh: '这份合同金额待定，请用“更正金额”填写成交额和技术交易额。',
    en: 'The value of this contract is open: use “Settle the amount”.',
  },
  'contracts.not-open': {
    status: 409,
    zh: '这份合同的金额已经确定。需要改动请用“变更”。',
    en: 'The value of this contract is settled. Use “Change”.',
  },
  'contracts.number-impossible': {
    status: 422,
    zh: '登记编号应为 16 位数字，末位是校验码；这个编号校验不符，不是本市的登记编号。请对照证明逐位核对。',
    en: 'A registration number has 16 digits, the last checks the others; this is none. Compare it digit by digit.',
  },
  'contracts.certificate-unknown': {
    status: 404,
    zh: '核验不通过：编号和核验码对不上本市的登记。证明可能系伪造或被改动，请以登记机构答复为准。',
    en: 'Not genuine: number and code fit no registration here. The paper may be forged or altered; ask the office.',
  },
  'contracts.numbers-used-up': {
    status: 409,
    zh: '本地区本年的登记流水号已用完。请联系系统管理员调整编号结构。',
    en: 'The serial numbers of this year are used up. Ask the administrator.',
  },
  'contracts.registration-taken': {
    status: 409,
    zh: '这个办件刚刚已经登记，没有重复登记。请刷新查看。',
    en: 'This case was registered just now and not twice. Reload.',
  },
})
