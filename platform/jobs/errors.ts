import { defineErrors } from '#kernel/refusal'

export const errors = defineErrors({
  'platform.job-not-found': {
    status: 404,
    zh: '没有找到这项后台任务，可能已过保存期。请重新提交。',
    en: 'There is no such job; it may be past its retention. Submit it again.',
  },
  'platform.job-cancelled': {
    status: 409,
    zh: '任务已取消，没有保存任何结果。需要时请重新提交。',
    en: 'The job was cancelled; nothing of it was saved. Submit it again if you need it.',
  },
  'platform.job-over': {
    status: 409,
    zh: '任务已经结束，不能取消。',
    en: 'The job is already over and cannot be cancelled.',
  },
  'platform.job-failed': {
    status: 503,
    zh: '处理时发生故障，已记录并多次重试仍未成功。请稍后重新提交；如再次出现，请联系管理员并提供任务编号 {id}。',
    en: 'Processing broke down, also when tried again; the fault was logged. Submit it again later; if it happens again, give the administrator the job number {id}.',
  },
})
