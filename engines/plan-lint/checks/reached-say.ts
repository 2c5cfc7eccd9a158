import { evidence } from '../claims.ts'
import { bareValue, commonValues, isFullYear } from '../measure.ts'
import { dateOf, nameOf, percent, printed, shown } from '../say.ts'
import type { Claim, Evidence, Finding, Severity } from '../types.ts'

const claimEvidence = ({ progress, document }: Claim): Evidence[] =>
  progress === null ? [] : [{ file: document.file, quote: progress.quote, offset: progress.offset }]

/** What the text says about the pace, as an aside; nothing where it says nothing. */
function claimed({ progress }: Claim): { zh: string; en: string } {
  if (progress === null) return { zh: '', en: '' }
  const who = progress.isGeneral ? ['总体上称', 'the text says of all'] : ['文中却称', 'the text says']
  return { zh: `，${who[0]}“${progress.quote}”`, en: `, although ${who[1]} “${progress.quote}”` }
}

/** The target's own name, where it is another than the result's. */
function called(actual: Claim, target: Claim): { zh: string; en: string } {
  const name = nameOf(target)
  return name === nameOf(actual) ? { zh: '', en: '' } : { zh: `（${name}）`, en: ` (${name})` }
}

/** A claim that the figures contradict weighs most; a general one may not have meant this figure. */
function severityOf({ progress }: Claim, otherwise: Severity): Severity {
  if (progress === null) return otherwise
  return progress.isGeneral && !/[全各均都]/.test(progress.quote) ? 'medium' : 'high'
}

const contradicted = {
  zh: '文中的进度表述与所列数字不符，照此上报会误导决策。',
  en: 'The claim of pace is contradicted by the figures; reported like this it misleads.',
}

export function metEarly(actual: Claim, target: Claim, later: Claim[]): Finding {
  const [a, b, until] = [printed(actual), printed(target), dateOf(actual)]
  const share = percent(bareValue(actual) / bareValue(target))
  const name = called(target, actual)
  const isSame = name.zh === ''
  return {
    type: 'already-met',
    severity: 'high',
    reason: {
      zh: '全年目标在年中已经完成，要么目标偏低，要么两处不是同一类对象。',
      en: 'A target for the year met within it: it is too low, or the two are not the same.',
    },
    indicator: target.target.indicator,
    targets: [target, actual, ...later].map(evidence),
    arithmetic: {
      zh: `${a.zh} ÷ ${b.zh} = ${share}，时间只过 ${percent(actual.yearShare)}`,
      en: `${a.en} ÷ ${b.en} = ${share} after ${percent(actual.yearShare)} of the year`,
    },
    message: {
      zh: `“${nameOf(target)}”${target.year}年全年目标${b.zh}，到${until.zh}已有${a.zh}${name.zh}。`,
      en: `The target for “${nameOf(target)}” in ${target.year} is ${b.en}, and ${a.en}${name.en} is reported by ${until.en} already.`,
    },
    ask: isSame
      ? { zh: '是否应提高全年和后续目标？', en: 'Should this target and the later ones be raised?' }
      : {
          zh: '两处是不是同一类对象？若是，应提高全年和后续目标；若不是，请区分名称。',
          en: 'Are both the same kind of thing? If so, raise this target and the later ones; if not, give them different names.',
        },
  }
}

export function behindTheYear(actual: Claim, target: Claim): Finding {
  const [done = 0, wanted = 0] = commonValues(actual, target)
  const share = done / wanted
  const monthsLeft = Math.round((1 - actual.yearShare) * 12)
  const [perMonth, soFar] = [shown((wanted - done) / monthsLeft), shown(done / (12 - monthsLeft))]
  const [a, b, words, name] = [printed(actual), printed(target), claimed(actual), called(actual, target)]
  const isClaimed = actual.progress !== null
  const isFar = share < actual.yearShare * 0.6
  return {
    type: 'behind',
    severity: severityOf(actual, isFar ? 'medium' : 'low'),
    reason: isClaimed
      ? contradicted
      : isFar
        ? {
            zh: '完成不到应有进度的六成，需要有补救办法。',
            en: 'Less than six tenths of where it should be: it needs a remedy.',
          }
        : { zh: '略低于时间进度，提醒关注即可。', en: 'Somewhat below the share of time: to be watched.' },
    indicator: target.target.indicator,
    targets: [...[actual, target].map(evidence), ...claimEvidence(actual)],
    arithmetic: {
      zh: `${shown(done)} ÷ ${shown(wanted)} = ${percent(share)} < 时间进度 ${percent(actual.yearShare)}；余下每月须完成 ${perMonth}，此前每月 ${soFar}`,
      en: `${shown(done)} ÷ ${shown(wanted)} = ${percent(share)} < ${percent(actual.yearShare)} of the year; ${perMonth} a month from now on, ${soFar} so far`,
    },
    message: {
      zh: `“${nameOf(actual)}”${a.zh}，只完成全年目标${b.zh}${name.zh}的 ${percent(share)}，而时间已过 ${percent(actual.yearShare)}${words.zh}。`,
      en: `“${nameOf(actual)}” is ${a.en}, ${percent(share)} of the ${b.en}${name.en} for the year after ${percent(actual.yearShare)} of it${words.en}.`,
    },
    ask: isClaimed
      ? {
          zh: '“达序时”按什么进度算？请给出依据或更正表述。',
          en: 'By which pace is it on schedule? Give the basis or correct the wording.',
        }
      : { zh: '落后的原因是什么，由谁、用什么办法补上？', en: 'Why is it behind, and who will make it up, how?' },
  }
}

