import type { ReactNode } from 'react'
import { getRegionHistory } from '#contract/regions'
import type { ResponseOf } from '#platform/http/endpoint'
import { useCall } from '#ui/api'
import { Go, usePathParam } from '#ui/link'
import { DateText } from '#ui/number'
import { Page, Section } from '#ui/page'
import { StatusTag } from '#ui/status'
import { RowsTable } from '#ui/table'
import { say, useText } from '#ui/text'
import { kindWords } from './words.ts'

type History = ResponseOf<typeof getRegionHistory>

/** One region, in force or not: what it was called, what became part of it, and what it became. */
export default function RegionPage(): ReactNode {
  const text = useText()
  const answer = useCall(getRegionHistory, { params: { code: usePathParam('code') } })
  const region = answer.data?.region
  return (
    <Page
      title={region ? say({ zh: region.name, en: region.nameEn }) : text('regions.history')}
      subtitle={text('regions.history.about')}
      trail={[{ title: text('regions.title'), to: '/regions' }]}
      answer={answer}
    >
      {(history) => (
        <>
          <Facts history={history} />
          <Section title={text('regions.history')}>
            <Changes history={history} />
          </Section>
          <Section title={text('regions.history.parts')}>
            <Parts history={history} />
          </Section>
        </>
      )}
    </Page>
  )
}

function Facts({ history: { region } }: { history: History }): ReactNode {
  const text = useText()
  return (
    <>
      <p>
        {say(kindWords[region.kind])} · {region.code} ·{' '}
        {region.isInForce ? (
          <StatusTag tone="good" label={text('regions.in-force')} />
        ) : (
          <StatusTag tone="none" label={text('regions.over')} />
        )}
      </p>
      <p>
        {region.validFrom ? (
          <>
            {text('regions.history.from')} <DateText date={region.validFrom} />{' '}
          </>
        ) : null}
        {region.validTo ? (
          <>
            {text('regions.history.over')} <DateText date={region.validTo} />
          </>
        ) : null}
      </p>
      <p>
        <Go to={`/cockpit?regionPath=${encodeURIComponent(region.path)}`}>{text('regions.history.figures')}</Go>
      </p>
    </>
  )
}

function Changes({ history }: { history: History }): ReactNode {
  const text = useText()
  const { formerNames, predecessors, successors } = history
  if (formerNames.length + predecessors.length + successors.length === 0)
    return <p className="quiet">{text('regions.history.none')}</p>
  return (
    <dl>
      <Links title={text('regions.history.predecessors')} links={predecessors} />
      <Links title={text('regions.history.successors')} links={successors} />
      {formerNames.length > 0 ? <dt>{text('regions.history.names')}</dt> : null}
      {formerNames.map(({ name, until }) => (
        <dd key={name}>
          {name} <span className="quiet">{text('regions.history.until', { date: until })}</span>
        </dd>
      ))}
    </dl>
  )
}

function Links({ title, links }: { title: string; links: History['successors'] }): ReactNode {
  const text = useText()
  if (links.length === 0) return null
  return (
    <>
      <dt>{title}</dt>
      {links.map(({ path, code, name, from }) => (
        <dd key={path}>
          <Go to={`/regions/${code}`}>{name}</Go>{' '}
          <span className="quiet">{text('regions.history.since', { date: from })}</span>
        </dd>
      ))}
    </>
  )
}

function Parts({ history }: { history: History }): ReactNode {
  const text = useText()
  return (
    <RowsTable
      id="regions.parts"
      label={text('regions.history.parts')}
      rows={history.parts}
      rowKey={(one) => one.path}
      columns={[
        {
          key: 'name',
          title: text('regions.column.name'),
          isTitle: true,
          value: (one) => say({ zh: one.name, en: one.nameEn }),
          render: (one) => <Go to={`/regions/${one.code}`}>{say({ zh: one.name, en: one.nameEn })}</Go>,
        },
        { key: 'kind', title: text('regions.column.kind'), value: (one) => say(kindWords[one.kind]) },
        {
          key: 'state',
          title: text('regions.column.state'),
          value: (one) => one.validTo,
          render: (one) =>
            one.isInForce ? (
              <StatusTag tone="good" label={text('regions.in-force')} />
            ) : (
              <StatusTag tone="none" label={text('regions.over')} />
            ),
        },
      ]}
      empty={{ title: text('regions.history.parts.none') }}
    />
  )
}
