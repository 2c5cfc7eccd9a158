import './indicators.css'
import './cockpit/cockpit.css'
import './cockpit/panels.css'
import './cockpit/target-lines.css'
import { Button, Dropdown } from 'antd'
import type { ReactNode } from 'react'
import { exportCockpit, getCockpit } from '#contract/indicators'
import type { ResponseOf } from '#platform/http/endpoint'
import { asProblem, download, showProblem, useCall } from '#ui/api'
import { Go, useGo, useQueryState } from '#ui/link'
import { formatPeriod } from '#ui/number'
import { Empty, Page } from '#ui/page'
import { ProjectButton } from '#ui/projector'
import { useLocale, useText } from '#ui/text'
import { CockpitBody } from './cockpit/body.tsx'
import { CockpitFilters, filtersIn } from './cockpit/filters.tsx'
import { PendingNote } from './pending-mark.tsx'

type Cockpit = ResponseOf<typeof getCockpit>

/** How the targets stand: a line in words, what is behind and why, who owes, and everything else folded. */
export default function CockpitPage(): ReactNode {
  const text = useText()
  const [address, setAddress] = useQueryState()
  const query = filtersIn(address)
  const answer = useCall(getCockpit, { query })
  const cockpit = answer.data
  return (
    <Page
      title={text('indicators.cockpit')}
      subtitle={cockpit ? cockpit.regionName : null}
      action={cockpit ? <Tools cockpit={cockpit} query={query} /> : null}
      filters={cockpit ? <CockpitFilters cockpit={cockpit} address={address} onChange={setAddress} /> : null}
      answer={answer}
    >
      {(shown) => (
        <>
          <Notes cockpit={shown} onMonth={(asOf) => setAddress({ asOf })} />
          <p className="cockpit-headline" aria-live="polite">
            {shown.headline}
          </p>
          <PendingNote rows={shown.rows} />
          {shown.rows.length === 0 ? (
            <NoTargets isFiltered={Object.keys(query).length > 0} />
          ) : (
            <CockpitBody cockpit={shown} address={address} setAddress={setAddress} />
          )}
        </>
      )}
    </Page>
  )
}

function Tools({ cockpit, query }: { cockpit: Cockpit; query: Record<string, string> }): ReactNode {
  const text = useText()
  const go = useGo()
  const save = () => download(exportCockpit, { query }).catch((error: unknown) => showProblem(asProblem(error)))
  return (
    <span className="page-tools no-print">
      <ProjectButton />
      <Dropdown.Button
        onClick={() => void save()}
        menu={{
          items: [{ key: 'print', label: text('indicators.print') }],
          onClick: () => window.print(),
        }}
      >
        {text('indicators.export')}
      </Dropdown.Button>
      {cockpit.mayWrite ? (
        <Button type="primary" onClick={() => go('/indicators/entry', { region: cockpit.regionPath })}>
          {text('indicators.entry')}
        </Button>
      ) : null}
    </span>
  )
}

/** What must be known before reading on: figures stop, or the newest month is hardly reported yet. */
function Notes({ cockpit, onMonth }: { cockpit: Cockpit; onMonth: (asOf: string) => void }): ReactNode {
  const text = useText()
  const locale = useLocale()
  const { silentSince, sparse, asOf } = cockpit
  const month = (day: string) => formatPeriod(day.slice(0, 7), locale)
  if (silentSince)
    return (
      <p className="cockpit-note" role="note">
        {text('indicators.silent', { period: month(silentSince) })}
      </p>
    )
  if (!sparse) return null
  const { reported, of, day } = sparse
  return (
    <p className="cockpit-note" role="note">
      {text('indicators.sparse', { reported, of, later: month(day), shown: month(asOf) })}{' '}
      <Button size="small" onClick={() => onMonth(day)}>
        {text('indicators.sparse.show', { later: month(day) })}
      </Button>
    </p>
  )
}

function NoTargets({ isFiltered }: { isFiltered: boolean }): ReactNode {
  const text = useText()
  if (isFiltered) return <Empty title={text('indicators.targets.none')} hint={text('indicators.targets.none.hint')} />
  return (
    <Empty
      title={text('indicators.cockpit.none')}
      hint={text('indicators.cockpit.none.hint')}
      action={<Go to="/plans">{text('indicators.cockpit.none.action')}</Go>}
    />
  )
}
