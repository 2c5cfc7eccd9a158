import './contracts.css'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { exportRegistrations, fields, kinds, listRegistrations, type RegistrationLine } from '#contract/contracts'
import type { QueryIn } from '#platform/http/endpoint'
import { useCall } from '#ui/api'
import { Go, useGo, useQueryState } from '#ui/link'
import { DateText } from '#ui/number'
import { Page } from '#ui/page'
import { DataTable } from '#ui/table'
import { say, useText } from '#ui/text'
import { amountColumn, StateTag, wanOf } from './words.tsx'

const filterKeys = ['q', 'sellerCode', 'kind', 'field', 'state', 'regionPath', 'open', 'from', 'until'] as const

/** Every registered contract that one may see, and what those shown add up to. */
export default function Registrations(): ReactNode {
  const text = useText()
  const go = useGo()
  const [{ sellerCode }, setAddress] = useQueryState()
  const optionsOf = (list: Record<string, { zh: string; en: string }>) =>
    Object.entries(list).map(([value, label]) => ({ value, label: say(label) }))
  return (
    <Page title={text('contracts.register')} subtitle={<Sums />} action={<ImportDoor />}>
      {sellerCode ? (
        <p className="no-print">
          {text('contracts.of-seller', { code: sellerCode })}{' '}
          <Button size="small" onClick={() => setAddress({ sellerCode: '' })}>
            {text('contracts.of-seller.all')}
          </Button>
        </p>
      ) : null}
      <DataTable
        id="contracts.register"
        label={text('contracts.register')}
        endpoint={listRegistrations}
        exportEndpoint={exportRegistrations}
        query={sellerCode ? { sellerCode } : {}}
        rowKey={(line: RegistrationLine) => line.id}
        inAddress
        filters={[
          { key: 'q', label: text('contracts.search'), kind: 'search' },
          { key: 'kind', label: text('contracts.column.kind'), kind: 'select', options: optionsOf(kinds) },
          { key: 'field', label: text('contracts.column.field'), kind: 'select', options: optionsOf(fields) },
          { key: 'regionPath', label: text('contracts.column.region'), kind: 'region' },
          {
            key: 'state',
            label: text('contracts.column.state'),
            kind: 'select',
            options: (['valid', 'cancelled'] as const).map((value) => ({
              value,
              label: text(`contracts.state.${value}`),
            })),
          },
          {
            key: 'open',
            label: text('contracts.column.amount'),
            kind: 'select',
            options: [{ value: 'yes', label: text('contracts.state.open') }],
          },
        ]}
        columns={[
          { key: 'projectName', title: text('contracts.column.projectName'), isTitle: true, width: 300 },
          { key: 'number', title: text('contracts.column.number'), width: 170 },
          {
            key: 'kind',
            title: text('contracts.column.kind'),
            width: 110,
            render: (line) => say(kinds[line.kind]),
          },
          amountColumn('contractYuan', text('contracts.column.contractYuan')),
          amountColumn('technologyYuan', text('contracts.column.technologyYuan')),
          { key: 'sellerName', title: text('contracts.column.seller'), width: 220 },
          { key: 'buyerName', title: text('contracts.column.buyer'), width: 220 },
          { key: 'regionName', title: text('contracts.column.region'), width: 110 },
          {
            key: 'registeredOn',
            title: text('contracts.column.registeredOn'),
            width: 120,
            render: (line) => <DateText date={line.registeredOn} />,
          },
          {
            key: 'state',
            title: text('contracts.column.state'),
            width: 130,
            render: (line) => <StateTag line={line} />,
          },
          {
            key: 'field',
            title: text('contracts.column.field'),
            width: 160,
            optional: true,
            render: (line) => say(fields[line.field]),
          },
          {
            key: 'signedOn',
            title: text('contracts.column.signedOn'),
            width: 120,
            optional: true,
            render: (line) => <DateText date={line.signedOn} />,
          },
        ]}
        onOpen={(line) => go(`/contracts/${line.id}`)}
        empty={{ title: text('contracts.none'), hint: text('contracts.none.hint') }}
      />
    </Page>
  )
}

/** Answered once for the sums and for who may import. */
function useSums() {
  const [address] = useQueryState()
  const filters = Object.fromEntries(filterKeys.flatMap((key) => (address[key] ? [[key, address[key]]] : [])))
  return useCall(listRegistrations, {
    query: { ...filters, page: 1, pageSize: 1 } as QueryIn<typeof listRegistrations>,
  })
}

function ImportDoor(): ReactNode {
  const text = useText()
  const answer = useSums()
  return answer.data?.mayImport ? <Go to="/contracts/import">{text('contracts.import')}</Go> : null
}

/** What the filters show, added up without what was cancelled. */
function Sums(): ReactNode {
  const text = useText()
  const answer = useSums()
  if (!answer.data) return null
  const { count, contractYuan, technologyYuan } = answer.data.sums
  return (
    <>
      {text('contracts.sums', {
        count,
        contract: wanOf(contractYuan),
        technology: wanOf(technologyYuan),
      })}
    </>
  )
}
