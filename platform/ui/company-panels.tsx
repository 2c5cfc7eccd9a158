import { type ComponentType, createContext, type ReactNode, useContext } from 'react'

const Panels = createContext<ComponentType<{ creditCode: string }> | null>(null)

/** The shell says what shows the panels that areas bring to the file of a company. */
export const CompanyPanelsProvider = Panels.Provider

/** What other areas know of a company. */
export function CompanyPanels({ creditCode }: { creditCode: string }): ReactNode {
  const Shown = useContext(Panels)
  return Shown ? <Shown creditCode={creditCode} /> : null
}
