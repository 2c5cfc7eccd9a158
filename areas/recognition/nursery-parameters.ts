import { defineParameter } from '#platform/parameters/parameter'

/** How long a company may stay in a nursery pool, and how long the district has for an application. */
export const nurseryMonths = defineParameter({
  key: 'recognition.nursery-months',
  title: { zh: '培育库：在库最长时间', en: 'Nursery pools: longest stay' },
  unit: { zh: '个月', en: 'months' },
  initial: 24,
  min: 1,
  max: 120,
  help: {
    zh: '自入库之日起，期满仍未认定的出库；由本市设定，入库时的值管到底。',
    en: 'From the day of entry; who is not recognised by then leaves. Set by the city; the value at entry holds.',
  },
})

export const nurseryDecideLimit = defineParameter({
  key: 'recognition.nursery-decide-limit',
  title: { zh: '培育入库申请审核时限', en: 'Time limit for deciding on an entry into a nursery pool' },
  unit: { zh: '个工作日', en: 'working days' },
  initial: 10,
  min: 1,
  max: 60,
  help: { zh: '官方时限未取得，由本市设定。', en: 'No official limit is known: set by the city.' },
})

export const nurseryParameters = [nurseryMonths, nurseryDecideLimit]
