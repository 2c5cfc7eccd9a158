import type { Localized } from '#kernel/localized'

export { type IndustrySection, industrySections } from '#kernel/industry'

/** Whether a company goes on; each but the first has the day from which it holds. */
export const statuses = {
  active: { zh: '存续', en: 'Active' },
  revoked: { zh: '吊销', en: 'Licence revoked' },
  dissolved: { zh: '注销', en: 'Dissolved' },
  'moved-away': { zh: '迁出', en: 'Moved away' },
  merged: { zh: '已并档', en: 'Merged into another file' },
} as const satisfies Record<string, Localized>
export type Status = keyof typeof statuses

/** What an officer sets; merging is an act of its own. */
export const settableStatuses = ['active', 'revoked', 'dissolved', 'moved-away'] as const

/** Titles that companies hold for a time, from the foot of the ladder up. */
export const titles = {
  'tech-sme': { zh: '科技型中小企业', en: 'Technology SME' },
  'innovative-sme': { zh: '创新型中小企业', en: 'Innovative SME' },
  'specialised-sme': { zh: '专精特新中小企业', en: 'Specialised SME' },
  'high-tech-enterprise': { zh: '高新技术企业', en: 'High-tech enterprise' },
  'little-giant': { zh: '专精特新“小巨人”企业', en: 'Little giant' },
  'innovation-leading-enterprise': { zh: '创新型领军企业', en: 'Innovation-leading enterprise' },
  'single-champion': { zh: '制造业单项冠军企业', en: 'Single champion' },
  'top-100': { zh: '科技型企业百强', en: 'Top-100 technology company' },
} as const satisfies Record<string, Localized>
export type Title = keyof typeof titles

/** Where a fact comes from. Which of them wins is said in `sources/company-facts/`. */
export const factSources = {
  correction: { zh: '核实更正', en: 'Verified correction' },
  recognition: { zh: '认定公告', en: 'Recognition notice' },
  tax: { zh: '税务', en: 'Tax office' },
  statistics: { zh: '统计', en: 'Statistics' },
  registry: { zh: '市场监管登记', en: 'Company registry' },
  office: { zh: '科技部门报表', en: 'Sheet of a science office' },
  company: { zh: '企业自报', en: 'The company itself' },
} as const satisfies Record<string, Localized>
export type FactSource = keyof typeof factSources

/** What an officer may record a fact from; corrections come from deciding a request. */
export const recordableSources = ['recognition', 'tax', 'statistics', 'registry', 'office'] as const

/** In what a person stands for a company. */
export const duties = {
  'legal-representative': { zh: '法定代表人', en: 'Legal representative' },
  technology: { zh: '技术负责人', en: 'Head of technology' },
  finance: { zh: '财务负责人', en: 'Head of finance' },
  contact: { zh: '联系人', en: 'Contact' },
} as const satisfies Record<string, Localized>
export type Duty = keyof typeof duties

/** How one company follows another. Source: 公司法 on 分立 and 合并: a company that splits may go on or end. */
export const successionKinds = {
  'split-off': { zh: '派生分立（原企业存续）', en: 'Split off; the first goes on' },
  'split-up': { zh: '新设分立（原企业解散）', en: 'Split up; the first ended' },
  absorbed: { zh: '吸收合并（原企业解散）', en: 'Absorbed; the first ended' },
} as const satisfies Record<string, Localized>
export type SuccessionKind = keyof typeof successionKinds
