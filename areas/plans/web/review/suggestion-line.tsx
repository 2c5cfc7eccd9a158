import type { ReactNode } from 'react'
import type { ItemView, NameSuggestion } from '#contract/plans'
import { useText } from '#ui/text'
import { asNew, IndicatorPicker } from '../indicator-picker.tsx'
import { CardButton } from './card-button.tsx'

/** Below this likeness a name is only a guess. */
const likelyScore = 0.6

export interface Meaning {
  suggestion: NameSuggestion | null
  /** Name of the region that the subject is. */
  region: string | null
}

/**
 * What the item would be measured by: the indicator that a person chose, or the one whose name is nearest, with the
 * region and whatever does not fit. One line that is always there, so that nothing moves when it is filled.
 */
export function SuggestionLine({
  item,
  meaning,
  isChoosing,
  onChoose,
  onOpen,
}: {
  item: ItemView
  /** Null: not known yet. */
  meaning: Meaning | null
  isChoosing: boolean
  /** Null: the person may only look. */
  onChoose: ((indicatorId: string | null) => void) | null
  onOpen: () => void
}): ReactNode {
  const text = useText()
  const best = meaning?.suggestion?.best ?? null
  if (isChoosing && onChoose)
    return (
      <IndicatorPicker
        label={text('plans.publish.indicator', { name: item.indicator })}
        value={item.chosenIndicator?.id ?? null}
        suggestions={best ? [best] : []}
        newName={item.chosenIndicator ? item.indicator : null}
        isFocused
        onChange={(value) => onChoose(value === asNew ? null : value)}
        onClose={onOpen}
      />
    )
  return (
    <p className="item-meaning">
      <span className="item-meaning-words">
        <IndicatorWords item={item} best={best} isKnown={meaning !== null} />
        {meaning?.region ? ` · ${text('plans.suggest.region', { name: meaning.region })}` : ''}
      </span>
      {onChoose ? <CardButton kind="text" shortcut="I" label={text('plans.suggest.choose')} onPress={onOpen} /> : null}
    </p>
  )
}

function IndicatorWords({
  item,
  best,
  isKnown,
}: {
  item: ItemView
  best: NameSuggestion['best'] | null
  isKnown: boolean
}): ReactNode {
  const text = useText()
  if (item.chosenIndicator) return text('plans.suggest.chosen', { name: item.chosenIndicator.name })
  if (!isKnown) return ' '
  if (!best || best.score < likelyScore) return text('plans.suggest.none')
  const words = text('plans.indicator.words', {
    name: best.name,
    unit: best.unit || '—',
    mode: text(`plans.mode.${best.mode}`),
  })
  return text(best.score >= 1 ? 'plans.suggest.same' : 'plans.suggest.like', { words, score: best.score.toFixed(2) })
}

/** What of the nearest indicator does not fit the item. */
export function misfitOf(item: ItemView, meaning: Meaning | null): 'unit' | 'mode' | null {
  const { suggestion } = meaning ?? {}
  if (!suggestion || item.chosenIndicator || suggestion.best.score < likelyScore) return null
  if (suggestion.otherUnits.includes(item.unit ?? '')) return 'unit'
  return suggestion.best.score >= 1 && suggestion.best.mode !== item.mode ? 'mode' : null
}
