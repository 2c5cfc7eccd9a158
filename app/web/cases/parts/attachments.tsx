import type { ReactNode } from 'react'
import type { FieldModel, FileEntry } from '#engines/form'
import type { CaseView } from '#platform/cases/contract'
import { asProblem, download, showProblem } from '#ui/api'
import { DateText, formatBytes } from '#ui/number'
import { useText } from '#ui/text'
import { downloadFile } from '../endpoints.ts'
import { useUploads } from '../files/uploads.ts'

/** Files of a field of a case: each opens, or says how much of it has come and until when it must. */
export function CaseFiles({ found, field }: { found: CaseView; field: FieldModel }): ReactNode {
  const text = useText()
  const uploads = useUploads()
  const entries = (found.answers[field.name] as FileEntry[] | undefined) ?? []
  if (entries.length === 0) return <span className="quiet">{text('ui.answers.empty')}</span>
  const open = async (attachmentId: string) => {
    try {
      await download(downloadFile, { params: { procedureId: found.procedureId, caseId: found.id, attachmentId } })
    } catch (error) {
      showProblem(asProblem(error))
    }
  }
  return (
    <ul className="file-list">
      {entries.map((entry) => {
        const known = found.attachments.find(({ id }) => id === entry.id)
        const upload = uploads.get(entry.id)
        const isThere = known?.state === 'complete' || upload?.state === 'complete'
        return (
          <li key={entry.id}>
            {isThere ? (
              <button type="button" className="link-button" onClick={() => void open(entry.id)}>
                {entry.name}
              </button>
            ) : (
              <span>{entry.name}</span>
            )}{' '}
            <span className="quiet figure">{formatBytes(entry.sizeBytes)}</span>
            {isThere ? null : (
              <span className={known?.state === 'missing' ? 'tone-bad' : 'tone-warn'}>
                {' '}
                {known?.state === 'missing'
                  ? text('cases.file.missing')
                  : text('cases.file.waiting', {
                      share: `${Math.floor((100 * (upload?.sentBytes ?? known?.receivedBytes ?? 0)) / entry.sizeBytes)}%`,
                    })}{' '}
                {known?.dueAt ? <DateText date={known.dueAt} /> : null}
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
