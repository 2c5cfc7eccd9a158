import './ledger.css'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { getStatement } from '#contract/ledger'
import { businessDate } from '#kernel/clock'
import type { ResponseOf } from '#platform/http/endpoint'
import { useCall } from '#ui/api'
import { usePathParam } from '#ui/link'
import { formatDate } from '#ui/number'
import { Page } from '#ui/page'
import { useText } from '#ui/text'
import { yuanOf } from './money.tsx'
import { PeriodBar, usePeriod } from './statement-section.tsx'

type Statement = ResponseOf<typeof getStatement>

/** 对账单 as it is printed and signed: one table, opening to closing, no paging. */
export default function StatementPage(): ReactNode {
  const text = useText()
  const accountId = usePathParam('accountId')
  const { from, to, by } = usePeriod()
  const answer = useCall(getStatement, { params: { accountId }, query: { from, to, by } })
  const name = answer.data?.account.name
  return (
    <Page
      title={text('ledger.statement')}
      trail={[
        { title: text('ledger.accounts'), to: '/ledger/accounts' },
        { title: name ?? text('ledger.account'), to: `/ledger/accounts/${accountId}` },
      ]}
      action={
        <Button type="primary" onClick={() => window.print()}>
          {text('ledger.print')}
        </Button>
      }
      answer={answer}
    >
      {(statement) => (
        <>
          <PeriodBar />
          <Slip statement={statement} />
        </>
      )}
    </Page>
  )
}

/** What scrolls must be reachable by the keyboard, though it is no control. */
function reachable(pane: HTMLElement | null): void {
  if (pane) pane.tabIndex = 0
}

function Slip({ statement }: { statement: Statement }): ReactNode {
  const text = useText()
  const { account, from, to, lines, lineCount } = statement
  const amount = (fen: string | null) => (fen === null ? '' : yuanOf(fen))
  return (
    <div className="ledger-slip">
      <div className="ledger-slip-head">
        <span>
          {text('ledger.column.account')}：{account.name}（{account.code}）
        </span>
        <span>
          {text('ledger.column.book')}：{account.regionName}
        </span>
        <span>
          {text('ledger.statement.period', { from, to })}（{text(`ledger.by.${statement.by}`)}）
        </span>
        <span>{text('ledger.statement.unit')}</span>
      </div>
      <section className="ledger-slip-scroll" ref={reachable} aria-label={text('ledger.statement')}>
        <table>
          <thead>
            <tr>
              <th>{text('ledger.column.happened')}</th>
              <th>{text('ledger.column.purpose')}</th>
              <th>{text('ledger.column.counterpart')}</th>
              <th className="number">{text('ledger.increase')}</th>
              <th className="number">{text('ledger.decrease')}</th>
              <th className="number">{text('ledger.column.balance')}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <td>{from}</td>
              <td colSpan={4}>{text('ledger.opening')}</td>
              <td className="number">{yuanOf(statement.openingFen)}</td>
            </tr>
            {lines.map((line) => (
              <tr key={line.seq}>
                <td>{businessDate(new Date(line.happenedAt))}</td>
                <td>{line.purpose}</td>
                <td>{line.counterparts}</td>
                <td className="number">{amount(line.increaseFen)}</td>
                <td className="number">{amount(line.decreaseFen)}</td>
                <td className="number">{yuanOf(line.balanceFen)}</td>
              </tr>
            ))}
            <tr>
              <td>{to}</td>
              <td colSpan={2}>{text('ledger.closing')}</td>
              <td className="number">{yuanOf(statement.increaseFen)}</td>
              <td className="number">{yuanOf(statement.decreaseFen)}</td>
              <td className="number">{yuanOf(statement.closingFen)}</td>
            </tr>
          </tbody>
        </table>
      </section>
      {lineCount > lines.length ? (
        <p>{text('ledger.statement.cut', { shown: lines.length, count: lineCount })}</p>
      ) : null}
      <div className="ledger-sign">
        <span>{text('ledger.sign.made')}</span>
        <span>{text('ledger.sign.checked')}</span>
        <span>{text('ledger.statement.printed', { at: formatDate(statement.printedAt) })}</span>
      </div>
    </div>
  )
}
