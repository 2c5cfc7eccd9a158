import { defineErrors } from '#kernel/refusal'

/** What the journal refuses: entries, holds, accounts. */
export const journalErrors = defineErrors({
  'ledger.account-not-found': {
    status: 404,
    zh: '没有找到账户 {account}，或它不在您的账套内。请重新选择账户。',
    en: 'There is no account {account}, or it is not in your books. Choose the account again.',
  },
  'ledger.entry-not-found': {
    status: 404,
    zh: '没有找到这笔分录，或它不在您的账套内。',
    en: 'There is no such entry, or it is not in your books.',
  },
  'ledger.hold-not-found': {
    status: 404,
    zh: '没有找到这笔冻结，或它不在您的账套内。',
    en: 'There is no such hold, or it is not in your books.',
  },
  'ledger.region-not-found': {
    status: 422,
    zh: '没有找到这个区划。请重新选择。',
    en: 'There is no such region. Choose again.',
  },
  'ledger.no-transfers': {
    status: 422,
    zh: '没有填写收支明细。请至少填一行：从哪个账户、到哪个账户、金额。',
    en: 'Nothing is to be moved. Give at least one line: from which account, to which, how much.',
  },
  'ledger.amount-not-positive': {
    status: 422,
    zh: '金额应大于 0。方向由账户决定，不要填负数。',
    en: 'The amount must be above 0. The accounts say the direction: give no negative amounts.',
  },
  'ledger.amount-too-large': {
    status: 422,
    zh: '金额超过单笔上限 {largest}。请核对单位（元、万元）是否填错。',
    en: 'The amount is above the most that one line can move, {largest}. Check the unit.',
  },
  'ledger.amount-unreadable': {
    status: 422,
    zh: '“{text}”不是金额。请填写如 1234.50 的数，最多两位小数。',
    en: '"{text}" is no amount. Write it as 1234.50, with two places at most.',
  },
  'ledger.same-account': {
    status: 422,
    zh: '转出与转入是同一个账户。请选择不同的账户。',
    en: 'Both sides are the same account. Choose two different ones.',
  },
  'ledger.currency-not-kept': {
    status: 422,
    zh: '账本只记人民币，不能记 {currency}。请按记账当日汇率折算成人民币后再登记，并在摘要中写明原币金额。',
    en: 'The books are kept in yuan only, not in {currency}. Convert at the rate of the day and name the original amount in the purpose.',
  },
  'ledger.not-enough': {
    status: 409,
    zh: '“{account}”可用 {available}，不够支出 {asked}（余额 {balance}，已冻结 {held}，下限 {floor}）。请减少金额，或先补充资金、解除冻结。',
    en: '"{account}" has {available} available, not {asked} (balance {balance}, held {held}, floor {floor}). Ask for less, or bring in funds or void holds first.',
  },
  'ledger.above-ceiling': {
    status: 409,
    zh: '“{account}”最多还能增加 {room}，不能增加 {asked}（上限 {ceiling}）。请减少金额，或按规定调整上限。',
    en: '"{account}" may grow by {room} at most, not by {asked} (ceiling {ceiling}). Ask for less, or have the ceiling changed.',
  },
  'ledger.limit-reached': {
    status: 409,
    zh: '账户的余额限额刚被他人用完，本次没有记账。请刷新后按现有余额重试。',
    en: 'Somebody else has just used up the limit of the account; nothing was written. Reload and try again.',
  },
  'ledger.balance-too-large': {
    status: 422,
    zh: '“{account}”的余额将超出系统能记的范围。请核对金额。',
    en: 'The balance of "{account}" would leave the range that the books can hold. Check the amount.',
  },
  'ledger.account-closed': {
    status: 409,
    zh: '“{account}”已销户，不能再记账。请选择在用的账户。',
    en: '"{account}" is closed. Choose an account that is in use.',
  },
  'ledger.outside-budget-year': {
    status: 409,
    zh: '“{account}”是 {budget} 年度预算，不能支出 {year} 年发生的款项。请选择该年度的账户；年末结转请把发生日期填为预算年度内。',
    en: '"{account}" is the budget of {budget} and cannot pay for what happened in {year}. Choose the account of that year; date a carry-over within the budget year.',
  },
  'ledger.key-used-otherwise': {
    status: 409,
    zh: '这个请求编号已用于另一笔内容不同的业务，本次没有记账。请刷新页面核对后重新提交。',
    en: 'This request key was used for something else; nothing was written. Reload, check, and send it anew.',
  },
  'ledger.key-unusable': {
    status: 422,
    zh: '请求编号应为 1 到 200 个字符。',
    en: 'A request key has 1 to 200 characters.',
  },
  'ledger.text-missing': {
    status: 422,
    zh: '请填写摘要、名称或原因，让查账的人看得懂。',
    en: 'Write the purpose, name or reason, so that an auditor understands it.',
  },
  'ledger.text-too-long': {
    status: 422,
    zh: '文字最多 {most} 个字符。请精简。',
    en: 'At most {most} characters. Shorten the text.',
  },
  'ledger.reason-missing': {
    status: 422,
    zh: '冲销和更正必须写明原因。',
    en: 'A reversal or a correction needs its reason.',
  },
  'ledger.happened-implausibly': {
    status: 422,
    zh: '发生日期不合理。请按 2025-05-31 的格式填写实际发生的日期。',
    en: 'The day on which it happened is not plausible. Give the real one, as 2025-05-31.',
  },
  'ledger.happened-later': {
    status: 422,
    zh: '发生时间晚于记账时间。尚未发生的款项请用冻结，发生后再记账。',
    en: 'It cannot have happened after it is written down. Hold the amount now and post it when it happens.',
  },
  'ledger.already-reversed': {
    status: 409,
    zh: '这笔分录已冲销（原因：{reason}），不能再次冲销。',
    en: 'This entry is reversed already (reason: {reason}) and cannot be reversed again.',
  },
  'ledger.reversal-stays': {
    status: 409,
    zh: '冲销分录不能再冲销。如需恢复，请重新登记一笔。',
    en: 'A reversal cannot be reversed. Enter the movement anew.',
  },
  'ledger.hold-over': {
    status: 409,
    zh: '这笔冻结已记账或已解冻，不能再次处理。请刷新查看。',
    en: 'This hold was posted or voided already. Reload to see it.',
  },
  'ledger.hold-expired': {
    status: 409,
    zh: '这笔冻结已到期，金额已退回可用余额。如仍需支付，请重新冻结或直接登记。',
    en: 'This hold has expired and its amount is available again. Hold it anew, or pay directly.',
  },
  'ledger.hold-not-due': {
    status: 409,
    zh: '这笔冻结尚未到期，不能按到期处理。',
    en: 'This hold has not expired yet.',
  },
  'ledger.above-hold': {
    status: 409,
    zh: '冻结余下 {left}，不够支付 {asked}。请减少金额，或另行登记差额。',
    en: 'The hold has {left} left, not {asked}. Pay less, or enter the difference separately.',
  },
  'ledger.destination-missing': {
    status: 422,
    zh: '请选择收款账户：这笔冻结没有事先指定。',
    en: 'Choose the account it goes to: the hold left that open.',
  },
  'ledger.destination-differs': {
    status: 409,
    zh: '收款账户与冻结时指定的不同。如需改付他人，请解冻后重新办理。',
    en: 'The hold names another account. To pay somebody else, void it and begin anew.',
  },
  'ledger.busy': {
    status: 503,
    zh: '这个账户正忙，等候超时，本次没有记账。请稍后重试，重复提交不会重复记账。',
    en: 'The account is busy and waiting took too long; nothing was written. Try again: a repeated request is never booked twice.',
  },
  'ledger.code-unusable': {
    status: 422,
    zh: '账户代码应为 2 到 120 个小写字母、数字或 / _ . -，以字母或数字开头。',
    en: 'An account code has 2 to 120 lower-case letters, digits or / _ . -, and begins with a letter or digit.',
  },
  'ledger.code-used-otherwise': {
    status: 409,
    zh: '账户代码已用于“{name}”，且类别、年度或归属不同。请换一个代码，或使用已有账户。',
    en: 'The code belongs to "{name}", of another kind, year or owner. Choose another code, or use that account.',
  },
  'ledger.limits-reversed': {
    status: 422,
    zh: '下限 {floor} 高于上限 {ceiling}。请调换或修改。',
    en: 'The floor {floor} is above the ceiling {ceiling}. Exchange or change them.',
  },
  'ledger.budget-year-implausible': {
    status: 422,
    zh: '预算年度应在 2000 到 2200 之间。',
    en: 'The budget year lies between 2000 and 2200.',
  },
  'ledger.limit-broken': {
    status: 409,
    zh: '账户现在的余额（连同冻结）已超出这个限额。请先处理余额，或放宽限额。',
    en: 'The account, with its holds, is beyond this limit already. Deal with the balance first, or set a wider limit.',
  },
  'ledger.account-not-empty': {
    status: 409,
    zh: '账户还有余额或冻结，不能销户。请先结清。',
    en: 'The account still has a balance or holds and cannot be closed. Clear it first.',
  },
  'ledger.period-reversed': {
    status: 422,
    zh: '结束日期早于开始日期。请重新选择。',
    en: 'The last day is before the first. Choose again.',
  },
  'ledger.too-many-entries': {
    status: 422,
    zh: '一次最多导出 {most} 笔分录。请缩短日期范围，分次导出。',
    en: 'A spreadsheet holds at most {most} entries. Choose a shorter period.',
  },
})
