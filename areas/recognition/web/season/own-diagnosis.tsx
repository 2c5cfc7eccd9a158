import { type ReactNode, useState } from 'react'
import { type Answers, labelAt, sectionsOf } from '#engines/form'
import type { ResponseOf } from '#platform/http/endpoint'
import { AnswerFields, ProblemSummary } from '#ui/answers'
import { ApiProblem, call, useAct, useCall } from '#ui/api'
import { BeginApplication } from '#ui/begin-application'
import { Go, useQueryState } from '#ui/link'
import { DateText } from '#ui/number'
import { Page, Section } from '#ui/page'
import { ProblemList } from '#ui/problem-list'
import { say, useText } from '#ui/text'
import { Diagnosed } from './diagnosed.tsx'
import { getOwnDiagnosis, makeDiagnosis, notePoint } from './endpoints.ts'

type Own = ResponseOf<typeof getOwnDiagnosis>
const idPrefix = 'diagnosis'

/** A company diagnoses itself, sees what is missing, mends it and looks again; then it applies with the same figures. */
export default function OwnDiagnosis(): ReactNode {
  const text = useText()
  const [address, setAddress] = useQueryState()
  const query = address.number ? { number: Number(address.number) } : {}
  const answer = useCall(getOwnDiagnosis, { query })
  const isFilling = address.fill === 'yes'
  const showLatest = () => {
    setAddress({ fill: '', number: '' })
    void answer.refetch()
  }
  return (
    <Page title={text('recognition.diagnosis')} subtitle={text('recognition.diagnosis.about')} answer={answer}>
      {(own) => (
        <>
          <SeasonNow own={own} />
          {isFilling || own.shown === null ? (
            <Fill own={own} onDone={showLatest} />
          ) : (
            <>
              <p className="acts">
                <button type="button" className="button button-primary" onClick={() => setAddress({ fill: 'yes' })}>
                  {text('recognition.diagnosis.again')}
                </button>
                {own.season?.state === 'open' && own.caseId === null ? (
                  <BeginApplication
                    procedureId="high-tech-recommendation"
                    answers={own.answers}
                    label={text('recognition.diagnosis.apply')}
                  />
                ) : null}
                <button type="button" className="button" onClick={() => window.print()}>
                  {text('recognition.season.print')}
                </button>
              </p>
              <Diagnosed diagnosis={own} noteOf={(point) => <Note key={point} own={own} point={point} />} />
            </>
          )}
        </>
      )}
    </Page>
  )
}

function SeasonNow({ own: { season, caseId } }: { own: Own }): ReactNode {
  const text = useText()
  return (
    <p>
      {season === null ? (
        <span className="quiet">{text('recognition.diagnosis.no-season')}</span>
      ) : (
        <>
          {season.title} <DateText date={season.opensOn} /> – <DateText date={season.closesOn} />
        </>
      )}{' '}
      {caseId ? <Go to={`/recognition/season-cases/${caseId}`}>{text('recognition.diagnosis.case')}</Go> : null}
    </p>
  )
}

/** The figures, filled in from the last diagnosis and from the company's file. */
function Fill({ own, onDone }: { own: Own; onDone: () => void }): ReactNode {
  const text = useText()
  const [answers, setAnswers] = useState<Answers>(own.answers)
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map())
  const [general, setGeneral] = useState<string[]>([])
  const [isBusy, setBusy] = useState(false)
  const sources = Object.fromEntries(
    Object.entries(own.sources).flatMap(([name, source]) =>
      answers[name] === own.onFile[name] ? [[name, say(source)] as const] : [],
    ),
  )
  function change(name: string, value: unknown) {
    const plain = typeof value === 'string' ? value.replaceAll(/[,，\s]/g, '') : value
    const { [name]: _before, ...rest } = answers
    setAnswers(plain === null || plain === '' ? rest : { ...rest, [name]: plain })
  }
  async function run() {
    setBusy(true)
    try {
      await call(makeDiagnosis, { body: { answers } })
      onDone()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblems(new Map(error.errors.flatMap(({ field, message }) => (field ? [[field, message] as const] : []))))
      setGeneral(error.errors.flatMap(({ field, message }) => (field ? [] : [message])))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void run()
      }}
    >
      <p className="quiet">{text('recognition.diagnosis.fill')}</p>
      <ProblemSummary
        problems={problems}
        general={general}
        labels={(path) => say(labelAt(own.form, path))}
        idPrefix={idPrefix}
      />
      {sectionsOf(own.form).map((section) => (
        <Section key={section.title?.zh ?? ''} title={section.title ? say(section.title) : ''}>
          <AnswerFields
            fields={section.fields}
            answers={answers}
            problems={problems}
            sources={sources}
            idPrefix={idPrefix}
            onChange={change}
          />
        </Section>
      ))}
      <p className="acts">
        <button type="submit" className="button button-primary" disabled={isBusy}>
          {text('recognition.diagnosis.run')}
        </button>
        {own.shown ? (
          <button type="button" className="button" onClick={onDone}>
            {text('recognition.season.cancel')}
          </button>
        ) : null}
      </p>
    </form>
  )
}

/** What the company says to a point, with files of its application. */
function Note({ own, point }: { own: Own; point: string }): ReactNode {
  const text = useText()
  const said = own.notes.find((each) => each.point === point)
  const [isOpen, setOpen] = useState(false)
  const [note, setNote] = useState(said?.note ?? '')
  const [files, setFiles] = useState<string[]>(said?.files.map(({ id }) => id) ?? [])
  const save = useAct(notePoint, { done: text('recognition.season.saved'), onDone: () => setOpen(false), quiet: true })
  if (!isOpen)
    return (
      <button type="button" className="link-button no-print" onClick={() => setOpen(true)}>
        {text(said ? 'recognition.diagnosis.note.change' : 'recognition.diagnosis.note')}
      </button>
    )
  const toggle = (id: string) =>
    setFiles((before) => (before.includes(id) ? before.filter((each) => each !== id) : [...before, id]))
  return (
    <div className="no-print">
      <div className="season-score">
        <textarea
          aria-label={text('recognition.diagnosis.note')}
          maxLength={1000}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      </div>
      {own.files.length > 0 ? (
        <fieldset className="season-choices">
          <legend>{text('recognition.diagnosis.files')}</legend>
          {own.files.map((file) => (
            <label key={file.id}>
              <input type="checkbox" checked={files.includes(file.id)} onChange={() => toggle(file.id)} />
              <span>{file.name}</span>
            </label>
          ))}
        </fieldset>
      ) : (
        <p className="quiet">{text('recognition.diagnosis.files.none')}</p>
      )}
      {save.problem ? <ProblemList problems={save.problem.errors.map(({ message }) => message)} /> : null}
      <p className="acts">
        <button
          type="button"
          className="button button-primary"
          disabled={save.isRunning}
          onClick={() => void save.run({ params: { point }, body: { note, fileIds: files } })}
        >
          {text('recognition.season.save')}
        </button>
        <button type="button" className="button" onClick={() => setOpen(false)}>
          {text('recognition.season.cancel')}
        </button>
      </p>
    </div>
  )
}
