import './contracts.css'
import type { ReactNode } from 'react'
import { kinds, listRegistrations, type RegistrationLine } from '#contract/contracts'
import { useCall } from '#ui/api'
import { Go } from '#ui/link'
import { DateText } from '#ui/number'
import { Section } from '#ui/page'
import { RowsTable } from '#ui/table'
import { say, useText } from '#ui/text'
import { amountColumn, StateTag, wanOf } from './words.tsx'

const shown = 5

/** The registered contracts of a company as seller: in its file. */
export default function CompanyContracts({ creditCode }: { creditCode: string }): ReactNode {
  const text = useText()
  const { data } = useCall(listRegistrations, { query: { sellerCode: creditCode, pageSize: shown } })
  if (!data || data.total === 0) return null
  const { items, total, sums } = data
  const counts = { count: sums.count, wan: wanOf(sums.contractYuan), technology: wanOf(sums.technologyYuan) }
  return (
    <Section title={text('contracts.of-company')}>
      <p>{text('contracts.of-company.sums', counts)}</p>
      <RowsTable
        id="contracts.of-company"
        label={text('contracts.of-company')}
        rows={items}
        rowKey={(line: RegistrationLine) => line.id}
        columns={[
          {
            key: 'projectName',
            title: text('contracts.column.projectName'),
            isTitle: true,
            render: (line) => <Go to={`/contracts/${line.id}`}>{line.projectName}</Go>,
          },
          { key: 'kind', title: text('contracts.column.kind'), render: (line) => say(kinds[line.kind]) },
          amountColumn('contractYuan', text('contracts.column.contractYuan')),
          { key: 'buyerName', title: text('contracts.column.buyer') },
          {
            key: 'registeredOn',
            title: text('contracts.column.registeredOn'),
            render: (line) => <DateText date={line.registeredOn} />,
          },
          { key: 'state', title: text('contracts.column.state'), render: (line) => <StateTag line={line} /> },
        ]}
      />
      {total > shown ? (
        <p>
          <Go to={`/contracts?sellerCode=${creditCode}`}>{text('contracts.of-company.all', { count: total })}</Go>
        </p>
      ) : null}
    </Section>
  )
}
