import { type ReactNode, useState } from 'react'
import type { Answers } from '#engines/form'
import type { ProcedurePage } from '#platform/cases/contract'
import { AnswerFields } from '#ui/answers'
import { useAct } from '#ui/api'
import { say, useText } from '#ui/text'
import { precheck } from './endpoints.ts'

const signs = { good: '▲', warn: '▼', stop: '■' } as const
const tones = { good: 'good', warn: 'warn', stop: 'bad' } as const

/** A preview for anybody, without an account: the form without its files, and what would be said of it. */
export default function Precheck({ procedure }: { procedure: ProcedurePage }): ReactNode {
  const text = useText()
  const [answers, setAnswers] = useState<Answers>({})
  const ask = useAct(precheck, { refreshes: [] })
  const [findings, setFindings] = useState<Awaited<ReturnType<typeof ask.run>>>(null)
  const fields = procedure.form.fields.filter((field) => field.widget !== 'attachment')
  return (
    <div className="precheck">
      <AnswerFields
        fields={fields}
        answers={answers}
        idPrefix="precheck"
        onChange={(name, value) => setAnswers((before) => ({ ...before, [name]: value }))}
      />
      <p>
        <button
          type="button"
          className="button button-primary"
          disabled={ask.isRunning}
          onClick={() =>
            void ask
              .run({ params: { procedureId: procedure.id }, body: { answers } })
              .then((answer) => setFindings(answer))
          }
        >
          {text('cases.precheck.ask')}
        </button>
      </p>
      {findings ? (
        <ul className="findings" aria-live="polite">
          {findings.findings.map((finding) => (
            <li key={finding.text.zh} className={`tone-${tones[finding.level]}`}>
              <span aria-hidden="true">{signs[finding.level]} </span>
              {say(finding.text)}
              {finding.clause ? <span className="quiet"> {finding.clause}</span> : null}
            </li>
          ))}
          {findings.findings.length === 0 ? <li>{text('cases.precheck.nothing')}</li> : null}
        </ul>
      ) : null}
    </div>
  )
}
