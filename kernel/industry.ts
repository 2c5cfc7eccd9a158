import type { Localized } from './localized.ts'

/** 国民经济行业: the sections of GB/T 4754-2017. */
export const industrySections = {
  A: { zh: '农、林、牧、渔业', en: 'Agriculture, forestry, fishing' },
  B: { zh: '采矿业', en: 'Mining' },
  C: { zh: '制造业', en: 'Manufacturing' },
  D: { zh: '电力、热力、燃气及水生产和供应业', en: 'Power, gas, water' },
  E: { zh: '建筑业', en: 'Construction' },
  F: { zh: '批发和零售业', en: 'Trade' },
  G: { zh: '交通运输、仓储和邮政业', en: 'Transport, storage, post' },
  H: { zh: '住宿和餐饮业', en: 'Hotels and catering' },
  I: { zh: '信息传输、软件和信息技术服务业', en: 'Information and software' },
  J: { zh: '金融业', en: 'Finance' },
  K: { zh: '房地产业', en: 'Real estate' },
  L: { zh: '租赁和商务服务业', en: 'Leasing and business services' },
  M: { zh: '科学研究和技术服务业', en: 'Research and technical services' },
  N: { zh: '水利、环境和公共设施管理业', en: 'Water, environment, public facilities' },
  O: { zh: '居民服务、修理和其他服务业', en: 'Household services, repair' },
  P: { zh: '教育', en: 'Education' },
  Q: { zh: '卫生和社会工作', en: 'Health and social work' },
  R: { zh: '文化、体育和娱乐业', en: 'Culture, sports, entertainment' },
  S: { zh: '公共管理、社会保障和社会组织', en: 'Public administration' },
  T: { zh: '国际组织', en: 'International organisations' },
} as const satisfies Record<string, Localized>
export type IndustrySection = keyof typeof industrySections

/** The last division (two digits) of each section; the first follows that of the section before. */
const lastDivisions: Record<IndustrySection, number> = {
  A: 5,
  B: 12,
  C: 43,
  D: 46,
  E: 50,
  F: 52,
  G: 60,
  H: 62,
  I: 65,
  J: 69,
  K: 70,
  L: 72,
  M: 75,
  N: 79,
  O: 82,
  P: 83,
  Q: 85,
  R: 90,
  S: 96,
  T: 97,
}

/**
 * The section that a code of GB/T 4754 belongs to, from the section itself to the class of four digits, with or without
 * its letter; null where it can be none.
 *
 * Source: GB/T 4754-2017, sections A–T over divisions 01–97.
 * Example: industrySectionOf('C2641') → 'C'; industrySectionOf('6513') → 'I'; industrySectionOf('A2641') → null
 */
export function industrySectionOf(code: string): IndustrySection | null {
  const parts = /^(?<letter>[A-T])?(?<digits>\d{2,4})?$/.exec(code)?.groups
  const letter = parts?.letter as IndustrySection | undefined
  if (!parts?.digits) return letter ?? null
  const division = Number(parts.digits.slice(0, 2))
  if (division < 1) return null
  const sections = Object.entries(lastDivisions) as [IndustrySection, number][]
  const section = sections.find(([, last]) => division <= last)?.[0] ?? null
  return letter && letter !== section ? null : section
}
