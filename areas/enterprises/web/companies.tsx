import './enterprises.css'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import {
  type CompanyLine,
  exportCompanies,
  industrySections,
  listCompanies,
  statuses,
  titles,
} from '#contract/enterprises'
import type { Localized } from '#kernel/localized'
import { useCall } from '#ui/api'
import { useGo } from '#ui/link'
import { DateText, NoValue } from '#ui/number'
import { Page } from '#ui/page'
import { DataTable } from '#ui/table'
import { say, useText } from '#ui/text'
import { EnterDrawer } from './enter-drawer.tsx'
import { CompanyState, industryWords, titleWords } from './words.tsx'

const optionsOf = (list: Record<string, Localized>) =>
  Object.entries(list).map(([value, label]) => ({ value, label: say(label) }))

/** Every company that one may see. */
export default function Companies(): ReactNode {
  const text = useText()
  const go = useGo()
  const [isEntering, setEntering] = useState(false)
  const mayEnter = useCall(listCompanies, { query: { page: 1, pageSize: 1 } }).data?.mayEnter ?? false
  return (
    <Page
      title={text('enterprises.list')}
      action={
        mayEnter ? (
          <span className="acts">
            <Button onClick={() => setEntering(true)}>{text('enterprises.enter')}</Button>
            <Button type="primary" onClick={() => go('/enterprises/import')}>
              {text('enterprises.import')}
            </Button>
          </span>
        ) : null
      }
    >
      <DataTable
        id="enterprises.list"
        label={text('enterprises.list')}
        endpoint={listCompanies}
        exportEndpoint={exportCompanies}
        rowKey={(line: CompanyLine) => line.creditCode}
        inAddress
        filters={[
          { key: 'q', label: text('enterprises.search'), kind: 'search' },
          { key: 'regionPath', label: text('enterprises.region'), kind: 'region' },
          { key: 'title', label: text('enterprises.titles'), kind: 'select', options: optionsOf(titles) },
          { key: 'section', label: text('enterprises.section'), kind: 'select', options: optionsOf(industrySections) },
          { key: 'status', label: text('enterprises.status'), kind: 'select', options: optionsOf(statuses) },
        ]}
        columns={[
          { key: 'name', title: text('enterprises.name'), isTitle: true, width: 300 },
          { key: 'creditCode', title: text('enterprises.code'), width: 190 },
          { key: 'regionName', title: text('enterprises.region'), width: 110 },
          {
            key: 'titles',
            title: text('enterprises.titles'),
            width: 260,
            render: (line) => titleWords(line.titles) || <NoValue reason={text('enterprises.titles.none')} />,
          },
          {
            key: 'industry',
            title: text('enterprises.industry'),
            width: 200,
            render: (line) => industryWords(line) ?? <NoValue reason={text('enterprises.unknown')} />,
          },
          {
            key: 'registeredOn',
            title: text('enterprises.registeredOn'),
            width: 120,
            render: (line) =>
              line.registeredOn ? (
                <DateText date={line.registeredOn} />
              ) : (
                <NoValue reason={text('enterprises.unknown')} />
              ),
          },
          {
            key: 'status',
            title: text('enterprises.status'),
            width: 120,
            render: (line) => <CompanyState line={line} />,
          },
        ]}
        onOpen={(line) => go(`/enterprises/${line.creditCode}`)}
        empty={{ title: text('enterprises.none'), hint: text('enterprises.none.hint') }}
      />
      <EnterDrawer isOpen={isEntering} onClose={() => setEntering(false)} />
    </Page>
  )
}
