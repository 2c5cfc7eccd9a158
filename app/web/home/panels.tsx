import { type ComponentType, lazy, type ReactNode, Suspense } from 'react'
import { bringTexts } from '#ui/text'
import { type AreaPanel, homePanels } from '../areas.ts'
import { PanelFence } from '../panel-fence.tsx'
import { type Me, useMe } from '../session.tsx'

const loaded = new Map<string, ComponentType>()

function componentOf(panel: AreaPanel): ComponentType {
  const key = `${panel.area}.${panel.id}`
  const known = loaded.get(key)
  if (known) return known
  const component = lazy(async () => {
    const [module] = await Promise.all([panel.load(), bringTexts(panel.area)])
    return module
  })
  loaded.set(key, component)
  return component
}

function isFor(panel: AreaPanel, me: Me): boolean {
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
