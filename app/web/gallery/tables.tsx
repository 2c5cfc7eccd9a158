import { type ReactNode, useMemo } from 'react'
import { DateText, NumberText } from '#ui/number'
import { Section } from '#ui/page'
import { type KnownStatus, StatusTag } from '#ui/status'
import { type Column, RowsTable } from '#ui/table'
import { useText } from '#ui/text'
import { notify } from '#ui/toast'
import { useIsPhone } from '#ui/width'

interface Sample {
  id: string
  name: string
  district: string
  value: string | null
  status: KnownStatus
  reportedOn: string | null
}

const districts = ['样例一区', '样例二区', '样例三县', '样例四县']
const states: KnownStatus[] = ['ahead', 'on-pace', 'behind', 'overdue', 'no-data']

function samples(count: number): Sample[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `row-${index}`,
    name:
      index === 1
        ? '名称特别长的样例项目：面向中小企业的共性技术研发与检验检测公共服务平台建设（二期）'
        : `样例项目 ${index + 1}`,
    district: districts[index % districts.length] ?? '',
    value: index % 7 === 4 ? null : String(((index * 7919) % 100_000) / 10),
    status: states[index % states.length] ?? 'no-data',
    reportedOn: index % 7 === 4 ? null : `2025-05-${String((index % 28) + 1).padStart(2, '0')}`,
  }))
}

function useColumns(): Column<Sample>[] {
  const text = useText()
  return [
    { key: 'name', title: text('web.gallery.column.name'), isTitle: true, sortable: true, width: 320 },
    { key: 'district', title: text('web.gallery.column.district'), sortable: true, width: 120 },
    {
      key: 'value',
      title: text('web.gallery.column.value'),
      unit: text('web.gallery.unit.money'),
      kind: 'number',
      sortable: true,
      width: 160,
      render: (row) => <NumberText value={row.value} reason={text('web.gallery.reason')} />,
    },
    {
      key: 'status',
      title: text('web.gallery.column.status'),
      width: 120,
      render: (row) => <StatusTag status={row.status} />,
    },
    {
      key: 'reportedOn',
      title: text('web.gallery.column.date'),
      sortable: true,
      optional: false,
      width: 140,
      render: (row) => <DateText date={row.reportedOn} />,
    },
  ]
}

export function TablePieces(): ReactNode {
  const text = useText()
  const isPhone = useIsPhone()
  const columns = useColumns()
  const few = useMemo(() => samples(6), [])
  const many = useMemo(() => samples(2000), [])
  return (
    <>
      <Section title={text('web.gallery.table')}>
        <RowsTable
          id="gallery.few"
          label={text('web.gallery.table')}
          columns={columns}
          rows={few}
          rowKey={(row) => row.id}
          onOpen={(row) => notify('info', row.name)}
          filters={[
            { key: 'q', label: text('web.gallery.column.name'), kind: 'search' },
            {
              key: 'status',
              label: text('web.gallery.column.status'),
              kind: 'select',
              options: states.map((value) => ({ value, label: text(`ui.status.${value}`) })),
            },
          ]}
          matches={(row, { q, status }) => (!q || row.name.includes(q)) && (!status || row.status === status)}
          bulk={[
            {
              label: text('web.gallery.bulk'),
              run: async (rows) => notify('done', text('ui.table.chosen', { count: rows.length })),
            },
          ]}
        />
      </Section>
      <Section title={text('web.gallery.table.long')}>
        <RowsTable
          id="gallery.many"
          label={text('web.gallery.table.long')}
          columns={columns}
          rows={many}
          rowKey={(row) => row.id}
          pageSize={isPhone ? 20 : 200}
        />
      </Section>
      <Section title={text('web.gallery.table.none')}>
        <RowsTable
          id="gallery.none"
          label={text('web.gallery.table.none')}
          columns={columns}
          rows={[]}
          rowKey={(row) => row.id}
          empty={{ title: text('web.gallery.empty'), hint: text('web.gallery.empty.hint') }}
        />
      </Section>
      <Section title={text('web.gallery.table.waiting')}>
        <RowsTable
          id="gallery.waiting"
          label={text('web.gallery.table.waiting')}
          columns={columns}
          rows={null}
          rowKey={(row) => row.id}
        />
      </Section>
    </>
  )
}
