import { areOneMeasure, bareValue, dateOf, evidence, isSameValue, nameOf, printed } from '../claims.ts'
import type { Claim, Finding } from '../types.ts'

/** One measure of one date with two values, in the same document (text against table, goal against measure) or in two. */
export function repeatedFigures(cluster: Claim[]): Finding[] {
  const findings: Finding[] = []
  for (const [position, a] of cluster.entries())
    for (const b of cluster.slice(position + 1)) if (disagree(a, b)) findings.push(twoValues(a, b))
  return findings
}

function disagree(a: Claim, b: Claim): boolean {
  // Growth is told against many bases: a quarter, a year, an average.
  if (a.target.mode === 'growth' || a.target.deadline === null || a.target.deadline !== b.target.deadline) return false
  if ((a.target.kind === 'target') !== (b.target.kind === 'target')) return false
  if (a.target.partOf !== null || b.target.partOf !== null || isOneSentence(a, b)) return false
  if (!areOneMeasure(a, b) || isSameValue(a, b) || !isTelling(a)) return false
  if (a.target.comparator === 'range' || b.target.comparator === 'range') return !rangesMeet(a, b)
  // Two floors of one target are no contradiction in logic, but nobody can answer for both; of results, 突破1500家 allows 1520.
  return a.target.kind === 'target' || !(allows(a, b) || allows(b, a))
}

/** Two values in one sentence are meant for two things (分别为甲、乙), whatever the name says. */
function isOneSentence(a: Claim, b: Claim): boolean {
  if (a.document !== b.document) return false
  if (a.target.quote === b.target.quote) return true
  const [from, to] = [Math.min(a.target.offset, b.target.offset), Math.max(a.target.offset, b.target.offset)]
  const isInTable = a.target.table !== null || b.target.table !== null
  return !isInTable && to - from < 300 && !/[。；;]/.test(a.document.text.slice(from, to))
}

function allows(floor: Claim, exact: Claim): boolean {
  const { comparator } = floor.target
  if (comparator === '~') return true
  const isFloor = comparator === '>' || comparator === '>='
  return isFloor && bareValue(exact) >= bareValue(floor)
}

/** 开工率 or 投资 alone is said of many things; only a name that says what it counts must agree with itself. */
function isTelling({ concept, target }: Claim): boolean {
  return concept.headline !== null || (concept.distinctive.length >= 4 && target.subject === null)
}

function rangesMeet(a: Claim, b: Claim): boolean {
  const [lowA, highA] = [a.target.value, a.target.valueMax ?? a.target.value]
  const [lowB, highB] = [b.target.value, b.target.valueMax ?? b.target.value]
  return lowA <= highB && lowB <= highA
}

function twoValues(a: Claim, b: Claim): Finding {
  const isOneDocument = a.document === b.document
  const isTarget = a.target.kind === 'target'
  return {
    type: 'conflict',
    severity: isOneDocument ? 'high' : 'medium',
    indicator: a.target.indicator,
    targets: [a, b].map(evidence),
    arithmetic: `${a.target.deadline}：${printed(a)} ≠ ${printed(b)}`,
    message: `“${nameOf(a)}”${dateOf(a)}的${isTarget ? '目标' : '完成数'}在${isOneDocument ? '同一文件' : '两份文件'}中有两个数：${printed(a)}和${printed(b)}。`,
    messageEn: `“${nameOf(a)}” has two ${isTarget ? 'targets' : 'values'} for ${a.target.deadline} in ${isOneDocument ? 'one document' : 'two documents'}: ${printed(a)} and ${printed(b)}.`,
    ask: isOneDocument ? '以哪一个数为准？' : '以哪一份文件为准？若口径不同，请在名称中写明。',
    askEn: isOneDocument
      ? 'Which figure holds?'
      : 'Which document holds? If the definitions differ, the names should say so.',
  }
}
