import { Button, Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { AnnexForm, checkAnnex, proposeAnnex } from '#contract/recognition'
import type { ResponseOf } from '#platform/http/endpoint'
import { call, useAct } from '#ui/api'
import { FileDrop } from '#ui/file-drop'
import { DatePick, FormFromZod } from '#ui/form'
import { Section } from '#ui/page'
import { useSendFile } from '#ui/send-file'
import { StatusTag } from '#ui/status'
import { say, useText } from '#ui/text'

const maxBytes = 2 * 1024 * 1024
type Checked = ResponseOf<typeof checkAnnex>

/** Upload the sheet, see what is wrong row by row, say which document it is, and propose it. */
export function AnnexUpload({ today, onDone }: { today: string; onDone: () => void }): ReactNode {
  const text = useText()
  const [found, setFound] = useState<{ checked: Checked; file: File } | null>(null)
  const drop = useSendFile(async (file, onProgress) =>
    setFound({ file, checked: await call(checkAnnex, { file, onProgress }) }),
  )
  return (
    <Section title={text('recognition.rules.annex')}>
      <p>{text('recognition.rules.annex.about')}</p>
      {found ? (
        <>
          <Result checked={found.checked} />
          {found.checked.isWhole ? <Propose file={found.file} today={today} onDone={onDone} /> : null}
          <p className="no-print">
            <Button onClick={() => setFound(null)}>{text('recognition.rules.annex.again')}</Button>
          </p>
        </>
      ) : (
        <FileDrop accept={['.xlsx', '.csv']} maxBytes={maxBytes} {...drop} />
      )}
    </Section>
  )
}

function Result({ checked }: { checked: Checked }): ReactNode {
  const text = useText()
  if (checked.isWhole)
    return <StatusTag tone="good" label={text('recognition.rules.annex.whole', { lines: checked.lines })} />
  return (
    <div role="alert">
      <StatusTag
        tone="bad"
        label={text('recognition.rules.annex.wrong', { count: checked.problems.length + checked.rows.length })}
      />
      <ul>
        {checked.problems.map((problem) => (
          <li key={problem.zh}>{say(problem)}</li>
        ))}
        {checked.rows.map(({ row, label, problems }) => (
          <li key={row}>
            <strong>{text('recognition.rules.annex.row', { row, label })}</strong> {problems.map(say).join(' ')}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Propose({ file, today, onDone }: { file: File; today: string; onDone: () => void }): ReactNode {
  const text = useText()
  const id = useId()
  const propose = useAct(proposeAnnex, { done: text('recognition.rules.proposed.done'), onDone, quiet: true })
  const { confidence } = AnnexForm.shape
  const schema = AnnexForm.extend({
    confidence: confidence.meta({ label: { zh: '依据', en: 'Basis' } }),
  })
  return (
    <FormFromZod
      schema={schema}
      initial={{ inForceFrom: today }}
      columns={2}
      submitLabel={text('recognition.rules.propose')}
      onSubmit={(body) => propose.submit({ body, file })}
      custom={{
        inForceFrom: (field) => (
          <DatePick id={field.id} value={field.value as string | undefined} onChange={field.onChange} isRequired />
        ),
        confidence: (field) => (
          <Select
            id={field.id || id}
            value={(field.value as string | undefined) ?? null}
            onChange={field.onChange}
            options={(['official', 'city'] as const).map((value) => ({
              value,
              label: text(`recognition.rules.confidence.${value}`),
            }))}
          />
        ),
      }}
    />
  )
}
