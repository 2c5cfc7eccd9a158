import { defineErrors } from '#kernel/refusal'

/** What payments, batches and the bank's answers refuse. */
export const paymentErrors = defineErrors({
  'ledger.payee-not-found': {
    status: 404,
    zh: '没有找到这个收款方，或它不在您的账套内。',
    en: 'There is no such payee, or it is not in your books.',
  },
  'ledger.payee-known': {
    status: 409,
    zh: '“{name}”已经是收款方。请在收款方列表中修改其银行信息。',
    en: '"{name}" is a payee already. Change its bank details in the list.',
  },
  'ledger.credit-code-wrong': {
    status: 422,
    zh: '统一社会信用代码校验不通过。请对照营业执照核对。',
    en: 'The unified social credit code does not check. Compare it with the licence.',
  },
  'ledger.bank-details-missing': {
    status: 409,
    zh: '“{payee}”还没有开户行和银行账号。请先在收款方中补充。',
    en: '"{payee}" has no bank and account number yet. Add them to the payee first.',
  },
  'ledger.changed-meanwhile': {
    status: 409,
    zh: '内容刚被他人修改。请刷新后核对，再重新操作。',
    en: 'Somebody else has just changed this. Reload, check, and do it again.',
  },
  'ledger.payment-not-found': {
    status: 404,
    zh: '没有找到这笔付款，或它不在您的账套内。',
    en: 'There is no such payment, or it is not in your books.',
  },
  'ledger.payment-not-waiting': {
    status: 409,
    zh: '付款“{payee} {amount}”已不在待拨付状态。请刷新后重新选择。',
    en: 'The payment of {amount} to {payee} is no longer waiting. Reload and choose again.',
  },
  'ledger.payment-not-returned': {
    status: 409,
    zh: '只有被银行退回的付款才能重付，而且只能重付一次。请刷新查看。',
    en: 'Only a payment that the bank returned can be repeated, and only once. Reload to see it.',
  },
  'ledger.payment-of-another-area': {
    status: 409,
    zh: '这笔付款由“{area}”提出，请在原办件中取消或更正。',
    en: 'This payment comes from {area}. Cancel or correct it in the case it comes from.',
  },
  'ledger.correct-at-origin': {
    status: 409,
    zh: '这笔分录由“{area}”产生，请在原业务中更正，以免两边不一致。',
    en: 'This entry was made by {area}. Correct it there, so that both stay in agreement.',
  },
  'ledger.account-of-flow': {
    status: 422,
    zh: '“{account}”随拨付流程变动，不能手工登记。请用付款和批次办理。',
    en: '"{account}" moves with the payment process and takes no manual entries. Use payments and batches.',
  },
  'ledger.nothing-chosen': {
    status: 422,
    zh: '没有选择付款。请至少选择一笔待拨付的付款。',
    en: 'No payment was chosen. Choose at least one that is waiting.',
  },
  'ledger.too-many-payments': {
    status: 422,
    zh: '一个批次最多 {most} 笔。请分成几个批次。',
    en: 'A batch holds at most {most} payments. Make several.',
  },
  'ledger.batch-not-found': {
    status: 404,
    zh: '没有找到这个批次，或它不在您的账套内。',
    en: 'There is no such batch, or it is not in your books.',
  },
  'ledger.batch-not-prepared': {
    status: 409,
    zh: '批次已复核或已退回，不能再次处理。请刷新查看。',
    en: 'The batch was approved or withdrawn already. Reload to see it.',
  },
  'ledger.batch-not-approved': {
    status: 409,
    zh: '批次还没有复核，不能导出银行文件。请由另一位财务人员复核。',
    en: 'The batch is not approved, so there is no bank file yet. Have another finance officer approve it.',
  },
  'ledger.own-batch': {
    status: 403,
    zh: '编制人不能复核自己的批次。请由另一位财务人员复核。',
    en: 'Nobody approves a batch that he prepared. Have another finance officer approve it.',
  },
  'ledger.person-is-payee': {
    status: 403,
    zh: '您在收款方“{payee}”任职，不能编制或复核付给它的批次。请由他人办理。',
    en: 'You act for the payee {payee} and can neither prepare nor approve a batch that pays it. Have somebody else do it.',
  },
  'ledger.changed-bank-details': {
    status: 403,
    zh: '“{payee}”的银行信息由您最后修改，不能由您复核付给它的批次。请由他人复核。',
    en: 'You were the last to change the bank details of {payee}, so somebody else must approve paying it.',
  },
  'ledger.person-needed': {
    status: 403,
    zh: '复核必须由本人登录办理，不能用接口密钥。',
    en: 'An approval is given by a person who has signed in, not by an API key.',
  },
  'ledger.bank-file-not-found': {
    status: 404,
    zh: '没有找到这个银行文件，或它不在您的账套内。',
    en: 'There is no such bank file, or it is not in your books.',
  },
  'ledger.bank-file-empty': {
    status: 422,
    zh: '文件里没有可识别的回单行。请检查是否选错文件；列名不同时，请在“银行文件格式”中补充列名。',
    en: 'The file holds no lines of an answer. Check whether it is the right one; if its columns have other names, add them to the bank file layout.',
  },
  'ledger.bank-line-not-found': {
    status: 404,
    zh: '没有找到这一行回单。',
    en: 'There is no such line.',
  },
  'ledger.bank-line-booked': {
    status: 409,
    zh: '这一行已经入账，不能再改。',
    en: 'This line is booked and stays.',
  },
  'ledger.line-amount-differs': {
    status: 409,
    zh: '回单金额 {bank} 与付款金额 {asked} 不同，不能对上。请与银行核实；确有差额的，请说明情况。',
    en: 'The bank says {bank}, the payment is {asked}: they are no match. Ask the bank; where it is so, write down what happened.',
  },
  'ledger.line-not-answer': {
    status: 409,
    zh: '这笔付款目前不在等待银行回单的状态，不能对上这一行。',
    en: 'This payment does not await such an answer.',
  },
  'ledger.layout-unusable': {
    status: 422,
    zh: '银行文件格式缺少{zh}。请补充后保存。',
    en: 'The bank file layout lacks {en}. Complete it, then save.',
  },
  'ledger.gbk-cannot-write': {
    status: 422,
    zh: '“{text}”里有 GBK 编码没有的字，银行文件会出错。请改用 Excel 或 UTF-8 格式导出，或与银行核对写法。',
    en: '"{text}" has characters that GBK cannot write. Export as a spreadsheet or in UTF-8, or ask the bank how it writes them.',
  },
})
