import { Button, Drawer, Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { z } from 'zod'
import {
  AppealForm,
  type AppealView,
  askAppeal,
  decideAppeal,
  downloadAppealEvidence,
  type PointsItem,
  type PointsSheet,
} from '#contract/recognition'
import { asProblem, download, showProblem, useAct } from '#ui/api'
import { confirm } from '#ui/confirm'
import { FileDrop } from '#ui/file-drop'
import { FormFromZod } from '#ui/form'
import { DateText } from '#ui/number'
import { Section } from '#ui/page'
import { StatusTag } from '#ui/status'
import { colon, say, useText } from '#ui/text'
import { useIsPhone } from '#ui/width'

const maxBytes = 20 * 1024 * 1024
const tones = { open: 'steady', accepted: 'good', refused: 'bad' } as const

/** What the company asked to have corrected, and what became of it; the officer decides here. */
export function Appeals({ sheet }: { sheet: PointsSheet }): ReactNode {
  const text = useText()
  if (sheet.appeals.length === 0) return null
  return (
    <Section title={text('recognition.appeals')}>
      <ol className="points-list">
        {sheet.appeals.map((appeal) => (
          <li key={appeal.id}>
            <One sheet={sheet} appeal={appeal} />
          </li>
        ))}
      </ol>
    </Section>
  )
}

function One({ sheet, appeal }: { sheet: PointsSheet; appeal: AppealView }): ReactNode {
  const text = useText()
  const params = { creditCode: sheet.creditCode, year: sheet.year, appealId: appeal.id }
  const save = () =>
    download(downloadAppealEvidence, { params }).catch((error: unknown) => showProblem(asProblem(error)))
  const { fact } = appeal
  return (
    <>
      <StatusTag tone={tones[appeal.state]} label={text(`recognition.appeal.${appeal.state}`)} />{' '}
      <strong>{say(appeal.item)}</strong>
      {fact ? (
        <>
          {' '}
          · {text('recognition.points.from.year', { year: fact.year, label: say(fact.label) }) + colon()}
          {appeal.shownValue ?? text('recognition.points.from.nothing')} →{' '}
          <strong className="figure">{appeal.askedValue}</strong>
        </>
      ) : (
        ` · ${text('recognition.appeal.reconsider')}`
      )}
      <p>{appeal.reason}</p>
      <p className="quiet">
        {appeal.askedByName} · <DateText date={appeal.askedAt} />
      </p>
      {appeal.decisionNote ? (
        <p>
          {appeal.decidedByName + colon() + appeal.decisionNote}
          {appeal.newRevision === null ? null : (
            <span className="quiet"> → {text('recognition.points.revision', { revision: appeal.newRevision })}</span>
          )}
        </p>
      ) : null}
      <span className="acts">
        <Button size="small" onClick={() => void save()}>
          {text('recognition.appeal.evidence', { name: appeal.evidenceName })}
        </Button>
        {sheet.mayDecide && appeal.state === 'open' ? <Decide params={params} /> : null}
      </span>
    </>
  )
}

function Decide({ params }: { params: { creditCode: string; year: number; appealId: string } }): ReactNode {
  const text = useText()
  const decide = useAct(decideAppeal, { done: text('recognition.appeal.decided') })
  const ask = async (isAccepted: boolean) => {
    const title = text(`recognition.appeal.${isAccepted ? 'accept' : 'refuse'}`)
    const body = text(`recognition.appeal.${isAccepted ? 'accept' : 'refuse'}.about`)
    const note = await confirm({ title, body, yes: title, isDanger: !isAccepted, needsReason: true })
    if (note) await decide.run({ params, body: { isAccepted, note } })
  }
  return (
    <>
      <Button size="small" type="primary" loading={decide.isRunning} onClick={() => void ask(true)}>
        {text('recognition.appeal.accept')}
      </Button>
      <Button size="small" danger loading={decide.isRunning} onClick={() => void ask(false)}>
        {text('recognition.appeal.refuse')}
      </Button>
    </>
  )
}

interface DrawerProps {
  sheet: PointsSheet
  item: PointsItem | null
  onClose: () => void
}

/** Which figure is wrong and what it should be, or only that the points be reconsidered. */
export function AppealDrawer({ sheet, item, onClose }: DrawerProps): ReactNode {
  const text = useText()
  return (
    <Drawer
      title={item ? text('recognition.appeal.ask.of', { item: say(item.label) }) : ''}
      open={item !== null}
      onClose={onClose}
      size={useIsPhone() ? '100%' : 520}
      destroyOnHidden
    >
      {item ? <Ask sheet={sheet} item={item} onClose={onClose} /> : null}
    </Drawer>
  )
}

function Ask({ sheet, item, onClose }: { sheet: PointsSheet; item: PointsItem; onClose: () => void }): ReactNode {
  const text = useText()
  const id = useId()
  const [fact, setFact] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const [isMissing, setMissing] = useState(false)
  const ask = useAct(askAppeal, { done: text('recognition.appeal.asked'), onDone: onClose, quiet: true })
  const { reason } = AppealForm.shape
  const value = z
    .string()
    .trim()
    .min(1)
    .max(60)
    .meta({ label: { zh: '应为', en: 'Should be' } })
  return (
    <>
      <p className="quiet">{text('recognition.appeal.about')}</p>
      <p>
        <label htmlFor={id}>{text('recognition.appeal.fact')}</label>
        <Select
          id={id}
          value={fact}
          onChange={setFact}
          style={{ width: '100%' }}
          options={[
            { value: '', label: text('recognition.appeal.reconsider') },
            ...item.from.map((each) => ({
              value: `${each.fact} ${each.year}`,
              label: text('recognition.points.from.year', { year: each.year, label: say(each.label) }),
            })),
          ]}
        />
      </p>
      <FileDrop
        file={file}
        onFile={setFile}
        maxBytes={maxBytes}
        problems={isMissing && !file ? [text('recognition.appeal.no-evidence')] : []}
        hint={text('recognition.appeal.hint')}
      />
      <FormFromZod
        key={fact}
        schema={fact ? z.object({ value, reason }) : z.object({ reason })}
        submitLabel={text('recognition.appeal.send')}
        onSubmit={async (said) => {
          setMissing(file === null)
          if (file === null) return null
          const { creditCode, year, revision } = sheet
          const body = { revision, item: item.id, ...(fact ? { fact } : {}), ...said }
          return ask.submit({ params: { creditCode, year }, body, file })
        }}
        onCancel={onClose}
      />
    </>
  )
}
