import { TreeSelect } from 'antd'
import { createContext, type ReactNode, useContext } from 'react'
import type { Localized } from '#kernel/localized'
import { say, useText } from '../text.tsx'

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

interface Branch {
  value: string
  title: string
  children: Branch[]
}

/** Paths become a tree: a region hangs under the longest other path that begins its own. */
export function regionTree(regions: RegionChoice[]): Branch[] {
  const branches = new Map<string, Branch>()
  const roots: Branch[] = []
  for (const region of [...regions].sort((a, b) => a.path.length - b.path.length || (a.path < b.path ? -1 : 1))) {
    const branch: Branch = { value: region.path, title: say(region.name), children: [] }
    branches.set(region.path, branch)
    const parent = region.path.split('/').slice(0, -2).join('/')
    const above = branches.get(`${parent}/`)
    if (above) above.children.push(branch)
    else roots.push(branch)
  }
  return roots
}

export function RegionPicker({
  id,
  value,
  onChange,
  disabled,
  placeholder,
}: {
  id?: string
  value?: string
  onChange?: (path: string | undefined) => void
  disabled?: boolean
  placeholder?: string
}): ReactNode {
  const text = useText()
  const regions = useRegions()
  return (
    <TreeSelect
      id={id}
      value={value}
      onChange={(path: string | undefined) => onChange?.(path)}
      treeData={regionTree(regions)}
      disabled={disabled}
      placeholder={placeholder ?? text('ui.form.region')}
      allowClear
      showSearch={{ treeNodeFilterProp: 'title' }}
      treeDefaultExpandAll
      style={{ width: '100%' }}
    />
  )
}
