import { createContext, type ReactNode, useContext } from 'react'
import type { Localized } from '#kernel/localized'

export interface RegionChoice {
  /** `320800/320812/`. */
  path: string
  name: Localized
}

const Regions = createContext<RegionChoice[]>([])

/** The shell hands in the regions of the city once; every picker uses them. */
export function RegionsProvider({ regions, children }: { regions: RegionChoice[]; children: ReactNode }): ReactNode {
  return <Regions.Provider value={regions}>{children}</Regions.Provider>
}

export function useRegions(): RegionChoice[] {
  return useContext(Regions)
}
