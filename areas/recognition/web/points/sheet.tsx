import './points.css'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { getPointsSheet, type PointsItem, type PointsSheet } from '#contract/recognition'
import { useCall } from '#ui/api'
import { TrendChart } from '#ui/chart'
import { Go, usePathParam, useQueryState } from '#ui/link'
import { DateText, formatNumber } from '#ui/number'
import { Page, Section } from '#ui/page'
import { StatusTag } from '#ui/status'
import { say, sayAll, useText } from '#ui/text'
import { AppealDrawer, Appeals } from './appeals.tsx'
import { Items } from './items.tsx'
import { BandBar, PlaceWords, Points, TrialMark } from './words.tsx'

/** One company's points of a year: each with what it was made of, why points were lost, and where the company stands. */
export default function SheetPage(): ReactNode {
  const text = useText()
  const params = { creditCode: usePathParam('creditCode'), year: Number(usePathParam('year')) }
  const [address, setAddress] = useQueryState()
  const query = address.revision ? { revision: Number(address.revision) } : {}
  const answer = useCall(getPointsSheet, { params, query })
  const [item, setItem] = useState<PointsItem | null>(null)
  const sheet = answer.data
  const trail = sheet?.isOwn ? [] : [{ title: text('recognition.points.page'), to: '/recognition/points' }]
  return (
    <Page
      title={
        sheet
          ? text('recognition.points.sheet.title', { name: sheet.name, year: sheet.year })
          : text('recognition.points.sheet')
      }
      subtitle={sheet ? <Subtitle sheet={sheet} /> : null}
      trail={trail}
      action={
        sheet ? (
          <span className="acts">
            {sheet.isOwn ? <Go to="/recognition/points-consents">{text('recognition.consents.open')}</Go> : null}
            <Button onClick={() => window.print()}>{text('recognition.points.print')}</Button>
          </span>
        ) : null
      }
      answer={answer}
    >
      {(found) => (
        <>
          {found.notice ? <p className="points-notice">{say(found.notice)}</p> : null}
          {found.isLatest ? null : (
            <p>
              <StatusTag tone="none" label={text('recognition.points.old-revision')} />{' '}
              <Button size="small" onClick={() => setAddress({ revision: '' })}>
                {text('recognition.points.to-latest')}
              </Button>
            </p>
          )}
          <Summary sheet={found} />
          <Items sheet={found} onAppeal={found.isOwn && found.isLatest ? setItem : null} />
          <Missing sheet={found} />
          <Appeals sheet={found} />
          <History sheet={found} onRevision={(revision) => setAddress({ revision: String(revision) })} />
          <AppealDrawer sheet={found} item={item} onClose={() => setItem(null)} />
        </>
      )}
    </Page>
  )
}

function Subtitle({ sheet }: { sheet: PointsSheet }): ReactNode {
  const text = useText()
  return (
    <>
      <TrialMark isTrial={sheet.isTrial} /> <span className="figure">{sheet.creditCode}</span> ·{' '}
      {text('recognition.points.rule', { rule: say(sheet.ruleTitle), version: sheet.ruleVersion })} ·{' '}
      {text('recognition.points.revision', { revision: sheet.revision })}
    </>
  )
}

function Summary({ sheet }: { sheet: PointsSheet }): ReactNode {
  const text = useText()
  const { place, stage } = sheet
  return (
    <dl className="points-summary">
      <div>
        <dt>{text(sheet.isTrial ? 'recognition.points.total.trial' : 'recognition.points.total')}</dt>
        <dd className="points-total">
          <Points points={sheet.total} />
          {sheet.outOf === null ? null : <span className="quiet"> / {sheet.outOf}</span>}
          {sheet.local ? (
            <p className="quiet points-note">
              {text(`recognition.points.local.${sheet.local.isCounted ? 'counted' : 'apart'}`, {
                points: formatNumber(sheet.local.points.toFixed(2)),
              })}
            </p>
          ) : null}
        </dd>
      </div>
      <div>
        <dt>{text('recognition.points.stage')}</dt>
        <dd>{stage ? say(stage.label) : text('recognition.points.no-stage')}</dd>
      </div>
      <div>
        <dt>{text('recognition.points.rank')}</dt>
        <dd>
          <PlaceWords place={place} />
          {place ? <BandBar place={place} /> : null}
        </dd>
      </div>
      <div>
        <dt>{text('recognition.points.judged-on')}</dt>
        <dd>
          <DateText date={sheet.judgedOn} />{' '}
          <StatusTag
            tone={sheet.isReproduced ? 'good' : 'bad'}
            label={text(`recognition.points.${sheet.isReproduced ? 'reproduced' : 'not-reproduced'}`)}
          />
        </dd>
      </div>
    </dl>
  )
}

function Missing({ sheet }: { sheet: PointsSheet }): ReactNode {
  const text = useText()
  if (sheet.missing.length === 0) return null
  return (
    <Section title={text('recognition.points.missing')}>
      <p>{sayAll(sheet.missing.map(say))}</p>
      {sheet.isOwn ? (
        <p className="no-print">
          <Go to={`/enterprises/${sheet.creditCode}`}>{text('recognition.points.missing.file')}</Go>
        </p>
      ) : null}
    </Section>
  )
}

function History({ sheet, onRevision }: { sheet: PointsSheet; onRevision: (revision: number) => void }): ReactNode {
  const text = useText()
  const points = sheet.history.map(({ year, total }) => ({ period: String(year), value: total }))
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
        {sheet.revisions.map((each) => (
          <li key={each.revision}>
            {each.revision === sheet.revision ? (
              <strong>{text('recognition.points.revision', { revision: each.revision })}</strong>
            ) : (
              <Button type="link" size="small" onClick={() => onRevision(each.revision)}>
                {text('recognition.points.revision', { revision: each.revision })}
              </Button>
            )}{' '}
            <Points points={each.total} /> · {text(`recognition.points.cause.${each.cause}`)} · {each.byName}{' '}
            <DateText date={each.at} />
          </li>
        ))}
      </ol>
    </Section>
  )
}
