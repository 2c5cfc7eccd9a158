import './enterprises.css'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { type Company, getCompany } from '#contract/enterprises'
import { useCall } from '#ui/api'
import { CompanyPanels } from '#ui/company-panels'
import { Go, usePathParam } from '#ui/link'
import { DateText, NoValue } from '#ui/number'
import { Page, Section } from '#ui/page'
import { useText } from '#ui/text'
import { Alike, SeparateButton } from './company/alike.tsx'
import { Certificates } from './company/certificates.tsx'
import { ChangeDrawer } from './company/change-drawer.tsx'
import { Corrections } from './company/corrections.tsx'
import { Entries } from './company/entries.tsx'
import { Facts } from './company/facts.tsx'
import { Ladder } from './company/ladder.tsx'
import { Looks } from './company/looks.tsx'
import { People } from './company/people.tsx'
import { Standing } from './company/standing.tsx'
import { Successions } from './company/successions.tsx'
import { CompanyState, Fact, industryWords, titleWords } from './words.tsx'

/** One file per company: what is registered, what is known by year and from where, where it stands. */
export default function CompanyPage(): ReactNode {
  const text = useText()
  const creditCode = usePathParam('creditCode')
  const answer = useCall(getCompany, { params: { creditCode } })
  const [isChanging, setChanging] = useState(false)
  const found = answer.data
  return (
    <Page
      title={found?.name ?? text('enterprises.company')}
      subtitle={found ? <Subtitle company={found} /> : null}
      trail={found?.isOwn ? [] : [{ title: text('enterprises.list'), to: '/enterprises' }]}
      action={
        found?.mayChange && found.status !== 'merged' ? (
          <Button onClick={() => setChanging(true)}>{text('enterprises.change')}</Button>
        ) : null
      }
      answer={answer}
    >
      {(company) => (
        <>
          <Notices company={company} />
          <Ladder creditCode={company.creditCode} />
          <Standing creditCode={company.creditCode} />
          <Facts company={company} />
          <Corrections company={company} />
          <Certificates company={company} />
          <People company={company} />
          <CompanyPanels creditCode={company.creditCode} />
          {company.mayChange ? <Alike company={company} /> : null}
          <Section title={text('enterprises.registered')}>
            <Registered company={company} />
          </Section>
          <Successions company={company} />
          <Section title={text('enterprises.entries')}>
            <Entries entries={company.entries} />
          </Section>
          {company.isOwn ? <Looks creditCode={company.creditCode} /> : null}
          <ChangeDrawer company={company} isOpen={isChanging} onClose={() => setChanging(false)} />
        </>
      )}
    </Page>
  )
}

function Subtitle({ company }: { company: Company }): ReactNode {
  return (
    <>
      <CompanyState line={company} /> <span className="figure">{company.creditCode}</span> · {company.regionName}
      {company.titles.length > 0 ? ` · ${titleWords(company.titles)}` : ''}
    </>
  )
}

function Notices({ company }: { company: Company }): ReactNode {
  const text = useText()
  const { mergedInto, merged } = company
  return (
    <>
      {company.isInvented ? <p className="quiet">{text('enterprises.invented')}</p> : null}
      {mergedInto ? (
        <p>
          {text('enterprises.merged-into')} <Go to={`/enterprises/${mergedInto.creditCode}`}>{mergedInto.name}</Go>{' '}
          {company.mayChange ? <SeparateButton creditCode={company.creditCode} /> : null}
        </p>
      ) : null}
      {merged.length > 0 ? (
        <p className="quiet">
          {text('enterprises.merged-here')}{' '}
          {merged.map(({ creditCode, name }) => (
            <Go key={creditCode} to={`/enterprises/${creditCode}`}>
              {name}
            </Go>
          ))}
        </p>
      ) : null}
    </>
  )
}

function Registered({ company }: { company: Company }): ReactNode {
  const text = useText()
  const unknown = <NoValue reason={text('enterprises.unknown')} />
  return (
    <dl className="facts-grid">
      <Fact label={text('enterprises.code')}>{company.creditCode}</Fact>
      <Fact label={text('enterprises.region')}>{company.regionName}</Fact>
      <Fact label={text('enterprises.industry')}>{industryWords(company) ?? unknown}</Fact>
      <Fact label={text('enterprises.registeredOn')}>
        {company.registeredOn ? <DateText date={company.registeredOn} /> : unknown}
      </Fact>
      <Fact label={text('enterprises.status')}>
        <CompanyState line={company} /> {company.endedOn ? <DateText date={company.endedOn} /> : null}
      </Fact>
      {company.formerNames.length > 0 ? (
        <Fact label={text('enterprises.former-names')}>
          {company.formerNames.map(({ name, usedUntil }) => (
            <span key={`${name}${usedUntil}`} className="company-former">
              {text('enterprises.former-name', { name, until: usedUntil })}
            </span>
          ))}
        </Fact>
      ) : null}
    </dl>
  )
}
