import { type ReactNode, Suspense } from 'react'
import { companyPanels } from './areas.ts'
import { componentOf } from './panel-component.ts'
import { PanelFence } from './panel-fence.tsx'
import { useMe } from './session.tsx'

/** What areas know of a company; one that fails does not take the file away. */
export function CompanyPanelsOfAreas({ creditCode }: { creditCode: string }): ReactNode {
  const me = useMe()
  return companyPanels
    .filter(({ permission }) => me.permissions.includes(permission))
    .map((panel) => {
      const Panel = componentOf(panel)
      return (
        <PanelFence key={`${panel.area}.${panel.id}`}>
          <Suspense fallback={null}>
            <Panel creditCode={creditCode} />
          </Suspense>
        </PanelFence>
      )
    })
}
