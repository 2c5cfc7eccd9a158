import { type ReactNode, useState } from 'react'
import { readUnitSheet } from '#contract/indicators'
import type { ResponseOf } from '#platform/http/endpoint'
import { call } from '#ui/api'
import { FileDrop } from '#ui/file-drop'
import { ProblemList } from '#ui/problem-list'
import { useSendFile } from '#ui/send-file'
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
  const [sheet, setSheet] = useState<Sheet | null>(null)
  const drop = useSendFile(
    async (file, onProgress) => {
      const answer = await call(readUnitSheet, { params: at, body: { regionPath }, file, onProgress })
      setSheet(answer)
      onRows(answer.rows)
    },
    { onChange: () => setSheet(null) },
  )

  return (
    <details className="sheet-in no-print">
      <summary>{text('indicators.collection.sheet')}</summary>
      <FileDrop accept={['.xlsx', '.csv']} maxBytes={maxBytes} {...drop} />
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
