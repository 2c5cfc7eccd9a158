import { defineParameter } from '#platform/parameters/parameter'

const years = { zh: '年', en: 'years' }
const help = {
  zh: '官方的阶段划分未取得；由本市设定，从下一次计算起适用。',
  en: 'The official stages were not retrieved; set by the city, from the next computation on.',
}

/** What the official guide leaves to the city, or says in an annex that was not retrieved. */
export const pointsTerms = {
  startupUntil: defineParameter({
    key: 'recognition.points-startup-until',
    title: { zh: '创新积分：初创期至成立', en: 'Innovation points: start-up until' },
    unit: years,
    initial: 3,
    min: 1,
    max: 20,
    help,
  }),
  growthUntil: defineParameter({
    key: 'recognition.points-growth-until',
    title: { zh: '创新积分：成长期至成立', en: 'Innovation points: growth until' },
    unit: years,
    initial: 10,
    min: 2,
    max: 50,
    help,
  }),
  spread: defineParameter({
    key: 'recognition.points-spread',
    title: { zh: '创新积分：名次区间的权重浮动', en: 'Innovation points: how far weights move for the rank band' },
    unit: { zh: '%', en: '%' },
    initial: 20,
    min: 0,
    max: 90,
    help: {
      zh: '每个权重最多浮动这么多，看名次在什么范围内变动。本市设定。',
      en: 'Each weight moves by at most this; the band says where the rank then lies. Set by the city.',
    },
  }),
  consentMonths: defineParameter({
    key: 'recognition.points-consent-months',
    title: { zh: '创新积分：企业授权银行最长', en: 'Innovation points: longest consent to a bank' },
    unit: { zh: '个月', en: 'months' },
    initial: 12,
    min: 1,
    max: 12,
    help: {
      zh: '自授权之日起；从下一次授权起适用。',
      en: 'From the day it is given; for consents given from then on.',
    },
  }),
}

export const pointsParameters = Object.values(pointsTerms)
