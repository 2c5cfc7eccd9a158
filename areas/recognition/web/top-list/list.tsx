import './top-list.css'
import type { ReactNode } from 'react'
import {
  exportTopListEntries,
  getTopList,
  listTopListEntries,
  type TopList,
  type TopListEntry,
  topListStandings,
} from '#contract/recognition'
import { useCall } from '#ui/api'
import { useGo, usePathParam } from '#ui/link'
import { DateText, formatDate, NoValue } from '#ui/number'
import { Page, Section } from '#ui/page'
import { StatusTag } from '#ui/status'
import { DataTable } from '#ui/table'
import { sayAll, useText } from '#ui/text'
import { Figure } from '../awards/words.tsx'
import { Acts, Recompute, TakeOut } from './acts.tsx'
import { MethodTable } from './method-table.tsx'
import { Band, Change, EntryStanding, ListState, scoreText } from './words.tsx'

/** One list: where it stands, by which method, where the seats end, and each company with its place and band. */
export default function TopListPage(): ReactNode {
  const text = useText()
  const answer = useCall(getTopList, { params: { listId: usePathParam('listId') } })
  return (
    <Page
      title={answer.data ? text('recognition.top.title', { year: answer.data.year }) : text('recognition.top')}
      trail={[{ title: text('recognition.top'), to: '/recognition/top-list' }]}
      action={answer.data ? <Acts list={answer.data} /> : null}
      answer={answer}
    >
      {(list) => (
        <>
          <Head list={list} />
          <Section title={text('recognition.top.ranking')}>
            <p className="quiet">
              {text('recognition.top.band.about', { spread: list.method.spreadPercent })} <Line list={list} />
            </p>
            <Companies list={list} />
          </Section>
          {list.left.length > 0 ? (
            <Section title={text('recognition.top.left', { year: list.lastYear ?? '' })}>
              <p>{sayAll(list.left.map(({ name, place }) => text('recognition.top.left.one', { name, place })))}</p>
            </Section>
          ) : null}
          <Section title={text('recognition.top.method')} extra={list.mayCheck ? <Recompute list={list} /> : null}>
            <p>
              <StatusTag tone="none" label={text('recognition.top.set-by-city')} />{' '}
              {text('recognition.top.method-of', {
                title: list.methodTitle,
                number: list.methodNumber,
                day: formatDate(list.methodFrom),
              })}
            </p>
            <MethodTable content={list.method} />
            <p className="quiet top-digest">SHA-256 {list.digest}</p>
          </Section>
        </>
      )}
    </Page>
  )
}

function Head({ list }: { list: TopList }): ReactNode {
  const text = useText()
  return (
    <dl className="facts-grid">
      <Figure label={text('recognition.awards.column.state')}>
        <ListState state={list.state} />
        {list.dropReason ? <p className="quiet">{list.dropReason}</p> : null}
      </Figure>
      <Figure label={text('recognition.top.seated')}>
        {text('recognition.top.seated-of', { seated: list.seated, seats: list.seats })}
      </Figure>
      <Figure label={text('recognition.top.ranked')}>
        {text('recognition.top.ranked-of', { ranked: list.ranked, unranked: list.unranked })}
      </Figure>
      <Figure label={text('recognition.top.taken-out')}>
        {text('recognition.awards.companies', { count: list.takenOut })}
      </Figure>
      <Figure label={text('recognition.screening.as-of')}>
        <DateText date={list.asOf} />
      </Figure>
      <Figure label={text('recognition.awards.drawn-by')}>
        {list.drawnByName} <DateText date={list.drawnOn} />
      </Figure>
      <Figure label={text('recognition.awards.decided-by')}>
        {list.approvedByName ?? text(list.isOwn ? 'recognition.awards.not-you' : 'recognition.awards.undecided')}
      </Figure>
      <Figure label={text('recognition.awards.column.notice')}>
        {list.noticeUntil ? <DateText date={list.noticeUntil} /> : text('recognition.awards.notice.later')}
      </Figure>
      {list.publishedOn ? (
        <Figure label={text('recognition.top.published-on')}>
          <DateText date={list.publishedOn} />
        </Figure>
      ) : null}
    </dl>
  )
}

/** Where the seats end and, where several share the last place, what the method says of them. */
function Line({ list: { line, method } }: { list: TopList }): ReactNode {
  const text = useText()
  if (line === null) return text('recognition.top.line.none')
  const said = text('recognition.top.line', { place: line.place, score: scoreText(line.score) })
  if (line.sharing === 1) return said
  const rule = text(`recognition.top.tie.${method.lineTie}`)
  return `${said} ${text('recognition.top.line.shared', { count: line.sharing, rule })}`
}

function Companies({ list }: { list: TopList }): ReactNode {
  const text = useText()
  const go = useGo()
  const namesOf = (codes: readonly string[]) =>
    sayAll(codes.map((code) => list.method.indicators.find((each) => each.code === code)?.name ?? code))
  return (
    <DataTable
      id="recognition.top-list"
      label={text('recognition.top.ranking')}
      endpoint={listTopListEntries}
      exportEndpoint={exportTopListEntries}
      params={{ listId: list.id }}
      key={list.revision}
      rowKey={(row: TopListEntry) => row.creditCode}
      inAddress
      filters={[
        { key: 'q', label: text('recognition.awards.search'), kind: 'search' },
        { key: 'regionPath', label: text('recognition.awards.column.region'), kind: 'region' },
        {
          key: 'standing',
          label: text('recognition.top.standing'),
          kind: 'select',
          options: topListStandings.map((value) => ({ value, label: text(`recognition.top.standing.${value}`) })),
        },
      ]}
      columns={[
        {
          key: 'place',
          title: text('recognition.top.place'),
          kind: 'number',
          width: 80,
          render: ({ place }) => place ?? <NoValue reason={text('recognition.top.no-place')} />,
        },
        { key: 'name', title: text('recognition.awards.column.company'), isTitle: true, width: 260 },
        { key: 'regionName', title: text('recognition.awards.column.region'), width: 110 },
        {
          key: 'score',
          title: text('recognition.top.score'),
          kind: 'number',
          width: 110,
          render: ({ score }) =>
            score === null ? <NoValue reason={text('recognition.top.no-score')} /> : scoreText(score),
        },
        {
          key: 'band',
          title: text('recognition.top.band'),
          width: 180,
          value: ({ low, high }) => (low === null ? null : `${low}–${high}`),
          render: (row) => <Band of={row} ranked={list.ranked} seats={list.seats} />,
        },
        {
          key: 'lastPlace',
          title: text('recognition.top.since'),
          width: 150,
          render: (row) => <Change entry={row} lastYear={list.lastYear} />,
        },
        {
          key: 'standing',
          title: text('recognition.top.standing'),
          width: 220,
          render: (row) => (
            <>
              <EntryStanding standing={row.standing} />
              {row.endedOn ? (
                <p className="quiet">{text('recognition.top.ended', { day: formatDate(row.endedOn) })}</p>
              ) : row.missing.length > 0 ? (
                <p className="quiet">{text('recognition.top.lacks', { names: namesOf(row.missing) })}</p>
              ) : null}
              {row.takenOutReason ? <p className="quiet">{row.takenOutReason}</p> : null}
              {list.mayChange && list.state === 'notice' && row.place !== null ? (
                <TakeOut list={list} entry={row} />
              ) : null}
            </>
          ),
        },
      ]}
      onOpen={(row) => go(`/recognition/top-list/${list.id}/${row.creditCode}`)}
      empty={{ title: text('recognition.awards.no-company'), hint: text('recognition.awards.no-company.hint') }}
    />
  )
}
