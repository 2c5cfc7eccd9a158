import { type ReactNode, useEffect, useState } from 'react'
import { type Answers, cleanAnswers, type FileEntry, type FormSection, fieldAt, labelAt } from '#engines/form'
import { AnswersRead, byField, ProblemSummary, problemsOf } from '#ui/answers'
import { ApiProblem, asProblem, call } from '#ui/api'
import { Go, useGo } from '#ui/link'
import { say, useText } from '#ui/text'
import { actOnCase, readCase, submitDraft } from '../endpoints.ts'
import { FileLine } from '../files/file-field.tsx'
import { type Upload, useUploads } from '../files/uploads.ts'
import type { Draft, DraftHandle } from './use-draft.ts'

interface Props {
  handle: DraftHandle
  draft: Draft
  sections: FormSection[]
  titles: string[]
}

/** What the server said of exactly these answers; changing one of them lets it be asked again. */
interface Refusal {
  of: Answers
  problems: Map<string, string>
  general: string[]
}

/** 检查并提交: every answer to read, each with the way back to it, and the one button. */
export function CheckPage({ handle, draft, sections, titles }: Props): ReactNode {
  const text = useText()
  const go = useGo()
  const uploads = useUploads()
  const [isSending, setSending] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const refused = refusal?.of === handle.answers ? refusal : null
  const answers = cleanAnswers(draft.form, handle.answers)
  const problems = refused?.problems ?? problemsOf(draft.form, answers)
  const unfinished = unfinishedFiles(draft, answers, uploads)
  const mustWait = unfinished.length > 0 && draft.filesMayFollow === null
  const sectionOf = (path: string) =>
    sections.findIndex(({ fields }) => fields.some((field) => field.name === path.split('.')[0]))
  useEffect(() => window.scrollTo(0, 0), [])

  async function submit() {
    if (isSending) return
    setSending(true)
    try {
      const revision = await handle.flush()
      if (revision === null) return
      const filed = await handIn(draft, revision)
      handle.forget()
      go(`/my-cases/${filed.caseId}${filed.isNew ? '/receipt' : ''}`, filed.isNew ? { new: '1' } : {}, {
        replace: true,
      })
    } catch (error) {
      setRefusal({ of: handle.answers, ...byField(draft.form, asProblem(error).errors) })
      window.setTimeout(() => document.getElementById('problems')?.focus(), 0)
    } finally {
      setSending(false)
    }
  }

  return (
    <>
      <ProblemSummary
        problems={problems}
        general={refused?.general ?? []}
        labels={(path) => say(labelAt(draft.form, path))}
      />
      {sections.map((section, index) => (
        <section key={titles[index]} className="section">
          <div className="section-head">
            <h2>{titles[index]}</h2>
            <Go
              to="."
              search={{ at: String(index) }}
              label={text('cases.check.change-of', { name: titles[index] ?? '' })}
            >
              {text('cases.check.change')}
            </Go>
          </div>
          <AnswersRead
            form={{ fields: section.fields }}
            answers={answers}
            marks={new Map([...problems].filter(([path]) => sectionOf(path) === index))}
            files={(field) => (
              <Files entries={(answers[field.name] as FileEntry[]) ?? []} draft={draft} uploads={uploads} />
            )}
          />
        </section>
      ))}
      <section className="section submit-box">
        {unfinished.length > 0 ? (
          <p className="notice-line">
            {draft.filesMayFollow
              ? text('cases.check.files-follow', { count: unfinished.length, period: say(draft.filesMayFollow) })
              : text('cases.check.files-wait', { count: unfinished.length })}
          </p>
        ) : null}
        <p>{text(draft.caseId ? 'cases.check.about-correction' : 'cases.check.about')}</p>
        <div className="button-row">
          <Go to="." search={{ at: String(Math.max(0, sections.length - 1)) }} className="button button-large">
            {text('cases.draft.back')}
          </Go>
          <button
            type="button"
            className="button button-primary button-large"
            disabled={isSending || mustWait || problems.size > 0}
            onClick={() => void submit()}
          >
            {isSending
              ? text('cases.check.sending')
              : draft.submitAs
                ? say(draft.submitAs.label)
                : text('cases.check.submit')}
          </button>
        </div>
      </section>
    </>
  )
}

/** Files a new case, or hands a correction in with the revision of the case as it is now. */
async function handIn(draft: Draft, revision: number): Promise<{ caseId: string; isNew: boolean }> {
  if (draft.caseId === null) {
    const receipt = await call(submitDraft, {
      params: { procedureId: draft.procedureId, draftId: draft.id },
      body: { revision },
    })
    return { caseId: receipt.caseId, isNew: true }
  }
  const at = { procedureId: draft.procedureId, caseId: draft.caseId }
  const found = await call(readCase, { params: at })
  if (!draft.submitAs) throw new ApiProblem(409, [{ code: 'cases.not-here', message: say(found.stateLabel) }])
  await call(actOnCase, {
    params: { ...at, action: draft.submitAs.path },
    body: { revision: found.revision, input: {}, draftRevision: revision },
  })
  return { caseId: draft.caseId, isNew: false }
}

function unfinishedFiles(draft: Draft, answers: Answers, uploads: ReadonlyMap<string, Upload>): FileEntry[] {
  const entries = Object.entries(answers).flatMap(([name, value]) =>
    fieldAt(draft.form, name)?.widget === 'attachment' ? (value as FileEntry[]) : [],
  )
  return entries.filter(({ id }) => {
    const upload = uploads.get(id)
    return upload ? upload.state !== 'complete' : draft.attachments.find((each) => each.id === id)?.state === 'waiting'
  })
}

function Files({
  entries,
  draft,
  uploads,
}: {
  entries: FileEntry[]
  draft: Draft
  uploads: ReadonlyMap<string, Upload>
}): ReactNode {
  const text = useText()
  if (entries.length === 0) return <span className="quiet">{text('ui.answers.empty')}</span>
  return (
    <ul className="file-list">
      {entries.map((entry) => (
        <li key={entry.id}>
          <FileLine
            entry={entry}
            upload={uploads.get(entry.id)}
            known={draft.attachments.find((each) => each.id === entry.id)}
          />
        </li>
      ))}
    </ul>
  )
}
