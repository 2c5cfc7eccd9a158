import { type Title, titles } from '#contract/enterprises'
import { defineParameter } from '#platform/cases/procedure'
import type { CityParameter } from '#platform/parameters/parameter'
import type { AwardTerm } from './rules/awards/terms.ts'

const wan = { zh: '万元', en: '10,000 yuan' }
const help = {
  zh: '按证书的发证日期适用；0 为不奖补。本市设定，国家没有统一规定。',
  en: 'By the first day of the certificate; zero: no award. Set by the city: nothing national fixes it.',
}

/** What holds until the city sets it, in 万元: for a first recognition, and for one that follows an earlier. */
const initial: Record<Title, { first: number; again: number }> = {
  'tech-sme': { first: 1, again: 0 },
  'innovative-sme': { first: 2, again: 0 },
  'specialised-sme': { first: 10, again: 5 },
  'high-tech-enterprise': { first: 15, again: 6 },
  'little-giant': { first: 30, again: 15 },
  'innovation-leading-enterprise': { first: 0, again: 0 },
  'single-champion': { first: 50, again: 25 },
  'top-100': { first: 0, again: 0 },
}

const amount = (title: Title, time: 'first' | 'again') =>
  defineParameter({
    key: `recognition.award-${time}-${title}`,
    title: {
      zh: `认定奖补：${titles[title].zh}，${time === 'first' ? '首次认定' : '重新认定'}`,
      en: `Recognition award: ${titles[title].en}, ${time === 'first' ? 'first time' : 'again'}`,
    },
    unit: wan,
    initial: initial[title][time],
    min: 0,
    max: 10_000,
    isInteger: false,
    help,
  })

const all = Object.keys(titles) as Title[]

/** What a recognised company gets in this city, by title. */
export const awardTerms = Object.fromEntries(
  all.map((title) => [title, { first: amount(title, 'first'), again: amount(title, 'again') }]),
) as Record<Title, { first: CityParameter; again: CityParameter } & AwardTerm>

export const awardBudget = defineParameter({
  key: 'recognition.award-budget',
  title: { zh: '认定奖补：年度预算', en: 'Recognition awards: budget of a year' },
  unit: wan,
  initial: 4000,
  min: 0,
  max: 1_000_000,
  help: {
    zh: '按预算年度末的数；实际拨付还受奖补资金账户余额限制。本市设定。',
    en: 'As at the end of the year; the fund’s balance limits it as well. Set by the city.',
  },
})

export const awardNotice = defineParameter({
  key: 'recognition.award-notice',
  title: { zh: '认定奖补公示期', en: 'Public notice of recognition awards' },
  unit: { zh: '个工作日', en: 'working days' },
  initial: 5,
  min: 1,
  max: 30,
})

export const awardParameters = [
  ...Object.values(awardTerms).flatMap(({ first, again }) => [first, again]),
  awardBudget,
  awardNotice,
]
