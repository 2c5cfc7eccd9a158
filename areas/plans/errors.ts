import { defineErrors } from '#kernel/refusal'
import { reviewErrors } from './errors/review.ts'

export const plansErrors = defineErrors({
  ...reviewErrors,
  'plans.task-without-unit': {
    status: 422,
    zh: '“{title}”没有可承办的单位。请先在“任务”页签指定责任单位，或取消勾选。',
    en: '"{title}" has no unit that can take it. Say who is responsible on the measures tab, or leave it out.',
  },
  'plans.not-found': {
    status: 404,
    zh: '没有找到这份规划，或您无权查看。请从规划列表重新打开。',
    en: 'This plan does not exist or is not yours to see. Open it again from the list.',
  },
  'plans.version-not-found': {
    status: 404,
    zh: '没有找到这个版本，或您无权查看。请从规划页面重新打开。',
    en: 'This version does not exist or is not yours to see. Open it again from the plan.',
  },
  'plans.region-not-yours': {
    status: 403,
    zh: '您不能在这个地区上传规划。请选择本地区或下级地区。',
    en: 'You may not upload plans for this region. Choose your own region or one below it.',
  },
  'plans.region-unknown': {
    status: 422,
    zh: '没有这个地区。请从列表中选择。',
    en: 'There is no such region. Choose one from the list.',
  },
  'plans.no-policy-text': {
    status: 422,
    zh: '“{fileName}”里没有读到任何文字。请确认文件内容后重新上传。',
    en: 'No text was found in "{fileName}". Check the file and upload it again.',
  },
  'plans.text-too-long': {
    status: 413,
    zh: '“{fileName}”的文字有 {length} 字，超过上限 {limit} 字。请拆分后再上传。',
    en: 'The text of "{fileName}" has {length} characters; the limit is {limit}. Split it and upload the parts.',
  },
  'plans.text-too-heavy': {
    status: 422,
    zh: '“{fileName}”（{length} 字）解析用时或内存超过上限。请按章节拆分后再上传。',
    en: 'Reading "{fileName}" ({length} characters) took more time or memory than is allowed. Split it by chapter and upload the parts.',
  },
  'plans.assessment-too-heavy': {
    status: 422,
    zh: '与 {count} 份文件对照的用时或内存超过上限。请检查现行规划中是否有重复或错误发布的文件，撤回后重新评估。',
    en: 'Comparing {count} documents took more time or memory than is allowed. Look for plans published twice or by mistake, withdraw them and assess again.',
  },
  'plans.reading-failed': {
    status: 422,
    zh: '系统解析这个文件时出错，文件已保留。请稍后点“重新解析”；仍然失败时请联系管理员。',
    en: 'Reading this file failed on our side; the file is kept. Try "Read again" later, or ask an administrator.',
  },
  'plans.existing-elsewhere': {
    status: 409,
    zh: '同一个文件已作为《{title}》上传过，不能再作为另一份规划的新版本。请打开《{title}》，或换一个文件。',
    en: 'The same file was already uploaded as "{title}" and cannot be a version of another plan. Open "{title}" or choose another file.',
  },
  'plans.version-in-work': {
    status: 409,
    zh: '这份规划已有一个版本正在解析，请等它完成后再上传新版本。',
    en: 'A version of this plan is being read. Wait until it is done, then upload the new one.',
  },
  'plans.version-not-failed': {
    status: 409,
    zh: '这个版本不需要重新解析：只有解析失败的版本可以重试。',
    en: 'Only a version that could not be read can be read again.',
  },
  'plans.version-not-in-review': {
    status: 409,
    zh: '这个版本现在是“{stateZh}”，不能再改。如需修改，请先撤回发布，再重新核对。',
    en: 'This version is "{stateEn}" and cannot be changed. Withdraw it first, then review it again.',
  },
  'plans.version-not-withdrawn': {
    status: 409,
    zh: '只有已撤回的版本可以重新核对。',
    en: 'Only a withdrawn version can be reviewed again.',
  },
  'plans.version-not-discardable': {
    status: 409,
    zh: '这个版本不能作废：已发布的请先撤回，正在解析的请等它结束。',
    en: 'This version cannot be discarded: withdraw a published one first, and let a running one end.',
  },
  'plans.newer-version-in-review': {
    status: 409,
    zh: '这份规划已有更新的版本在核对中，请在那个版本上继续。',
    en: 'A newer version of this plan is under review. Go on there.',
  },
  'plans.facts-changed': {
    status: 409,
    zh: '文件信息已被别人改动。已为您载入最新内容，请核对后再保存。',
    en: 'Somebody else changed these facts. The latest are loaded; check them and save again.',
  },
  'plans.period-reversed': {
    status: 422,
    zh: '规划期的起始年不能晚于结束年。',
    en: 'The period cannot end before it begins.',
  },
  'plans.unit-unknown': {
    status: 422,
    zh: '这个版本里没有责任单位“{name}”。',
    en: 'No measure of this version names the unit "{name}".',
  },
  'plans.department-unknown': {
    status: 422,
    zh: '没有这个部门。请从列表中选择。',
    en: 'There is no such department. Choose one from the list.',
  },
  'plans.items-undecided': {
    status: 422,
    zh: '还有 {count} 条没有核对。请先核对，或选择“未核对的暂不发布”。',
    en: '{count} items are not decided yet. Decide on them, or choose to leave them out.',
  },
  'plans.nothing-to-publish': {
    status: 422,
    zh: '没有已接受的条目可以发布。请至少接受一条。',
    en: 'No accepted item is there to publish. Accept at least one.',
  },
  'plans.binding-missing': {
    status: 422,
    zh: '“{indicator}”还没有对应的指标。请选择一个现有指标，或新建指标。',
    en: '"{indicator}" has no indicator yet. Choose one, or make a new one.',
  },
  'plans.binding-unknown': {
    status: 422,
    zh: '要发布的条目里有 {count} 条已不在发布范围内。请重新打开发布窗口。',
    en: '{count} of the items are no longer among those to publish. Open the dialog again.',
  },
  'plans.items-changed': {
    status: 409,
    zh: '您打开发布窗口后，“{indicator}”又被改动过。没有发布任何内容；请重新核对后再发布。',
    en: '"{indicator}" was changed after you opened the dialog. Nothing was published; check it and publish again.',
  },
  'plans.deadline-missing': {
    status: 422,
    zh: '“{indicator}”没有完成时限，无法监测。请补上时限，或否定这一条。',
    en: '"{indicator}" has no deadline and cannot be monitored. Give it one, or reject it.',
  },
  'plans.relative-target': {
    status: 422,
    zh: '“{indicator}”是相对“{relativeTo}”的目标，不是可直接监测的数值。请改为具体数值，或否定这一条。',
    en: '"{indicator}" is measured against "{relativeTo}" and is no value of its own. State a value, or reject it.',
  },
  'plans.published-by-other': {
    status: 409,
    zh: '{name} 已于 {at} 发布了这个版本，您的发布没有重复执行。请刷新查看结果。',
    en: '{name} published this version at {at}; your publication was not carried out again. Reload to see the result.',
  },
  'plans.uploaded-meanwhile': {
    status: 409,
    zh: '别人刚刚上传了同一个文件。请从规划列表打开它。',
    en: 'Somebody has just uploaded the same file. Open it from the list.',
  },
  'plans.published-meanwhile': {
    status: 409,
    zh: '这份规划刚刚被别人发布，您的发布没有执行。请刷新查看结果。',
    en: 'Somebody has just published this plan; yours was not carried out. Reload to see the result.',
  },
  'plans.not-published': {
    status: 409,
    zh: '这份规划没有在发布状态，不需要撤回。',
    en: 'This plan is not published; there is nothing to withdraw.',
  },
  'plans.finding-not-found': {
    status: 404,
    zh: '没有找到这条评估意见，可能已被新的评估替换。请刷新页面。',
    en: 'This finding does not exist; a newer assessment may have replaced it. Reload the page.',
  },
  'plans.finding-changed': {
    status: 409,
    zh: '{name} 刚刚处理了这条意见，您的处理没有保存。请刷新查看后再定。',
    en: '{name} has just dealt with this finding; yours was not saved. Reload to see it, then decide.',
  },
  'plans.not-assessed': {
    status: 409,
    zh: '这个版本还没有评估过。请先点“开始评估”。',
    en: 'This version has not been assessed yet. Start the assessment first.',
  },
  'plans.assistant-absent': {
    status: 409,
    zh: '本系统没有配置助手。需要时请系统管理员在配置中填写助手服务的地址。',
    en: 'No assistant is set up here. Ask an administrator to name one in the configuration.',
  },
  'plans.assistant-out-of-time': {
    status: 503,
    zh: '文件较长，助手在限定时间内没有看完，已保留看过部分的建议。可以再请一次。',
    en: 'The document is long; the assistant did not get through it in time. What it proposed so far is kept. You may ask again.',
  },
  'plans.proposal-needs-person': {
    status: 403,
    zh: '助手建议只能由人逐条核对后接受，不能用程序密钥接受。请登录后在核对页处理。',
    en: 'What the assistant proposes is accepted by a person, one by one, not with a key. Sign in and decide on the review page.',
  },
  'plans.review-incomplete': {
    status: 409,
    zh: '这个版本还有 {count} 条没有核对，核对完成后才能计算准确度、导出标注。',
    en: '{count} items of this version are not decided yet; accuracy and labels need a complete review.',
  },
})

export type PlansErrorCode = keyof typeof plansErrors
