import './points.css'
import type { ReactNode } from 'react'
import { type BankItem, type ConsentedPoints, getConsented } from '#contract/recognition'
import { useCall } from '#ui/api'
import { TrendChart } from '#ui/chart'
import { usePathParam } from '#ui/link'
import { DateText, formatNumber } from '#ui/number'
import { Empty, Page, Section } from '#ui/page'
import { StatusTag } from '#ui/status'
import { colon, say, useText } from '#ui/text'
import { StatementButton } from './statement.tsx'
import { BandBar, PlaceWords, Points, TrialMark } from './words.tsx'

/** What a bank sees of a company that consented; each time the page asks, the company can see that it was seen. */
export default function BankViewPage(): ReactNode {
  const text = useText()
  const creditCode = usePathParam('creditCode')
  const answer = useCall(getConsented, { params: { creditCode } }, { isFresh: true })
  const found = answer.data
  return (
    <Page
      title={found ? found.name : text('recognition.consents.company')}
      subtitle={
        found ? (
          <>
            <span className="figure">{found.creditCode}</span> ·{' '}
            {text('recognition.consents.purpose', { purpose: found.purpose })} · {text('recognition.consents.until')}{' '}
            <DateText date={found.untilDay} />
          </>
        ) : null
      }
      trail={[{ title: text('recognition.consents'), to: '/recognition/points-consents' }]}
      action={found?.sheet ? <StatementButton consentId={found.consentId} /> : null}
      answer={answer}
    >
      {(view) => (
        <>
          <p className="quiet">{text('recognition.consents.logged')}</p>
          {view.sheet ? (
            <SheetOf sheet={view.sheet} />
          ) : (
            <Empty title={text('recognition.consents.no-sheet')} hint={text('recognition.consents.no-sheet.hint')} />
          )}
          <Certificates view={view} />
          <History view={view} />
        </>
      )}
    </Page>
  )
}

function SheetOf({ sheet }: { sheet: NonNullable<ConsentedPoints['sheet']> }): ReactNode {
  const text = useText()
  const groups = [...Map.groupBy(sheet.items, ({ group }) => group.zh).values()]
  return (
    <>
      {sheet.notice ? <p className="points-notice">{say(sheet.notice)}</p> : null}
      <dl className="points-summary">
        <div>
          <dt>
            {text('recognition.points.year', { year: sheet.year })} {text('recognition.points.total')}{' '}
            <TrialMark isTrial={sheet.isTrial} />
          </dt>
          <dd className="points-total">
            <Points points={sheet.total} />
            {sheet.outOf === null ? null : <span className="quiet"> / {sheet.outOf}</span>}
          </dd>
        </div>
        <div>
          <dt>{text('recognition.points.stage')}</dt>
          <dd>{sheet.stage ? say(sheet.stage) : text('recognition.points.no-stage')}</dd>
        </div>
        <div>
          <dt>{text('recognition.points.rank')}</dt>
          <dd>
            <PlaceWords place={sheet.place} />
            {sheet.place ? <BandBar place={sheet.place} /> : null}
          </dd>
        </div>
        <div>
          <dt>{text('recognition.consents.frozen')}</dt>
          <dd>
            <DateText date={sheet.frozenAt} />{' '}
            <StatusTag
              tone={sheet.isReproduced ? 'good' : 'bad'}
              label={text(`recognition.points.${sheet.isReproduced ? 'reproduced' : 'not-reproduced'}`)}
            />
            <p className="quiet points-digest">SHA-256 {sheet.digest}</p>
          </dd>
        </div>
      </dl>
      {groups.map((items) => (
        <Section key={items[0]?.group.zh} title={items[0] ? say(items[0].group) : ''}>
          <ol className="points-list">
            {items.map((item) => (
              <li key={item.id}>
                <ItemLine item={item} />
              </li>
            ))}
          </ol>
        </Section>
      ))}
    </>
  )
}

function ItemLine({ item }: { item: BankItem }): ReactNode {
  const text = useText()
  const { label, points, max, reason } = item
  return (
    <div className="points-item">
      <strong>{say(label)}</strong>
      <span>
        <Points points={points} />
        <span className="quiet"> / {max === null ? '—' : formatNumber(max)}</span>
      </span>
      <span className="points-bar" aria-hidden="true">
        <span style={{ width: points !== null && max ? `${Math.min(100, (100 * points) / max)}%` : '0%' }} />
      </span>
      {reason ? (
        <span className="points-wide quiet">
          {say(reason.words)}
          {reason.lost === null
            ? null
            : ` · ${text('recognition.points.lost', { lost: formatNumber(reason.lost.toFixed(2)) })}`}
        </span>
      ) : null}
    </div>
  )
}

function Certificates({ view }: { view: ConsentedPoints }): ReactNode {
  const text = useText()
  return (
    <Section title={text('recognition.consents.certificates')}>
      {view.certificates.length === 0 ? (
        <p className="quiet">{text('recognition.consents.no-certificates')}</p>
      ) : (
        <ul className="points-list">
          {view.certificates.map(({ title, validFrom, validTo }) => (
            <li key={`${title.zh}${validFrom}`}>
              <strong>{say(title)}</strong> <DateText date={validFrom} />
              {validTo ? (
                <>
                  –<DateText date={validTo} />
                </>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function History({ view }: { view: ConsentedPoints }): ReactNode {
  const text = useText()
  const points = view.history.map(({ year, total }) => ({ period: String(year), value: total }))
  if (points.length === 0) return null
  return (
    <Section title={text('recognition.points.history')}>
      {points.length > 1 ? (
        <TrendChart
          title={text('recognition.points.history')}
          series={[{ name: text('recognition.points.total'), points }]}
          height={200}
        />
      ) : null}
      <ol className="points-list">
        {view.history.map(({ year, stage, total, isTrial }) => (
          <li key={year}>
            {text('recognition.points.year', { year }) + colon()}
            <Points points={total} /> {stage ? say(stage) : ''} <TrialMark isTrial={isTrial} />
          </li>
        ))}
      </ol>
    </Section>
  )
}
