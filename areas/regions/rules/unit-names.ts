/** Short and full names of bureaus, as documents mix them; the first of each line is how this platform writes it. */
const sameUnits: string[][] = [
  ['科技局', '科学技术局'],
  ['工信局', '工业和信息化局', '工信委', '经信委', '经济和信息化局'],
  ['发改委', '发展和改革委员会', '发展改革委', '发改局', '发展和改革局'],
  ['财政局', '财政审计局'],
  ['教育局', '教体局', '教育体育局', '教育和体育局'],
  ['人社局', '人力资源和社会保障局', '人力资源社会保障局'],
  ['农业农村局', '农业局', '农委'],
  ['商务局', '商务和投资促进局'],
  ['市场监管局', '市场监督管理局', '市监局'],
  ['税务局', '国家税务总局税务局'],
  ['卫健委', '卫生健康委员会', '卫健局', '卫生健康局'],
  ['自然资源和规划局', '自然资源局', '资规局', '自规局', '自然资源规划局'],
  ['住建局', '住房和城乡建设局'],
  ['生态环境局', '环保局'],
  ['统计局'],
  ['地方金融监管局', '地方金融监督管理局', '金融局', '金融办', '地方金融局', '地方金融管理局'],
  ['国资委', '国有资产监督管理委员会', '国资办'],
  ['委组织部', '组织部'],
  ['委宣传部', '宣传部'],
  ['委人才办', '人才办', '人才工作领导小组办公室'],
  ['考核办', '综合考核办', '考核委办公室'],
  ['政府办', '政府办公室', '府办'],
  ['数据局', '大数据局', '大数据管理局', '大数据管理中心'],
  ['文广旅局', '文化广电和旅游局', '文广旅游局', '文旅局'],
  ['交通运输局', '交通局'],
  ['应急管理局', '应急局'],
  ['行政审批局', '政务服务管理局', '政务办'],
  ['知识产权局'],
  ['水利局', '水务局'],
  ['公安局'],
  ['司法局'],
  ['审计局'],
  ['医保局', '医疗保障局'],
  ['科协', '科学技术协会'],
  ['投资促进局', '投促局', '招商局'],
]

const canonical = new Map(sameUnits.flatMap((names) => names.map((name) => [name, names[0] ?? name] as const)))

/** A department as far as matching needs to know it. */
export interface KnownUnit {
  departmentId: string
  name: string
  aliases: readonly string[]
  regionPath: string
}

export interface KnownRegion {
  path: string
  name: string
  shortName: string
  formerNames: readonly string[]
}

export interface UnitMatch {
  departmentId: string
  name: string
  /** 1: the very name; lower: the name after expanding a short form, or one that is only close. */
  score: number
}

interface Reading {
  /** Region that the words themselves name; null: the region of the document. */
  regionPath: string | null
  /** Name without the words for the region. */
  core: string
}

/**
 * The department that a printed name means in a document of a region, for each name; null when none or several do.
 * `各县区科技局` is nobody in particular. Near misses count only when they are clearly nearer than the next.
 *
 * Example: matchUnitNames(['市科学技术局'], { regionPath: '320800/', regions: [], units: [{ departmentId: 'd', name: '市科技局', aliases: [], regionPath: '320800/' }] }) → [{ departmentId: 'd', name: '市科技局', score: 0.95 }]
 */
export function matchUnitNames(
  names: readonly string[],
  known: { regionPath: string; regions: readonly KnownRegion[]; units: readonly KnownUnit[] },
): (UnitMatch | null)[] {
  return names.map((name) => matchOne(clean(name), known))
}

function clean(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[（(【[].*?[)）\]】]/g, '')
    .replace(/[\s《》“”"'、，。：:；;]/g, '')
    .replace(/^(牵头单位|责任单位|配合单位)/, '')
    .replace(/等(部门|单位)?$/, '')
}

function matchOne(
  name: string,
  known: { regionPath: string; regions: readonly KnownRegion[]; units: readonly KnownUnit[] },
): UnitMatch | null {
  if (name === '' || /^(各|有关|相关|其他)/.test(name)) return null
  const candidates: { unit: KnownUnit; score: number }[] = []
  for (const unit of known.units) {
    const score = scoreOf(name, unit, known)
    if (score > 0) candidates.push({ unit, score })
  }
  candidates.sort((a, b) => b.score - a.score)
  const [best, next] = candidates
  if (!best || (next && next.score === best.score)) return null
  const { departmentId, name: departmentName } = best.unit
  return { departmentId, name: departmentName, score: best.score }
}

const nearestThatCounts = 0.75

function scoreOf(
  name: string,
  unit: KnownUnit,
  known: { regionPath: string; regions: readonly KnownRegion[] },
): number {
  const isHere = unit.regionPath === known.regionPath
  const names = [unit.name, ...unit.aliases].map(clean)
  if (isHere && names.includes(name)) return names[0] === name ? 1 : 0.98
  const printed = readingOf(name, known.regions)
  if ((printed.regionPath ?? known.regionPath) !== unit.regionPath) return 0
  const cores = names.map((one) => readingOf(one, known.regions).core)
  if (cores.includes(printed.core)) return 0.97
  if (cores.some((core) => canonicalOf(core) === canonicalOf(printed.core))) return 0.95
  const nearest = Math.max(...cores.map((core) => likeness(core, printed.core)))
  return nearest >= nearestThatCounts ? Math.round(nearest * 90) / 100 : 0
}

const canonicalOf = (core: string) => canonical.get(core) ?? core

/** Takes the words for the region off the front: 淮安市, 清江浦区, or a bare 市, 区, 县. The longest name wins: 淮安区 is not 淮安. */
function readingOf(name: string, regions: readonly KnownRegion[]): Reading {
  let found: { path: string; length: number } | null = null
  for (const { path, name: full, shortName, formerNames } of regions)
    for (const prefix of [full, shortName, ...formerNames])
      if (prefix.length > (found?.length ?? 0) && name.length > prefix.length + 1 && name.startsWith(prefix))
        found = { path, length: prefix.length }
  return found
    ? { regionPath: found.path, core: name.slice(found.length).replace(levelWord, '') }
    : { regionPath: null, core: name.replace(levelWord, '') }
}

/** 市 of 市场 is no level. */
const levelWord = /^[市区县](?!场)/

/** Share of common pairs of characters (Dice). */
function likeness(a: string, b: string): number {
  const pairs = (text: string) => Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2))
  const left = pairs(a)
  const right = pairs(b)
  if (left.length === 0 || right.length === 0) return 0
  const rest = [...right]
  let common = 0
  for (const pair of left) {
    const at = rest.indexOf(pair)
    if (at >= 0) {
      rest.splice(at, 1)
      common += 1
    }
  }
  return (2 * common) / (left.length + right.length)
}
