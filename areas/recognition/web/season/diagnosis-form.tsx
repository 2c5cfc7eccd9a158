import './diagnosis-form.css'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type Answers, type FieldModel, labelAt, sectionsOf } from '#engines/form'
import type { ResponseOf } from '#platform/http/endpoint'
import { AnswerFields, focusControl, ProblemSummary } from '#ui/answers'
import { asProblem, call } from '#ui/api'
import { clearDraft, keepDraft, keptDraft, RestoredNote } from '#ui/drafts'
import { useGo, useQueryState } from '#ui/link'
import { Section } from '#ui/page'
import { say, useText } from '#ui/text'
import { useIsPhone } from '#ui/width'
import { type getOwnDiagnosis, makeDiagnosis } from './endpoints.ts'

type Own = ResponseOf<typeof getOwnDiagnosis>
type Part = ReturnType<typeof sectionsOf>[number]

const idPrefix = 'diagnosis'
const keptUnder = 'recognition.diagnosis'

const isOpen = (answers: Answers) => (field: FieldModel) => answers[field.name] === undefined
/** What is open counts as missing data, so no field is said to be a favour. */
const asAsked = (field: FieldModel): FieldModel => ({ ...field, isRequired: true })

/**
 * The figures, filled in from the last diagnosis and the company's file: on a phone topic by topic and then everything
 * that is open, on a desk all topics under each other with the way to each. What was typed is kept on the device.
 */
export function DiagnosisForm({ own, onDone }: { own: Own; onDone: () => void }): ReactNode {
  const text = useText()
  const isPhone = useIsPhone()
  const steps = useSteps(sectionsOf(own.form))
  const { answers, change, restored } = useAnswers(own)
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map())
  const [general, setGeneral] = useState<string[]>([])
  const [isBusy, setBusy] = useState(false)
  const sources = Object.fromEntries(
    Object.entries(own.sources).flatMap(([name, source]) =>
      answers[name] === own.onFile[name] ? [[name, say(source)] as const] : [],
    ),
  )
  async function run() {
    setBusy(true)
    try {
      await call(makeDiagnosis, { body: { answers } })
      clearDraft(keptUnder)
      onDone()
    } catch (error) {
      const { errors } = asProblem(error)
      setProblems(new Map(errors.flatMap(({ field, message }) => (field ? [[field, message] as const] : []))))
      setGeneral(errors.flatMap(({ field, message }) => (field ? [] : [message])))
    } finally {
      setBusy(false)
    }
  }
  const isLast = steps.at === steps.parts.length
  const shown = isPhone ? steps.parts.filter((_, index) => index === steps.at) : steps.parts
  return (
    <form
      className="diagnosis-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isPhone && !isLast) steps.go(steps.at + 1)
        else void run()
      }}
    >
      {restored}
      {isPhone ? <Where steps={steps} /> : <Anchors parts={steps.parts} answers={answers} />}
      <div className="diagnosis-parts">
        {isPhone && steps.at > 0 ? null : <p className="quiet">{text('recognition.diagnosis.fill')}</p>}
        <ProblemSummary
          problems={problems}
          general={general}
          labels={(path) => say(labelAt(own.form, path))}
          idPrefix={idPrefix}
          onOpen={steps.focus}
        />
        {shown.map((part) => (
          <div key={part.title?.zh ?? ''} id={anchorOf(steps.parts.indexOf(part))} className="diagnosis-part">
            <Section title={part.title ? say(part.title) : ''}>
              <AnswerFields
                fields={part.fields.map(asAsked)}
                answers={answers}
                problems={problems}
                sources={sources}
                idPrefix={idPrefix}
                onChange={change}
              />
            </Section>
          </div>
        ))}
        {isPhone && !isLast ? null : <Open parts={steps.parts} answers={answers} onOpen={steps.focus} />}
        <p className="acts">
          <button type="submit" className="button button-primary" disabled={isBusy}>
            {text(isPhone && !isLast ? 'recognition.diagnosis.next' : 'recognition.diagnosis.run')}
          </button>
          {isPhone && steps.at > 0 ? (
            <button type="button" className="button" onClick={() => steps.go(steps.at - 1)}>
              {text('recognition.diagnosis.back')}
            </button>
          ) : null}
          {own.shown ? (
            <button type="button" className="button" onClick={onDone}>
              {text('recognition.season.cancel')}
            </button>
          ) : null}
        </p>
      </div>
    </form>
  )
}

/** JSON has no undefined: what was cleared is kept as null, so that it does not come back from the file. */
const withCleared = (answers: Answers | null, cleared: null | undefined): Answers =>
  Object.fromEntries(Object.entries(answers ?? {}).map(([name, value]) => [name, value ?? cleared]))

