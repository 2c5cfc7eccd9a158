import { Button, Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import {
  askCorrection,
  type Company,
  CorrectionForm,
  type CorrectionView,
  decideCorrection,
  downloadCorrectionEvidence,
  factKinds,
  listCorrections,
} from '#contract/enterprises'
import { asProblem, download, showProblem, useAct, useCall } from '#ui/api'
import { confirm } from '#ui/confirm'
import { FileDrop } from '#ui/file-drop'
import { FormFromZod } from '#ui/form'
import { DateText } from '#ui/number'
import { Section } from '#ui/page'
import { StatusTag } from '#ui/status'
import { colon, say, useText } from '#ui/text'
import { useIsPhone } from '#ui/width'
import { valueWords } from '../words.tsx'

const maxBytes = 20 * 1024 * 1024

/** What the company asks to have corrected, and what became of it; the office decides here. */
export function Corrections({ company }: { company: Company }): ReactNode {
  const text = useText()
  const { creditCode, isOwn } = company
  const [isAsking, setAsking] = useState(false)
  const answer = useCall(listCorrections, { params: { creditCode } }).data
  const items = answer?.items ?? []
  if (items.length === 0 && !isOwn) return null
  return (
    <Section
      title={text('enterprises.corrections')}
      extra={
        isOwn ? (
          <Button className="no-print" onClick={() => setAsking(true)}>
            {text('enterprises.correction.ask')}
          </Button>
        ) : null
      }
    >
      {answer?.items.length === 0 ? <p className="quiet">{text('enterprises.corrections.none')}</p> : null}
      <ol className="company-entries">
        {items.map((asked) => (
          <li key={asked.id}>
            <One company={company} asked={asked} />
          </li>
        ))}
      </ol>
      <AskDrawer creditCode={creditCode} isOpen={isAsking} onClose={() => setAsking(false)} />
    </Section>
  )
}

const tones = { open: 'steady', accepted: 'good', refused: 'bad' } as const

function One({ company, asked }: { company: Company; asked: CorrectionView }): ReactNode {
  const text = useText()
  const { label } = factKinds[asked.fact]
  const params = { creditCode: company.creditCode, correctionId: asked.id }
  const save = () =>
    download(downloadCorrectionEvidence, { params }).catch((error: unknown) => showProblem(asProblem(error)))
  return (
    <>
      <StatusTag tone={tones[asked.state]} label={text(`enterprises.correction.${asked.state}`)} />{' '}
      <strong>
        {say(label)} {asked.period}
      </strong>
      {colon()}
      {asked.shownValue === null ? text('enterprises.nothing') : valueWords(asked.fact, asked.shownValue, text)} →{' '}
      <strong className="figure">{valueWords(asked.fact, asked.askedValue, text)}</strong>
      <p>{asked.reason}</p>
      <p className="quiet">
        {asked.askedByName} · <DateText date={asked.askedAt} />
      </p>
      {asked.decisionNote ? <p>{asked.decidedByName + colon() + asked.decisionNote}</p> : null}
      <p className="acts">
        <Button size="small" onClick={() => void save()}>
          {text('enterprises.correction.evidence', { name: asked.evidenceName })}
        </Button>
        {company.mayChange && asked.state === 'open' ? <Decide params={params} /> : null}
      </p>
    </>
  )
}

function Decide({ params }: { params: { creditCode: string; correctionId: string } }): ReactNode {
  const text = useText()
  const decide = useAct(decideCorrection, { done: text('enterprises.correction.decided') })
  const ask = async (isAccepted: boolean) => {
    const title = text(`enterprises.correction.${isAccepted ? 'accept' : 'refuse'}`)
    const body = text(`enterprises.correction.${isAccepted ? 'accept' : 'refuse'}.about`)
    const note = await confirm({ title, body, yes: title, isDanger: !isAccepted, needsReason: true })
    if (note) await decide.run({ params, body: { isAccepted, note } })
  }
  return (
    <>
      <Button size="small" type="primary" loading={decide.isRunning} onClick={() => void ask(true)}>
        {text('enterprises.correction.accept')}
      </Button>
      <Button size="small" danger loading={decide.isRunning} onClick={() => void ask(false)}>
        {text('enterprises.correction.refuse')}
      </Button>
    </>
  )
}

function AskDrawer(props: { creditCode: string; isOpen: boolean; onClose: () => void }): ReactNode {
  const text = useText()
  const { creditCode, isOpen, onClose } = props
  const [file, setFile] = useState<File | null>(null)
  const [isMissing, setMissing] = useState(false)
  const ask = useAct(askCorrection, { done: text('enterprises.correction.asked'), onDone: onClose, quiet: true })
  return (
    <Drawer
      title={text('enterprises.correction.ask')}
      open={isOpen}
      onClose={onClose}
      size={useIsPhone() ? '100%' : 520}
      destroyOnHidden
    >
      <p className="quiet">{text('enterprises.correction.about')}</p>
      <FileDrop
        file={file}
        onFile={setFile}
        maxBytes={maxBytes}
        problems={isMissing && !file ? [text('enterprises.correction.no-evidence')] : []}
        hint={text('enterprises.correction.hint')}
      />
      <FormFromZod
        schema={CorrectionForm}
        submitLabel={text('enterprises.correction.ask')}
        onSubmit={async (body) => {
          setMissing(file === null)
          return file === null ? null : ask.submit({ params: { creditCode }, body, file })
        }}
        onCancel={onClose}
      />
    </Drawer>
  )
}