/** Below its target at the end of the year, or within it although the text says that all is done. */
export function missed(actual: Claim, target: Claim): Finding {
  const [a, b, words, until] = [printed(actual), printed(target), claimed(actual), dateOf(actual)]
  const name = called(actual, target)
  const [done = 0, wanted = 0] = commonValues(actual, target)
  const isClaimed = actual.progress !== null
  return {
    type: 'behind',
    severity: severityOf(actual, 'low'),
    reason: isClaimed
      ? contradicted
      : {
          zh: '目标年度已过，未完成属实情，文中应有交代。',
          en: 'The year is over and the target was missed; the text should say so.',
        },
    indicator: target.target.indicator,
    targets: [...[actual, target].map(evidence), ...claimEvidence(actual)],
    arithmetic: {
      zh: `${shown(done)} ÷ ${shown(wanted)} = ${percent(done / wanted)}，差 ${shown(wanted - done)}`,
      en: `${shown(done)} ÷ ${shown(wanted)} = ${percent(done / wanted)}, ${shown(wanted - done)} short`,
    },
    message: {
      zh: `“${nameOf(actual)}”${target.year}年目标${b.zh}${name.zh}，到${until.zh}${isFullYear(actual) ? '底' : ''}为${a.zh}，没有完成${words.zh}。`,
      en: `“${nameOf(actual)}” was to be ${b.en}${name.en} in ${target.year} and was ${a.en} by ${isFullYear(actual) ? 'the end of ' : ''}${until.en}: not reached${words.en}.`,
    },
    ask: isClaimed
      ? {
          zh: '完成情况按哪个目标认定？请核对数字或更正表述。',
          en: 'Against which target is it called done? Check the figure or correct the wording.',
        }
      : {
          zh: '未完成的原因是什么？是否在文中说明并调整下一年目标？',
          en: 'Why was it missed? Should the text say so and the next target be adapted?',
        },
  }
}

export interface Way {
  year: number
  value: number
  claim: Claim | null
  /** Share of the time and of the way, 0..1. */
  expected: number
  way: number
}

export function behindTheWay(actual: Claim, target: Claim, base: Way): Finding {
  const [a, b, words, until] = [printed(actual), printed(target), claimed(actual), dateOf(actual)]
  const isClaimed = actual.progress !== null
  const start = base.claim === null ? '0' : printed(base.claim)
  const [startZh, startEn] = typeof start === 'string' ? [start, start] : [start.zh, start.en]
  const from = base.claim === null ? `${base.year + 1}` : `${base.year}`
  return {
    type: 'behind',
    severity: severityOf(actual, 'medium'),
    reason: isClaimed
      ? contradicted
      : {
          zh: '完成不到应有进度的六成，期末难以达到。',
          en: 'Less than six tenths of where it should be: the end is in doubt.',
        },
    indicator: target.target.indicator,
    targets: [...[actual, target, ...(base.claim ? [base.claim] : [])].map(evidence), ...claimEvidence(actual)],
    arithmetic: {
      zh: `(${a.zh} − ${startZh}) ÷ (${b.zh} − ${startZh}) = ${percent(base.way)} < 时间进度 ${percent(base.expected)}`,
      en: `(${a.en} − ${startEn}) ÷ (${b.en} − ${startEn}) = ${percent(base.way)} < ${percent(base.expected)} of the time`,
    },
    message: {
      zh: `“${nameOf(actual)}”到${until.zh}为${a.zh}，自${from}年算起只走完到${target.year}年${b.zh}这段路的 ${percent(base.way)}，时间已过 ${percent(base.expected)}${words.zh}。`,
      en: `“${nameOf(actual)}” was ${a.en} by ${until.en}: ${percent(base.way)} of the way from ${from} to ${b.en} in ${target.year}, after ${percent(base.expected)} of the time${words.en}.`,
    },
    ask: isClaimed
      ? {
          zh: '进度按什么算法认定？请给出依据或更正表述。',
          en: 'How was the pace judged? Give the basis or correct the wording.',
        }
      : {
          zh: '余下时间如何补上？是否需要调整目标？',
          en: 'How will the rest be made up? Does the target need changing?',
        },
  }
}

/** A level of the past at or above what a later year is to reach. */
export function passed(actual: Claim, target: Claim, others: Claim[]): Finding {
  const [a, b, until] = [printed(actual), printed(target), dateOf(actual)]
  const isEqual = bareValue(actual) === bareValue(target)
  return {
    type: 'already-met',
    severity: 'high',
    reason: {
      zh: '目标不高于已经达到的水平，发布后即告完成。',
      en: 'The target is no higher than what is reached: it is met on the day it is issued.',
    },
    indicator: target.target.indicator,
    targets: [target, actual, ...others].map(evidence),
    arithmetic: {
      zh: `${until.zh} ${a.zh} ${isEqual ? '=' : '>'} ${target.year}年目标 ${b.zh}`,
      en: `${a.en} (${until.en}) ${isEqual ? '=' : '>'} ${b.en} (target ${target.year})`,
    },
    message: {
      zh: `“${nameOf(target)}”${until.zh}已有${a.zh}，${target.year}年的目标却只有${b.zh}。`,
      en: `“${nameOf(target)}” was ${a.en} in ${until.en} already; the target for ${target.year} is only ${b.en}.`,
    },
    ask: {
      zh: '目标是否应提高？若两处口径不同，请写明。',
      en: 'Should the target be raised? If the definitions differ, say so.',
    },
  }
}
