import { defineErrors } from '#kernel/refusal'

export const errors = defineErrors({
  'enterprises.bad-credit-code': {
    status: 422,
    zh: '统一社会信用代码校验不符。请对照营业执照逐位核对（18 位，不含 I、O、S、V、Z）。',
    en: 'The credit code does not check. Compare it with the licence: 18 characters, without I, O, S, V, Z.',
  },
  'enterprises.industry-unknown': {
    status: 422,
    zh: '没有这个行业代码。请填 GB/T 4754 的门类字母或 2—4 位数字，如 C、26、2641。',
    en: 'There is no such industry. Give a section or 2 to 4 digits of GB/T 4754, such as C, 26, 2641.',
  },
  'enterprises.not-found': {
    status: 404,
    zh: '没有找到这家企业的档案，或您无权查看。请从企业名录重新打开。',
    en: 'There is no such file, or you may not see it. Open it again from the list of companies.',
  },
  'enterprises.already-there': {
    status: 409,
    zh: '这个统一社会信用代码已有档案，没有重复建档。请在企业名录中搜索这个代码。',
    en: 'This credit code has a file already; no second one was opened. Search the list for it.',
  },
  'enterprises.outside-your-region': {
    status: 403,
    zh: '所选地区不归您管理，没有保存。请选本地区；企业迁出的，请对方地区或市科技局办理。',
    en: 'That region is not yours; nothing was saved. Choose your own, or ask the city for a move.',
  },
  'enterprises.region-not-found': {
    status: 422,
    zh: '没有这个地区。请从列表中选择。',
    en: 'There is no such region. Choose one from the list.',
  },
  'enterprises.changed-meanwhile': {
    status: 409,
    zh: '这份档案刚被{name}改过，您的改动没有保存。请刷新后核对再改。',
    en: '{name} has just changed this file; yours was not saved. Reload and compare.',
  },
  'enterprises.nothing-changed': {
    status: 422,
    zh: '没有改动任何事项。请填写要变更的内容。',
    en: 'Nothing would change. Say what is to be another.',
  },
  'enterprises.in-future': {
    status: 422,
    zh: '日期 {on} 晚于今天（{today}）。请填已经发生的日期。',
    en: '{on} lies after today ({today}). Give a day that has been.',
  },
  'enterprises.before-registration': {
    status: 422,
    zh: '日期 {on} 早于企业成立日期 {registered}。请核对。',
    en: '{on} lies before the company was registered, {registered}. Check both.',
  },
  'enterprises.merged-file': {
    status: 409,
    zh: '这份档案已并入另一家企业，不能单独改。请在并入后的档案中办理，或先分档。',
    en: 'This file was merged into another. Go on there, or separate them first.',
  },
  'enterprises.no-company': {
    status: 404,
    zh: '您没有以企业身份登录，没有本企业档案。请切换到企业身份。',
    en: 'You do not act for a company, so there is no file of your own. Switch to the company.',
  },
  'enterprises.not-an-enterprise': {
    status: 422,
    zh: '您代表的单位不是企业，不在企业名录中建档。',
    en: 'What you act for is no enterprise, so it has no file here.',
  },
  'enterprises.bad-period': {
    status: 422,
    zh: '统计期写法不对。请写 2025、2025-H1、2025-Q3 或 2025-06。',
    en: 'That is no period. Write 2025, 2025-H1, 2025-Q3 or 2025-06.',
  },
  'enterprises.not-a-number': {
    status: 422,
    zh: '“{text}”不是数。金额以万元计，请只填数字，如 1200.5。',
    en: '“{text}” is no number. Write digits only, amounts in 10k yuan: 1200.5.',
  },
  'enterprises.negative': {
    status: 422,
    zh: '“{text}”是负数，金额和人数不能为负。请核对。',
    en: '“{text}” is negative, which amounts and counts cannot be. Check it.',
  },
  'enterprises.not-whole': {
    status: 422,
    zh: '“{text}”不是整数。人数、件数请填整数。',
    en: '“{text}” is no whole number, as persons and items are.',
  },
  'enterprises.too-large': {
    status: 422,
    zh: '“{text}”过大（超过一万亿万元）。请核对单位：金额以万元计。',
    en: '“{text}” is too large. Check the unit: amounts are in 10k yuan.',
  },
  'enterprises.not-yes-or-no': {
    status: 422,
    zh: '“{text}”不是“是”或“否”。请填“是”或“否”。',
    en: '“{text}” is neither. Write yes or no.',
  },
  'enterprises.same-again': {
    status: 422,
    zh: '该来源已经记着同样的值，没有重复记录。',
    en: 'That source says so already; nothing was recorded twice.',
  },
  'enterprises.ended': {
    status: 422,
    zh: '这家企业已于 {on} 终止，不能记录此后的事实。请核对企业或统计期。',
    en: 'This company ended on {on}; nothing can be recorded of later years. Check company and period.',
  },
  'enterprises.period-in-future': {
    status: 422,
    zh: '统计期 {period} 还没有到。请核对年份。',
    en: 'The period {period} has not begun. Check the year.',
  },
  'enterprises.term-unknown': {
    status: 422,
    zh: '这项资质没有统一的有效年限，请填写有效期止。',
    en: 'This title has no fixed term: say until when it is valid.',
  },
  'enterprises.days-reversed': {
    status: 422,
    zh: '后一个日期早于发证日期。请核对两个日期。',
    en: 'The later day lies before the day of issue. Check both.',
  },
  'enterprises.certificate-there': {
    status: 409,
    zh: '这家企业同一天发证的这项资质已经登记，没有重复登记。',
    en: 'A certificate of that title from that day is on file already.',
  },
  'enterprises.not-to-withdraw': {
    status: 409,
    zh: '没有找到可撤销的证书，或已经撤销。请刷新后查看。',
    en: 'There is no such certificate, or it was withdrawn already. Reload.',
  },
  'enterprises.nothing-to-import': {
    status: 422,
    zh: '表中没有数据行。请核对文件，第一张表应有表头和企业数据。',
    en: 'The sheet has no rows. Check the file: a header and companies are needed.',
  },
  'enterprises.import-not-found': {
    status: 404,
    zh: '没有找到这批导入，或不是您上传的。请重新上传。',
    en: 'There is no such import, or it is not yours. Upload it again.',
  },
  'enterprises.import-not-open': {
    status: 409,
    zh: '这批导入没有可写入的行，或已经写入。请刷新后查看。',
    en: 'This import has nothing to write, or is written already. Reload.',
  },
  'enterprises.undo-too-late': {
    status: 409,
    zh: '只能撤销 {hours} 小时之内写入的导入。请在企业档案中逐条更正。',
    en: 'Only what was written within {hours} hours can be taken back. Correct the files one by one.',
  },
  'enterprises.undo-rested-on': {
    status: 409,
    zh: '有 {count} 条数据此后又有新的记录，不能整批撤销。请在企业档案中逐条更正。',
    en: '{count} facts have been recorded again since, so the whole cannot be taken back. Correct them one by one.',
  },
  'enterprises.correction-open': {
    status: 409,
    zh: '这一项已有一件更正申请在等待决定。请等决定后再提。',
    en: 'A correction of this is waiting to be decided. Ask again after that.',
  },
  'enterprises.correction-not-found': {
    status: 404,
    zh: '没有找到这件更正申请。请从企业档案重新打开。',
    en: 'There is no such correction. Open it again from the file.',
  },
  'enterprises.correction-decided': {
    status: 409,
    zh: '这件更正申请刚由{name}决定，您的决定没有保存。请刷新后查看。',
    en: '{name} has just decided this correction; yours was not saved. Reload.',
  },
  'enterprises.merge-itself': {
    status: 422,
    zh: '不能把一份档案并入它自己。请选另一份档案。',
    en: 'A file cannot be merged into itself. Choose another.',
  },
  'enterprises.merge-holds-others': {
    status: 409,
    zh: '这份档案里已有并入的档案，不能再并入别处。请反过来并，或先分档。',
    en: 'Other files were merged into this one. Merge the other way round, or separate them first.',
  },
  'enterprises.not-merged': {
    status: 409,
    zh: '这份档案没有并入其他档案，不用分档。请刷新后查看。',
    en: 'This file is merged into no other. Reload.',
  },
  'enterprises.no-consent': {
    status: 422,
    zh: '本人没有同意，不能登记姓名和电话。请先征得本人同意，再勾选。',
    en: 'Without consent neither name nor phone is kept. Ask the person first, then tick the box.',
  },
  'enterprises.consent-over': {
    status: 422,
    zh: '同意的最后一天已经过了。请填今天或以后的日期。',
    en: 'The last day of the consent is past. Give today or a later day.',
  },
  'enterprises.consent-too-long': {
    status: 422,
    zh: '同意最长到 {latest}（本市设定），到期可以再次登记。请改早。',
    en: 'A consent lasts until {latest} at most (set by the city); it can be given again then. Give an earlier day.',
  },
  'enterprises.too-many-people': {
    status: 422,
    zh: '一家企业至多登记 {most} 位联系人。请先撤回不再需要的。',
    en: 'A company enters {most} people at most. Withdraw those who are no longer needed.',
  },
  'enterprises.person-not-found': {
    status: 404,
    zh: '没有这位联系人，或同意已撤回、到期。请刷新后再看。',
    en: 'There is no such person, or the consent was withdrawn or is over. Reload the page.',
  },
  'enterprises.person-needed': {
    status: 403,
    zh: '联系人的姓名和电话只给登录的工作人员看，接口密钥不能查看。请登录后再看。',
    en: 'Name and phone are shown to somebody who signed in, not to an API key. Sign in first.',
  },
  'enterprises.succession-itself': {
    status: 422,
    zh: '企业不能承继自己。请填另一家企业的代码。',
    en: 'A company does not follow itself. Give the code of another.',
  },
  'enterprises.succession-unknown': {
    status: 422,
    zh: '承继的企业还没有档案。请先在企业名录中建档，再来登记。',
    en: 'The company that goes on has no file. Open one first.',
  },
  'enterprises.succession-in-future': {
    status: 422,
    zh: '生效日期还没有到。请到那一天再登记，或更正日期。',
    en: 'That day is still to come. Record it then, or correct the day.',
  },
  'enterprises.succession-still-active': {
    status: 422,
    zh: '这种情形下原企业已经解散，而档案上仍是存续。请先把状态改为注销，再来登记。',
    en: 'Then the first company has ended, but its file says it goes on. Change its state first.',
  },
  'enterprises.succession-there': {
    status: 409,
    zh: '这两家企业的承继关系已经登记过。登记错的请先删去。',
    en: 'It is recorded already that one follows the other. Take it back first where it is wrong.',
  },
  'enterprises.succession-not-found': {
    status: 404,
    zh: '没有这条分立、合并记录，可能刚被删去。请刷新后再看。',
    en: 'There is no such record; it may just have been taken back. Reload the page.',
  },
})
