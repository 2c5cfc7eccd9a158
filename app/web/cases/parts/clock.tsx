import type { ReactNode } from 'react'
import type { CaseView } from '#platform/cases/contract'
import { DeadlineText } from '#ui/number'
import { say, useText } from '#ui/text'

type Clock = NonNullable<CaseView['clock']>
const signs = { green: '▲', yellow: '▼', red: '■' } as const
const tones = { green: 'good', yellow: 'warn', red: 'bad' } as const

/** Green, yellow, red; what is left, and how the date comes about. */
export function ClockLine({ clock, title }: { clock: Clock; title: string }): ReactNode {
  const text = useText()
  return (
    <div className="clock-line">
      <span className={`tone-${tones[clock.colour]}`} aria-hidden="true">
        {clock.isStopped ? '⏸' : signs[clock.colour]}
      </span>
      <div>
        <p>
          {title} <DeadlineText dueOn={clock.dueOn} workingDaysLeft={clock.workingDaysLeft} stopped={clock.isStopped} />
        </p>
        <p className="quiet clock-working">
          {say(clock.working)}
          {clock.isProvisional ? ` ${text('cases.clock.provisional')}` : ''}
        </p>
      </div>
    </div>
  )
}
