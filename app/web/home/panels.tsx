import { type ReactNode, Suspense } from 'react'
import type { HomePanel } from '#platform/ui/pages'
import { Skeleton } from '#ui/page'
import { homePanels } from '../areas.ts'
import { componentOf } from '../panel-component.ts'
import { PanelFence } from '../panel-fence.tsx'
import { type Me, useMe } from '../session.tsx'

function isFor(panel: HomePanel, me: Me): boolean {
  const mayRead = panel.permission === null || me.permissions.includes(panel.permission)
  return mayRead && panel.for.includes(me.kind === 'person' && me.role ? me.role : 'visitor')
}

/** What stands in for a panel whose code is still on its way. */
function PanelWaits(): ReactNode {
  return (
    <div className="home-panel-waits">
      <Skeleton lines={4} />
    </div>
  )
}

/** The panels for whoever asks, each read for itself: one that fails does not take the others away. */
export function Panels(): ReactNode {
  const me = useMe()
  const panels = homePanels.filter((panel) => isFor(panel, me))
  return (
    <div className="home-panels">
      {runsOf(panels).map((run) => (
        <div key={nameOf(run[0])} className={`home-run home-run-${run[0].width}`}>
          {[0, 1].map((column) => (
            <div key={column} className="home-column">
              {run.map((panel, place) =>
                place % 2 === column ? <OnePanel key={nameOf(panel)} {...{ panel, place }} /> : null,
              )}
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}

type Shown = (typeof homePanels)[number]

const nameOf = (panel: Shown) => `${panel.area}.${panel.id}`

/** Halves that follow each other fill two columns, so that a short one leaves no hole; a whole one stands alone. */
function runsOf(panels: readonly Shown[]): [Shown, ...Shown[]][] {
  const runs: [Shown, ...Shown[]][] = []
  for (const panel of panels) {
    const last = runs.at(-1)
    if (last && panel.width === 'half' && last[0].width === 'half') last.push(panel)
    else runs.push([panel])
  }
  return runs
}

function OnePanel({ panel, place }: { panel: Shown; place: number }): ReactNode {
  const Panel = componentOf(panel)
  return (
    <div className="home-panel" style={{ order: place }}>
      <PanelFence>
        <Suspense fallback={<PanelWaits />}>
          <Panel />
        </Suspense>
      </PanelFence>
    </div>
  )
}
