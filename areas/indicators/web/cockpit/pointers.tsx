import type { ReactNode } from 'react'
import type { getTarget } from '#contract/indicators'
import type { ResponseOf } from '#platform/http/endpoint'
import { formatNumber, formatPercent } from '#ui/number'
import { StatusTag } from '#ui/status'
import { sayAll, useText } from '#ui/text'

type Target = ResponseOf<typeof getTarget>

/** Time elapsed, last years' curve and the pace still required, each with its arithmetic. */
export function Pointers({ target }: { target: Target }): ReactNode {
  const text = useText()
  const { pointers, row } = target
  const { time, seasonal, runRate } = pointers
  const stepOf = (about: string) => target.steps.find((step) => step.about === about)?.text ?? null
  return (
    <dl className="pointers">
      <Pointer title={text('indicators.pointer.time')} status={time?.status ?? null} working={stepOf('time')}>
        {time
          ? text('indicators.pointer.expected', {
              share: formatPercent(time.expectedShare),
              value: formatNumber(time.expectedValue),
              unit: row.unit,
            })
          : null}
      </Pointer>
      <Pointer
        title={text('indicators.pointer.seasonal')}
        status={seasonal?.status ?? null}
        working={stepOf('seasonal')}
      >
        {seasonal && seasonal.years.length > 1
          ? text('indicators.pointer.years', {
              years: sayAll(seasonal.years.map((one) => `${one.year}: ${formatPercent(one.share)}`)),
            })
          : seasonal
            ? null
            : text('indicators.pointer.no-history')}
      </Pointer>
      <Pointer
        title={text('indicators.pointer.run-rate')}
        status={runRate?.status ?? null}
        working={stepOf('run-rate')}
      />
    </dl>
  )
}

function Pointer({
  title,
  status,
  working,
  children = null,
}: {
  title: string
  status: 'ahead' | 'on-pace' | 'behind' | null
  working: string | null
  children?: ReactNode
}): ReactNode {
  const text = useText()
  return (
    <div className="pointer">
      <dt>
        {title}{' '}
        {status ? (
          <StatusTag status={status} />
        ) : (
          <StatusTag status="no-data" label={text('indicators.pointer.none')} />
        )}
      </dt>
      <dd>
        {working ? <span className="figure-line">{working}</span> : null}
        {children ? <span className="quiet"> {children}</span> : null}
      </dd>
    </div>
  )
}
