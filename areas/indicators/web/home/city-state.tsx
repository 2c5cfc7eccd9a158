import '../cockpit/cockpit.css'
import '../cockpit/panels.css'
import '../cockpit/target-lines.css'
import type { ReactNode } from 'react'
import { getCockpit } from '#contract/indicators'
import { useCall } from '#ui/api'
import { ErrorPanel } from '#ui/error-page'
import { Go, useGo } from '#ui/link'
import { Section, Skeleton } from '#ui/page'
import { useRegions } from '#ui/regions'
import { say, useText } from '#ui/text'
import { byGroup, type GroupName, linesOf } from '../cockpit/lines.ts'
import { NewlyBehind } from '../cockpit/newly-behind.tsx'
import { SinceVisit } from '../cockpit/since-visit.tsx'
import { StatusStrip } from '../cockpit/status-strip.tsx'
import { TargetList } from '../cockpit/target-list.tsx'
import { PendingNote } from '../pending-mark.tsx'

const shown = 5

/** How the targets that this person sees stand, in a minute: the line in words, what changed, what is furthest behind. */
export default function CityState(): ReactNode {
  const text = useText()
  const go = useGo()
  const regions = useRegions()
  const answer = useCall(getCockpit, { query: {} })
  const cockpit = answer.data
  if (answer.isError) return <ErrorPanel error={answer.error} onRetry={() => void answer.refetch()} />
  if (!cockpit)
    return (
      <Section title={text('indicators.home.state')}>
        <Skeleton lines={8} />
      </Section>
    )
  if (cockpit.rows.length === 0) return null
  const groups = byGroup(cockpit.rows)
  const counts = Object.fromEntries(Object.entries(groups).map(([name, rows]) => [name, rows.length])) as Record<
    GroupName,
    number
  >
  const region = regions.find(({ path }) => path === cockpit.regionPath)?.name
  const open = (target: string) => go('/cockpit', { target })
  return (
    <Section
      title={text('indicators.home.state.of', { region: region ? say(region) : cockpit.regionName })}
      extra={<Go to="/cockpit">{text('indicators.home.open')}</Go>}
    >
      <div className="home-state">
        <p className="cockpit-headline">{cockpit.headline}</p>
        <NewlyBehind rows={cockpit.rows} onOpen={open} />
        <PendingNote rows={cockpit.rows} />
        <StatusStrip counts={counts} onOpen={() => go('/cockpit')} />
        <SinceVisit regionPath={cockpit.regionPath} onOpen={open} />
        {groups.behind.length > 0 ? (
          <>
            <h3>{text('indicators.home.behind')}</h3>
            <TargetList
              label={text('indicators.home.behind')}
              lines={linesOf(groups.behind).slice(0, shown)}
              isRanked
              chosenId={null}
              onChoose={() => undefined}
              onOpen={open}
              onSupervise={null}
            />
          </>
        ) : null}
      </div>
    </Section>
  )
}
