import './precheck/precheck.css'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { type Answers, askedFields, cleanAnswers, type FormModel, labelAt, sectionsOf } from '#engines/form'
import type { ResponseOf } from '#platform/http/endpoint'
import { AnswerFields, byField, ProblemSummary, problemsOf } from '#ui/answers'
import { asProblem, call, useCall } from '#ui/api'
import { clearDraft, keepDraft, keptDraft } from '#ui/drafts'
import { Page, Section } from '#ui/page'
import { say, useText } from '#ui/text'
import { ContractText } from './precheck/contract-text.tsx'
import { precheckContract, readPrecheckForm } from './precheck/endpoints.ts'
import { GoOn } from './precheck/go-on.tsx'
import { Result } from './precheck/result.tsx'
import type { ReadText } from './precheck/send-text.ts'
import { TextFindings } from './precheck/text-findings.tsx'

const keptUnder = 'contracts.precheck'
const idPrefix = 'precheck'

type Answer = ResponseOf<typeof precheckContract>

/** 技术合同登记预检: for anybody, without an account. What is typed stays in this browser. */
export default function Precheck(): ReactNode {
  const text = useText()
  const answer = useCall(readPrecheckForm, {}, { isLasting: true })
  return (
    <Page title={text('contracts.precheck')} subtitle={text('contracts.precheck.about')} kind="public" answer={answer}>
      {({ form }) => <Asked form={form} />}
    </Page>
  )
}

function Asked({ form }: { form: FormModel }): ReactNode {
  const text = useText()
  const [answers, setAnswers] = useState<Answers>(() => keptDraft(keptUnder) ?? {})
  const [result, setResult] = useState<Answer | null>(null)
  const [read, setRead] = useState<ReadText | null>(null)
  const [isStale, setStale] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map())
  const [general, setGeneral] = useState<string[]>([])
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    if (result) heading.current?.focus()
  }, [result])

  function change(name: string, value: unknown) {
    const next = { ...answers, [name]: value }
    setAnswers(next)
    setStale(true)
    keepDraft(keptUnder, next)
  }

  async function ask() {
    const wrong = problemsOf(form, answers)
    setProblems(wrong)
    setGeneral([])
    if (wrong.size > 0) return
    setAsking(true)
    try {
      setResult(await call(precheckContract, { body: { answers: cleanAnswers(form, answers) } }))
      setStale(false)
    } catch (error) {
      const said = byField(form, asProblem(error).errors)
      setProblems(said.problems)
      setGeneral(said.general)
    } finally {
      setAsking(false)
    }
  }

  function clear() {
    clearDraft(keptUnder)
    setAnswers({})
    setResult(null)
    setProblems(new Map())
    setGeneral([])
  }

  const asked = new Set(askedFields(form, answers))
  const sections = sectionsOf(form).filter(({ fields }) => fields.some((field) => asked.has(field)))
  return (
    <div className="precheck">
      <form
        className="precheck-form no-print"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          void ask()
        }}
      >
        <ProblemSummary
          problems={problems}
          general={general}
          labels={(path) => say(labelAt(form, path))}
          idPrefix={idPrefix}
        />
        {sections.map((section) => (
          <Section key={section.title?.zh ?? ''} title={section.title ? say(section.title) : ''}>
            <AnswerFields
              fields={section.fields}
              answers={answers}
              around={answers}
              problems={problems}
              idPrefix={idPrefix}
              onChange={change}
            />
          </Section>
        ))}
        <ContractText onRead={setRead} />
        <p className="acts">
          <button type="submit" className="button button-primary button-large" disabled={isAsking}>
            {text('contracts.precheck.ask')}
          </button>
          <button type="button" className="button button-text" onClick={clear}>
            {text('contracts.precheck.clear')}
          </button>
        </p>
        <p className="quiet">{text('contracts.precheck.kept')}</p>
      </form>
      {read ? (
        <div className="precheck-result" role="status">
          <TextFindings read={read} form={form} answers={answers} />
        </div>
      ) : null}
      {result ? (
        <div className="precheck-result">
          <h2 ref={heading} tabIndex={-1}>
            {text('contracts.precheck.result')}
          </h2>
          {isStale ? <p className="precheck-stale no-print">▼ {text('contracts.precheck.stale')}</p> : null}
          <Result result={result} />
          <GoOn answers={answers} mayGoOn={result.registration.verdict !== 'no'} />
        </div>
      ) : null}
    </div>
  )
}
