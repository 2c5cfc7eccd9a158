import { Button } from 'antd'
import type { ReactNode } from 'react'
import { listPeople, type Person } from '#contract/accounts'
import { useGo } from '#ui/link'
import { DateText } from '#ui/number'
import { Page } from '#ui/page'
import { StatusTag } from '#ui/status'
import { DataTable } from '#ui/table'
import { say, useText } from '#ui/text'
import { roleWords } from './words.ts'

export function PersonState({ person }: { person: Person }): ReactNode {
  const text = useText()
  if (!person.isActive) return <StatusTag tone="bad" label={text('accounts.state.stopped')} />
  if (person.mustChangePassword) return <StatusTag tone="none" label={text('accounts.state.invited')} />
  return <StatusTag tone="good" label={text('accounts.state.active')} />
}

const inForce = (person: Person) => person.memberships.filter((membership) => membership.isInForce)

export default function People(): ReactNode {
  const text = useText()
  const go = useGo()
  const create = (
    <Button type="primary" onClick={() => go('/accounts/people/new')}>
      {text('accounts.invite')}
    </Button>
  )
  return (
    <Page title={text('accounts.people')} subtitle={text('accounts.people.about')} action={create}>
      <DataTable
        id="accounts.people"
        label={text('accounts.people')}
        endpoint={listPeople}
        rowKey={(person: Person) => person.userId}
        inAddress
        filters={[
          { key: 'q', label: text('accounts.people.search'), kind: 'search' },
          {
            key: 'role',
            label: text('accounts.column.role'),
            kind: 'select',
            options: Object.entries(roleWords).map(([value, words]) => ({ value, label: say(words) })),
          },
          { key: 'under', label: text('accounts.column.region'), kind: 'region' },
        ]}
        columns={[
          { key: 'name', title: text('accounts.column.name'), isTitle: true, width: 140 },
          { key: 'username', title: text('accounts.column.username'), width: 160 },
          {
            key: 'memberships',
            title: text('accounts.column.memberships'),
            width: 360,
            value: (person) =>
              inForce(person)
                .map((one) => say(one.label))
                .join('；'),
          },
          { key: 'phone', title: text('accounts.column.phone'), width: 140 },
          {
            key: 'state',
            title: text('accounts.column.state'),
            width: 120,
            render: (person) => <PersonState person={person} />,
            value: (person) => (person.isActive ? text('accounts.state.active') : text('accounts.state.stopped')),
          },
          {
            key: 'hasSecondFactor',
            title: text('accounts.column.second'),
            width: 110,
            value: (person) => text(person.hasSecondFactor ? 'accounts.second.on' : 'accounts.second.off'),
          },
          {
            key: 'signedInAt',
            title: text('accounts.column.signed-in'),
            width: 130,
            render: (person) => <DateText date={person.signedInAt} reason={text('accounts.signed-in.never')} />,
          },
        ]}
        onOpen={(person) => go(`/accounts/people/${person.userId}`)}
        empty={{ title: text('accounts.people.none'), hint: text('accounts.people.none.hint'), action: create }}
      />
    </Page>
  )
}
