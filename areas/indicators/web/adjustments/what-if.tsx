import './what-if.css'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { getWhatIf, type WhatIfStanding } from '#contract/indicators'
import type { ResponseOf } from '#platform/http/endpoint'
import { useCall } from '#ui/api'
import { ErrorPanel } from '#ui/error-page'
import { PeriodPicker } from '#ui/form'
import { formatPercent, NumberText, PointsText } from '#ui/number'
import { Section, Skeleton } from '#ui/page'
import { StatusTag } from '#ui/status'
import { useText } from '#ui/text'
import { FigureInput } from '../targets/figure-input.tsx'
import { Held } from '../targets/held.tsx'

type Tried = ResponseOf<typeof getWhatIf>

export interface Wanted {
  value?: string
  valueMax?: string
  deadline?: string
  perMonth?: string
}

/** Moves a target and the pace expected of it, and shows what would follow; nothing is saved before it is proposed. */
export function WhatIf({
  at,
  standing,
  onPropose,
}: {
  at: { targetId: string; regionPath: string }
  /** What it asks for now. */
  standing: { value: string; valueMax: string | null; deadline: string; unit: string }
  /** Left out where the person may not propose. */
  onPropose?: ((wanted: Wanted) => void) | undefined
}): ReactNode {
  const text = useText()
  const [wanted, setWanted] = useState<Wanted>({})
  const { targetId, regionPath } = at
  const answer = useCall(getWhatIf, { params: { targetId }, query: { regionPath, ...wanted } })
  const set = (change: Wanted) => setWanted(withoutBlanks({ ...wanted, ...change }))
  const asksForElse = [wanted.value, wanted.valueMax, wanted.deadline].some((one) => one !== undefined)
  const { unit, valueMax } = standing
  const perMonth = text(`indicators.what-if.${answer.data?.pace.of === 'growth' ? 'rest' : 'per-month'}`, { unit })
  return (
    <Section title={text('indicators.what-if')}>
      <p className="quiet">{text('indicators.what-if.hint')}</p>
      <div className="what-if-inputs">
        <div>
          {text(valueMax ? 'indicators.what-if.from' : 'indicators.what-if.value', { unit })}
          <FigureInput
            label={text(valueMax ? 'indicators.what-if.from' : 'indicators.what-if.value', { unit })}
            value={wanted.value ?? standing.value}
            onSet={(value) => set({ value: value === standing.value ? '' : (value ?? '') })}
          />
        </div>
        {valueMax ? (
          <div>
            {text('indicators.what-if.to', { unit })}
            <FigureInput
              label={text('indicators.what-if.to', { unit })}
              value={wanted.valueMax ?? valueMax}
              onSet={(value) => set({ valueMax: value === valueMax ? '' : (value ?? '') })}
            />
          </div>
        ) : null}
        <div>
          {text('indicators.what-if.deadline')}
          <PeriodPicker
            kind={kindOf(standing.deadline)}
            label={text('indicators.what-if.deadline')}
            value={wanted.deadline ?? standing.deadline}
            onChange={(deadline) => set({ deadline: deadline === standing.deadline ? '' : (deadline ?? '') })}
          />
        </div>
        <div>
          {perMonth}
          <FigureInput
            label={perMonth}
            value={wanted.perMonth ?? rounded(answer.data?.pace.perMonth ?? null)}
            onSet={(perMonth) => set({ perMonth: perMonth ?? '' })}
          />
        </div>
        <span className="page-tools no-print">
          {onPropose ? (
            <Button disabled={!asksForElse} onClick={() => onPropose(wanted)}>
              {text('indicators.what-if.propose')}
            </Button>
          ) : null}
          <Button disabled={Object.keys(wanted).length === 0} onClick={() => setWanted({})}>
            {text('indicators.what-if.reset')}
          </Button>
        </span>
      </div>
      {answer.isError ? (
        <ErrorPanel error={answer.error} onRetry={() => void answer.refetch()} />
      ) : answer.data ? (
        <Outcome tried={answer.data} />
      ) : (
        <Skeleton lines={4} />
      )}
    </Section>
  )
}

