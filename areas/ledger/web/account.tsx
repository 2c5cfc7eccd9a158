import './ledger.css'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { AccountChangeForm, changeAccount, getAccount, type LedgerAccount } from '#contract/ledger'
import { fenText } from '#kernel/money'
import type { ResponseOf } from '#platform/http/endpoint'
import { useAct, useCall } from '#ui/api'
import { confirm } from '#ui/confirm'
import { FormFromZod } from '#ui/form'
import { usePathParam } from '#ui/link'
import { DateText } from '#ui/number'
import { Page, Section } from '#ui/page'
import { StatusTag } from '#ui/status'
import { RowsTable } from '#ui/table'
import { useText } from '#ui/text'
import { FormDrawer } from './accounts.tsx'
import { yuanColumn } from './money.tsx'
import { Fact, StatementSection, usePeriod } from './statement-section.tsx'
import { OriginLink } from './words.tsx'

type Detail = ResponseOf<typeof getAccount>
/** One account: what it has and may, what is held, and its statement of a period. */
export default function AccountPage(): ReactNode {
  const text = useText()
  const accountId = usePathParam('accountId')
  const { to, by } = usePeriod()
  const answer = useCall(getAccount, { params: { accountId }, query: { on: to, by } })
  const [isEditing, setEditing] = useState(false)
  const account = answer.data?.account
  return (
    <Page
      title={account?.name ?? text('ledger.account')}
      subtitle={account ? <Facts account={account} /> : null}
      trail={[{ title: text('ledger.accounts'), to: '/ledger/accounts' }]}
      action={
        answer.data?.mayWrite ? <Button onClick={() => setEditing(true)}>{text('ledger.account.edit')}</Button> : null
      }
      answer={answer}
    >
      {(detail) => (
        <>
          <Balance detail={detail} />
          {detail.holds.length > 0 ? <Holds detail={detail} /> : null}
          <StatementSection accountId={accountId} />
          <FormDrawer title={text('ledger.account.edit')} isOpen={isEditing} onClose={() => setEditing(false)}>
            <EditForm account={detail.account} onClose={() => setEditing(false)} />
          </FormDrawer>
        </>
      )}
    </Page>
  )
}

function Facts({ account }: { account: LedgerAccount }): ReactNode {
  const text = useText()
  const facts = [
    account.regionName,
    text(`ledger.kind.${account.kind}`),
    account.code,
    ...(account.budgetYear === null ? [] : [text('ledger.account.year', { year: account.budgetYear })]),
    ...(account.basis === null ? [] : [account.basis]),
  ]
  return (
    <span>
      {facts.join(' · ')} {account.closedAt ? <StatusTag tone="none" label={text('ledger.account.closed')} /> : null}
    </span>
  )
}

function Balance({ detail }: { detail: Detail }): ReactNode {
  const text = useText()
  const { account, on, balanceOnFen } = detail
  const { by } = usePeriod()
  const noLimit = text('ledger.no-limit')
  return (
    <Section title={text('ledger.balance')}>
      <dl className="ledger-facts">
        <Fact title={text('ledger.column.balance')} fen={account.balanceFen} isLarge />
        <Fact title={text('ledger.column.available')} fen={account.availableFen} isLarge reason={noLimit} />
        <Fact title={text('ledger.column.held')} fen={account.heldDecreaseFen} />
        <Fact title={text('ledger.column.increase')} fen={account.increaseFen} />
        <Fact title={text('ledger.column.decrease')} fen={account.decreaseFen} />
        <Fact title={text('ledger.column.floor')} fen={account.floorFen} reason={noLimit} />
        <Fact title={text('ledger.column.ceiling')} fen={account.ceilingFen} reason={noLimit} />
        <Fact title={text(`ledger.balance.on.${by}`, { date: on })} fen={balanceOnFen} />
      </dl>
      <Used account={account} />
    </Section>
  )
}

/** How much of what came in is spent and held, as a bar with its words. */
function Used({ account }: { account: LedgerAccount }): ReactNode {
  const text = useText()
  const all = BigInt(account.increaseFen)
  if (account.kind !== 'fund' || all <= 0n) return null
  const bps = (fen: string) => Number((BigInt(fen) * 10_000n) / all) / 100
  const [spent, held] = [bps(account.decreaseFen), bps(account.heldDecreaseFen)]
  const words = text('ledger.used', { spent: spent.toFixed(1), held: held.toFixed(1) })
  return (
    <>
      <p>{words}</p>
      <div className="ledger-bar" role="img" aria-label={words}>
        <span className="ledger-spent" style={{ width: `${Math.min(spent, 100)}%` }} />
        <span className="ledger-held" style={{ width: `${Math.min(held, 100)}%` }} />
      </div>
    </>
  )
}

function Holds({ detail }: { detail: Detail }): ReactNode {
  const text = useText()
  type Hold = Detail['holds'][number]
  return (
    <Section title={text('ledger.holds')}>
      <RowsTable
        id="ledger.holds"
        label={text('ledger.holds')}
        rows={detail.holds}
        rowKey={(row: Hold) => row.id}
        columns={[
          { key: 'purpose', title: text('ledger.column.purpose'), isTitle: true, width: 280 },
          { key: 'fromName', title: text('ledger.column.from'), width: 200 },
          { key: 'toName', title: text('ledger.column.to'), width: 200 },
          yuanColumn('leftFen', text('ledger.column.held'), (row: Hold) => row.leftFen),
          {
            key: 'heldAt',
            title: text('ledger.column.held-at'),
            width: 150,
            render: (row) => <DateText date={row.heldAt} />,
          },
          {
            key: 'expiresAt',
            title: text('ledger.column.expires'),
            width: 150,
            render: (row) => <DateText date={row.expiresAt} reason={text('ledger.hold.no-end')} />,
          },
          {
            key: 'origin',
            title: text('ledger.column.origin'),
            width: 180,
            value: (row) => row.origin.label,
            render: (row) => <OriginLink origin={row.origin} />,
          },
        ]}
      />
    </Section>
  )
}

const yuanOrNull = (fen: string | null) => (fen === null ? null : fenText(BigInt(fen)))

function EditForm({ account, onClose }: { account: LedgerAccount; onClose: () => void }): ReactNode {
  const text = useText()
  const change = useAct(changeAccount, { done: text('ledger.account.changed'), onDone: onClose, quiet: true })
  const params = { accountId: account.id }
  const { revision } = account
  const kept = {
    name: account.name,
    floorYuan: yuanOrNull(account.floorFen),
    ceilingYuan: yuanOrNull(account.ceilingFen),
    basis: account.basis,
  }
  const isClosed = account.closedAt !== null

  async function turn() {
    const sure = await confirm({
      title: text(isClosed ? 'ledger.account.reopen' : 'ledger.account.close'),
      body: text('ledger.account.close.about'),
      yes: text(isClosed ? 'ledger.account.reopen' : 'ledger.account.close'),
      isDanger: !isClosed,
    })
    if (sure !== null) await turnAct.run({ params, body: { ...kept, isClosed: !isClosed, revision } })
  }
  const turnAct = useAct(changeAccount, { done: text('ledger.account.changed'), onDone: onClose })
  return (
    <>
      <FormFromZod
        schema={AccountChangeForm}
        initial={kept}
        submitLabel={text('ledger.save')}
        onSubmit={(body) => change.submit({ params, body: { ...body, isClosed, revision } })}
        onCancel={onClose}
      />
      <Button danger={!isClosed} loading={turnAct.isRunning} onClick={() => void turn()}>
        {text(isClosed ? 'ledger.account.reopen' : 'ledger.account.close')}
      </Button>
    </>
  )
}
