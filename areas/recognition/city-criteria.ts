import { type CityParameter, defineParameter } from '#platform/parameters/parameter'

/** A parameter of a rule set that the city sets on its page of parameters; zero: not set, so that nothing is decided by it. */
export interface CityCriterion {
  ruleSet: string
  name: string
  parameter: CityParameter
  /** Set in percent, where the rule set counts in shares. */
  isPercent: boolean
}

const help = {
  zh: '没有国家标准，由本市设定；0 为未设定，未设定时不能按规则判定。',
  en: 'No national rule says so: set by the city. 0: not set, and nothing is decided by rule.',
}
const leading = { ruleSet: 'innovation-leading-enterprise' }

export const cityCriteria: readonly CityCriterion[] = [
  {
    ...leading,
    name: 'least_revenue',
    isPercent: false,
    parameter: defineParameter({
      key: 'recognition.leading-revenue',
      title: { zh: '创新型领军企业：上年度营业收入下限', en: 'Innovation-leading enterprise: least revenue' },
      unit: { zh: '万元', en: '10,000 yuan' },
      ...{ initial: 0, min: 0, max: 100_000_000, help },
    }),
  },
  {
    ...leading,
    name: 'least_rd_share',
    isPercent: true,
    parameter: defineParameter({
      key: 'recognition.leading-rd-share',
      title: { zh: '创新型领军企业：研发投入强度下限', en: 'Innovation-leading enterprise: least R&D share' },
      unit: { zh: '%', en: '%' },
      ...{ initial: 0, min: 0, max: 100, isInteger: false, help },
    }),
  },
  {
    ...leading,
    name: 'least_class_1',
    isPercent: false,
    parameter: defineParameter({
      key: 'recognition.leading-class-1',
      title: { zh: '创新型领军企业：Ⅰ类知识产权下限', en: 'Innovation-leading enterprise: least class Ⅰ rights' },
      unit: { zh: '项', en: 'items' },
      ...{ initial: 0, min: 0, max: 10_000, help },
    }),
  },
]

/** How long a title of the city is valid. */
export const leadingMonths = defineParameter({
  key: 'recognition.leading-months',
  title: { zh: '创新型领军企业：有效期', en: 'Innovation-leading enterprise: term' },
  unit: { zh: '个月', en: 'months' },
  initial: 36,
  min: 1,
  max: 120,
  help: { zh: '自认定之日起；由本市设定。', en: 'From the day it is granted; set by the city.' },
})
