import type { Topic } from '../contract/shapes.ts'

/** The first that fits decides: 科技金融贷款 is about finance although enterprises take the loans. */
const words: [Topic, RegExp][] = [
  ['finance', /贷款|贷|金融|银企|保险|担保|风险补偿|贴息|投资基金/],
  ['transfer', /技术合同|成交额|许可|转化应用|成果转化|技术合作|校企联盟|产学研|技术转移|技术经理人/],
  ['projects', /招商|签约|开工|竣工|项目转化率|高科技项目占|落地项目|招引/],
  ['talent', /人才|团队|教授|副总|领航员|指导员|毕业生|院士|专家.*引进/],
  ['governance', /评审|诚信|改革|备案.*政策|政策兑现|奖补/],
  ['platforms', /平台|载体|孵化|众创|实验室|研究中心|工程中心|联合体|联合创新中心|仪器|中试|概念验证|研发机构/],
  ['industry', /产值|工厂|战略性新兴|高新技术产业|智能化|数字化|增加值/],
  ['enterprises', /企业|高企|专精特新|小巨人|瞪羚|独角兽|科小/],
  ['research', /研发|基础研究|重大专项|前沿技术|科研|专利|科技计划/],
]

/**
 * The business area of an indicator, from its name; a city may set another.
 *
 * Units: none.
 * Source: none official; the division of work that the plans of cities use.
 * Example: topicOf('技术合同成交额') → 'transfer'
 */
export function topicOf(name: string): Topic {
  if (/规上.*研发|研发投入|基础研究|研发管理/.test(name)) return 'research'
  return words.find(([, pattern]) => pattern.test(name))?.[0] ?? 'other'
}
