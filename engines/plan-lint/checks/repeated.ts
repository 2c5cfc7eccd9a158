import { evidence } from '../claims.ts'
import { allows, areOneMeasure, bareValue, isSameValue, isTarget } from '../measure.ts'
import { isOneTitle } from '../regions.ts'
import { dateOf, nameOf, printed } from '../say.ts'
import type { Claim, Finding } from '../types.ts'

/**
 * One measure of one date with two values, in the same document (text against table, goal against measure) or in two.
 * However often it is printed, it is one finding with every place.
 */
export function repeatedFigures(cluster: Claim[]): Finding[] {
  const dated = cluster.filter(({ target }) => target.deadline !== null && target.mode !== 'growth')
  const byDate = Map.groupBy(dated, (claim) => `${claim.target.deadline} ${isTarget(claim)}`)
  return [...byDate.values()].flatMap((claims) => (claims.length > 1 ? ofOneDate(claims) : []))
}

function ofOneDate(claims: readonly Claim[]): Finding[] {
  const findings: Finding[] = []
  const told = new Set<Claim>()
  for (const [position, first] of claims.entries()) {
    if (told.has(first)) continue
    const rivals = claims
      .slice(position + 1)
      .filter(
        (other) => disagree(first, other) && !isSaidThere(first, other, claims) && !isSaidThere(other, first, claims),
      )
    if (rivals.length === 0) continue
    const alike = claims.filter((other) => other !== first && isRepeated(first, other) && isSameValue(first, other))
    for (const claim of [first, ...rivals, ...alike]) told.add(claim)
    findings.push(twoValues(first, rivals, alike))
  }
  return findings
}

/** The other document says this value too: it tells two things by one name, as this one does. */
const isSaidThere = (claim: Claim, { document }: Claim, cluster: readonly Claim[]) =>
  document !== claim.document &&
  cluster.some((c) => c.document === document && isRepeated(claim, c) && isSameValue(claim, c))

const isRepeated = (a: Claim, b: Claim) =>
  a.target.deadline === b.target.deadline && isTarget(a) === isTarget(b) && areOneMeasure(a, b)

function disagree(a: Claim, b: Claim): boolean {
  // Growth is told against many bases: a quarter, a year, an average.
  if (a.target.mode === 'growth' || a.target.deadline === null || !isRepeated(a, b)) return false
  if (a.target.partOf !== null || b.target.partOf !== null || isOneSentence(a, b)) return false
  if (isSameValue(a, b) || !isTelling(a, b)) return false
  if (a.target.comparator === 'range' || b.target.comparator === 'range') return !rangesMeet(a, b)
  // Two floors of one target are no contradiction in logic, but nobody can answer for both; of results, 突破1500家 allows 1520.
  return isTarget(a) || !(allows(a, b) || allows(b, a))
}

/** Two values in one sentence are meant for two things (分别为甲、乙), whatever the name says. */
function isOneSentence(a: Claim, b: Claim): boolean {
  if (a.document !== b.document) return false
  if (a.target.quote === b.target.quote) return true
  const [from, to] = [Math.min(a.target.offset, b.target.offset), Math.max(a.target.offset, b.target.offset)]
  const isInTable = a.target.table !== null || b.target.table !== null
  return !isInTable && to - from < 300 && !/[。；;]/.test(a.document.text.slice(from, to))
}

/** 开工率 or 投资 alone is said of many things; only a name that says what it counts must agree with itself. */
function isTelling(a: Claim, b: Claim): boolean {
  const { concept, subject, target } = a
  if (concept.headline !== null) return true
  const isOneName = target.indicator === b.target.indicator && concept.core.length >= 4
  if (isOneName && areVersions(a, b)) return true
  return subject === null && (concept.distinctive.length >= 4 || (isOneName && concept.distinctive.length >= 2))
}

/** Two texts of one plan: what has one name there is one thing. */
const areVersions = (a: Claim, b: Claim) => a.document !== b.document && isOneTitle(a.document, b.document)

function rangesMeet(a: Claim, b: Claim): boolean {
  const [lowA, highA] = [a.target.value, a.target.valueMax ?? a.target.value]
  const [lowB, highB] = [b.target.value, b.target.valueMax ?? b.target.value]
  return lowA <= highB && lowB <= highA
}

/** 2万家 and 2000家: exactly ten, a hundred … times as much is a unit mistaken, not a change of mind. */
function isUnitSlip(a: Claim, b: Claim): boolean {
  const power = Math.log10(Math.max(bareValue(a), bareValue(b)) / Math.min(bareValue(a), bareValue(b)))
  return power >= 1 && Math.abs(power - Math.round(power)) < 1e-9
}

function twoValues(a: Claim, rivals: Claim[], alike: Claim[]): Finding {
  const all = [a, ...rivals, ...alike]
  const b = rivals[0] as Claim
  const isOneDocument = all.every((claim) => claim.document === a.document)
  const isOneInTable = isOneDocument && new Set(all.map((claim) => claim.target.table)).size > 1
  const [x, y, date] = [printed(a), printed(b), dateOf(a)]
  const where = isOneDocument ? (isOneInTable ? '正文与表格' : '同一文件前后') : '两份文件'
  const whereEn = isOneDocument ? (isOneInTable ? 'text and table' : 'one document') : 'two documents'
  const what = isTarget(a) ? ['目标', 'targets'] : ['完成数', 'values']
  const slip = isUnitSlip(a, b)
  return {
    type: 'conflict',
    severity: isOneDocument ? 'high' : 'medium',
    reason: isOneDocument
      ? {
          zh: '同一文件对同一指标给出两个数，执行和考核都无所适从。',
          en: 'One document gives two figures for one indicator: nobody can work or be judged by it.',
        }
      : {
          zh: '两份文件不一致，可能是后来调整，也可能口径不同，印发前须明确。',
          en: 'Two documents differ: a later change, or two definitions. Settle it before issuing.',
        },
    indicator: a.target.indicator,
    targets: all.map(evidence),
    arithmetic: { zh: `${date.zh} ${x.zh} ≠ ${y.zh}`, en: `${date.en}: ${x.en} ≠ ${y.en}` },
    message: {
      zh: `“${nameOf(a)}”${date.zh}的${what[0]}，${where}有两个数：${x.zh}和${y.zh}。${slip ? '两数正好相差十的倍数，疑为计量单位写错。' : ''}`,
      en: `“${nameOf(a)}” has two ${what[1]} for ${date.en} in ${whereEn}: ${x.en} and ${y.en}.${slip ? ' They differ by a power of ten: a unit may be wrong.' : ''}`,
    },
    ask: isOneDocument
      ? { zh: '以哪一个数为准？', en: 'Which figure holds?' }
      : {
          zh: '以哪一份文件为准？若口径不同，请在名称中写明。',
          en: 'Which document holds? If the definitions differ, the names should say so.',
        },
  }
}
