import type { ReactNode } from 'react'
import { formatFen } from '#kernel/money'
import type { ResponseOf } from '#platform/http/endpoint'
import { NoValue } from '#ui/number'
import { StatusTag, type Tone } from '#ui/status'
import { say, useLocale, useText } from '#ui/text'
import type { precheckContract } from './endpoints.ts'

type Answer = ResponseOf<typeof precheckContract>
type Step = Answer['registration']['steps'][number]
type Figure = Answer['cit']['figures'][number]
type Note = Answer['vat']['notes'][number]

const tones: Record<Step['outcome'], Tone> = { met: 'good', unmet: 'bad', open: 'none', later: 'steady' }

/** Conditions in order, each with its remedy where it is wanted, and what it rests on. */
export function Steps({ steps }: { steps: readonly Step[] }): ReactNode {
  const text = useText()
  return (
    <ul className="precheck-steps">
      {steps.map((step) => (
        <li key={step.id}>
          <StatusTag tone={tones[step.outcome]} label={text(`contracts.precheck.step.${step.outcome}`)} />
          <div>
            <p>{say(step.label)}</p>
            {step.outcome === 'met' ? null : <p className="precheck-remedy">{say(step.remedy)}</p>}
            <Basis clause={step.clause} source={step.source} confidence={step.confidence} />
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Document, clause and how sure we are of them. */
export function Basis({ clause, source, confidence }: Pick<Step, 'clause' | 'source' | 'confidence'>): ReactNode {
  const text = useText()
  return (
    <p className="precheck-basis">
      {source} {clause} · {text(`contracts.precheck.confidence.${confidence}`)}
    </p>
  )
}

export function Notes({ notes }: { notes: readonly Note[] }): ReactNode {
  const text = useText()
  if (notes.length === 0) return null
  return (
    <ul className="precheck-notes">
      {notes.map((note) => (
        <li key={note.text.zh}>
          <p>{say(note.text)}</p>
          {note.source && note.clause ? (
            <Basis clause={note.clause} source={note.source} confidence={note.confidence} />
          ) : (
            <p className="precheck-basis">{text(`contracts.precheck.confidence.${note.confidence}`)}</p>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Figures with the line of arithmetic that gives each. */
export function Figures({ figures }: { figures: readonly Figure[] }): ReactNode {
  return (
    <dl className="precheck-figures">
      {figures.map((figure) => (
        <div key={figure.id}>
          <dt>{say(figure.label)}</dt>
          <dd>
            <strong>
              <Money fen={figure.amountFen} />
            </strong>
            <p className="precheck-remedy">{say(figure.working)}</p>
            <Basis clause={figure.clause} source={figure.source} confidence={figure.confidence} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

export function Money({ fen }: { fen: string | null }): ReactNode {
  const locale = useLocale()
  const text = useText()
  if (fen === null) return <NoValue reason={text('contracts.precheck.no-amount')} />
  const said = formatFen(BigInt(fen))
  return <span className="figure-line">{locale === 'en' ? said.replace('元', 'yuan') : said}</span>
}
