import type { Item } from './item.ts'
import type { NumberMention } from './numbers.ts'
import { expandNames, withMeasureNoun } from './phrases.ts'

export const QUOTES = /[“”"‘’]/g

/** 研发投入首次突破千亿元，达到1108亿元: the milestone that was just told is no part of the name. */
const MILESTONE =
  /(?:首次|首|成功|一举|历史性|再次)?(?:突破|连跨|连续跨越|跨过|越过|跨越|跨上|迈上|站上|跃上|迈过|超过?|破)[一二两三四五六七八九十百千万亿元个大关口台阶新]+$/
/** 在2020年基础上, 全年: when and from what level. */
const SETTING = /在(?:20\d{2}年|上年|去年|现有)的?基础上|全年$/

/** 从2018年首次评价的4301家: since when is no part of the name. */
const ORIGIN = /(?<=.{2})[从由自](?:(?:19|20)\d{2}年|[一二三五十\d]{1,3}年前|去年|上年|前年).*$/

export function finishName(item: Item): void {
  const { mention, core } = item
  let name = item.base.replace(QUOTES, '').replace(/^[、，的]+|[、，的：]+$/g, '')
  name = name.replace(/^(.{2,12}?)(?:实现|完成)((?:[^、，]{0,6})(?:产值|收入|增加值|税收|利税|投资|总额))$/, '$1$2')
  name = name.replace(/（[A-Z&.\d]{2,6}）/g, '')
  if (/占/.test(name) && mention.unitKind === 'ratio' && !/(?:比重|比例|占比|比)$/.test(name)) name += '比重'
  const modified = /^[^的]{2,16}的([^的]{6,})$/.exec(name)
  if (modified?.[1] !== undefined && /^(?:上报|通过|参与|列入|纳入|取得|具有)/.test(name)) name = modified[1]
  name = name.replace(MILESTONE, '').replace(SETTING, '').replace(ORIGIN, '')
  name = expandNames(name)
  // 申请专利量 and 专利申请量 are one figure.
  name = name.replace(/^(申请|授权|登记|成交|拥有|受理)([^、的]{1,7}[^、的数总])量$/, '$2$1量')
  item.base = name
  if (mention.unitKind === 'ratio' || mention.unitKind === 'times') {
    // GDP增长6.1%，高于全市0.7个百分点: the rate is compared, not the amount.
    const rate =
      item.restored && /百分点/.test(mention.unit ?? '') && !/(?:率|比重|占比|增速|增幅|强度)$/.test(name) ? '增速' : ''
    if (core.relativeTo !== null) item.name = `${name}${rate}${core.growth ?? ''}${core.relativeTo}幅度`
    else if (core.growth !== null || /百分点/.test(mention.unit ?? '') || mention.han === true)
      item.name = name + growthNoun(/年均/.test(item.words) ? '年均' : core.growth, mention)
    else item.name = withMeasureNoun(name, mention.unitKind, mention.unit)
    return
  }
  item.name = withMeasureNoun(name, mention.unitKind, mention.unit)
}

function growthNoun(growth: string | null, mention: NumberMention): string {
  if (mention.unitKind === 'times') return mention.han === true ? '倍数' : '增幅'
  if (/百分点/.test(mention.unit ?? '')) return /降|减|回落|收窄/.test(growth ?? '') ? '降幅' : '增幅'
  if (/年均|递增/.test(growth ?? '')) return '年均增速'
  if (/涨/.test(growth ?? '')) return '涨幅'
  return /降|减|回落|压|缩/.test(growth ?? '') ? '降幅' : '增速'
}
