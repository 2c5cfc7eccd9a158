import { defineErrors } from '#kernel/refusal'

/** How an application for a title can be refused. */
export const titleErrors = defineErrors({
  'recognition.not-found': {
    status: 404,
    zh: '没有找到这份资质申请，或您无权查看。请从办件列表重新打开。',
    en: 'There is no such application, or you may not see it. Open it again from the list of cases.',
  },
  'recognition.not-an-enterprise': {
    status: 422,
    zh: '只有企业可以申请。请在右上角切换到企业身份。',
    en: 'Companies apply for titles. Change to your role at the company.',
  },
  'recognition.company-ended': {
    status: 422,
    zh: '企业已于 {on} 注销、吊销或迁出，不能申请。登记有误的，请先更正企业档案。',
    en: 'The company ended or moved away on {on} and cannot apply. If that is wrong, have its file corrected first.',
  },
  'recognition.ended-meanwhile': {
    status: 422,
    zh: '申请期间企业档案已于 {on} 终止或并档，不能认定。请核对企业档案：登记有误的先更正或拆档，属实的不予认定。',
    en: 'The company ended, or its file was merged, on {on}: nothing is granted to it. Correct its file if that is wrong, refuse the application otherwise.',
  },
  'recognition.already-open': {
    status: 409,
    zh: '本企业已有一份这项资质的申请在办（{number}）。请等它办结，或先撤回。',
    en: 'Application {number} of this company for the same title is under way. Wait for it, or withdraw it first.',
  },
  'recognition.granted-this-season': {
    status: 409,
    zh: '本企业 {season} 年度已经认定（{number}），同一年度不重复认定。',
    en: 'The company was granted this title in {season} already ({number}); a year has one.',
  },
  'recognition.evidence-again': {
    status: 422,
    zh: '“{name}”与 {year} 年度提交的文件完全相同。请上传上一年度的新材料。',
    en: '“{name}” is the very file that was handed in for {year}. Upload that of last year.',
  },
  'recognition.evidence-missing': {
    status: 422,
    zh: '没有证明材料，不能报市级。请退回申请人补正。',
    en: 'There is no evidence. Return it to be added.',
  },
  'recognition.pledge-missing': {
    status: 422,
    zh: '请阅读并勾选承诺。',
    en: 'Read the declaration and tick it.',
  },
  'recognition.visit-missing': {
    status: 422,
    zh: '这家企业应当先现场核查。请填写核查日期和情况。',
    en: 'A visit is due before this goes on. Say when it was made and what it found.',
  },
  'recognition.visit-in-future': {
    status: 422,
    zh: '现场核查日期晚于今天。请核对。',
    en: 'The visit lies in the future. Check the day.',
  },
  'recognition.reason-missing': {
    status: 422,
    zh: '按规则评价不是“符合条件”。仍然同意的，请写明理由和依据；否则退回或不予认定。',
    en: 'The rules do not say that the conditions are met. Say why it is agreed to all the same, or return or refuse it.',
  },
})
