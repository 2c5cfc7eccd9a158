import './season.css'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import {
  exportSeasonBoard,
  exportSeasonEntries,
  type Funnel,
  getSeasonBoard,
  listSeasonEntries,
  type SeasonBoard,
  type SeasonEntry,
  seasonStages,
  seasonSteps,
  seasonVerdicts,
} from '#contract/recognition'
import { download, useCall } from '#ui/api'
import { Go, useGo, usePathParam, useQueryState } from '#ui/link'
import { DateText, formatNumber, NoValue, NumberText } from '#ui/number'
import { Page, Section } from '#ui/page'
import { DataTable } from '#ui/table'
import { say, useText } from '#ui/text'
import { ResultTag, rangeWords, SeasonState, StageTag, VerdictTag } from './words.tsx'

const steps = ['screened', ...seasonSteps] as const
type Step = (typeof steps)[number]
const nothing = { region: '', step: '', stage: '', verdict: '', waiting: '', page: '' }

/** What a leader looks at in the morning: how far the season is in each district, beside last year, and what waits. */
export default function BoardPage(): ReactNode {
  const text = useText()
  const seasonId = usePathParam('seasonId')
  const answer = useCall(getSeasonBoard, { params: { seasonId } })
  const board = answer.data
  return (
    <Page
      title={board?.season.title ?? text('recognition.season.board')}
      trail={[{ title: text('recognition.season.list'), to: '/recognition/seasons' }]}
      subtitle={
        board ? (
          <>
            <SeasonState state={board.season.state} /> <DateText date={board.season.opensOn} /> –{' '}
            <DateText date={board.season.closesOn} />
          </>
        ) : null
      }
      action={
        board ? (
          <span className="acts">
            <Button onClick={() => void download(exportSeasonBoard, { params: { seasonId } })}>
              {text('recognition.season.export')}
            </Button>
            <Button onClick={() => window.print()}>{text('recognition.season.print')}</Button>
            <Go to={`/recognition/seasons/${seasonId}/results`} className="button">
              {text('recognition.season.results')}
            </Go>
          </span>
        ) : null
      }
      answer={answer}
    >
      {(found) => (
        <>
          <p className="season-headline">{headline(found, text)}</p>
          <Waiting board={found} />
          <Section title={text('recognition.season.funnel')}>
            <FunnelTable board={found} />
          </Section>
          <Entries seasonId={seasonId} />
        </>
      )}
    </Page>
  )
}

function headline({ all: { now, last } }: SeasonBoard, text: ReturnType<typeof useText>): string {
  const said = text('recognition.season.headline', {
    applied: formatNumber(now.applied),
    reviewed: formatNumber(now.reviewed),
    recommended: formatNumber(now.recommended),
    recognised: formatNumber(now.recognised),
  })
  return last ? said + text('recognition.season.headline.last', { applied: formatNumber(last.applied) }) : said
}

/** Opens the companies behind a number: the list below shows exactly those that it counts. */
function useOpen(): (filter: Record<string, string>) => void {
  const [, setAddress] = useQueryState()
  return (filter) => {
    setAddress({ ...nothing, ...filter })
    document.getElementById('season-entries')?.scrollIntoView({ behavior: 'smooth' })
  }
}

