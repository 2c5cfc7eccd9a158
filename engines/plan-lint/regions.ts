import type { LintDocument } from './types.ts'

/** Documents of one region, under the name or path that says which. */
export interface RegionDocuments {
  region: string | null
  documents: LintDocument[]
}

/**
 * Documents by region. One that names no region stands with the others only when all of them are of one
 * region, and when it does not speak of another level (全区).
 */
export function byRegion(documents: LintDocument[]): RegionDocuments[] {
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
  const only = groups.length === 1 ? groups[0] : undefined
  const joining = unnamed.filter((document) => only?.region && speaksOf(document, only.region))
  if (only) only.documents.push(...joining)
  const alone = unnamed.filter((document) => !joining.includes(document))
  return [...groups, ...alone.map((document) => ({ region: null, documents: [document] }))]
}

/** 全区 is not said in a document of the city. */
function speaksOf({ text }: LintDocument, region: string): boolean {
  const counts = ['省', '市', '区', '县'].map((level) => ({ level, count: text.split(`全${level}`).length }))
  const [most] = counts.toSorted((a, b) => b.count - a.count)
  return most === undefined || most.count === 1 || region.endsWith(most.level)
}

const regionOf = ({ plan, regionPath }: LintDocument) =>
  regionPath ?? (plan.document.region?.replace(/\s/g, '') || null)

const suffix = /(省|自治区|市|自治州|地区|盟|县|区|旗)$/
const short = (name: string) => name.replace(suffix, '')

/** 江苏省淮安市 and 淮安市 are one region written more and less fully; a path is compared letter by letter. */
function isSameRegion(a: string, b: string): boolean {
  if (a === b) return true
  if (a.includes('/') || b.includes('/')) return false
  return a.endsWith(b) || b.endsWith(a) || (short(a).length >= 2 && short(a) === short(b))
}

/**
 * Whether the second region lies within the first and is not the same.
 *
 * Example: isAbove('淮安市', '淮安市清江浦区') → true
 */
export function isAbove(superior: string | null, region: string | null): boolean {
  if (superior === null || region === null || superior === region) return false
  return region.startsWith(superior)
}
