import type { LintDocument } from './types.ts'

/**
 * Documents that may be compared: of one region, or of a region and one above it. A document that names no region
 * stands with the others only when all of them agree on one.
 */
export function groupsOfRegions(documents: LintDocument[]): LintDocument[][] {
  const named = new Map<string, LintDocument[]>()
  const unnamed: LintDocument[] = []
  for (const document of documents) {
    const region = regionOf(document)
    if (!region) unnamed.push(document)
    else {
      const home = [...named.keys()].find((known) => isWithin(known, region) || isWithin(region, known)) ?? region
      named.set(home, [...(named.get(home) ?? []), document])
    }
  }
  const groups = [...named.values()]
  if (groups.length === 1) return [[...(groups[0] ?? []), ...unnamed]]
  return [...groups, ...unnamed.map((document) => [document])]
}

const suffix = /(省|自治区|市|自治州|地区|盟|县|区|旗)$/

function regionOf({ plan }: LintDocument): string | null {
  return plan.document.region?.replace(/\s/g, '') || null
}

/** 江苏省淮安市 lies within 淮安市 written shorter; 淮安市清江浦区 lies within 淮安市. */
function isWithin(region: string, other: string): boolean {
  const short = (name: string) => name.replace(suffix, '')
  return (
    region.startsWith(other) || region.endsWith(other) || (short(region).length >= 2 && short(region) === short(other))
  )
}
