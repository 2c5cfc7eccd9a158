import { type ReactNode, Suspense, useContext } from 'react'
import type { CaseView } from '#platform/cases/contract'
import { CasePanels } from '../../case-panels.ts'
import { componentOf } from '../../panel-component.ts'
import { PanelFence } from '../../panel-fence.tsx'
import { useMe } from '../../session.tsx'

/** What areas know beside this case; one that fails does not take the case away. */
export function AreaPanels({ found }: { found: CaseView }): ReactNode {
  const me = useMe()
  return useContext(CasePanels)
    .filter(({ procedures, states, permission }) => {
      const isAsked = procedures.includes(found.procedureId) && states.includes(found.state)
      return isAsked && me.permissions.includes(permission)
    })
    .map((panel) => {
      const Panel = componentOf(panel)
      return (
        <PanelFence key={`${panel.area}.${panel.id}`}>
          <Suspense fallback={null}>
            <Panel caseId={found.id} />
          </Suspense>
        </PanelFence>
      )
    })
}
