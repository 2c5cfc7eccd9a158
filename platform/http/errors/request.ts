import { defineErrors } from '#kernel/refusal'

/** What the edge itself refuses, before any area is asked. */
export const httpErrors = defineErrors({
  'http.no-such-address': {
    status: 404,
    zh: '没有这个地址：{method} {path}。请检查链接，或从首页重新进入。',
    en: 'There is nothing at {method} {path}. Check the link or start from the home page.',
  },
  'http.broken-link': {
    status: 404,
    zh: '链接不完整或写错了，找不到它指的内容。请检查是否复制完整，或从首页、目录重新进入。',
    en: 'The link is incomplete or mistyped: there is nothing behind it. Check that all of it was copied, or start from the home page.',
  },
  'http.not-signed-in': {
    status: 401,
    zh: '请先登录，或重新登录后再试。',
    en: 'Sign in first, or sign in again.',
  },
  'http.not-allowed': {
    status: 403,
    zh: '您当前的身份没有这项权限。请切换身份，或联系管理员授权。',
    en: 'The role you act in does not have this permission. Switch roles or ask an administrator.',
  },
  'http.cross-site': {
    status: 403,
    zh: '请求来自其他网站，已拒绝。请在本平台页面内操作。',
    en: 'The request came from another site and was refused. Use the pages of this platform.',
  },
  'http.malformed-json': {
    status: 400,
    zh: '提交的内容不是有效的 JSON，无法读取。请检查格式后重新提交。',
    en: 'The body is not valid JSON. Correct it and send it again.',
  },
  'http.body-missing': {
    status: 400,
    zh: '没有收到提交的内容。请填写后重新提交。',
    en: 'The body is missing. Fill it in and send it again.',
  },
  'http.body-too-large': {
    status: 413,
    zh: '提交的内容超过 {limit}。请减少内容，或分几次提交。',
    en: 'The body is larger than {limit}. Send less, or send it in parts.',
  },
  'http.unsupported-media': {
    status: 415,
    zh: '不支持的提交格式。此处需要 {expected}。',
    en: 'This kind of content is not accepted here. Send {expected}.',
  },
  'http.upload-missing': {
    status: 422,
    zh: '没有收到文件。请选择一个文件后重新上传。',
    en: 'No file arrived. Choose a file and upload it again.',
  },
  'http.upload-too-many': {
    status: 422,
    zh: '一次只能上传一个文件（字段名为 file）。',
    en: 'Send exactly one file, in the field named file.',
  },
  'http.upload-broken': {
    status: 400,
    zh: '上传中断或内容不完整。请重新上传。',
    en: 'The upload was cut off or is incomplete. Upload it again.',
  },
  'http.too-many-requests': {
    status: 429,
    zh: '操作太频繁，请 {seconds} 秒后再试。',
    en: 'Too many requests. Try again in {seconds} seconds.',
  },
  'http.job-not-found': {
    status: 404,
    zh: '没有找到这项后台任务，或它不是您发起的。',
    en: 'There is no such job, or you did not start it.',
  },
  'http.membership-not-yours': {
    status: 404,
    zh: '没有找到这个身份，或它已失效。请刷新后重新选择。',
    en: 'There is no such membership, or it is no longer valid. Reload and choose again.',
  },
  'http.key-cannot-switch': {
    status: 403,
    zh: '接口密钥只能以一个固定身份使用，不能切换。',
    en: 'An API key acts through one membership and cannot switch.',
  },
})
