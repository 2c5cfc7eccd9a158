import { defineErrors } from '#kernel/refusal'

export const errors = defineErrors({
  'reports.not-found': {
    status: 404,
    zh: '没有找到这份月报，或您无权查看。请从月报列表重新打开。',
    en: 'There is no such report, or you may not see it. Open it again from the list.',
  },
  'reports.region-not-yours': {
    status: 403,
    zh: '只能起草和签发本地区及下级地区的月报。',
    en: 'Reports are drafted and issued for your own region and those within it.',
  },
  'reports.month-not-over': {
    status: 422,
    zh: '{period} 还没有结束，不能出月报。请选择已结束的月份。',
    en: '{period} is not over. Choose a month that is.',
  },
  'reports.no-targets': {
    status: 422,
    zh: '这一地区在 {period} 没有目标，写不成月报。请先发布规划，或换一个地区或月份。',
    en: 'There are no targets for this region in {period}. Publish a plan first, or choose another region or month.',
  },
  'reports.changed-meanwhile': {
    status: 409,
    zh: '这份月报刚被{name}改过，您的改动没有保存。请刷新后核对再改。',
    en: '{name} has just changed this report; yours was not saved. Reload and compare.',
  },
  'reports.issued': {
    status: 409,
    zh: '这份月报已签发，不能再改。需要更正请起草下一版。',
    en: 'This report is issued and stays as it is. Draft the next edition to correct it.',
  },
  'reports.number-taken': {
    status: 409,
    zh: '这个期号已用于本地区另一份月报。请换一个期号。',
    en: 'This number belongs to another report of the region. Choose another.',
  },
  'reports.unbound-numbers': {
    status: 422,
    zh: '文中 {count} 个数字与表中数对不上：{numbers}。请改正，或确认按原样签发。',
    en: '{count} numbers in the text are said by no figure: {numbers}. Correct them, or confirm them as they stand.',
  },
  'reports.figures-changed': {
    status: 409,
    zh: '起草后有 {count} 个数已经变了。请先重新取数，再签发。',
    en: '{count} figures have changed since this draft. Read the figures again before issuing.',
  },
  'reports.issued-before-period': {
    status: 422,
    zh: '签发日期 {day} 早于月末 {end}。请核对日期。',
    en: 'The date {day} is before the end of the month, {end}. Check it.',
  },
})
