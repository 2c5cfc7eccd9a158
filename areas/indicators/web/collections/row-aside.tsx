import { Checkbox } from 'antd'
import { type ReactNode, useState } from 'react'
import { uploadEvidence } from '#contract/indicators'
import { call } from '#ui/api'
import { FileDrop } from '#ui/file-drop'
import { useSendFile } from '#ui/send-file'
import { StatusTag } from '#ui/status'
import { useText } from '#ui/text'
import { type Aside, type FormRow, mayBeNone } from './report-drafts.ts'

/** Under a figure: its definition, why it came back, that there is none and why, a note, and the file that proves it. */
export function RowAside({
  row,
  aside,
  isOpen,
  isSent,
  onChange,
}: {
  row: FormRow
  aside: Aside
  isOpen: boolean
  /** A figure was typed that differs from the one that stands. */
  isSent: boolean
  onChange: (next: Partial<Aside>) => void
}): ReactNode {
  const text = useText()
  const [asks, setAsks] = useState({ note: false, evidence: false })
  const label = { indicator: row.indicator }
  const takesFigure = isOpen && !aside.isNone && (isSent || mayBeNone(row))
  const wantsEvidence = row.needsEvidence || asks.evidence
  return (
    <div className="row-aside">
      {row.state === 'returned' ? (
        <p className="row-aside-returned">
          {text('indicators.collection.returned-because', {
            reason: row.note ?? text('indicators.collection.no-reason'),
          })}
        </p>
      ) : null}
      {row.formula ? (
        <p className="quiet row-aside-formula">{text('indicators.collection.formula', { formula: row.formula })}</p>
      ) : null}
      <div className="row-aside-tools">
        {mayBeNone(row) ? (
          <Checkbox
            checked={aside.isNone}
            disabled={!isOpen}
            aria-label={text('indicators.collection.none-of', label)}
            onChange={(event) => onChange({ isNone: event.target.checked })}
          >
            {text('indicators.collection.none')}
          </Checkbox>
        ) : null}
        {takesFigure && !asks.note ? (
          <button type="button" className="link-button" onClick={() => setAsks({ ...asks, note: true })}>
            {text('indicators.collection.add-note')}
          </button>
        ) : null}
        {takesFigure && !wantsEvidence ? (
          <button type="button" className="link-button" onClick={() => setAsks({ ...asks, evidence: true })}>
            {text('indicators.collection.add-evidence')}
          </button>
        ) : null}
        {row.hasEvidence ? <StatusTag tone="good" label={text('indicators.collection.has-evidence')} /> : null}
      </div>
      {aside.isNone ? (
        <input
          className="entry-explanation"
          aria-label={text('indicators.collection.none.reason-of', label)}
          placeholder={text('indicators.collection.none.reason')}
          maxLength={300}
          disabled={!isOpen}
          value={aside.reason}
          onChange={(event) => onChange({ reason: event.target.value })}
        />
      ) : null}
      {takesFigure && asks.note ? (
        <input
          className="entry-explanation"
          aria-label={text('indicators.collection.note-of', label)}
          placeholder={text('indicators.collection.row-note')}
          maxLength={500}
          value={aside.note}
          onChange={(event) => onChange({ note: event.target.value })}
        />
      ) : null}
      {takesFigure && wantsEvidence ? (
        <Evidence row={row} evidence={aside.evidence} onEvidence={(evidence) => onChange({ evidence })} />
      ) : null}
    </div>
  )
}

const maxBytes = 20 * 1024 * 1024

function Evidence({
  row,
  evidence,
  onEvidence,
}: {
  row: FormRow
  evidence: Aside['evidence']
  onEvidence: (evidence: Aside['evidence']) => void
}): ReactNode {
  const text = useText()
  const drop = useSendFile(async (file, onProgress) => onEvidence(await call(uploadEvidence, { file, onProgress })), {
    onChange: () => onEvidence(null),
    keep: 'taken',
  })

  return (
    <div className="evidence-drop">
      <FileDrop
        maxBytes={maxBytes}
        {...drop}
        hint={text(row.needsEvidence ? 'indicators.collection.evidence.needed' : 'indicators.collection.evidence.of', {
          indicator: row.indicator,
        })}
      />
      {evidence ? <StatusTag tone="good" label={text('indicators.collection.evidence.ready')} /> : null}
    </div>
  )
}
