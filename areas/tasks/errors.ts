import { defineErrors } from '#kernel/refusal'

export const errors = defineErrors({
  'tasks.not-found': {
    status: 404,
    zh: '没有找到这件任务，或它与贵单位无关。请从任务清单重新打开。',
    en: 'There is no such task, or it does not concern your office. Open it again from the list.',
  },
  'tasks.act-not-yours': {
    status: 403,
    zh: '这一步不由贵单位办理。承办单位答复，交办单位确认、退回和改派；请看页面上列出的可办事项。',
    en: 'This is not for your office to do. The lead answers, the asker confirms, returns and reassigns; the page lists what you can do.',
  },
  'tasks.act-not-now': {
    status: 409,
    zh: '任务现在是“{stateZh}”，不能这样办理。请刷新页面，看最新情况。',
    en: 'The task is {stateEn} now, so this cannot be done. Reload the page and look again.',
  },
  'tasks.own-report': {
    status: 403,
    zh: '办结是您本人报的，不能由您确认。请交办单位的其他人确认。',
    en: 'You reported it done yourself, so somebody else of the asking office has to confirm it.',
  },
  'tasks.parts-open': {
    status: 409,
    zh: '还有 {count} 件分解任务没有办结。请先逐件确认或撤销，再报办结。',
    en: '{count} parts are not over. Close or cancel each of them, then report the whole done.',
  },
  'tasks.no-deadline': {
    status: 409,
    zh: '这件任务没有期限，无需申请延期。',
    en: 'This task has no deadline, so there is nothing to extend.',
  },
  'tasks.extension-open': {
    status: 409,
    zh: '延期至 {until} 的申请还在等候答复。',
    en: 'The request for an extension to {until} still waits for its answer.',
  },
  'tasks.no-extension': {
    status: 409,
    zh: '没有等候答复的延期申请，可能已被撤回或处理。请刷新页面。',
    en: 'There is no open request for an extension; it may have been decided already. Reload the page.',
  },
  'tasks.extension-not-later': {
    status: 422,
    zh: '延期日期应晚于 {after}。',
    en: 'The new deadline has to lie after {after}.',
  },
  'tasks.part-too-deep': {
    status: 409,
    zh: '任务最多分解三级（市、县区、镇街）。请直接办理，或由上一级分解。',
    en: 'Tasks are handed out over three levels at most. Do it yourself, or let the level above hand it out.',
  },
  'tasks.whole-over': {
    status: 409,
    zh: '上级任务已报办结或已结束，不能重新打开分解任务。请先由交办单位重新打开上级任务。',
    en: 'The task that this is a part of is over or reported done. Open that one again first.',
  },
  'tasks.same-unit': {
    status: 422,
    zh: '选择的就是现在的单位。请另选一个。',
    en: 'That is the unit it has now. Choose another one.',
  },
  'tasks.nothing-changed': {
    status: 422,
    zh: '没有改动，未作保存。',
    en: 'Nothing was changed, so nothing was saved.',
  },
  'tasks.milestone-unknown': {
    status: 409,
    zh: '勾选的节点已完成或已改动。请刷新页面后重选。',
    en: 'A chosen milestone was reached or changed meanwhile. Reload the page and choose again.',
  },
  'tasks.due-past': {
    status: 422,
    zh: '期限不能早于今天（{today}）。',
    en: 'The deadline must not lie before today ({today}).',
  },
  'tasks.no-office': {
    status: 403,
    zh: '您当前的身份不代表任何交办单位。请换一个身份。',
    en: 'The role you act in stands for no office that can ask. Act in another one.',
  },
  'tasks.reminded-lately': {
    status: 409,
    zh: '一周内已提醒过该单位，{from} 起可以再次催办。可先留言，或联系其分管领导。',
    en: 'The unit was reminded within the last week; it can be reminded again from {from}. Leave a remark meanwhile.',
  },
  'tasks.meeting-not-found': {
    status: 404,
    zh: '没有找到这次会议，或贵单位没有参加。请从会议列表重新打开。',
    en: 'There is no such meeting, or your office did not attend it. Open it again from the list.',
  },
  'tasks.meeting-not-yours': {
    status: 403,
    zh: '会议由主办单位管理。请联系主办单位修改。',
    en: 'The office that holds the meeting manages it. Ask it for the change.',
  },
  'tasks.meeting-changed': {
    status: 409,
    zh: '会议刚刚被别人修改过。请刷新页面，看过后再改。',
    en: 'Somebody has just changed the meeting. Reload the page and look before you change it.',
  },
  'tasks.meeting-over': {
    status: 409,
    zh: '会议纪要已下达或会议已取消，不能再改。需要调整的，请到各件任务里办理。',
    en: 'The minutes were issued or the meeting was cancelled, so it stays as it is. Change the tasks themselves.',
  },
  'tasks.no-decisions': {
    status: 422,
    zh: '还没有议定事项。请先填写，再下达纪要。',
    en: 'Nothing was decided yet. Enter the decisions, then issue the minutes.',
  },
  'tasks.sheet-empty': {
    status: 422,
    zh: '表中没有读到任务。请下载模板，第一行写“任务名称、承办单位、办结期限”等列名，以下每行一件任务。',
    en: 'No task was found in the sheet. Download the template: column names in the first row, then one task a row.',
  },
  'tasks.sheet-long': {
    status: 422,
    zh: '一张表最多 {limit} 件任务。请拆成几张表分别上传。',
    en: 'A sheet holds {limit} tasks at most. Split it and upload the parts.',
  },
  'tasks.title-short': {
    status: 422,
    zh: '任务名称不足 4 个字，请写明做什么。',
    en: 'The task needs at least 4 characters: say what is to be done.',
  },
  'tasks.lead-missing': {
    status: 422,
    zh: '没有承办单位，请补填。',
    en: 'There is no unit to lead it. Name one.',
  },
  'tasks.priority-unknown': {
    status: 422,
    zh: '紧急程度请填“特急、紧急”或“一般”。',
    en: 'The priority is urgent, high or normal.',
  },
  'tasks.steps-too-close': {
    status: 422,
    zh: '相邻两步至少相隔 {days} 天，且依次递增：同一任务一周内不会提醒两次。',
    en: 'Steps must follow each other by at least {days} days: nobody is reminded of one task twice in a week.',
  },
  'tasks.settings-changed': {
    status: 409,
    zh: '设置刚刚被别人修改过。请刷新页面，看过后再改。',
    en: 'Somebody has just changed the settings. Reload the page and look before you change them.',
  },
  'tasks.unit-not-yours': {
    status: 403,
    zh: '这个单位不归您管理。请选择本地区的单位。',
    en: 'This unit is not yours to manage. Choose one of your own region.',
  },
  'tasks.not-of-unit': {
    status: 422,
    zh: '选择的人不在该单位任职。请从列表中选择。',
    en: 'That person does not work in the unit. Choose one from the list.',
  },
  'tasks.evidence-unknown': {
    status: 422,
    zh: '有材料没有上传成功，或已随别的答复提交。请重新上传。',
    en: 'A file was not uploaded, or was sent with another answer. Upload it again.',
  },
  'tasks.evidence-not-found': {
    status: 404,
    zh: '没有找到这份材料，或它尚未提交。',
    en: 'There is no such file, or it was not sent yet.',
  },
  'tasks.unit-unknown': {
    status: 422,
    zh: '没有“{unit}”这个单位，或它已撤并。请从列表中选择。',
    en: 'There is no unit "{unit}", or it was closed. Choose one from the list.',
  },
  'tasks.unit-outside': {
    status: 403,
    zh: '只能把任务交给本地区及下级地区的单位。请另选单位。',
    en: 'A task can only be given to units of your own region and those below it. Choose another unit.',
  },
  'tasks.unit-twice': {
    status: 422,
    zh: '同一单位不能重复出现在承办、配合单位中。请删去重复的。',
    en: 'A unit can lead or help with a task only once. Remove the repeated one.',
  },
  'tasks.milestone-late': {
    status: 422,
    zh: '节点“{title}”的日期晚于任务期限 {dueOn}。请调整其中一个。',
    en: 'The milestone "{title}" lies after the deadline {dueOn}. Change one of the two.',
  },
  'tasks.part-late': {
    status: 422,
    zh: '分解任务须有期限，且不晚于上级任务的期限 {dueOn}。',
    en: 'A part needs a deadline no later than that of the whole, {dueOn}.',
  },
  'tasks.changed': {
    status: 409,
    zh: '这件任务刚刚被别人办理过。请查看最新情况后再办。',
    en: 'Somebody has just acted on this task. Look at it as it is now, then decide.',
  },
  'tasks.open-already': {
    status: 409,
    zh: '同一来源已有一件未办结的任务。请办理那一件。',
    en: 'There is an open task of the same origin already. Use that one.',
  },
})
