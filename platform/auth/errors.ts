import { defineErrors } from '#kernel/refusal'

export const authErrors = defineErrors({
  'auth.wrong-credentials': {
    status: 401,
    zh: '用户名或密码不对。请检查后重试；忘记密码请联系管理员重置。',
    en: 'The user name or the password is wrong. Try again, or ask an administrator to reset it.',
  },
  'auth.locked': {
    status: 423,
    zh: '连续输错次数过多，已暂停登录，请 {seconds} 秒后再试；忘记密码请联系管理员重置。',
    en: 'Too many wrong attempts. Sign-in is paused; try again in {seconds} seconds or ask an administrator to reset the password.',
  },
  'auth.deactivated': {
    status: 403,
    zh: '此账号已停用。如需恢复，请联系管理员。',
    en: 'This account is deactivated. Ask an administrator.',
  },
  'auth.no-membership': {
    status: 403,
    zh: '您的账号还没有可用的身份。请联系本单位或本地区的管理员授予身份。',
    en: 'Your account has no valid role yet. Ask your administrator for one.',
  },
  'auth.api-key-invalid': {
    status: 401,
    zh: '接口密钥无效、已过期或已撤销。请换用有效的密钥。',
    en: 'The API key is invalid, expired or revoked. Use a valid key.',
  },
  'auth.password-change-required': {
    status: 403,
    zh: '首次登录或密码被重置后，请先修改密码。',
    en: 'Change your password first: it was set by somebody else.',
  },
  'auth.second-factor-required': {
    status: 403,
    zh: '此身份必须启用两步验证。请先在“我的账号”中启用。',
    en: 'This role needs a second factor. Set it up under "My account" first.',
  },
  'auth.second-factor-wrong': {
    status: 401,
    zh: '验证码不对或已失效。请输入验证器当前显示的 6 位数字。',
    en: 'The code is wrong or out of date. Enter the six digits that your authenticator shows now.',
  },
  'auth.password-too-short': {
    status: 422,
    zh: '密码至少 {minimum} 个字符。',
    en: 'The password needs at least {minimum} characters.',
  },
  'auth.password-too-long': {
    status: 422,
    zh: '密码最多 {maximum} 个字符。',
    en: 'The password may have at most {maximum} characters.',
  },
  'auth.password-weak': {
    status: 422,
    zh: '密码太容易被猜到：不能包含用户名，也不能只由重复或连续的字符组成。请换一个。',
    en: 'The password is too easy to guess: it contains the user name or only repeated or consecutive characters.',
  },
  'auth.username-taken': {
    status: 409,
    zh: '用户名已被使用。请换一个。',
    en: 'This user name is taken. Choose another.',
  },
  'auth.email-taken': {
    status: 409,
    zh: '此电子邮箱已用于另一个账号。请换一个，或不填。',
    en: 'This mail address belongs to another account. Use another or leave it empty.',
  },
  'auth.identity-taken': {
    status: 409,
    zh: '这个统一身份认证用户已关联另一个账号。请核对。',
    en: 'This identity is linked to another account. Check it.',
  },
  'auth.username-form': {
    status: 422,
    zh: '用户名应为 3 到 30 个小写字母、数字、点或下划线。',
    en: 'A user name has 3 to 30 lower-case letters, digits, dots or underscores.',
  },
  'auth.not-linked': {
    status: 403,
    zh: '统一身份认证成功，但没有找到对应的平台账号。请联系管理员开通后再登录。',
    en: 'The identity provider knows you, but you have no account here. Ask an administrator to create one.',
  },
  'auth.provider-failed': {
    status: 503,
    zh: '统一身份认证暂时不可用。请稍后重试，或用用户名和密码登录。',
    en: 'The identity provider is not available. Try again later, or sign in with user name and password.',
  },
  'auth.refused': {
    status: 400,
    zh: '登录请求未被接受（{reason}）。请刷新页面后重试。',
    en: 'The sign-in request was not accepted ({reason}). Reload the page and try again.',
  },
})
