import type { ReactNode } from 'react'
import { type Answers, type FormModel, fieldAt } from '#engines/form'
import { DateText } from '#ui/number'
import { Section } from '#ui/page'
import { StatusTag, type Tone } from '#ui/status'
import { say, useText } from '#ui/text'
import { type Difference, differencesOf } from '../../contract/text-differences.ts'
import { Money } from './parts.tsx'
import type { ReadText } from './send-text.ts'

type Findings = ReadText['findings']
type Quote = Findings['parties'][number]['quote']

/** What stands in the contract beside what was filled in, and the words that speak for or against each kind. */
export function TextFindings({
  read,
  form,
  answers,
}: {
  read: ReadText
  form: FormModel
  answers: Answers
}): ReactNode {
  const text = useText()
  const { findings, warnings } = read
  const { parties, codes, amounts, dates } = findings
  const isEmpty = parties.length + codes.length + amounts.length + dates.length === 0
  return (
    <>
      <Section title={text('contracts.precheck.text.found')}>
        <ul className="precheck-notes precheck-text-warnings">
          {findings.isCut ? <li>{text('contracts.precheck.text.cut')}</li> : null}
          {warnings.map((warning) => (
            <li key={warning.zh}>{say(warning)}</li>
          ))}
        </ul>
        {isEmpty ? <p className="quiet">{text('contracts.precheck.text.none')}</p> : null}
        <Amounts findings={findings} form={form} answers={answers} />
        <dl className="precheck-found">
          {parties.map((party) => (
            <Row key={`party-${party.quote.offset}`} label={party.called} quote={party.quote}>
              {party.name}
            </Row>
          ))}
          {codes.map((code) => (
            <Row key={`code-${code.quote.offset}`} label={text('contracts.precheck.text.code')} quote={code.quote}>
              {code.code}{' '}
              <StatusTag
                tone={code.isRight ? 'good' : 'bad'}
                label={text(code.isRight ? 'contracts.precheck.text.code.right' : 'contracts.precheck.text.code.wrong')}
              />
            </Row>
          ))}
          {dates.map((date) => (
            <Row
              key={`date-${date.quote.offset}`}
              label={text(`contracts.precheck.text.date.${date.role}`)}
              quote={date.quote}
            >
              <DateText date={date.date} />
            </Row>
          ))}
        </dl>
      </Section>
      <Kinds findings={findings} form={form} />
    </>
  )
}

/** Amounts that a field asks for beside what was filled in there, then the others in the order of the contract. */
function Amounts({ findings, form, answers }: { findings: Findings; form: FormModel; answers: Answers }): ReactNode {
  const text = useText()
  const differences = differencesOf(answers, findings)
  const others = findings.amounts.filter(({ role }) => !differences.some(({ field }) => field === role))
  return (
    <dl className="precheck-found">
      {differences.map(({ field, declaredFen, found, outcome }) => (
        <div key={field}>
          <dt>{say(fieldAt(form, field)?.label ?? { zh: field, en: field })}</dt>
          <dd>
            <p>
              <StatusTag tone={tones[outcome]} label={text(`contracts.precheck.text.${outcome}`)} />{' '}
              {declaredFen === null ? null : (
                <>
                  {text('contracts.precheck.text.declared')} <Money fen={declaredFen} />
                </>
              )}
            </p>
            {found.map((amount) => (
              <Amount key={amount.quote.offset} amount={amount} />
            ))}
          </dd>
        </div>
      ))}
      {others.map((amount) => (
        <div key={amount.quote.offset}>
          <dt>{text(`contracts.precheck.text.amount.${amount.role}`)}</dt>
          <dd>
            <Amount amount={amount} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

const tones: Record<Difference['outcome'], Tone> = {
  same: 'good',
  differs: 'warn',
  'not-found': 'none',
  'not-declared': 'none',
}

function Amount({ amount }: { amount: Findings['amounts'][number] }): ReactNode {
  const text = useText()
  return (
    <>
      <p>
        <Money fen={amount.amountFen} />{' '}
        {amount.differsFromWords ? (
          <StatusTag tone="bad" label={text('contracts.precheck.text.differs-from-words')} />
        ) : null}
      </p>
      <Said quote={amount.quote} />
    </>
  )
}

function Kinds({ findings: { kinds, excluded }, form }: { findings: Findings; form: FormModel }): ReactNode {
  const text = useText()
  const words = (field: string, value: string) => {
    const option = fieldAt(form, field)?.options.find((each) => each.value === value)
    return option ? say(option.label) : value
  }
  const said = kinds.filter(({ cues }) => cues.length > 0)
  if (said.length + excluded.length === 0) return null
  return (
    <Section title={text('contracts.precheck.text.kinds')}>
      <p className="quiet">{text('contracts.precheck.text.kinds.about')}</p>
      {said.map(({ kind, cues }) => (
        <div key={kind} className="precheck-kind">
          <h3>{words('kind', kind)}</h3>
          <ul className="precheck-cues">
            {cues.map((cue) => (
              <li key={cue.why.zh + cue.clause}>
                <StatusTag
                  tone={cue.speaks === 'for' ? 'good' : 'warn'}
                  label={text(`contracts.precheck.text.${cue.speaks}`)}
                />{' '}
                {say(cue.why)} <span className="precheck-basis">{cue.clause}</span>
                <Places {...cue} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      {excluded.length > 0 ? (
        <div className="precheck-kind">
          <h3>{text('contracts.precheck.text.excluded')}</h3>
          <ul className="precheck-cues">
            {excluded.map((each) => (
              <li key={each.content}>
                <StatusTag tone="warn" label={words('content', each.content)} />{' '}
                <span className="precheck-basis">{each.clause}</span>
                <Places {...each} />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Section>
  )
}

function Places({ words, count, quotes }: { words: string; count: number; quotes: readonly Quote[] }): ReactNode {
  const text = useText()
  return (
    <details>
      <summary>{text('contracts.precheck.text.places', { words, count })}</summary>
      {quotes.map((quote) => (
        <Said key={quote.offset} quote={quote} />
      ))}
    </details>
  )
}

function Row({ label, quote, children }: { label: string; quote: Quote; children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <p>{children}</p>
        <Said quote={quote} />
      </dd>
    </div>
  )
}

/** The words marked within their sentence. */
function Said({ quote: { text, offset, sentence, sentenceOffset } }: { quote: Quote }): ReactNode {
  const at = offset - sentenceOffset
  return (
    <p className="precheck-said">
      「{sentence.slice(0, at)}
      <mark>{text}</mark>
      {sentence.slice(at + text.length)}」
    </p>
  )
}
