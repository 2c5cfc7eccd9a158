import type { LintDocument } from './types.ts'

/** A region by its path in the platform, or by the names that a document prints, outermost first. */
export type Region = { path: string } | { names: string[] }

/** Documents of one region. */
export interface RegionDocuments {
  region: Region | null
  documents: LintDocument[]
}

/**
 * Documents by region. One that names no region stands with those of its own title (draft and issued text); else with
 * the others where all of them are of one region, or of none, and where it speaks of the same level (全区).
 */
export function byRegion(documents: readonly LintDocument[]): RegionDocuments[] {
  const groups: RegionDocuments[] = []
  const unnamed: LintDocument[] = []
  for (const document of documents) {
    const region = regionOf(document)
    if (region === null) {
      unnamed.push(document)
      continue
    }
    const home = groups.find((group) => group.region !== null && isSameRegion(group.region, region))
    if (home) home.documents.push(document)
    else groups.push({ region, documents: [document] })
  }
  const [only, ...others] = groups
  for (const document of unnamed) {
    const home =
      groups.find((group) => group.documents.some((other) => isOneTitle(document, other))) ??
      (only && others.length === 0 && speaksOf(document, only) ? only : undefined) ??
      (only ? undefined : groups.find((group) => levelOf(group.documents[0]) === levelOf(document)))
    if (home) home.documents.push(document)
    else groups.push({ region: null, documents: [document] })
  }
  return groups
}

/** Draft and issued text of one plan bear one title, whatever is printed around it. */
export function isOneTitle(a: LintDocument, b: LintDocument): boolean {
  const [x, y] = [bareTitle(a), bareTitle(b)]
  return x.length >= 8 && x === y
}