/** A deadline moves in the steps in which it is written: 2025 by years, 2025-Q2 by quarters. */
function kindOf(period: string): 'year' | 'half' | 'quarter' | 'month' {
  if (/^\d{4}$/.test(period)) return 'year'
  return period.includes('Q') ? 'quarter' : period.includes('H') ? 'half' : 'month'
}

const withoutBlanks = (wanted: Wanted): Wanted =>
  Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== ''))

const rounded = (value: string | null) => (value === null ? null : String(Math.round(Number(value) * 100) / 100))

/** As it is beside as it would be, a line for each thing that follows. */
function Outcome({ tried }: { tried: Tried }): ReactNode {
  const text = useText()
  const { unit, now } = tried
  const isGrowth = tried.pace.of === 'growth'
  const amount = (value: string | null) => <NumberText value={value} unit={unit} />
  const lines: [string, (of: WhatIfStanding) => ReactNode][] = [
    ['status', (of) => <StatusTag status={of.status} title={of.working} />],
    [
      'pace',
      (of) =>
        of.share === null ? (
          <PointsText points={of.gapPoints} />
        ) : (
          <>
            {formatPercent(of.share)}
            {of.expectedShare === null ? null : (
              <span className="quiet">
                {' '}
                {text('indicators.what-if.expected', { share: formatPercent(of.expectedShare) })}
              </span>
            )}
          </>
        ),
    ],
    ['remaining', (of) => amount(of.remaining)],
    [isGrowth ? 'required-rest' : 'required', (of) => amount(of.requiredPerMonth)],
    ['forecast', (of) => amount(of.forecast)],
    [isGrowth ? 'at-rest' : 'at-pace', (of) => <AtPace of={of} unit={unit} />],
  ]
  return (
    <div className="what-if-scroll">
      <table className="what-if-table" aria-live="polite">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{text('indicators.what-if.what')}</span>
            </th>
            <th scope="col">{text('indicators.what-if.now')}</th>
            <th scope="col">{text('indicators.what-if.then')}</th>
          </tr>
        </thead>
        <tbody>
          {(tried.actual === null ? lines.slice(0, 1) : lines).map(([name, show]) => (
            <tr key={name}>
              <th scope="row">{text(`indicators.what-if.${name}`)}</th>
              <td>{show(now)}</td>
              <td>{show(tried.tried)}</td>
            </tr>
          ))}
          {tried.parent ? <HeldLine name="parent" held={tried.parent} unit={unit} /> : null}
          {tried.parts ? <HeldLine name="parts" held={tried.parts} unit={unit} /> : null}
        </tbody>
      </table>
    </div>
  )
}

function HeldLine({
  name,
  held,
  unit,
}: {
  name: 'parent' | 'parts'
  held: NonNullable<Tried['parts']>
  unit: string
}): ReactNode {
  const text = useText()
  return (
    <tr>
      <th scope="row">{text(`indicators.what-if.${name}`)}</th>
      <td>
        <Held held={held.now} unit={unit} />
      </td>
      <td>
        <Held held={held.tried} unit={unit} />
      </td>
    </tr>
  )
}

function AtPace({ of, unit }: { of: WhatIfStanding; unit: string }): ReactNode {
  const text = useText()
  if (!of.atPace) return '—'
  const { value, meetsTarget, isAboveRange, months } = of.atPace
  const verdict = isAboveRange ? 'above' : meetsTarget ? 'meets' : 'misses'
  return (
    <>
      <NumberText value={value} unit={unit} />{' '}
      <StatusTag tone={verdict === 'meets' ? 'good' : 'warn'} label={text(`indicators.what-if.${verdict}`)} />
      {months !== null && months > 0 ? (
        <span className="quiet"> {text('indicators.what-if.reached', { months })}</span>
      ) : null}
    </>
  )
}
