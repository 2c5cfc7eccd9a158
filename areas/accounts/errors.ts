import { defineErrors } from '#kernel/refusal'

export const errors = defineErrors({
  'accounts.person-not-found': {
    status: 404,
    zh: '没有找到这个人员，或不在您的管理范围内。',
    en: 'There is no such person, or not within what you manage.',
  },
  'accounts.person-acts-elsewhere': {
    status: 403,
    zh: '此人还在您管理范围之外任职，账号由上级管理员管理。您只能终止其在本地区的身份。',
    en: 'This person also acts outside what you manage; a higher administrator looks after the account. You can end the memberships here.',
  },
  'accounts.not-yourself': {
    status: 409,
    zh: '不能停用自己的账号或终止自己当前的身份。请由另一位管理员操作。',
    en: 'You cannot deactivate yourself or end the membership you act through. Ask another administrator.',
  },
  'accounts.username-unknown': {
    status: 422,
    zh: '没有用户名为“{username}”的账号。请核对，或先开通账号。',
    en: 'There is no account with the user name "{username}". Check it or create one first.',
  },
  'accounts.membership-not-found': {
    status: 404,
    zh: '没有找到这个身份，或不在您的管理范围内。',
    en: 'There is no such membership, or not within what you manage.',
  },
  'accounts.outside-your-region': {
    status: 403,
    zh: '只能在您管理的区划内授予身份、新增单位。请重新选择区划。',
    en: 'You can grant memberships and add organisations only within your own region. Choose another region.',
  },
  'accounts.region-not-found': {
    status: 422,
    zh: '没有找到这个区划，或它已撤销。请重新选择。',
    en: 'There is no such region, or it was dissolved. Choose again.',
  },
  'accounts.role-not-in-region': {
    status: 422,
    zh: '这个角色不能设在这一级区划。请选择合适的区划。',
    en: 'This role does not exist at this level. Choose a fitting region.',
  },
  'accounts.department-needed': {
    status: 422,
    zh: '请选择该区划内现存的部门。',
    en: 'Choose a department of that region that is in force.',
  },
  'accounts.department-not-meant': {
    status: 422,
    zh: '这个角色不属于部门，请不要填写部门。',
    en: 'This role belongs to no department. Leave the department empty.',
  },
  'accounts.organisation-needed': {
    status: 422,
    zh: '请选择所在区划与该单位一致、未注销的单位。',
    en: 'Choose an active organisation seated in that region.',
  },
  'accounts.organisation-not-meant': {
    status: 422,
    zh: '这个角色不属于单位，请不要填写单位。',
    en: 'This role belongs to no organisation. Leave the organisation empty.',
  },
  'accounts.dates-reversed': {
    status: 422,
    zh: '终止日不能早于起始日。',
    en: 'The last day is before the first.',
  },
  'accounts.membership-exists': {
    status: 409,
    zh: '此人已有同样的身份。',
    en: 'The person already holds this membership.',
  },
  'accounts.organisation-not-found': {
    status: 404,
    zh: '没有找到这个单位，或不在您的管理范围内。',
    en: 'There is no such organisation, or not within what you manage.',
  },
  'accounts.credit-code-length': {
    status: 422,
    zh: '统一社会信用代码应为 18 位，收到 {length} 位。请对照营业执照核对。',
    en: 'A unified social credit code has 18 characters, not {length}. Check it against the licence.',
  },
  'accounts.credit-code-characters': {
    status: 422,
    zh: '统一社会信用代码含有不允许的字符（没有字母 I、O、S、V、Z）。请对照营业执照核对。',
    en: 'The code has characters that do not occur in credit codes (no I, O, S, V, Z). Check it against the licence.',
  },
  'accounts.credit-code-check': {
    status: 422,
    zh: '统一社会信用代码校验不通过，很可能有一位写错。请对照营业执照核对。',
    en: 'The check character does not fit: most likely one character is wrong. Check it against the licence.',
  },
  'accounts.credit-code-taken': {
    status: 409,
    zh: '这个统一社会信用代码的单位已经登记。请在单位列表中查找。',
    en: 'An organisation with this credit code is already here. Look for it in the list.',
  },
  'accounts.key-not-found': {
    status: 404,
    zh: '没有找到这个接口密钥，或它不属于您当前的身份。',
    en: 'There is no such API key, or it does not belong to the role you act in.',
  },
  'accounts.key-makes-no-keys': {
    status: 403,
    zh: '接口密钥不能管理接口密钥和登录。请登录后在页面上操作。',
    en: 'An API key cannot manage keys and sessions. Sign in and use the pages.',
  },
  'accounts.key-needs-membership': {
    status: 409,
    zh: '您还没有可用的身份，不能新建接口密钥。',
    en: 'You have no valid membership that a key could act through.',
  },
  'accounts.key-too-long': {
    status: 422,
    zh: '有效期应在今天之后、一年以内。',
    en: 'The last day lies after today and within a year.',
  },
})
