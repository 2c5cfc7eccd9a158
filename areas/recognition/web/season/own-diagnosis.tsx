import { type ReactNode, useState } from 'react'
import type { ResponseOf } from '#platform/http/endpoint'
import { useAct, useCall } from '#ui/api'
import { BeginApplication } from '#ui/begin-application'
import { Go, useQueryState } from '#ui/link'
import { DateText } from '#ui/number'
import { Page } from '#ui/page'
import { ProblemList } from '#ui/problem-list'
import { useText } from '#ui/text'
import { Diagnosed } from './diagnosed.tsx'
import { DiagnosisForm } from './diagnosis-form.tsx'
import { getOwnDiagnosis, notePoint } from './endpoints.ts'

type Own = ResponseOf<typeof getOwnDiagnosis>

/** A company diagnoses itself, sees what is missing, mends it and looks again; then it applies with the same figures. */
export default function OwnDiagnosis(): ReactNode {
  const text = useText()
  const [address, setAddress] = useQueryState()
  const query = address.number ? { number: Number(address.number) } : {}
  const answer = useCall(getOwnDiagnosis, { query })
  const isFilling = address.fill === 'yes'
  const showLatest = () => {
    setAddress({ fill: '', step: '', number: '' })
    void answer.refetch()
  }
  return (
    <Page title={text('recognition.diagnosis')} subtitle={text('recognition.diagnosis.about')} answer={answer}>
      {(own) => (
        <>
          <SeasonNow own={own} />
          {isFilling || own.shown === null ? (
            <DiagnosisForm own={own} onDone={showLatest} />
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
