import { Tabs } from 'antd'
import type { ReactNode } from 'react'
import { useQueryState } from '#ui/link'
import { Page } from '#ui/page'
import { useText } from '#ui/text'
import { Departments } from './departments.tsx'
import { RegionTable } from './region-table.tsx'

/** Regions and their departments: what every figure and every right hangs on. */
export default function RegionsPage(): ReactNode {
  const text = useText()
  const [address, setAddress] = useQueryState()
  const tab = address.tab === 'departments' ? 'departments' : 'regions'
  return (
    <Page title={text('regions.title')} subtitle={text('regions.about')}>
      <Tabs
        activeKey={tab}
        onChange={(next) => setAddress({ tab: next === 'regions' ? '' : next })}
        destroyOnHidden
        items={[
          { key: 'regions', label: text('regions.regions'), children: <RegionTable /> },
          { key: 'departments', label: text('regions.departments'), children: <Departments /> },
        ]}
      />
    </Page>
  )
}
