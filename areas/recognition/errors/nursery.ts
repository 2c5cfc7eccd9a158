import { defineErrors } from '#kernel/refusal'

/** Why something cannot be done with a nursery pool or a company in it. */
export const nurseryErrors = defineErrors({
  'recognition.nursery-pool-not-found': {
    status: 404,
    zh: '没有找到这个培育库，或您无权查看。请从培育库列表重新打开。',
    en: 'There is no such pool, or it is not yours to see. Open it again from the list.',
  },
  'recognition.nursery-not-found': {
    status: 404,
    zh: '没有找到这条在库记录，或您无权查看。请从培育库重新打开。',
    en: 'There is no such membership, or it is not yours to see. Open it again from its pool.',
  },
  'recognition.nursery-milestone-not-found': {
    status: 404,
    zh: '没有找到这个计划节点。请刷新页面。',
    en: 'There is no such milestone. Reload the page.',
  },
  'recognition.nursery-pool-elsewhere': {
    status: 403,
    zh: '这个培育库由设库的科技部门管理。需要改条件或停止入库，请联系设库部门。',
    en: 'This pool is kept by the office that opened it. Ask that office to change it.',
  },
  'recognition.nursery-pool-there': {
    status: 409,
    zh: '本地区已有这一资质的培育库。请在已有的库里改条件，或先停止原库入库。',
    en: 'Your region has an open pool for this title already. Change that one, or close it first.',
  },
  'recognition.nursery-gate-unknown': {
    status: 422,
    zh: '规则中没有条件“{gate}”。请刷新后重新选择。',
    en: 'The rule has no condition {gate}. Reload and choose again.',
  },
  'recognition.nursery-no-condition': {
    status: 422,
    zh: '没有选择任何入库条件。请至少选一项，或填最低总分。',
    en: 'No condition of entry is chosen. Choose one at least, or a total.',
  },
  'recognition.nursery-no-total': {
    status: 422,
    zh: '这一资质的规则没有总分。请清空最低总分。',
    en: 'The rule of this title has no total. Leave the least total empty.',
  },
  'recognition.nursery-version-past': {
    status: 422,
    zh: '新的条件不能自过去的日期起施行。请填今天（{today}）或以后。',
    en: 'New conditions cannot begin in the past. Choose today ({today}) or later.',
  },
  'recognition.nursery-version-there': {
    status: 409,
    zh: '这一天已有一版条件。请把施行日期往后填一天。',
    en: 'There is a version of that day already. Let the new one begin a day later.',
  },
  'recognition.nursery-closed': {
    status: 409,
    zh: '“{pool}”已停止入库。请列入别的库，或先恢复入库。',
    en: '{pool} takes nobody in any more. Choose another pool, or open it again first.',
  },
  'recognition.nursery-full': {
    status: 409,
    zh: '“{pool}”在库已达上限 {capacity} 家。请先调高上限，或等有企业出库。',
    en: '{pool} holds its {capacity} companies. Raise the limit first, or wait until one leaves.',
  },
  'recognition.nursery-no-file': {
    status: 422,
    zh: '没有这家企业的档案。请先在企业名录中录入。',
    en: 'This company has no file. Enter it in the register of companies first.',
  },
  'recognition.nursery-elsewhere': {
    status: 422,
    zh: '企业不在这个库的地区，或不归您管。请由企业所在地办理。',
    en: 'The company is not in the region of this pool, or not yours. Its own district enters it.',
  },
  'recognition.nursery-ended': {
    status: 422,
    zh: '企业已于 {on} 注销、吊销或迁出，不能入库。',
    en: 'The company ended or moved away on {on} and cannot enter.',
  },
  'recognition.nursery-holds': {
    status: 422,
    zh: '企业已持有这一资质，有效期到 {to}，不必入库。',
    en: 'The company holds this title already, until {to}.',
  },
  'recognition.nursery-in': {
    status: 409,
    zh: '企业已在这个库中。请打开它的培育页面继续办理。',
    en: 'The company is in this pool already. Go on with it on its page.',
  },
  'recognition.nursery-reason-missing': {
    status: 422,
    zh: '直接列入，或按条件不符合、缺数据而仍列入的，请写明理由。',
    en: 'Say why, where a company is entered by hand, or does not meet the conditions.',
  },
  'recognition.nursery-not-hit': {
    status: 422,
    zh: '这次摸排没有找到这家企业。请重新选择。',
    en: 'That screening did not find this company. Choose again.',
  },
  'recognition.nursery-other-title': {
    status: 422,
    zh: '摸排的资质和培育库的资质不同。请选同一资质的培育库。',
    en: 'The screening was for another title than the pool. Choose a pool of the same title.',
  },
  'recognition.nursery-no-pool': {
    status: 422,
    zh: '{level}目前没有开放的高企培育库。请换一级申请，或联系当地科技部门。',
    en: 'There is no open pool at that level. Apply at the other level, or ask your science bureau.',
  },
  'recognition.nursery-applied': {
    status: 409,
    zh: '已有一件入库申请在办（{number}）。请等它办结，或先撤回。',
    en: 'An application ({number}) is being handled. Wait for it, or withdraw it first.',
  },
  'recognition.nursery-applied-meanwhile': {
    status: 409,
    zh: '同时有另一件入库申请提交。请到“我的办件”查看。',
    en: 'Another application was filed at the same moment. See it under your cases.',
  },
  'recognition.nursery-out': {
    status: 409,
    zh: '企业已经出库，不能再改。需要继续培育，请重新列入。',
    en: 'The company has left the pool. To go on, enter it again.',
  },
  'recognition.nursery-tutor-unknown': {
    status: 422,
    zh: '这个人不能担任所选企业的导师：须是企业所在地或上级的科技人员、专家。请重新选择。',
    en: 'That person cannot tutor the chosen companies. Choose an officer or expert of their region or above.',
  },
  'recognition.nursery-tutor-meanwhile': {
    status: 409,
    zh: '刚刚有人也在指派导师。请刷新后看是否还要改。',
    en: 'Somebody else has just assigned a tutor. Reload and see whether it still is to change.',
  },
  'recognition.nursery-milestone-changed': {
    status: 409,
    zh: '这个节点刚被别人改过。请刷新后再改。',
    en: 'Somebody else has changed this milestone. Reload and try again.',
  },
  'recognition.nursery-milestone-over': {
    status: 409,
    zh: '这个节点已完成或已撤下，不能再改。需要时请另加一个节点。',
    en: 'This milestone is done or dropped. Add another where one is wanted.',
  },
  'recognition.nursery-milestone-there': {
    status: 409,
    zh: '刚刚有人也在生成计划，节点已经列入。请刷新页面。',
    en: 'Somebody else has just made the plan. Reload the page.',
  },
  'recognition.nursery-due-past': {
    status: 422,
    zh: '完成期限不能早于今天（{today}）。',
    en: 'The day due cannot be before today ({today}).',
  },
  'recognition.nursery-service-future': {
    status: 422,
    zh: '服务日期不能晚于今天（{today}）。',
    en: 'The day of a service cannot be after today ({today}).',
  },
  'recognition.nursery-converts-itself': {
    status: 422,
    zh: '这一资质的证书登记到企业档案后会自动转化，不必手工登记。请先登记证书。',
    en: 'A company is converted by itself once its certificate is on file. Record the certificate instead.',
  },
  'recognition.nursery-to-missing': {
    status: 422,
    zh: '请选择要转到的培育库，须与原库不同、正在开放、覆盖企业所在地。',
    en: 'Choose another open pool that covers the company’s place.',
  },
  'recognition.nursery-as-of-future': {
    status: 422,
    zh: '回看日期不能晚于今天（{today}）。',
    en: 'The day to look back to cannot be after today ({today}).',
  },
})
