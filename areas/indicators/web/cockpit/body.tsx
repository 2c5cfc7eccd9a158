import { type ReactNode, useState } from 'react'
import type { getCockpit, TargetRowView } from '#contract/indicators'
import type { ResponseOf } from '#platform/http/endpoint'
import { Section } from '#ui/page'
import { useText } from '#ui/text'
import { countOf } from '../words.tsx'
import { ChangeList } from './change-list.tsx'
import { ChosenTarget } from './chosen-target.tsx'
import { CompositionBars } from './composition.tsx'
import { DistrictRanking } from './district-ranking.tsx'
import { filtersIn } from './filters.tsx'
import { FoldedGroups } from './folded-groups.tsx'
import { byGroup, type GroupName, linesOf } from './lines.ts'
import { NewlyBehind } from './newly-behind.tsx'
import { OwedList } from './owed-list.tsx'
import { SinceVisit } from './since-visit.tsx'
import { StatusStrip } from './status-strip.tsx'
import { SuperviseDialog } from './supervise.tsx'
import { TargetDrawer } from './target-drawer.tsx'
import { TargetList } from './target-list.tsx'

type Cockpit = ResponseOf<typeof getCockpit>

const shownAtFirst = 8

/** Left what somebody has to act upon and the rest folded, at the side the chosen line, the districts, and who owes. */
export function CockpitBody({
  cockpit,
  address,
  setAddress,
}: {
  cockpit: Cockpit
  address: Record<string, string>
  setAddress: (change: Record<string, string>) => void
}): ReactNode {
  const text = useText()
  const groups = byGroup(cockpit.rows)
  const lines = linesOf(groups.behind)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [asked, setAsked] = useState<TargetRowView | null>(null)
  const [openGroup, setOpenGroup] = useState<GroupName | null>(null)
  const rowOf = (targetId: string | null) => cockpit.rows.find((row) => row.targetId === targetId)
  const chosen = rowOf(chosenId) ?? lines[0]?.row ?? cockpit.rows.find((row) => row.actual !== null)
  const open = (targetId: string) => setAddress({ target: targetId })
  const supervise = cockpit.maySupervise ? (targetId: string) => setAsked(rowOf(targetId) ?? null) : null
  const goTo = (group: GroupName) => {
    setOpenGroup(group)
    window.requestAnimationFrame(() =>
      document.getElementById(`group-${group}`)?.scrollIntoView({ block: 'start', behavior: 'smooth' }),
    )
  }
  const counts = Object.fromEntries(Object.entries(groups).map(([name, rows]) => [name, rows.length])) as Record<
    GroupName,
    number
  >
  const title = text('indicators.behind.title', { count: countOf(text, groups.behind.length, lines.length) })
  const departmentName = (id: string) => cockpit.departments.find((one) => one.id === id)?.name ?? id
  return (
    <>
      <NewlyBehind rows={cockpit.rows} onOpen={open} />
      <StatusStrip counts={counts} onOpen={goTo} />
      {Object.keys(filtersIn(address)).length === 0 ? (
        <SinceVisit regionPath={cockpit.regionPath} onOpen={open} />
      ) : null}
      <div className="cockpit">
        <div className="cockpit-main">
          <div id="group-behind">
            <Section title={title} extra={<Legend />}>
              {lines.length === 0 ? (
                <p className="quiet">{text('indicators.behind.none')}</p>
              ) : (
                <TargetList
                  label={title}
                  lines={lines}
                  isRanked
                  shown={shownAtFirst}
                  chosenId={chosen?.targetId ?? null}
                  onChoose={setChosenId}
                  onOpen={open}
                  onSupervise={supervise}
                />
              )}
            </Section>
          </div>
          <FoldedGroups
            groups={groups}
            openGroup={openGroup}
            chosenId={chosen?.targetId ?? null}
            onChoose={setChosenId}
            onOpen={open}
          />
          <Section title={text('indicators.composition')}>
            <div className="compositions">
              <CompositionBars
                title={text('indicators.composition.topic')}
                rows={cockpit.rows}
                keysOf={(row) => [row.topic]}
                labelOf={(topic) => text(`indicators.topic.${topic}`)}
                onPick={(topic) => setAddress({ topic })}
              />
              <CompositionBars
                title={text('indicators.composition.department')}
                rows={cockpit.rows}
                keysOf={(row) => row.departments.slice(0, 1).map((one) => one.id)}
                labelOf={departmentName}
                onPick={(departmentId) => setAddress({ departmentId })}
              />
            </div>
          </Section>
        </div>
        <aside className="cockpit-side" aria-label={text('indicators.side')}>
          {chosen ? <ChosenTarget row={chosen} asOf={cockpit.asOf} onOpen={() => open(chosen.targetId)} /> : null}
          <DistrictRanking
            regionPath={cockpit.regionPath}
            asOf={cockpit.asOf}
            onRegion={(regionPath) => setAddress({ regionPath, planId: '', departmentId: '', target: '' })}
          />
          <Section title={text('indicators.owed.title', { count: cockpit.owed.length })}>
            <OwedList
              owed={cockpit.owed}
              regionPath={cockpit.regionPath}
              mayRemind={cockpit.mayRemind}
              mayWrite={cockpit.mayWrite}
              onOpen={open}
            />
          </Section>
          <Section title={text('indicators.changes')}>
            <ChangeList changes={cockpit.changes} onOpen={open} />
          </Section>
        </aside>
      </div>
      <TargetDrawer
        targetId={address.target ?? null}
        regionPath={cockpit.regionPath}
        asOf={cockpit.asOf}
        rows={cockpit.rows}
        onOpen={open}
        onSupervise={supervise}
        onClose={() => setAddress({ target: '' })}
      />
      {asked ? (
        <SuperviseDialog row={asked} units={unitsOf(cockpit)} today={cockpit.today} onClose={() => setAsked(null)} />
      ) : null}
    </>
  )
}

/**
 * Whom one may ask: departments, the region that is looked at and those below it, but not the highest that the reader
 * sees, which is their own.
 */
function unitsOf({ departments, regions, regionPath }: Cockpit): { id: string; name: string }[] {
  const ownDepth = Math.min(...regions.map(({ path }) => path.length))
  const asked = regions.filter(({ path }) => path.length > ownDepth && path.startsWith(regionPath))
  return [...departments, ...asked.map(({ path, name }) => ({ id: path, name }))]
}

function Legend(): ReactNode {
  const text = useText()
  return (
    <span className="cockpit-legend quiet">
      <span className="legend-mark" aria-hidden="true" /> {text('indicators.pointer.time')}
      <span className="legend-mark legend-mark-seasonal" aria-hidden="true" /> {text('indicators.pointer.seasonal')}
    </span>
  )
}
