import type { ReactNode } from 'react'
import type { ItemView, PlanFacts, VersionSummary } from '#contract/plans'
import { formatNumber } from '#ui/number'
import { StatusTag, type Tone } from '#ui/status'
import { useText } from '#ui/text'

type Valued = Pick<ItemView, 'comparator' | 'value' | 'valueMax' | 'unit'>

const signs: Record<ItemView['comparator'], string> = {
  '>=': '≥ ',
  '>': '> ',
  '=': '',
  '<=': '≤ ',
  '<': '< ',
  '~': '≈ ',
  range: '',
}

/**
 * A value as people write it: `≥ 1,400 家`, `1–2 个`.
 *
 * Example: valueWords({ comparator: '>=', value: '1400', valueMax: null, unit: '家' }) → '≥ 1,400 家'
 */
export function valueWords({ comparator, value, valueMax, unit }: Valued): string {
  const number = valueMax === null ? formatNumber(value) : `${formatNumber(value)}–${formatNumber(valueMax)}`
  const joint = unit === null ? '' : unit.startsWith('%') ? unit : ` ${unit}`
  return `${signs[comparator]}${number}${joint}`
}

const itemTones: Record<ItemView['state'], Tone> = {
  proposed: 'none',
  accepted: 'good',
  corrected: 'good',
  added: 'steady',
  rejected: 'bad',
  replaced: 'none',
}

export function ItemStateTag({ state }: { state: ItemView['state'] }): ReactNode {
  const text = useText()
  return <StatusTag tone={itemTones[state]} label={text(`plans.item.${state}`)} />
}

const versionTones: Record<VersionSummary['state'], Tone> = {
  compiling: 'steady',
  failed: 'bad',
  review: 'warn',
  published: 'good',
  superseded: 'none',
  withdrawn: 'none',
  discarded: 'none',
}

export function VersionStateTag({ state }: { state: VersionSummary['state'] }): ReactNode {
  const text = useText()
  return <StatusTag tone={versionTones[state]} label={text(`plans.version.${state}`)} />
}

/** `征求意见稿 · 2025–2027`: what the document says of itself, in one line. */
export function usePlanWords(): (plan: Pick<PlanFacts, 'status' | 'periodFrom' | 'periodTo' | 'number'>) => string {
  const text = useText()
  return ({ status, periodFrom, periodTo, number }) => {
    const period =
      periodFrom && periodTo && periodFrom !== periodTo ? `${periodFrom}–${periodTo}` : (periodTo ?? periodFrom)
    return [status ? text(`plans.status.${status}`) : null, number, period].filter(Boolean).join(' · ')
  }
}
