import { defineParameter } from '#platform/parameters/parameter'

/** How long a consent may last at most, in months. */
export const consentMonths = defineParameter({
  key: 'enterprises.consent-months',
  title: { zh: '联系人同意的最长期限', en: 'Longest consent of a person' },
  unit: { zh: '个月', en: 'months' },
  initial: 24,
  min: 1,
  max: 60,
  help: {
    zh: '企业登记联系人时，本人同意至多多久；到期自动抹去姓名和电话。本市设定。',
    en: 'How long somebody’s consent may last; after that name and phone are erased. Set by the city.',
  },
})
