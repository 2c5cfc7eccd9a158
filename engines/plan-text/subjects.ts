import type { Heading } from './headings.ts'
import type { Item } from './item.ts'
import responsibility from './lexicon/responsibility.json' with { type: 'json' }

const ZONE_END = [...responsibility.zones].sort((a, b) => b.length - a.length).join('|')
const ZONE = new RegExp(`^([\\u4e00-\\u9fff]{0,8}?(?:${ZONE_END}))(?=[\\u4e00-\\u9fff“])`)
const COMMON =
  /^(?:省级|国家级|市级|各|新型|特色|全[市省区县]|创建|建设|新增|新建|推动|支持|科技|标准|农业|现代|工业|化工|产业|创新|小微|物流|电商|新|规|智慧|绿色|.{0,4}类)/
const TITLE_ZONE = new RegExp(`^[\\u4e00-\\u9fff]{2,14}(?:${ZONE_END})$`)

/** The zone that opens an item's own words, or null. */
export function zoneOf(words: string): string | null {
  const zone = ZONE.exec(words)?.[1]
  if (zone === undefined || COMMON.test(zone)) return null
  if (zone.length < 4 && zone !== '高新区' && zone !== '经开区' && zone !== '开发区') return null
  return /^(?:面积|数量?|内|外|等|载体|产值)/.test(words.slice(zone.length)) ? null : zone
}

/** The zone or park that a number speaks of when it is not the whole region; it holds to the end of the sentence. */
export function subjectOf(item: Item, heading: Heading | null): string | null {
  if (item.zone !== null) return item.zone
  if (
    heading !== null &&
    TITLE_ZONE.test(heading.title) &&
    !/^(?:加快|推动|推进|建设|提升|支持|加强|打造|完善|做强|做优|优化|深化|壮大|培育)/.test(heading.title)
  )
    return heading.title
  return null
}
