import { TreeSelect } from 'antd'
import type { ReactNode } from 'react'
import { type RegionChoice, useRegions } from '../regions.tsx'
import { say, useText } from '../text.tsx'

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
  label,
}: {
  /** For readers, where no visible label stands beside it. */
  label?: string
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
      aria-label={label}
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
