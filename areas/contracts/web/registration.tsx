import './contracts.css'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import {
  cancelRegistration,
  countries,
  deductionKinds,
  developmentForms,
  downloadCertificate,
  fields,
  getRegistration,
  industries,
  ipTypes,
  kinds,
  partyTypes,
  paymentModes,
  planSources,
  type Registration,
  serviceForms,
} from '#contract/contracts'
import type { Localized } from '#kernel/localized'
import { asProblem, download, showProblem, useAct, useCall } from '#ui/api'
import { confirm } from '#ui/confirm'
import { Go, usePathParam } from '#ui/link'
import { DateText } from '#ui/number'
import { Page, Section } from '#ui/page'
import { RowsTable } from '#ui/table'
import { say, useText } from '#ui/text'
import { ChangeDrawer, type Changing } from './change-drawer.tsx'
import { History } from './history.tsx'
import { Amount, StateTag } from './words.tsx'

/** A registered contract: what holds now, how its amounts came about, and everything that was entered. */
export default function RegistrationPage(): ReactNode {
  const text = useText()
  const registrationId = usePathParam('registrationId')
  const answer = useCall(getRegistration, { params: { registrationId } })
  const [changing, setChanging] = useState<Changing | null>(null)
  const found = answer.data
  return (
    <Page
      title={found?.projectName ?? text('contracts.registration')}
      subtitle={
        found ? (
          <>
            <StateTag line={found} /> <span className="figure">{found.number}</span> · {found.sellerName} ·{' '}
            {found.regionName}
          </>
        ) : null
      }
      trail={[{ title: text('contracts.register'), to: '/contracts' }]}
      action={found ? <Acts found={found} onChange={setChanging} /> : null}
      answer={answer}
    >
      {(registration) => (
        <>
          {registration.isInvented ? <p className="quiet">{text('contracts.invented')}</p> : null}
          {registration.takenFrom ? (
            <p className="quiet">{text('contracts.taken-from', { file: registration.takenFrom })}</p>
          ) : null}
          <Section title={text('contracts.amounts')}>
            <Amounts found={registration} />
          </Section>
          <Section title={text('contracts.parties')}>
            <Parties found={registration} />
          </Section>
          <Section title={text('contracts.particulars')}>
            <Particulars found={registration} />
          </Section>
          <Section title={text('contracts.history')}>
            <History entries={registration.entries} />
          </Section>
          <ChangeDrawer found={registration} changing={changing} onClose={() => setChanging(null)} />
        </>
      )}
    </Page>
  )
}

