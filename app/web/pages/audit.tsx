import type { ReactNode } from 'react'
import { useCall } from '#ui/api'
import { DateText } from '#ui/number'
import { Page, Section } from '#ui/page'
import { DataTable } from '#ui/table'
import { useText } from '#ui/text'
import { listDailyRoots, listOperations } from '../../../platform/audit/contract.ts'

/** Who did what, for supervisors; and the roots by which anybody can prove that nothing was changed since. */
export default function AuditPage(): ReactNode {
  const text = useText()
  const roots = useCall(listDailyRoots, {})
  const latest = roots.data?.items[0]
  return (
    <Page title={text('web.audit')} subtitle={text('web.audit.about')}>
      <Section title={text('web.audit.root')}>
        {latest ? (
          <p className="quiet">
            {text('web.audit.root.latest', { day: latest.day, size: latest.size })}
            <br />
            <code>
              {latest.size}:{latest.root}
            </code>
          </p>
        ) : (
          <p className="quiet">{text('web.audit.root.none')}</p>
        )}
      </Section>
      <DataTable
        id="audit.operations"
        label={text('web.audit')}
        endpoint={listOperations}
        rowKey={(operation) => operation.id}
        inAddress
        filters={[
          { key: 'object', label: text('web.audit.object'), kind: 'search' },
          { key: 'action', label: text('web.audit.action'), kind: 'search' },
          { key: 'actor', label: text('web.audit.actor'), kind: 'search' },
        ]}
        columns={[
          { key: 'at', title: text('web.audit.at'), width: 170, render: (one) => <DateText date={one.at} /> },
          { key: 'actorName', title: text('web.audit.actor'), width: 140 },
          { key: 'action', title: text('web.audit.action'), width: 240, isTitle: true },
          { key: 'object', title: text('web.audit.object'), width: 280 },
          {
            key: 'detail',
            title: text('web.audit.detail'),
            render: (one) => <code>{JSON.stringify(one.detail)}</code>,
          },
          { key: 'position', title: text('web.audit.position'), kind: 'number', width: 90 },
        ]}
        empty={{ title: text('web.audit.none'), hint: text('web.audit.none.hint') }}
      />
    </Page>
  )
}
