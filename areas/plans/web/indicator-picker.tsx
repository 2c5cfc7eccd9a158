import { Select } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { listIndicators } from '#contract/indicators'
import { useCall } from '#ui/api'
import { useText } from '#ui/text'

export interface KnownIndicator {
  indicatorId: string
  name: string
  unit: string
  mode: string
  /** Likeness of the name, 0 to 1; 1 also where a person chose it. */
  score?: number
}

/** The value that stands for an indicator which is not in the catalogue yet. */
export const asNew = 'new'

const pauseMs = 250
const mostFound = 20

/**
 * Chooses an indicator: from those suggested, from the whole catalogue by any part of a name or alias, or a new one.
 * Each shows unit and mode, by which indicators of one name differ.
 */
export function IndicatorPicker({
  label,
  value,
  suggestions,
  newName,
  disabled,
  isFocused,
  onChange,
  onClose,
}: {
  /** For readers: which item it is for. */
  label: string
  value: string | null
  suggestions: readonly KnownIndicator[]
  /** Name of the new indicator; null where none can be made. */
  newName: string | null
  disabled?: boolean
  /** Opens at once, for the keyboard. */
  isFocused?: boolean
  /** `asNew` with what was typed, where that is another name. */
  onChange: (value: string, typed: string, chosen: KnownIndicator | null) => void
  onClose?: () => void
}): ReactNode {
  const text = useText()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<KnownIndicator | null>(null)
  const query = usePaused(typed.trim())
  const found = useCall(listIndicators, { query: { q: query, pageSize: mostFound } }, { enabled: query !== '' })
  const isSearching = query !== ''
  const listed: KnownIndicator[] = isSearching
    ? (found.data?.items ?? []).map(({ id, name, unit, mode }) => ({ indicatorId: id, name, unit, mode }))
    : [...suggestions]
  // What is chosen stays readable when it is not among those listed.
  const known = [...(chosen ? [chosen] : []), ...suggestions].filter(
    ({ indicatorId }) => indicatorId === value && !listed.some((each) => each.indicatorId === indicatorId),
  )
  const name = typed.trim() === '' ? newName : typed.trim()
  const optionOf = (each: KnownIndicator) => ({ value: each.indicatorId, label: inWords(each, text) })
  const options = [
    ...known.slice(0, 1).map(optionOf),
    {
      label: text(isSearching ? 'plans.indicator.found' : 'plans.indicator.suggested', { count: listed.length }),
      options: listed.map(optionOf),
    },
    ...(name === null ? [] : [{ value: asNew, label: text('plans.indicator.new', { name }) }]),
  ]
  return (
    <Select
      aria-label={label}
      value={value}
      disabled={disabled}
      autoFocus={isFocused}
      defaultOpen={isFocused}
      style={{ width: '100%' }}
      popupMatchSelectWidth={false}
      placeholder={text('plans.indicator.search')}
      loading={isSearching && found.isFetching}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      notFoundContent={text('plans.indicator.none')}
      options={options}
      onChange={(next: string) => {
        const picked = [...listed, ...suggestions].find(({ indicatorId }) => indicatorId === next) ?? null
        setChosen(picked)
        onChange(next, typed.trim(), picked)
        setTyped('')
      }}
      onOpenChange={(isOpen) => {
        if (isOpen) return
        setTyped('')
        onClose?.()
      }}
    />
  )
}

/** Example: 高新技术企业数（家 · 存量） */
function inWords({ name, unit, mode, score }: KnownIndicator, text: ReturnType<typeof useText>): string {
  const words = text('plans.indicator.words', { name, unit: unit || '—', mode: text(`plans.mode.${mode}`) })
  return score === undefined ? words : `${words} ${text('plans.indicator.score', { score: score.toFixed(2) })}`
}

/** A value once it has rested for a moment, so that not every letter asks the server. */
function usePaused(value: string): string {
  const [paused, setPaused] = useState(value)
  useEffect(() => {
    const timer = window.setTimeout(() => setPaused(value), value === '' ? 0 : pauseMs)
    return () => window.clearTimeout(timer)
  }, [value])
  return paused
}
