import { defineParameter } from '#platform/parameters/parameter'

export const slippingMonths = defineParameter({
  key: 'recognition.slipping-months',
  title: { zh: '将滑落：证书到期前', en: 'Slipping: before a certificate ends' },
  unit: { zh: '个月', en: 'months' },
  initial: 12,
  min: 1,
  max: 36,
  help: {
    zh: '证书在这么多个月内到期、按现有数据又不符合条件的，列为“将滑落”。本市设定。',
    en: 'Whose certificate ends within these months and who would not pass is listed as slipping. Set by the city.',
  },
})
