/** A name taken apart: what is measured, and the words that make two similar names different figures. */
export interface NameParts {
  core: string
  /** 国家级, 省级以上 … in the order of the name. */
  level: string
  /** `new` for 新增, 新建, 净增 …; `cumulative` for 累计; else empty: a level or whatever the unit says. */
  change: string
  /** `growth`, `share`, `occurrences` or empty for a plain figure. */
  shape: string
  /** What stands in brackets, such as 亿元以下. */
  qualifier: string
}

const synonyms: [RegExp, string][] = [
  [/r&d|研究与试验发展/g, '研发'],
  [/高企/g, '高新技术企业'],
  [/国家高新技术企业/g, '高新技术企业'],
  [/规模以上/g, '规上'],
  [/科技创新(?=载体|平台|中心)/g, '科创'],
  [/双创载体/g, '科创载体'],
  [/地区生产总值|国内生产总值|生产总值/g, 'gdp'],
  [/经费(?:内部)?支出|经费投入|经费(?=占|增|$)/g, '投入'],
  [/(?:所)?占(.+?)(?:的)?(?:比重|比例|百分比|比)$/g, '占$1占比'],
  [/比重|比例/g, '占比'],
  [/(?:同比)?(?:增长率|增长速度|增速|增幅|增长)/g, '增幅'],
  [/年均增幅/g, '年均增幅'],
  [/中小型企业/g, '中小企业'],
  [/技术合同登记(?:成交)?额|技术合同(?:成交)?金额|技术合同额/g, '技术合同成交额'],
  [/仪器设备/g, '仪器'],
  [/有效期内的?|有效的?(?=高新技术企业)/g, ''],
  [/全社会研发投入占gdp占比|全社会研发投入强度|研发投入强度/g, '全社会研发投入占gdp占比'],
]

const levelOnly = /国家级(?:及?以上)?|省部级(?:及?以上)?|[省市区县]级(?:及?以上)?|^(?:国家|省|市)(?=[^年场区])/g
const newWords =
  /新增加?|净增|新认定|新获批|新引进|新招引|新建成?|新培育|新备案|新创成?|新签约|新(?=开工|竣工|获|设|立|组)|年度|当年|本年|每年|年内/g

function parted(text: string, pattern: RegExp): { found: string[]; rest: string } {
  const found = text.match(pattern) ?? []
  return { found: [...found], rest: text.replace(pattern, '') }
}

/**
 * Takes an indicator's name apart, so that 新增省级高企数 and 高新技术企业数量 share a core and differ in scope.
 *
 * Units: none.
 * Example: nameParts('新增高企数').core → '高新技术企业'
 */
export function nameParts(name: string): NameParts {
  let text = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s"'“”‘’「」《》·,，、。;；:：/]/g, '')
  const brackets = parted(text, /\([^()]*\)/g)
  text = brackets.rest
  for (const [pattern, replacement] of synonyms) text = text.replace(pattern, replacement)
  const levels = parted(text, levelOnly)
  const news = parted(levels.rest, newWords)
  const cumulative = parted(news.rest, /累计/g)
  let core = cumulative.rest
  const shape = /增幅/.test(core)
    ? 'growth'
    : /占比|率$|每万|人均|强度/.test(core)
      ? 'share'
      : /(?:家次|人次|场次|次数)$/.test(core)
        ? 'occurrences'
        : ''
  core = core.replace(/(?:增幅|总数量?|数量|总量|总数|总额|个数|家数|户数|人数|项数|件数|套数|数|量)$/, '')
  return {
    core,
    level: levels.found.map((word) => word.replace(/及?以上/, '+').replace('级', '')).join('|'),
    change: news.found.length > 0 ? 'new' : cumulative.found.length > 0 ? 'cumulative' : '',
    shape,
    qualifier: brackets.found.map((word) => word.slice(1, -1)).join('|'),
  }
}

/**
 * The key under which a name is kept unique: equal keys mean the same indicator.
 *
 * Units: none.
 * Example: nameKey('高企数') === nameKey('有效期内高新技术企业数量') → true
 */
export function nameKey(name: string): string {
  const { core, level, change, shape, qualifier } = nameParts(name)
  return [core, level, change, shape, qualifier].join('/')
}

function bigrams(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  const padded = text.length === 1 ? `${text} ` : text
  for (let at = 0; at < padded.length - 1; at++) {
    const pair = padded.slice(at, at + 2)
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return counts
}

/** Dice coefficient of the bigrams of two texts, 0 to 1. Example: dice('技术合同', '技术合同') → 1 */
export function dice(first: string, second: string): number {
  return shareOf(bigrams(first), bigrams(second))
}

function shareOf(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let shared = 0
  let total = 0
  for (const [pair, count] of a) {
    shared += Math.min(count, b.get(pair) ?? 0)
    total += count
  }
  for (const count of b.values()) total += count
  return total === 0 ? 0 : (2 * shared) / total
}

const coreBigrams = new WeakMap<NameParts, Map<string, number>>()

/** Those of the core, counted once: a name is held against the whole catalogue, and the catalogue against every name. */
function bigramsOf(parts: NameParts): Map<string, number> {
  let counts = coreBigrams.get(parts)
  if (!counts) {
    counts = bigrams(parts.core)
    coreBigrams.set(parts, counts)
  }
  return counts
}

const penalties: [keyof NameParts, number][] = [
  ['shape', 0.4],
  ['level', 0.7],
  ['change', 0.7],
  ['qualifier', 0.6],
]

/**
 * How likely two names mean the same figure, 0 to 1; 1 only where nothing distinguishes them.
 * Scope words (省级, 新增, 累计, 占比, what stands in brackets) lower the score instead of being ignored.
 *
 * Units: share 0 to 1.
 * Example: nameSimilarity(nameParts('高企数'), nameParts('高新技术企业数')) → 1
 */
export function nameSimilarity(first: NameParts, second: NameParts): number {
  const base = shareOf(bigramsOf(first), bigramsOf(second))
  return penalties.reduce((score, [part, factor]) => (first[part] === second[part] ? score : score * factor), base)
}
