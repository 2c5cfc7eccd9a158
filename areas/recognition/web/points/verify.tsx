import './points.css'
import type { ReactNode } from 'react'
import { type StatementContents, verifyStatement } from '#contract/recognition'
import { useCall } from '#ui/api'
import { DateText } from '#ui/number'
import { colon, inBrackets, sayAll, useText } from '#ui/text'
import { Verdict, VerifyPage } from '#ui/verify-page'
import { PlaceWords, Points } from './words.tsx'

/** Anybody who holds a statement of points sees here whether it is true and still valid. */
export default function VerifyStatement(): ReactNode {
  const text = useText()
  return (
    <VerifyPage
      path="/recognition/statements"
      words={{
        title: text('recognition.statement.verify'),
        about: text('recognition.statement.verify.about'),
        number: text('recognition.statement.number'),
        code: text('recognition.statement.code'),
        codeHelp: text('recognition.statement.code.help'),
        ask: text('recognition.statement.ask'),
      }}
      answer={(asked) => <Answer {...asked} />}
    />
  )
}

function Answer({ number, code }: { number: string; code: string }): ReactNode {
  const text = useText()
  const answer = useCall(verifyStatement, { params: { number }, query: { code } })
  if (answer.isError) return <Verdict isTrue={false} word={answer.error.message} />
  const found = answer.data
  if (!found) return null
  return (
    <section className="section" role="status">
      <Verdict
        isTrue={found.standing === 'in-force'}
        word={text(`recognition.statement.${found.standing}`, { name: found.name })}
      >
        {found.endedOn ? <DateText date={found.endedOn} /> : null}
      </Verdict>
      {found.contents ? <Contents contents={found.contents} /> : null}
      <p className="quiet points-digest">SHA-256 {found.digest}</p>
    </section>
  )
}

function Contents({ contents }: { contents: StatementContents }): ReactNode {
  const text = useText()
  const { rank, of, low, high } = contents
  const place = { rank, of, low, high, districtRank: null, districtOf: null }
  const facts: [string, ReactNode][] = [
    [text('recognition.points.company'), contents.name + inBrackets(contents.creditCode)],
    [text('recognition.statement.for'), contents.bankName + colon() + contents.purpose],
    [
      text('recognition.points.total'),
      <>
        {text('recognition.points.year', { year: contents.year })} <Points points={contents.total} />
        {contents.outOf === null ? '' : ` / ${contents.outOf}`}{' '}
        {contents.isTrial ? text('recognition.points.trial') : ''}
      </>,
    ],
    [text('recognition.points.stage'), contents.stage ?? text('recognition.points.no-stage')],
    [text('recognition.points.rank'), <PlaceWords key="place" place={place} />],
    [text('recognition.statement.valid-until'), <DateText key="until" date={contents.validUntil} />],
    [
      text('recognition.points.rule', { rule: contents.ruleTitle, version: contents.ruleVersion }),
      <DateText key="on" date={contents.judgedOn} />,
    ],
    [
      text('recognition.consents.certificates'),
      sayAll(contents.certificates.map(({ title }) => title)) || text('recognition.consents.no-certificates'),
    ],
  ]
  return (
    <>
      {contents.isInvented ? <p>{text('recognition.statement.invented')}</p> : null}
      <dl className="facts-grid">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h2>{text('recognition.statement.items')}</h2>
      <ul className="points-list">
        {contents.items.map(({ label, points, max }) => (
          <li key={label} className="points-item">
            <span>{label}</span>
            <span>
              <Points points={points} /> <span className="quiet">/ {max ?? '—'}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