function Acts({ found, onChange }: { found: Registration; onChange: (changing: Changing) => void }): ReactNode {
  const text = useText()
  const params = { registrationId: found.id }
  const cancel = useAct(cancelRegistration, { done: text('contracts.cancelled') })
  const save = () => download(downloadCertificate, { params }).catch((error: unknown) => showProblem(asProblem(error)))
  const ask = async () => {
    const reason = await confirm({
      title: text('contracts.cancel'),
      body: text('contracts.cancel.about'),
      yes: text('contracts.cancel'),
      isDanger: true,
      needsReason: true,
    })
    if (reason) await cancel.run({ params, body: { edition: found.edition, reason } })
  }
  return (
    <span className="acts">
      {found.mayChange ? (
        <>
          <Button danger loading={cancel.isRunning} onClick={() => void ask()}>
            {text('contracts.cancel')}
          </Button>
          <Button onClick={() => onChange('change')}>{text('contracts.change')}</Button>
          {found.isAmountOpen ? <Button onClick={() => onChange('settle')}>{text('contracts.settle')}</Button> : null}
        </>
      ) : null}
      {found.takenFrom === null ? (
        <Button type="primary" onClick={() => void save()}>
          {text('contracts.certificate')}
        </Button>
      ) : null}
    </span>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Amounts({ found }: { found: Registration }): ReactNode {
  const text = useText()
  const { isAmountOpen, working, particulars } = found
  return (
    <>
      <dl className="facts-grid">
        <Fact label={text('contracts.column.contractYuan')}>
          <span className="contract-large">
            <Amount yuan={found.contractYuan} isOpen={isAmountOpen} /> {isAmountOpen ? null : text('contracts.yuan')}
          </span>
        </Fact>
        <Fact label={text('contracts.column.technologyYuan')}>
          <span className="contract-large">
            <Amount yuan={found.technologyYuan} isOpen={isAmountOpen} /> {isAmountOpen ? null : text('contracts.yuan')}
          </span>
        </Fact>
        <Fact label={text('contracts.payment')}>{named(paymentModes, particulars.paymentMode)}</Fact>
        {particulars.originalAmount ? (
          <Fact label={text('contracts.original')}>
            {particulars.currency} {particulars.originalAmount} × {particulars.exchangeRate}
          </Fact>
        ) : null}
      </dl>
      {particulars.deductions.length > 0 ? (
        <RowsTable
          id="contracts.deductions"
          label={text('contracts.deductions')}
          rows={particulars.deductions.map((line, index) => ({ ...line, no: index + 1 }))}
          rowKey={(line) => String(line.no)}
          columns={[
            { key: 'name', title: text('contracts.deduction.name'), isTitle: true, width: 300 },
            {
              key: 'kind',
              title: text('contracts.deduction.kind'),
              width: 160,
              render: (line) => named(deductionKinds, line.kind),
            },
            {
              key: 'amount',
              title: text('contracts.column.amount'),
              unit: text('contracts.yuan'),
              kind: 'number',
              width: 160,
              render: (line) => <Amount yuan={line.amount} />,
            },
          ]}
          empty={{ title: text('contracts.deductions') }}
        />
      ) : null}
      {isAmountOpen ? null : (
        <p className="contract-working">
          {say(working)}{' '}
          <span className="quiet">
            ({found.ruleVersion}；{working.clause})
          </span>
          {working.note ? (
            <>
              <br />
              {text('contracts.note')}：{working.note}
            </>
          ) : null}
        </p>
      )}
    </>
  )
}

function Parties({ found }: { found: Registration }): ReactNode {
  const text = useText()
  const { seller, buyers } = found.particulars
  const rows = [
    { ...seller, role: text('contracts.column.seller'), key: 'seller' },
    ...buyers.map((buyer, index) => ({ ...buyer, role: text('contracts.column.buyer'), key: `buyer${index}` })),
  ]
  return (
    <RowsTable
      id="contracts.parties"
      label={text('contracts.parties')}
      rows={rows}
      rowKey={(party) => party.key}
      columns={[
        { key: 'name', title: text('contracts.party.name'), isTitle: true, width: 260 },
        { key: 'role', title: text('contracts.party.role'), width: 90 },
        { key: 'creditCode', title: text('contracts.party.code'), width: 190 },
        {
          key: 'type',
          title: text('contracts.party.type'),
          width: 150,
          render: (party) => named(partyTypes, party.type),
        },
        {
          key: 'country',
          title: text('contracts.party.place'),
          width: 160,
          render: (party) => `${named(countries, party.country)} ${party.regionCode ?? ''}`,
        },
      ]}
      empty={{ title: text('contracts.parties') }}
    />
  )
}

function Particulars({ found }: { found: Registration }): ReactNode {
  const text = useText()
  const { particulars } = found
  const form = particulars.form ? named({ ...developmentForms, ...serviceForms }, particulars.form) : null
  return (
    <dl className="facts-grid">
      <Fact label={text('contracts.column.kind')}>
        {say(kinds[found.kind])} {form ? `· ${form}` : ''}
      </Fact>
      <Fact label={text('contracts.column.field')}>{say(fields[found.field])}</Fact>
      <Fact label={text('contracts.column.signedOn')}>
        <DateText date={found.signedOn} />
      </Fact>
      <Fact label={text('contracts.validity')}>
        {particulars.validFrom === null && particulars.validTo === null
          ? text('contracts.validity.unknown')
          : `${particulars.validFrom ?? '…'} – ${particulars.validTo ?? '…'}`}
      </Fact>
      <Fact label={text('contracts.column.registeredOn')}>
        <DateText date={found.registeredOn} />
      </Fact>
      <Fact label={text('contracts.ip')}>
        {named(ipTypes, particulars.ipType)} {particulars.ipNumber ?? ''}
      </Fact>
      <Fact label={text('contracts.plan')}>{named(planSources, particulars.planSource)}</Fact>
      <Fact label={text('contracts.industry')}>{named(industries, particulars.industry)}</Fact>
      <Fact label={text('contracts.regime')}>{text(`contracts.regime.${found.regime}`)}</Fact>
      {found.caseId ? (
        <Fact label={text('contracts.case')}>
          {found.mayChange ? <Go to={`/desk/${found.caseId}`}>{found.caseNumber}</Go> : found.caseNumber}
        </Fact>
      ) : null}
      <Fact label={text('contracts.code')}>
        <Go to={`/contracts/verify/${found.number}`} search={{ code: found.verification.code }}>
          {found.verification.code}
        </Go>
      </Fact>
      <div className="contract-wide">
        <dt>{text('contracts.content')}</dt>
        <dd>{particulars.content}</dd>
      </div>
    </dl>
  )
}

function named(list: Record<string, Localized>, code: string): string {
  const words = list[code]
  return words ? say(words) : code
}
