import { defineErrors } from '#kernel/refusal'

/** What is said of work that a job does for a screening, a population or the points. */
export const runErrors = defineErrors({
  'recognition.run-not-failed': {
    status: 409,
    zh: '这一次没有失败，或已有人重新运行。请刷新页面查看进度。',
    en: 'This one has not failed, or somebody has already run it again. Reload the page to see how far it is.',
  },
  'recognition.points-run-not-found': {
    status: 404,
    zh: '没有找到这次积分计算，或它不属于本市。请从创新积分页重新打开。',
    en: 'There is no such computation of points, or it is not of your city. Open it again from the page of points.',
  },
  'recognition.run-job-lost': {
    status: 409,
    zh: '后台任务中断后没有留下记录，什么也没有保存。请重新运行。',
    en: 'The background job was cut off without a trace; nothing was saved. Run it again.',
  },
})
