import { defineParameter } from '#platform/cases/procedure'

const workingDays = { zh: '个工作日', en: 'working days' }
const help = { zh: '官方时限未取得，由本市设定。', en: 'No official limit is known: set by the city.' }

/** Time limits of applications for titles. */
export const checkLimit = defineParameter({
  key: 'recognition.check-limit',
  title: { zh: '资质申请县区初审时限', en: 'Time limit for the district’s check of a title' },
  unit: workingDays,
  initial: 5,
  min: 1,
  max: 60,
  help,
})
export const examineLimit = defineParameter({
  key: 'recognition.examine-limit',
  title: { zh: '资质申请市级审核时限', en: 'Time limit for the city’s examination of a title' },
  unit: workingDays,
  initial: 10,
  min: 1,
  max: 60,
  help,
})
export const correctLimit = defineParameter({
  key: 'recognition.correct-limit',
  title: { zh: '资质申请补正期限', en: 'Time to correct an application for a title' },
  unit: workingDays,
  initial: 10,
  min: 1,
  max: 60,
  help,
})
export const noticeLimit = defineParameter({
  key: 'recognition.notice',
  title: { zh: '资质认定公示期', en: 'Public notice of a title' },
  unit: workingDays,
  initial: 10,
  min: 1,
  max: 30,
  help,
})

export const improveLimit = defineParameter({
  key: 'recognition.improve-limit',
  title: { zh: '高企预评审后企业完善期限', en: 'Time to improve an application after a review' },
  unit: { zh: '天', en: 'days' },
  initial: 14,
  min: 1,
  max: 90,
  help,
})

export const titleParameters = [checkLimit, examineLimit, correctLimit, noticeLimit, improveLimit]
