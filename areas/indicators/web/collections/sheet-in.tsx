import { type ReactNode, useState } from 'react'
import { readUnitSheet } from '#contract/indicators'
import type { ResponseOf } from '#platform/http/endpoint'
import { ApiProblem, asProblem, call } from '#ui/api'
import { FileDrop } from '#ui/file-drop'
import { ProblemList } from '#ui/problem-list'
import { useText } from '#ui/text'

type Sheet = ResponseOf<typeof readUnitSheet>

const maxBytes = 2 * 1024 * 1024

/** Puts a filled-in sheet into the form; nothing is sent before the person has looked at it. */
export function SheetIn({
  at,
  regionPath,
  onRows,
}: {
  at: { collectionId: string; unitId: string }
  regionPath: string
  onRows: (rows: Sheet['rows']) => void
}): ReactNode {
  const text = useText()
  const [file, setFile] = useState<File | null>(null)
  const [progress, setProgress] = useState<number | null>(null)
  const [problems, setProblems] = useState<string[]>([])
  const [sheet, setSheet] = useState<Sheet | null>(null)

  async function read(next: File | null) {
    setFile(next)
    setProblems([])
    setSheet(null)
    if (!next) return
    setProgress(0)
    try {
      const answer = await call(readUnitSheet, {
        params: at,
        body: { regionPath },
        file: next,
        onProgress: setProgress,
      })
      setSheet(answer)
      onRows(answer.rows)
    } catch (error) {
      if (!(error instanceof ApiProblem)) console.error(error)
      setProblems(asProblem(error).errors.map((each) => each.message))
    } finally {
      setProgress(null)
    }
  }

  return (
    <details className="sheet-in no-print">
      <summary>{text('indicators.collection.sheet')}</summary>
      <FileDrop
        file={file}
        onFile={(next) => void read(next)}
        accept={['.xlsx', '.csv']}
        maxBytes={maxBytes}
        progress={progress}
        problems={problems}
      />
      {sheet ? (
        <p aria-live="polite">
          {text(sheet.rows.length > 0 ? 'indicators.collection.sheet.read' : 'indicators.collection.sheet.none', {
            count: sheet.rows.length,
          })}
        </p>
      ) : null}
      <ProblemList
        problems={(sheet?.problems ?? []).map(({ row, message }) =>
          text('indicators.collection.sheet.row', { row, message }),
        )}
      />
    </details>
  )
}
