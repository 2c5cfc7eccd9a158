import { defineErrors } from '#kernel/refusal'

export const errors = defineErrors({
  'cases.procedure-not-found': {
    status: 404,
    zh: '没有这个办理事项，或它已停办。请从“我要办”中重新选择。',
    en: 'There is no such procedure, or it is no longer offered. Choose again from the list.',
  },
  'cases.not-started': {
    status: 409,
    zh: '这个事项从 {day} 起受理，现在还不能填报。',
    en: 'This can be filed from {day} on, not yet.',
  },
  'cases.not-for-you': {
    status: 403,
    zh: '这个事项由{whoZh}办理。请切换到相应的身份后再办。',
    en: 'This is for {whoEn}. Switch to a fitting role.',
  },
  'cases.call-needed': {
    status: 422,
    zh: '这个事项按批次受理，请先选择开放的批次。',
    en: 'This is filed in calls. Choose one that is open.',
  },
  'cases.call-not-found': {
    status: 404,
    zh: '没有找到这个批次。请从办事指南中重新选择。',
    en: 'There is no such call. Choose again from the guide.',
  },
  'cases.call-not-open': {
    status: 409,
    zh: '“{titleZh}”于 {opensAt} 开始受理，服务器时间现为 {now}。请到时再提交，已填内容会保留。',
    en: '“{titleEn}” opens at {opensAt}; the server’s time is {now}. What you filled in is kept.',
  },
  'cases.call-closed': {
    status: 409,
    zh: '“{titleZh}”已于 {closesAt} 截止，服务器收到本次提交的时间是 {now}，未能受理。已填内容仍保留在草稿中。如有延期会在办事指南中公布。',
    en: '“{titleEn}” closed at {closesAt}; the server received this at {now}, so it was not accepted. What you filled in is kept. An extension would be announced in the guide.',
  },
  'cases.draft-not-found': {
    status: 404,
    zh: '没有找到这份草稿：可能已提交或删除，或属于另一个单位。',
    en: 'There is no such draft: it was filed or thrown away, or belongs to another party.',
  },
  'cases.draft-changed': {
    status: 409,
    zh: '{name} 刚才修改了这份草稿。请核对最新内容后再提交。',
    en: '{name} has just changed this draft. Look at it as it is now, then submit.',
  },
  'cases.draft-filed': {
    status: 409,
    zh: '这份草稿已经提交，不能再改。请到“我的办件”查看。',
    en: 'This draft was filed and cannot be changed any more. See it among your cases.',
  },
  'cases.field-not-editable': {
    status: 422,
    zh: '“{labelZh}”没有标为需要补正，不能修改。',
    en: '“{labelEn}” is not marked for correction and cannot be changed.',
  },
  'cases.nothing-corrected': {
    status: 422,
    zh: '还没有修改任何一处标出的内容。请按说明补正后再提交。',
    en: 'None of what was marked has been changed yet. Correct it as the notes say, then hand it in.',
  },
  'cases.files-unfinished': {
    status: 422,
    zh: '附件“{name}”还没有传完。请等它传完后再提交；断线后会接着传。',
    en: 'The attachment “{name}” is not complete yet. Wait until it is; after a lost connection it goes on.',
  },
  'cases.file-unknown': {
    status: 422,
    zh: '附件“{name}”不在这份草稿的清单里。请重新选择文件。',
    en: 'The attachment “{name}” was not announced for this draft. Choose the file again.',
  },
  'cases.request-reused': {
    status: 409,
    zh: '这个请求标识已用于另一件申请。请换一个新的标识。',
    en: 'This request key was used for another filing. Use a new one.',
  },
  'cases.not-found': {
    status: 404,
    zh: '没有找到这个办件，或您当前的身份不能查看它。',
    en: 'There is no such case, or the role you act in cannot see it.',
  },
  'cases.over': {
    status: 409,
    zh: '这个办件已办结（{stateZh}），不能再办理。',
    en: 'This case is closed ({stateEn}); nothing more can be done with it.',
  },
  'cases.not-here': {
    status: 409,
    zh: '办件现在处于“{stateZh}”，不能这样办理。请刷新后按当前可办的操作办理。',
    en: 'The case is now in “{stateEn}”, where this cannot be done. Reload and choose from what can be done now.',
  },
  'cases.not-yours-to-do': {
    status: 403,
    zh: '这一步不由您当前的身份办理。',
    en: 'This step is not for the role you act in.',
  },
  'cases.own-case': {
    status: 403,
    zh: '这是您本人或您所在单位的申请，应当回避，请交由他人办理。',
    en: 'This was filed by yourself or an organisation that you act for. Leave it to somebody else.',
  },
  'cases.changed-meanwhile': {
    status: 409,
    zh: '{name} 已于 {time}“{doneZh}”，您的操作没有执行。请核对现在的情况再决定。',
    en: '{name} did “{doneEn}” at {time}; what you asked for was not done. Look at the case as it is now.',
  },
  'cases.marks-missing': {
    status: 422,
    zh: '请至少标出一处需要补正的内容，并写明问题。',
    en: 'Mark at least one field that needs correction, and say what is wrong.',
  },
  'cases.mark-unknown': {
    status: 422,
    zh: '表单中没有“{path}”这一栏，请重新标注。',
    en: 'The form has no field “{path}”. Mark it again.',
  },
  'cases.waits-for-countersign': {
    status: 409,
    zh: '这个办件有一项提议正等待会签，会签或撤回后才能继续办理。',
    en: 'A proposal about this case waits for a countersignature; after that, or once it is taken back, work goes on.',
  },
  'cases.nothing-to-countersign': {
    status: 409,
    zh: '现在没有需要会签的提议，可能已被他人会签或撤回。请刷新查看。',
    en: 'Nothing waits for a countersignature now: it was signed or taken back. Reload.',
  },
  'cases.own-proposal': {
    status: 403,
    zh: '不能会签自己提出的办理意见，请由他人会签。',
    en: 'Nobody countersigns what they proposed. Ask somebody else.',
  },
  'cases.countersigned-already': {
    status: 409,
    zh: '您已经会签过，还需其他人会签。',
    en: 'You have signed already; others still have to.',
  },
  'cases.decline-needs-reason': {
    status: 422,
    zh: '不同意时请写明理由，提出人会看到。',
    en: 'Say why you do not agree; whoever proposed it reads it.',
  },
  'cases.not-your-proposal': {
    status: 403,
    zh: '只有提出人可以撤回提议。',
    en: 'Only who proposed it can take it back.',
  },
  'cases.no-such-file-field': {
    status: 422,
    zh: '表单中没有这个附件栏。请刷新页面后重新选择。',
    en: 'The form has no such field for files. Reload the page and choose again.',
  },
  'cases.file-kind': {
    status: 415,
    zh: '“{name}”的格式不在可收范围（{accept}）。请转换格式后重新选择。',
    en: '“{name}” is not of a kind that is taken here ({accept}). Convert it and choose again.',
  },
  'cases.file-content': {
    status: 415,
    zh: '“{name}”的内容不是真正的 {ending} 文件。请用原来的软件另存后重新选择。',
    en: 'The content of “{name}” is not a real {ending} file. Save it anew and choose again.',
  },
  'cases.file-too-large': {
    status: 413,
    zh: '“{name}”超过 {maxMegabytes} MB。请压缩或拆分后重新选择。',
    en: '“{name}” is larger than {maxMegabytes} MB. Compress or split it and choose again.',
  },
  'cases.too-many-files': {
    status: 422,
    zh: '这一栏已登记 {count} 个文件，请先取消不用的。',
    en: 'There are {count} files for this field already. Take back those that are not needed.',
  },
  'cases.file-not-found': {
    status: 404,
    zh: '没有找到这个附件，或它还没有传完。',
    en: 'There is no such attachment, or it is not complete yet.',
  },
  'cases.file-filed': {
    status: 409,
    zh: '这个附件已随申请提交，不能取消。',
    en: 'This attachment was filed with its case and cannot be taken back.',
  },
  'cases.not-a-colleague': {
    status: 422,
    zh: '只能交给同一岗位、管辖该地区的同事。请重新选择。',
    en: 'Choose a colleague who holds the same role for that region.',
  },
  'cases.days-reversed': {
    status: 422,
    zh: '终止日期不能早于起始日期，也不能早于今天。',
    en: 'The last day lies before the first, or in the past.',
  },
  'cases.stand-in-not-found': {
    status: 404,
    zh: '没有找到这项代办安排，或它不是您设定的。',
    en: 'There is no such arrangement, or you did not make it.',
  },
  'cases.nothing-covered': {
    status: 404,
    zh: '这一栏没有被遮盖的内容。',
    en: 'Nothing is covered in this field.',
  },
  'cases.notice-not-found': {
    status: 404,
    zh: '没有找到这个公示。请从公示列表进入。',
    en: 'There is no such public notice. Start from the list.',
  },
  'cases.notice-over': {
    status: 409,
    zh: '公示已于 {lastDay} 结束，不能再提出异议。如有问题请联系办理机关。',
    en: 'The notice ended on {lastDay}; it can no longer be objected to. Turn to the office.',
  },
  'cases.too-many-objections': {
    status: 409,
    zh: '这个公示已收到较多异议，正在处理，暂不再收。请稍后再试或联系办理机关。',
    en: 'Many objections to this notice are being dealt with; no more are taken for now. Try later or turn to the office.',
  },
  'cases.objection-not-found': {
    status: 404,
    zh: '没有找到这条异议。请刷新后重试。',
    en: 'There is no such objection. Reload.',
  },
  'cases.objection-decided': {
    status: 409,
    zh: '这条异议已经处理。请刷新查看。',
    en: 'This objection has been decided already. Reload.',
  },
  'cases.call-reversed': {
    status: 422,
    zh: '截止时间必须晚于开始时间。',
    en: 'A call closes after it opens.',
  },
  'cases.call-changed': {
    status: 409,
    zh: '这个批次刚被他人修改。请刷新后再改。',
    en: 'Somebody else has just changed this call. Reload and change it again.',
  },
  'cases.receipt-unknown': {
    status: 404,
    zh: '没有与此编号和校验码相符的受理凭证。请核对凭证上的编号和校验码；如仍不符，凭证可能是伪造的。',
    en: 'No receipt has this number and code. Compare them with the paper; if they still do not fit, it may be forged.',
  },
  'cases.version-changed': {
    status: 409,
    zh: '事项 {procedure} 的版本 {version} 已发布，不能修改。请发布一个新版本。',
    en: 'Version {version} of {procedure} was published and cannot be changed. Publish a new version.',
  },
})