const bareTitle = ({ plan }: LintDocument) =>
  (plan.document.title ?? '')
    .replace(/[\s《》“”"]/g, '')
    .replace(/[（(](?:征求意见稿|送审稿|审议稿|讨论稿|草案|修订稿|试行|印发稿|代拟稿|修改稿)[）)]/g, '')
    .replace(/^.{0,30}?关于印发|的通知$/g, '')

const innermost = (region: Region) => ('path' in region ? region.path : (region.names.at(-1) ?? ''))

/** The level that a document speaks of most: 市 where it says 全市. */
function levelOf(document: LintDocument | undefined): string | null {
  const counts = ['省', '市', '区', '县'].map((level) => ({
    level,
    count: document?.text.split(`全${level}`).length ?? 1,
  }))
  const [most] = counts.toSorted((a, b) => b.count - a.count)
  return most === undefined || most.count === 1 ? null : most.level
}

/** 全区 is not said in a document of the city. */
function speaksOf(document: LintDocument, { region, documents }: RegionDocuments): boolean {
  const level = levelOf(document)
  if (level === null || region === null || 'path' in region) return level === null || levelOf(documents[0]) === level
  return innermost(region).endsWith(level)
}

function regionOf(document: LintDocument): Region | null {
  if (document.regionPath !== undefined) return { path: document.regionPath }
  const named = (document.plan.document.region ?? namedAtHead(document))
    ?.replace(/\s/g, '')
    .replace(/^(?:关于)?(?:推动|推进|促进|支持|加快|印发|建设)/, '')
  return named && !noRegion.test(named) ? { names: namesAround(named, document) } : null
}

const heads =
  /(?:^|[\n，。])(?:中共)?([一-龥]{2,4}?(?:自治州|自治县|[省市州盟区县旗]))(?=[一-龥“]{0,12}(?:局|委|办|政府|科技|创新|20\d\d年))/g

/** A document without a title names its region at its head. */
const namedAtHead = ({ plan, text }: LintDocument) =>
  plan.document.title === null
    ? [...text.slice(0, 200).matchAll(heads)].map(([, name]) => name).find((name) => name && !anyRegion.test(name))
    : undefined

const anyRegion = /[全各本我该在]|所[省市州区县]/

/** 加快建设创新型县 only ends like a region. */
const noRegion = /加快|建设|创新|推进|发展|关于|打造|强化|实施|科技|促进|支持/

const further =
  /^((?:[一-龥]{2,4}?)??(?:高新技术产业开发区|经济技术开发区|高新技术开发区|经济开发区|高新区|经开区)|[一-龥]{1,4}?(?:自治县|自治州|新区|高新区|经开区|开发区|[区县市旗]))(?![级域块位间际场属])/
const notARegion =
  /级|示范|试验|先导|先行|功能|核心|特色|产业(?!开发区)|园区$|社区|片区|辖区|地区|城区|区县|县区|市区|各|[城强]市$|强[区县]$/
/** What follows the name of a region in the title of a document of that region. */
const ofRegion = /^(?:科技|科学|工业和|人民|政府|委|20\d\d年|[^，。]{1,6}局|[“"‘]|十[三四五六]五)/

/** 瀚州市柏渡区科技局…: the region printed may be told more closely in the title, or stand within one printed before it. */
function namesAround(named: string, { plan, text }: LintDocument): string[] {
  const title = (plan.document.title ?? '').replace(/\s/g, '')
  const at = title.indexOf(named)
  const names: string[] = named.match(/[一-龥]{2,}?(?:自治[区州县]|地区|[省市州盟区县旗])(?=[一-龥]{2}|$)/g) ?? []
  if (names.join('') !== named) names.splice(0, names.length, named)
  if (at < 0) return names
  const before = /([一-龥]{2,4}(?:省|自治区|市|州))$/.exec(title.slice(0, at))?.[1]
  if (before) names.unshift(before.replace(/^(?:关于|印发|中共)/, ''))
  let rest = title.slice(at + named.length)
  const isOther = (name: string) => !notARegion.test(name) && !name.includes(named)
  for (let found = further.exec(rest); found?.[1] && isOther(found[1]); found = further.exec(rest)) {
    const [name] = found.slice(1) as [string]
    rest = rest.slice(name.length)
    const isSpokenOf = text.includes(`全${name.at(-1)}`) || text.split(name).length > 2 || ofRegion.test(rest)
    if (!isSpokenOf) break
    names.push(name)
  }
  return names
}

const suffix = /(省|自治区|市|自治州|地区|盟|县|区|旗)$/
const short = (name: string) => name.replace(suffix, '')
const isSameName = (a: string, b: string) => a === b || (short(a).length >= 2 && short(a) === short(b))

/** Two names are one region unless they are told apart by what they lie in; a path is compared letter by letter. */
function isSameRegion(a: Region, b: Region): boolean {
  if ('path' in a || 'path' in b) return 'path' in a && 'path' in b && a.path === b.path
  const [x, y] = [a.names.toReversed(), b.names.toReversed()]
  return x.every((name, index) => y[index] === undefined || isSameName(name, y[index]))
}

const rankOf = (name: string) => (/(省|自治区)$/.test(name) ? 3 : /(市|州|盟|地区)$/.test(name) ? 2 : 1)
/** A region named as somebody to learn from or work with is no superior. */
const asExample = /对标|学习|赶超|比肩|借鉴|考察|合作|对接|联合|共建|先进地区/

/**
 * Whether the documents of the second group are of a region within that of the first.
 *
 * Example: isAbove({ region: { names: ['甲市'] }, documents: [] }, { region: { names: ['甲市', '乙区'] }, documents: [] }) → true
 */
export function isAbove(superior: RegionDocuments, subordinate: RegionDocuments): boolean {
  const [a, b] = [superior.region, subordinate.region]
  if (a === null || b === null || a === b) return false
  if ('path' in a || 'path' in b) return 'path' in a && 'path' in b && a.path !== b.path && b.path.startsWith(a.path)
  const [above, below] = [innermost(a), innermost(b)]
  if (b.names.slice(0, -1).some((name) => isSameName(name, above))) return true
  if (b.names.length > 1 || rankOf(above) <= rankOf(below)) return false
  return superior.documents.some(({ text }) => text.includes(below)) || names(subordinate.documents, above)
}

function names(documents: readonly LintDocument[], region: string): boolean {
  return documents.some(({ text }) => {
    for (let at = text.indexOf(region); at >= 0; at = text.indexOf(region, at + 1))
      if (!asExample.test(text.slice(Math.max(0, at - 20), at + region.length + 20))) return true
    return false
  })
}
