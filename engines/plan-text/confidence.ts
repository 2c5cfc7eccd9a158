import type { Half } from './base-frame.ts'
import type { Draft } from './draft.ts'
import model from './lexicon/confidence.json' with { type: 'json' }
import { EVENTS, MEASURES } from './phrases.ts'
import type { DocumentFacts } from './types.ts'

/** Signs of doubt, each 0 or 1; the model weighs them. Their meaning is told in docs/understanding-plans.md. */
export const EVIDENCE = [
  'restored',
  'generic',
  'right-headed',
  'mode-weighed',
  'mode-unsure',
  'deadline-inherited',
  'short-name',
  'long-name',
  'verb-in-name',
  'shared-number',
  'growth-of-restored',
  'actual-in-plan',
  'no-unit',
  'relative',
  'no-deadline',
  'foreign-text',
  'verb-taken-over',
  'not-reached',
  'no-measure-noun',
  'listed-name',
  'modified-name',
  'long-sentence',
  'mode-weak',
  'stance-unsure',
  'year-inferred',
  'flow-in-term',
  'untitled',
] as const
export type Evidence = (typeof EVIDENCE)[number]

/** The signs of doubt of one target. */
export function evidenceOf(draft: Draft, document: DocumentFacts): Record<Evidence, boolean> {
  const { item, indicator, mode } = draft
  const restored = item?.restored === true
  return {
    restored,
    generic: item?.generic === true,
    'right-headed': item?.rightHeaded === true,
    'mode-weighed': mode.rule === 'weighed',
    'mode-unsure': mode.rule === 'weighed' && Math.abs(mode.odds) < 2,
    'deadline-inherited': draft.deadline.from === 'inherited',
    'short-name': indicator.length <= 4,
    'long-name': indicator.length >= 22,
    'verb-in-name': EVENTS.atStart(indicator) !== null,
    'shared-number': item !== null && item.each !== null,
    'growth-of-restored': restored && mode.mode === 'growth',
    'actual-in-plan': draft.kind === 'actual' && document.kind !== 'report',
    'no-unit': draft.mention.unit === null || draft.mention.unit === '亿',
    relative: draft.relativeTo !== null || (item?.core.compared ?? null) !== null,
    'no-deadline': draft.deadline.deadline === null,
    'verb-taken-over': item !== null && item.verb !== '' && !item.words.includes(item.verb),
    'not-reached': item !== null && !item.core.reached && mode.mode !== 'growth',
    'no-measure-noun': item !== null && MEASURES.atEnd(item.base) === null,
    'listed-name': /[、和]/.test(indicator),
    'modified-name': /的/.test(indicator),
    'long-sentence': draft.sentence.end - draft.sentence.start > 160,
    'mode-weak': mode.rule === 'weighed' && Math.abs(mode.odds) >= 2 && Math.abs(mode.odds) < 4,
    'stance-unsure': draft.stance < 2,
    'year-inferred': isInferred(draft),
    // Whether it adds up over the years of the stretch is read from the wording alone.
    'flow-in-term': mode.mode.startsWith('flow') && halfOf(draft).long,
    untitled: document.title === null || document.period.to === null,
    // A document that names neither title nor region nor period is hardly a policy document.
    'foreign-text': document.title === null && document.region === null && document.period.to === null,
  }
}

/** Probability that every field of a target is right, from the fitted weights in lexicon/confidence.json. */
export function confidenceOf(draft: Draft, document: DocumentFacts): number {
  const evidence = evidenceOf(draft, document)
  const weights: Record<string, number> = model.weights
  let score = model.intercept
  for (const sign of EVIDENCE) if (evidence[sign]) score += weights[sign] ?? 0
  let confidence = 0
  const most = isGuess(draft) ? GUESS_MAX : 1
  for (const step of model.steps) if (score >= step.from && step.confidence <= most) confidence = step.confidence
  return confidence
}

/** A guess is never offered for adoption at a glance, however well the rest of its sentence reads. */
const GUESS_MAX = 0.9

/**
 * Nothing says that the number is held, and its name may begin with a verb that no list knows; or the name is no more
 * than a scrap. The fit cannot see this: the texts it learns from have had just such verbs added.
 */
function isGuess(draft: Draft): boolean {
  const { item, mode, indicator } = draft
  if (indicator.length <= 2) return true
  if (isInferred(draft)) return true
  return mode.rule === 'weighed' && Math.abs(mode.odds) < 1 && item !== null && !item.core.reached
}

const halfOf = ({ kind, frame }: Draft): Half => (kind === 'target' ? frame.ahead : frame.done)

/** The year is neither printed beside the number nor in title or heading: it is inferred from the rest of the text. */
const isInferred = (draft: Draft): boolean => draft.deadline.from === 'inherited' && !halfOf(draft).firm
