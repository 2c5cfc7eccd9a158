import type { ReactNode } from 'react'
import { useText } from './text.tsx'

/** The five tones of every status. A word of the area goes with each; the colour is never the only sign. */
export type Tone = 'good' | 'steady' | 'warn' | 'bad' | 'none'

const icons: Record<Tone, string> = { good: '▲', steady: '●', warn: '▼', bad: '■', none: '○' }

/** Statuses that mean the same everywhere, with their tone. Text: `ui.status.<name>`. */
const known = {
  ahead: 'good',
  met: 'good',
  granted: 'good',
  done: 'good',
  published: 'good',
  'on-pace': 'steady',
  'in-progress': 'steady',
  running: 'steady',
  waiting: 'none',
  draft: 'none',
  behind: 'warn',
  warning: 'warn',
  overdue: 'bad',
  refused: 'bad',
  failed: 'bad',
  missed: 'bad',
  'no-data': 'none',
} as const satisfies Record<string, Tone>

export type KnownStatus = keyof typeof known

type Props = { status: KnownStatus; label?: string } | { tone: Tone; label: string }

/**
 * Icon, word and colour.
 *
 * Example: <StatusTag status="behind" /> → ▼ 滞后
 * Example: <StatusTag tone="warn" label="补正中" />
 */
export function StatusTag(props: Props & { title?: string }): ReactNode {
  const text = useText()
  const tone = 'status' in props ? known[props.status] : props.tone
  const label = props.label ?? ('status' in props ? text(`ui.status.${props.status}`) : '')
  return (
    <span className={`status status-${tone}`} title={props.title}>
      <span aria-hidden="true" className="status-icon">
        {icons[tone]}
      </span>
      {label}
    </span>
  )
}

export function toneOf(status: KnownStatus): Tone {
  return known[status]
}

export function iconOf(tone: Tone): string {
  return icons[tone]
}