/** The answers; once one was changed they are kept on the device until a diagnosis was made of them. */
function useAnswers(own: Own) {
  const [kept] = useState(() => keptDraft(keptUnder))
  const [answers, setAnswers] = useState<Answers>({ ...own.answers, ...withCleared(kept, undefined) })
  const [isRestored, setRestored] = useState(kept !== null)
  function change(name: string, value: unknown) {
    const plain = typeof value === 'string' ? value.replaceAll(/[,，\s]/g, '') : value
    const next = { ...answers, [name]: plain === null || plain === '' ? undefined : plain }
    setAnswers(next)
    keepDraft(keptUnder, withCleared(next, null))
  }
  const restored = isRestored ? (
    <RestoredNote
      onDiscard={() => {
        clearDraft(keptUnder)
        setAnswers(own.answers)
        setRestored(false)
      }}
    />
  ) : null
  return { answers, change, restored }
}

interface Steps {
  parts: Part[]
  /** Number of the topic that a phone shows; one more than there are: everything that is open. */
  at: number
  go: (at: number) => void
  /** Goes to a field, to its step first where that is not shown. */
  focus: (name: string) => void
}

/** The steps stand in the address, so that the way back of a phone leads to the step before. */
function useSteps(parts: Part[]): Steps {
  const goTo = useGo()
  const [address] = useQueryState()
  const wanted = useRef<string | null>(null)
  const at = Math.min(Math.max(0, Number(address.step ?? 1) - 1 || 0), parts.length)
  const go = (next: number) => goTo('.', { ...address, fill: 'yes', step: String(next + 1) })
  const before = useRef(at)
  useEffect(() => {
    if (wanted.current !== null) focusControl(wanted.current, idPrefix)
    else if (before.current !== at) document.querySelector('.diagnosis-where')?.scrollIntoView()
    wanted.current = null
    before.current = at
  }, [at])
  function focus(name: string) {
    const next = parts.findIndex(({ fields }) => fields.some((field) => field.name === name))
    if (next < 0 || document.getElementById(`${idPrefix}-${name}`)) return focusControl(name, idPrefix)
    wanted.current = name
    go(next)
  }
  return { parts, at, go, focus }
}

/** On a phone: which step of how many. */
function Where({ steps: { parts, at } }: { steps: Steps }): ReactNode {
  const text = useText()
  const title = parts[at]?.title
  const count = parts.length + 1
  return (
    <p className="diagnosis-where">
      <span className="diagnosis-progress" aria-hidden="true">
        <span style={{ width: `${(100 * (at + 1)) / count}%` }} />
      </span>
      {text('recognition.diagnosis.step', {
        number: at + 1,
        count,
        name: title ? say(title) : text('recognition.diagnosis.open'),
      })}
    </p>
  )
}

const anchorOf = (index: number) => `diagnosis-part-${index}`

/** On a desk: the way to each topic, with how much of it is filled in. */
function Anchors({ parts, answers }: { parts: Part[]; answers: Answers }): ReactNode {
  const text = useText()
  return (
    <nav className="diagnosis-anchors no-print" aria-label={text('recognition.diagnosis.parts')}>
      <ol>
        {parts.map(({ title, fields }, index) => {
          const open = fields.filter(isOpen(answers)).length
          return (
            <li key={title?.zh ?? ''}>
              <a
                href={`#${anchorOf(index)}`}
                onClick={(event) => {
                  event.preventDefault()
                  document.getElementById(anchorOf(index))?.scrollIntoView()
                  focusControl(fields[0]?.name ?? '', idPrefix)
                }}
              >
                {title ? say(title) : ''}
              </a>{' '}
              <span className="quiet figure">
                {text('recognition.diagnosis.filled', { filled: fields.length - open, count: fields.length })}
              </span>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

/** What was not filled in, each with the way to it. */
function Open(props: { parts: Part[]; answers: Answers; onOpen: (name: string) => void }): ReactNode {
  const text = useText()
  const { parts, answers, onOpen } = props
  const open = parts.flatMap(({ fields }) => fields.filter(isOpen(answers)))
  return (
    <Section title={text('recognition.diagnosis.open')}>
      <p className="quiet">
        {open.length === 0
          ? text('recognition.diagnosis.open.none')
          : text('recognition.diagnosis.open.about', { count: open.length })}
      </p>
      <ul className="diagnosis-open">
        {open.map(({ name, label }) => (
          <li key={name}>
            <button type="button" className="link-button" onClick={() => onOpen(name)}>
              {say(label)}
            </button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
