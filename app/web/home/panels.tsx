import { type ReactNode, Suspense } from 'react'
import type { HomePanel } from '#platform/ui/pages'
import { homePanels } from '../areas.ts'
import { componentOf } from '../panel-component.ts'
import { PanelFence } from '../panel-fence.tsx'
import { type Me, useMe } from '../session.tsx'

function isFor(panel: HomePanel, me: Me): boolean {
  const mayRead = panel.permission === null || me.permissions.includes(panel.permission)
  return mayRead && panel.for.includes(me.kind === 'person' && me.role ? me.role : 'visitor')
}

/** The panels for whoever asks, each read for itself: one that fails does not take the others away. */
export function Panels(): ReactNode {
  const me = useMe()
  const panels = homePanels.filter((panel) => isFor(panel, me))
  return (
    <div className="home-panels">
      {panels.map((panel) => {
        const Panel = componentOf(panel)
        return (
          <div key={`${panel.area}.${panel.id}`} className={`home-panel home-panel-${panel.width}`}>
            <PanelFence>
              <Suspense fallback={<div className="home-panel-waits" />}>
                <Panel />
              </Suspense>
            </PanelFence>
          </div>
        )
      })}
    </div>
  )
}
