import { defineParameter } from '#platform/parameters/parameter'

const help = { zh: '没有国家或省的统一规定，由本市设定。', en: 'Nothing national says so: set by the city.' }

/** How long a top list is on public notice, and how long its title is valid. */
export const topListNotice = defineParameter({
  key: 'recognition.top-list-notice',
  title: { zh: '百强榜公示期', en: 'Public notice of the top list' },
  unit: { zh: '个工作日', en: 'working days' },
  ...{ initial: 5, min: 1, max: 30, help },
})

export const topListMonths = defineParameter({
  key: 'recognition.top-list-months',
  title: { zh: '科技型企业百强：有效期', en: 'Top technology company: term' },
  unit: { zh: '个月', en: 'months' },
  ...{ initial: 12, min: 1, max: 120, help },
})

export const topListParameters = [topListNotice, topListMonths]