function Waiting({ board: { deadlines, waiting } }: { board: SeasonBoard }): ReactNode {
  const text = useText()
  const open = useOpen()
  const figures = [
    ['checking', waiting.checking, { stage: 'checking' }],
    ['without-round', waiting.withoutRound, { waiting: 'round' }],
    ['overdue', waiting.overdueReviews, { waiting: 'overdue' }],
  ] as const
  return (
    <dl className="facts-grid season-waiting">
      {deadlines.map(({ what, on, daysLeft }) => (
        <div key={what}>
          <dt>{text(`recognition.season.deadline.${what}`)}</dt>
          <dd>
            <strong>{text('recognition.season.days-left', { count: daysLeft })}</strong>{' '}
            <span className="quiet">
              <DateText date={on} />
            </span>
          </dd>
        </div>
      ))}
      {figures.map(([name, count, filter]) => (
        <div key={name}>
          <dt>{text(`recognition.season.waiting.${name}`)}</dt>
          <dd>
            {count > 0 ? (
              <button type="button" className="link-button figure" onClick={() => open(filter)}>
                {text('recognition.season.companies', { count })}
              </button>
            ) : (
              text('recognition.season.companies', { count })
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function FunnelTable({ board }: { board: SeasonBoard }): ReactNode {
  const text = useText()
  const open = useOpen()
  const go = useGo()
  const shown = steps.filter((step) => board.all.now[step] !== null || board.all.last?.[step] != null)
  const rows = [
    ...board.districts,
    {
      regionPath: '',
      name: { zh: text('recognition.season.total'), en: text('recognition.season.total') },
      ...board.all,
    },
  ]
  const openStep = (step: Step, region: string) => {
    if (step !== 'screened') open({ step, region })
    else if (board.screeningId)
      go(`/recognition/screenings/${board.screeningId}${board.isChosen.now ? '?chosen=yes' : ''}`)
  }
  return (
    <div className="season-scroll">
      <table className="season-funnel">
        <caption className="quiet">
          {board.last
            ? text('recognition.season.beside', { title: board.last.title })
            : text('recognition.season.beside.none')}
          {board.last && board.isChosen.now !== board.isChosen.last
            ? ` ${text(`recognition.season.beside.${board.isChosen.last ? 'chosen' : 'found'}`)}`
            : null}
        </caption>
        <thead>
          <tr>
            <th scope="col">{text('recognition.season.region')}</th>
            {shown.map((step) => (
              <th key={step} scope="col" className="season-number">
                {text(
                  step === 'screened' && board.isChosen.now
                    ? 'recognition.season.step.chosen'
                    : `recognition.season.step.${step}`,
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ regionPath, name, now, last }) => (
            <tr key={regionPath} className={regionPath === '' ? 'season-total' : undefined}>
              <th scope="row">{say(name)}</th>
              {shown.map((step) => (
                <td key={step} className="season-number">
                  <Count now={now} last={last} step={step} onOpen={() => openStep(step, regionPath)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Count(props: { now: Funnel; last: Funnel | null; step: Step; onOpen: () => void }): ReactNode {
  const text = useText()
  const { now, last, step, onOpen } = props
  const count = now[step]
  const before = last?.[step] ?? null
  return (
    <>
      {count ? (
        <button type="button" className="link-button figure" onClick={onOpen}>
          {formatNumber(count)}
        </button>
      ) : (
        <NumberText value={count} reason={text('recognition.season.not-screened')} />
      )}
      {before === null ? null : (
        <span className="quiet season-last">{text('recognition.season.last', { count: formatNumber(before) })}</span>
      )}
    </>
  )
}

function Entries({ seasonId }: { seasonId: string }): ReactNode {
  const text = useText()
  const go = useGo()
  const options = (values: readonly string[], of: string) =>
    values.map((value) => ({ value, label: text(`recognition.season.${of}.${value}`) }))
  return (
    <div id="season-entries">
      <Section title={text('recognition.season.entries')}>
        <DataTable
          id="recognition.season-entries"
          label={text('recognition.season.entries')}
          endpoint={listSeasonEntries}
          exportEndpoint={exportSeasonEntries}
          params={{ seasonId }}
          rowKey={(row: SeasonEntry) => row.caseId}
          inAddress
          filters={[
            { key: 'q', label: text('recognition.awards.search'), kind: 'search' },
            { key: 'region', label: text('recognition.season.region'), kind: 'region' },
            {
              key: 'step',
              label: text('recognition.season.step'),
              kind: 'select',
              options: options(seasonSteps, 'step'),
            },
            {
              key: 'stage',
              label: text('recognition.season.stage'),
              kind: 'select',
              options: options(seasonStages, 'stage'),
            },
            {
              key: 'verdict',
              label: text('recognition.season.verdict'),
              kind: 'select',
              options: options(seasonVerdicts, 'verdict'),
            },
            {
              key: 'waiting',
              label: text('recognition.season.waiting'),
              kind: 'select',
              options: [
                { value: 'round', label: text('recognition.season.waiting.without-round') },
                { value: 'overdue', label: text('recognition.season.waiting.overdue') },
              ],
            },
          ]}
          columns={[
            { key: 'companyName', title: text('recognition.awards.column.company'), isTitle: true, width: 260 },
            { key: 'regionName', title: text('recognition.season.region'), width: 110 },
            {
              key: 'filedOn',
              title: text('recognition.season.filed'),
              width: 120,
              render: (row) => <DateText date={row.filedOn} />,
            },
            {
              key: 'stage',
              title: text('recognition.season.stage'),
              width: 120,
              render: (row) => <StageTag stage={row.stage} />,
            },
            {
              key: 'rounds',
              title: text('recognition.season.rounds'),
              kind: 'number',
              width: 130,
              render: (row) =>
                row.hasOpenRound ? text('recognition.season.round.going-on', { number: row.rounds + 1 }) : row.rounds,
            },
            {
              key: 'low',
              title: text('recognition.season.predicted'),
              unit: text('recognition.season.points'),
              kind: 'number',
              width: 130,
              render: (row) => rangeWords(row) ?? <NoValue reason={text('recognition.season.not-reviewed')} />,
            },
            {
              key: 'verdict',
              title: text('recognition.season.verdict'),
              width: 130,
              render: (row) => (row.rounds > 0 ? <VerdictTag verdict={row.verdict} /> : null),
            },
            {
              key: 'result',
              title: text('recognition.season.result'),
              width: 120,
              render: (row) => <ResultTag result={row.result} />,
            },
          ]}
          onOpen={(row) => go(`/recognition/season-cases/${row.caseId}`)}
          empty={{ title: text('recognition.season.entries.none'), hint: text('recognition.season.entries.none.hint') }}
        />
      </Section>
    </div>
  )
}
