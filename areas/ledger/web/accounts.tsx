import './ledger.css'
import { Button, Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import {
  enterManually,
  exportAccounts,
  type LedgerAccount,
  listAccounts,
  ManualEntryForm,
  NewAccountForm,
  openLedgerAccount,
} from '#contract/ledger'
import { businessDate } from '#kernel/clock'
import { useAct, useCall } from '#ui/api'
import { FormFromZod } from '#ui/form'
import { useGo } from '#ui/link'
import { Page } from '#ui/page'
import { DataTable } from '#ui/table'
import { sayAll, useText } from '#ui/text'
import { useIsPhone } from '#ui/width'
import { AccountPicker, newKey, sumOf, Yuan, yuanColumn } from './money.tsx'

const kinds = ['fund', 'source', 'party', 'transit', 'paid', 'clearing'] as const
/** Kinds that are moved by hand; the others move with payments and batches. */
const byHand = ['source', 'fund', 'clearing'] as const

type Drawing = 'account' | 'entry' | null

/** What there is, what is promised, what may still be spent; and whether the books balance. */
export default function Accounts(): ReactNode {
  const text = useText()
  const go = useGo()
  const overview = useCall(listAccounts, { query: { pageSize: 1 } })
  const [drawing, setDrawing] = useState<Drawing>(null)
  const mayWrite = overview.data?.mayWrite ?? false
  return (
    <Page
      title={text('ledger.accounts')}
      subtitle={overview.data ? <Headline answer={overview.data} /> : null}
      action={
        mayWrite ? (
          <>
            <Button onClick={() => setDrawing('account')}>{text('ledger.account.open')}</Button>
            <Button type="primary" onClick={() => setDrawing('entry')}>
              {text('ledger.entry.enter')}
            </Button>
          </>
        ) : null
      }
    >
      <DataTable
        id="ledger.accounts"
        label={text('ledger.accounts')}
        endpoint={listAccounts}
        exportEndpoint={exportAccounts}
        rowKey={(row: LedgerAccount) => row.id}
        inAddress
        filters={[
          { key: 'q', label: text('ledger.account.search'), kind: 'search' },
          {
            key: 'kind',
            label: text('ledger.column.kind'),
            kind: 'select',
            options: kinds.map((value) => ({ value, label: text(`ledger.kind.${value}`) })),
          },
          {
            key: 'state',
            label: text('ledger.column.state'),
            kind: 'select',
            options: [
              { value: 'open', label: text('ledger.account.in-use') },
              { value: 'closed', label: text('ledger.account.closed') },
            ],
          },
        ]}
        columns={[
          { key: 'name', title: text('ledger.column.account'), isTitle: true, width: 270, sortable: true },
          {
            key: 'kind',
            title: text('ledger.column.kind'),
            width: 100,
            value: (row) => text(`ledger.kind.${row.kind}`),
          },
          yuanColumn('balanceFen', text('ledger.column.balance'), (row: LedgerAccount) => row.balanceFen, {
            sortable: true,
          }),
          yuanColumn('heldDecreaseFen', text('ledger.column.held'), (row: LedgerAccount) => row.heldDecreaseFen),
          yuanColumn('availableFen', text('ledger.column.available'), (row: LedgerAccount) => row.availableFen, {
            render: (row) => <Yuan fen={row.availableFen} reason={text('ledger.no-limit')} />,
          }),
          yuanColumn('increaseFen', text('ledger.column.increase'), (row: LedgerAccount) => row.increaseFen),
          yuanColumn('decreaseFen', text('ledger.column.decrease'), (row: LedgerAccount) => row.decreaseFen, {
            sortable: true,
          }),
          yuanColumn('floorFen', text('ledger.column.floor'), (row: LedgerAccount) => row.floorFen, { optional: true }),
          yuanColumn('ceilingFen', text('ledger.column.ceiling'), (row: LedgerAccount) => row.ceilingFen, {
            optional: true,
          }),
          { key: 'regionName', title: text('ledger.column.book'), width: 110, optional: true },
          { key: 'code', title: text('ledger.column.code'), width: 200, optional: true },
          { key: 'basis', title: text('ledger.column.basis'), width: 240, optional: true },
        ]}
        onOpen={(row) => go(`/ledger/accounts/${row.id}`)}
        empty={{
          title: text('ledger.accounts.none'),
          hint: text('ledger.accounts.none.hint'),
          action: mayWrite ? (
            <Button type="primary" onClick={() => setDrawing('account')}>
              {text('ledger.account.open')}
            </Button>
          ) : undefined,
        }}
      />
      <OpenDrawer isOpen={drawing === 'account'} onClose={() => setDrawing(null)} />
      <EntryDrawer isOpen={drawing === 'entry'} onClose={() => setDrawing(null)} />
    </Page>
  )
}

type Answer = NonNullable<ReturnType<typeof useCall<typeof listAccounts>>['data']>

function Headline({ answer }: { answer: Answer }): ReactNode {
  const text = useText()
  const { sums, trialBalances } = answer
  const wrong = trialBalances.filter(({ differenceFen }) => differenceFen !== '0')
  return (
    <div className="ledger-headline">
      <p>
        {text('ledger.headline', {
          fund: sumOf(sums.fundFen),
          available: sumOf(sums.availableFen),
          party: sumOf(sums.partyFen),
          transit: sumOf(sums.transitFen),
          paid: sumOf(sums.paidFen),
        })}
      </p>
      {wrong.length === 0 ? (
        <p className="quiet">{text('ledger.trial.zero', { count: trialBalances.length })}</p>
      ) : (
        <p className="tone-bad" role="alert">
          {text('ledger.trial.wrong', {
            books: sayAll(wrong.map((one) => `${one.regionName} ${sumOf(one.differenceFen)}`)),
          })}
        </p>
      )}
    </div>
  )
}

interface DrawerProps {
  isOpen: boolean
  onClose: () => void
}

export function FormDrawer({
  isOpen,
  onClose,
  title,
  children,
}: DrawerProps & { title: string; children: ReactNode }): ReactNode {
  const isPhone = useIsPhone()
  return (
    <Drawer
      title={title}
      open={isOpen}
      onClose={onClose}
      placement={isPhone ? 'bottom' : 'right'}
      size={isPhone ? '90%' : 520}
      destroyOnHidden
    >
      {children}
    </Drawer>
  )
}

function OpenDrawer({ isOpen, onClose }: DrawerProps): ReactNode {
  const text = useText()
  const go = useGo()
  const open = useAct(openLedgerAccount, {
    done: text('ledger.account.opened'),
    onDone: (account) => go(`/ledger/accounts/${account.id}`),
    quiet: true,
  })
  return (
    <FormDrawer title={text('ledger.account.open')} isOpen={isOpen} onClose={onClose}>
      <FormFromZod
        schema={NewAccountForm}
        initial={{ kind: 'fund' }}
        submitLabel={text('ledger.account.open')}
        onSubmit={(body) => open.submit({ body })}
        onCancel={onClose}
      />
    </FormDrawer>
  )
}

function EntryDrawer({ isOpen, onClose }: DrawerProps): ReactNode {
  const text = useText()
  return (
    <FormDrawer title={text('ledger.entry.enter')} isOpen={isOpen} onClose={onClose}>
      <EntryForm onClose={onClose} />
    </FormDrawer>
  )
}

/** Mounted anew with each opening, and with it the key: pressing twice enters once, opening again enters another. */
function EntryForm({ onClose }: { onClose: () => void }): ReactNode {
  const text = useText()
  const go = useGo()
  const [key] = useState(newKey)
  const enter = useAct(enterManually, {
    done: text('ledger.entry.entered'),
    onDone: ({ entryId }) => go(`/ledger/entries/${entryId}`),
    quiet: true,
  })
  return (
    <>
      <p className="quiet">{text('ledger.entry.enter.about')}</p>
      <FormFromZod
        schema={ManualEntryForm}
        initial={{ happenedOn: businessDate(new Date()) }}
        submitLabel={text('ledger.entry.enter')}
        onSubmit={(body) => enter.submit({ body: { ...body, key } })}
        onCancel={onClose}
        custom={{
          fromAccountId: (control) => <AccountPicker {...control} kinds={byHand} />,
          toAccountId: (control) => <AccountPicker {...control} kinds={byHand} />,
        }}
      />
    </>
  )
}
