import './ledger.css'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { addPayee, changePayee, listPayees, NewPayeeForm, type Payee, PayeeChangeForm } from '#contract/ledger'
import { useAct, useCall } from '#ui/api'
import { FormFromZod } from '#ui/form'
import { Go } from '#ui/link'
import { DateText } from '#ui/number'
import { Page } from '#ui/page'
import { StatusTag } from '#ui/status'
import { DataTable } from '#ui/table'
import { useText } from '#ui/text'
import { FormDrawer } from './accounts.tsx'
import { yuanColumn } from './money.tsx'

/** Who is paid, and to which bank account. */
export default function Payees(): ReactNode {
  const text = useText()
  const rights = useCall(listPayees, { query: { pageSize: 1 } })
  const [editing, setEditing] = useState<Payee | 'new' | null>(null)
  const mayWrite = rights.data?.mayWrite ?? false
  const add = (
    <Button type="primary" onClick={() => setEditing('new')}>
      {text('ledger.payee.add')}
    </Button>
  )
  return (
    <Page title={text('ledger.payees')} subtitle={text('ledger.payees.about')} action={mayWrite ? add : null}>
      <DataTable
        id="ledger.payees"
        label={text('ledger.payees')}
        endpoint={listPayees}
        rowKey={(row: Payee) => row.accountId}
        inAddress
        filters={[{ key: 'q', label: text('ledger.payee.search'), kind: 'search' }]}
        columns={[
          {
            key: 'name',
            title: text('ledger.column.payee'),
            isTitle: true,
            width: 260,
            render: (row) => <Go to={`/ledger/accounts/${row.accountId}`}>{row.name}</Go>,
          },
          { key: 'creditCode', title: text('ledger.column.credit-code'), width: 190 },
          { key: 'bankName', title: text('ledger.column.bank'), width: 220 },
          {
            key: 'bankAccountNo',
            title: text('ledger.column.account-no'),
            width: 150,
            render: (row) => row.bankAccountNo ?? <StatusTag tone="warn" label={text('ledger.payee.no-bank')} />,
          },
          yuanColumn('balanceFen', text('ledger.column.balance'), (row: Payee) => row.balanceFen),
          { key: 'changedByName', title: text('ledger.payee.changed-by'), width: 120 },
          {
            key: 'changedAt',
            title: text('ledger.payee.changed-at'),
            width: 150,
            render: (row) => <DateText date={row.changedAt} />,
          },
          {
            key: 'act',
            title: text('ledger.column.act'),
            width: 110,
            value: () => null,
            render: (row) =>
              mayWrite ? (
                <Button size="small" onClick={() => setEditing(row)}>
                  {text('ledger.payee.edit')}
                </Button>
              ) : null,
          },
        ]}
        empty={{
          title: text('ledger.payees.none'),
          hint: text('ledger.payees.none.hint'),
          action: mayWrite ? add : undefined,
        }}
      />
      <FormDrawer
        title={text(editing === 'new' ? 'ledger.payee.add' : 'ledger.payee.edit')}
        isOpen={editing !== null}
        onClose={() => setEditing(null)}
      >
        {editing === 'new' ? <AddForm onClose={() => setEditing(null)} /> : null}
        {editing !== null && editing !== 'new' ? <ChangeForm payee={editing} onClose={() => setEditing(null)} /> : null}
      </FormDrawer>
    </Page>
  )
}

function AddForm({ onClose }: { onClose: () => void }): ReactNode {
  const text = useText()
  const add = useAct(addPayee, { done: text('ledger.payee.added'), onDone: onClose, quiet: true })
  return (
    <FormFromZod
      schema={NewPayeeForm}
      submitLabel={text('ledger.payee.add')}
      onSubmit={(body) => add.submit({ body })}
      onCancel={onClose}
    />
  )
}

/** The number is typed anew: the one that is there is shown masked, and nobody copies a masked one. */
function ChangeForm({ payee, onClose }: { payee: Payee; onClose: () => void }): ReactNode {
  const text = useText()
  const change = useAct(changePayee, { done: text('ledger.payee.changed'), onDone: onClose, quiet: true })
  const { name, bankName, bankCode, accountId, revision, bankAccountNo } = payee
  return (
    <>
      <p className="quiet">{text('ledger.payee.edit.about')}</p>
      <FormFromZod
        schema={PayeeChangeForm}
        initial={{ name, bankCode, ...(bankName === null ? {} : { bankName }) }}
        sources={bankAccountNo ? { bankAccountNo: text('ledger.payee.now', { no: bankAccountNo }) } : undefined}
        submitLabel={text('ledger.save')}
        onSubmit={(body) => change.submit({ params: { accountId }, body: { ...body, revision } })}
        onCancel={onClose}
      />
    </>
  )
}
