import '../self-evaluation/self-evaluation.css'
import type { ReactNode } from 'react'
import type { ResponseOf } from '#platform/http/endpoint'
import { DateText } from '#ui/number'
import { Section } from '#ui/page'
import { StatusTag } from '#ui/status'
import { say, sayAll, useText } from '#ui/text'
import type { readJudgements } from '../self-evaluation/endpoints.ts'
import { Gates, Items, Missing, Verdict } from '../self-evaluation/working.tsx'

type Read = ResponseOf<typeof readJudgements>
type Frozen = Read['items'][number]

/** Whether a visit is due, and each judgement of a case with its working, the latest first. */
export function Judgements({ read }: { read: Read }): ReactNode {
  return (
    <>
      <Visit visit={read.visit} />
      {read.items.toReversed().map((frozen, index) => (
        <One key={frozen.id} frozen={frozen} isOpen={index === 0} />
      ))}
    </>
  )
}

function Visit({ visit: { reasons, on, finding } }: Pick<Read, 'visit'>): ReactNode {
  const text = useText()
  if (reasons.length === 0) return null
  return (
    <Section title={text('recognition.visit')}>
      <p>
        <StatusTag tone={on ? 'good' : 'warn'} label={text(on ? 'recognition.visit.done' : 'recognition.visit.due')} />{' '}
        {on ? <DateText date={on} /> : null} {sayAll(reasons.map(say))}
      </p>
      {finding ? <p>{finding}</p> : null}
    </Section>
  )
}

function One({ frozen, isOpen }: { frozen: Frozen; isOpen: boolean }): ReactNode {
  const text = useText()
  const { judgement } = frozen
  return (
    <details className="section" open={isOpen}>
      <summary>
        {text(`recognition.moment.${frozen.moment}`)} · {frozen.on} · {frozen.byName}
      </summary>
      <Verdict result={judgement} />
      {frozen.reason ? (
        <p>
          <strong>{text('recognition.reason')}</strong> {frozen.reason}
        </p>
      ) : null}
      {judgement.missing.length > 0 ? <Missing missing={judgement.missing} /> : null}
      <Items items={judgement.items} />
      <Gates gates={judgement.gates} />
      <Inputs inputs={frozen.inputs} />
      <p className="quiet">
        <StatusTag
          tone={frozen.isSame ? 'good' : 'bad'}
          label={text(frozen.isSame ? 'recognition.same' : 'recognition.not-same')}
        />{' '}
        <span className="figure">{frozen.digest.slice(0, 16)}</span>
      </p>
    </details>
  )
}

/** What was declared; where the file says something else, that too. */
function Inputs({ inputs }: Pick<Frozen, 'inputs'>): ReactNode {
  const text = useText()
  const differing = inputs.filter(({ onFile }) => onFile !== null).length
  return (
    <details>
      <summary>
        {differing > 0
          ? text('recognition.inputs.differ', { count: differing })
          : text('recognition.inputs', { count: inputs.length })}
      </summary>
      <table className="self-inputs">
        <thead>
          <tr>
            <th scope="col">{text('recognition.inputs.fact')}</th>
            <th scope="col">{text('recognition.inputs.declared')}</th>
            <th scope="col">{text('recognition.inputs.file')}</th>
          </tr>
        </thead>
        <tbody>
          {inputs.map(({ field, label, unit, value, onFile }) => (
            <tr key={field}>
              <td>{say(label)}</td>
              <td className="figure">
                {value} {unit ? say(unit) : ''}
              </td>
              <td>
                {onFile ? (
                  <>
                    <StatusTag tone="warn" label={onFile.value} /> <span className="quiet">{say(onFile.source)}</span>
                  </>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
