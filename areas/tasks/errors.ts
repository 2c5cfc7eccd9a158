import { defineErrors } from '#kernel/refusal'

export const errors = defineErrors({
  'tasks.unit-unknown': {
    status: 422,
    zh: '没有“{unit}”这个单位，或它已撤并。请从列表中选择。',
    en: 'There is no unit "{unit}", or it was closed. Choose one from the list.',
  },
  'tasks.unit-outside': {
    status: 422,
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
