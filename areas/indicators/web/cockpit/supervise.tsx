import { Input, Modal, Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { superviseTarget, type TargetRowView } from '#contract/indicators'
import { useAct } from '#ui/api'
import { DatePick } from '#ui/form'
import { useGo } from '#ui/link'
import { Arithmetic } from '#ui/pace'
import { useText } from '#ui/text'
import { notify } from '#ui/toast'
import { nameOf } from '../words.tsx'

export interface Unit {
  id: string
  name: string
}

const days = 30

/** A month from a day, `2025-07-02` → `2025-08-01`. */
function monthAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Turns a target into a task: everything is filled in, one press sends it. */
export function SuperviseDialog({
  row,
  units,
  today,
  onClose,
}: {
  row: TargetRowView
  /** Whom one may ask; where no department answers for the target, its region is proposed. */
  units: readonly Unit[]
  today: string
  onClose: () => void
}): ReactNode {
  const text = useText()
  const go = useGo()
  const ids = { lead: useId(), due: useId(), words: useId() }
  const regionItself = units.find(({ id }) => id === row.regionPath)
  const [lead, setLead] = useState(row.departments[0]?.id ?? regionItself?.id)
  const [dueOn, setDueOn] = useState<string | undefined>(monthAfter(today))
  const [words, setWords] = useState('')
  const ask = useAct(superviseTarget, {
    onDone: ({ href, isNew }) => {
      onClose()
      notify('done', text(isNew ? 'indicators.supervise.done' : 'indicators.supervise.already'), {
        action: { label: text('indicators.supervise.open'), run: () => go(href) },
      })
    },
  })
  const send = () => {
    if (!dueOn) return
    const { regionPath, targetId } = row
    void ask.run({ body: { regionPath, targetId, dueOn, words, ...(lead ? { lead } : {}) } })
  }
  const choices = [...new Map([...row.departments, ...units].map((unit) => [unit.id, unit])).values()]
  return (
    <Modal
      open
      title={text('indicators.supervise.title', { indicator: nameOf(row) })}
      okText={text('indicators.supervise.send')}
      cancelText={text('ui.cancel')}
      okButtonProps={{ loading: ask.isRunning, disabled: !dueOn || !lead }}
      onOk={send}
      onCancel={onClose}
    >
      <div className="supervise">
        <Arithmetic>{row.working}</Arithmetic>
        <p className="quiet">{text('indicators.supervise.about')}</p>
        <label htmlFor={ids.lead}>{text('indicators.supervise.lead')}</label>
        <Select
          id={ids.lead}
          value={lead}
          onChange={setLead}
          options={choices.map((unit) => ({ value: unit.id, label: unit.name }))}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={text('ui.form.choose')}
        />
        <label htmlFor={ids.due}>{text('indicators.supervise.due')}</label>
        <DatePick id={ids.due} value={dueOn} onChange={setDueOn} />
        <label htmlFor={ids.words}>{text('indicators.supervise.words')}</label>
        <Input.TextArea
          id={ids.words}
          value={words}
          rows={3}
          maxLength={1000}
          onChange={(event) => setWords(event.target.value)}
          placeholder={text('indicators.supervise.words.hint')}
        />
      </div>
    </Modal>
  )
}
