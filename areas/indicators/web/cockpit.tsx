import './indicators.css'
import { Button, Select } from 'antd'
import type { ReactNode } from 'react'
import { exportCockpit, getCockpit } from '#contract/indicators'
import type { ResponseOf } from '#platform/http/endpoint'
import { download, useCall } from '#ui/api'
import { Go, useGo, useQueryState } from '#ui/link'
import { formatPeriod } from '#ui/number'
import { Empty, Page, Section } from '#ui/page'
import { ProjectButton } from '#ui/projector'
import { useLocale, useText } from '#ui/text'
import { ChangeList } from './cockpit/change-list.tsx'
import { OwedList } from './cockpit/owed-list.tsx'
import { TargetDrawer } from './cockpit/target-drawer.tsx'
import { TargetTable } from './cockpit/target-table.tsx'
import { endOfMonth, recentMonths } from './words.tsx'

type Cockpit = ResponseOf<typeof getCockpit>

const keys = ['regionPath', 'planId', 'asOf', 'year'] as const

/** Only what is set, so that the server's own defaults hold. */
function queryOf(address: Record<string, string>) {
  const set = Object.fromEntries(keys.flatMap((key) => (address[key] ? [[key, address[key]]] : [])))
  return set as { regionPath?: string; planId?: string; asOf?: string; year?: string }
}

/** How the plan's targets stand: one line in words, then what needs somebody to act. */
export default function CockpitPage(): ReactNode {
  const text = useText()
  const locale = useLocale()
  const [address, setAddress] = useQueryState()
  const query = queryOf(address)
  const answer = useCall(getCockpit, { query })
  const chosen = address.target ?? null
  const open = (targetId: string | null) => setAddress({ target: targetId ?? '' })
  return (
    <Page
      title={text('indicators.cockpit')}
      subtitle={answer.data ? answer.data.regionName : null}
      action={
        <span className="page-tools no-print">
          <ProjectButton />
          <Button onClick={() => void download(exportCockpit, { query })}>{text('indicators.export')}</Button>
          {answer.data?.mayWrite ? <EntryButton regionPath={answer.data.regionPath} /> : null}
        </span>
      }
      filters={answer.data ? <CockpitFilters cockpit={answer.data} query={query} onChange={setAddress} /> : null}
      answer={answer}
    >
      {(cockpit) => (
        <>
          {cockpit.silentSince ? (
            <p className="cockpit-silent" role="note">
              {text('indicators.silent', { period: formatPeriod(cockpit.silentSince.slice(0, 7), locale) })}
            </p>
          ) : null}
          {cockpit.sparse ? (
            <p className="cockpit-silent" role="note">
              {text('indicators.sparse', {
                reported: cockpit.sparse.reported,
                of: cockpit.sparse.of,
                later: formatPeriod(cockpit.sparse.day.slice(0, 7), locale),
                shown: formatPeriod(cockpit.asOf.slice(0, 7), locale),
              })}{' '}
              <Button size="small" onClick={() => setAddress({ asOf: cockpit.sparse?.day ?? '' })}>
                {text('indicators.sparse.show', { later: formatPeriod(cockpit.sparse.day.slice(0, 7), locale) })}
              </Button>
            </p>
          ) : null}
          <p className="cockpit-headline" aria-live="polite">
            {cockpit.headline}
          </p>
          {cockpit.rows.length === 0 ? <NoTargets /> : <CockpitBody cockpit={cockpit} onOpen={open} />}
          <TargetDrawer
            targetId={chosen}
            regionPath={cockpit.regionPath}
            asOf={cockpit.asOf}
            rows={cockpit.rows}
            onOpen={open}
            onClose={() => open(null)}
          />
        </>
      )}
    </Page>
  )
}

function EntryButton({ regionPath }: { regionPath: string }): ReactNode {
  const text = useText()
  const go = useGo()
  return (
    <Button type="primary" onClick={() => go('/indicators/entry', { region: regionPath })}>
      {text('indicators.entry')}
    </Button>
  )
}

function NoTargets(): ReactNode {
  const text = useText()
  return (
    <Empty
      title={text('indicators.cockpit.none')}
      hint={text('indicators.cockpit.none.hint')}
      action={<Go to="/plans">{text('indicators.cockpit.none.action')}</Go>}
    />
  )
}

function CockpitFilters({
  cockpit,
  query,
  onChange,
}: {
  cockpit: Cockpit
  query: ReturnType<typeof queryOf>
  onChange: (change: Record<string, string>) => void
}): ReactNode {
  const text = useText()
  const locale = useLocale()
  const months = recentMonths(24).map((month) => ({ value: endOfMonth(month), label: formatPeriod(month, locale) }))
  const all = { value: '', label: text('indicators.plan.all') }
  return (
    <div className="cockpit-filters no-print">
      <Select
        aria-label={text('indicators.region')}
        value={cockpit.regionPath}
        options={cockpit.regions.map((region) => ({ value: region.path, label: region.name }))}
        onChange={(regionPath: string) => onChange({ regionPath, target: '', planId: '' })}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
      />
      <Select
        aria-label={text('indicators.as-of')}
        value={query.asOf ?? cockpit.asOf}
        options={months}
        onChange={(asOf: string) => onChange({ asOf })}
      />
      <Select
        aria-label={text('indicators.plan')}
        value={query.planId ?? ''}
        options={[all, ...cockpit.plans.map((plan) => ({ value: plan.id, label: plan.title }))]}
        onChange={(planId: string) => onChange({ planId })}
        popupMatchSelectWidth={false}
        className="cockpit-plan"
      />
    </div>
  )
}

function CockpitBody({ cockpit, onOpen }: { cockpit: Cockpit; onOpen: (targetId: string) => void }): ReactNode {
  const text = useText()
  return (
    <div className="cockpit">
      <div className="cockpit-main">
        <Section title={text('indicators.targets')}>
          <TargetTable rows={cockpit.rows} onOpen={onOpen} />
        </Section>
      </div>
      <aside className="cockpit-side" aria-label={text('indicators.side')}>
        <Section title={text('indicators.owed.title', { count: cockpit.owed.length })}>
          <OwedList owed={cockpit.owed} regionPath={cockpit.regionPath} onOpen={onOpen} />
        </Section>
        <Section title={text('indicators.changes')}>
          <ChangeList changes={cockpit.changes} onOpen={onOpen} />
        </Section>
      </aside>
    </div>
  )
}
