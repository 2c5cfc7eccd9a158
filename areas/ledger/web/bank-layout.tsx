import './ledger.css'
import { Button, Input, InputNumber, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import {
  answerFields,
  type BankLayout,
  bankFormats,
  exportFields,
  getBankLayout,
  saveBankLayout,
} from '#contract/ledger'
import type { ResponseOf } from '#platform/http/endpoint'
import { useAct, useCall } from '#ui/api'
import { Page, Section } from '#ui/page'
import { useText } from '#ui/text'
import { newKey } from './money.tsx'

type Answer = ResponseOf<typeof getBankLayout>

/** How the bank wants its file, and by which words its answer is understood: data of the city, set here. */
export default function BankLayoutPage(): ReactNode {
  const text = useText()
  const answer = useCall(getBankLayout, {})
  return (
    <Page
      title={text('ledger.layout')}
      subtitle={answer.data ? text(`ledger.layout.from.${answer.data.from}`) : null}
      trail={[{ title: text('ledger.bank-files'), to: '/ledger/bank-files' }]}
      answer={answer}
    >
      {(found) => <Editor key={found.revision} found={found} />}
    </Page>
  )
}

function Editor({ found }: { found: Answer }): ReactNode {
  const text = useText()
  const [layout, setLayout] = useState<BankLayout>(found.layout)
  const [columns, setColumns] = useState<Keyed[]>(() => found.layout.columns.map((one) => ({ ...one, key: newKey() })))
  const save = useAct(saveBankLayout, { done: text('ledger.layout.saved') })
  const set = (part: Partial<BankLayout>) => setLayout((before) => ({ ...before, ...part }))
  return (
    <>
      <Section title={text('ledger.layout.payer')}>
        <div className="ledger-columns">
          {(['name', 'bankName', 'accountNo'] as const).map((field) => (
            <Named key={field} title={text(`ledger.layout.payer.${field}`)}>
              <Input
                aria-label={text(`ledger.layout.payer.${field}`)}
                value={layout.payer[field]}
                onChange={(event) => set({ payer: { ...layout.payer, [field]: event.target.value } })}
              />
            </Named>
          ))}
          <Named title={text('ledger.layout.format')}>
            <Select
              aria-label={text('ledger.layout.format')}
              value={layout.format}
              onChange={(format) => set({ format })}
              options={bankFormats.map((value) => ({ value, label: text(`ledger.format.${value}`) }))}
            />
          </Named>
        </div>
      </Section>
      <Section title={text('ledger.layout.columns')}>
        <Columns columns={columns} onChange={setColumns} />
      </Section>
      <Section title={text('ledger.layout.answer')}>
        <p className="quiet">{text('ledger.layout.answer.about')}</p>
        <div className="ledger-columns">
          {answerFields.map((field) => (
            <Words
              key={field}
              title={text(`ledger.field.${field}`)}
              words={layout.answer[field]}
              onChange={(words) => set({ answer: { ...layout.answer, [field]: words } })}
            />
          ))}
          <Words
            title={text('ledger.layout.paid-words')}
            words={layout.paidWords}
            onChange={(paidWords) => set({ paidWords })}
          />
          <Words
            title={text('ledger.layout.failed-words')}
            words={layout.failedWords}
            onChange={(failedWords) => set({ failedWords })}
          />
          <Named title={text('ledger.layout.window')}>
            <InputNumber
              aria-label={text('ledger.layout.window')}
              min={0}
              max={31}
              value={layout.dayWindow}
              onChange={(days) => set({ dayWindow: Number(days ?? 0) })}
            />
          </Named>
        </div>
      </Section>
      <Button
        type="primary"
        loading={save.isRunning}
        onClick={() =>
          void save.run({ body: { layout: { ...layout, columns: columns.map(withoutKey) }, revision: found.revision } })
        }
      >
        {text('ledger.save')}
      </Button>
    </>
  )
}

function Named({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <div className="ledger-words">
      <span>{title}</span>
      {children}
    </div>
  )
}

function Words({
  title,
  words,
  onChange,
}: {
  title: string
  words: string[]
  onChange: (words: string[]) => void
}): ReactNode {
  return (
    <Named title={title}>
      <Select mode="tags" aria-label={title} value={words} onChange={onChange} open={false} suffixIcon={null} />
    </Named>
  )
}

type Column = BankLayout['columns'][number]
/** A column with a name of its own while it is moved about; two may say the same. */
type Keyed = Column & { key: string }

const withoutKey = ({ header, field }: Keyed): Column => ({ header, field })

function Columns({ columns, onChange }: { columns: Keyed[]; onChange: (columns: Keyed[]) => void }): ReactNode {
  const text = useText()
  const change = (at: number, part: Partial<Column>) =>
    onChange(columns.map((column, index) => (index === at ? { ...column, ...part } : column)))
  const move = (at: number, by: number) => {
    const next = [...columns]
    const [column] = next.splice(at, 1)
    if (column) next.splice(at + by, 0, column)
    onChange(next)
  }
  return (
    <div className="ledger-columns">
      {columns.map((column, index) => (
        <div key={column.key} className="ledger-column">
          <Input
            aria-label={text('ledger.layout.header', { n: index + 1 })}
            value={column.header}
            onChange={(event) => change(index, { header: event.target.value })}
          />
          <Select
            aria-label={text('ledger.layout.content', { n: index + 1 })}
            value={column.field}
            onChange={(field) => change(index, { field })}
            options={exportFields.map((value) => ({ value, label: text(`ledger.export.${value}`) }))}
          />
          <span>
            <Button
              size="small"
              aria-label={text('ledger.layout.up', { n: index + 1 })}
              disabled={index === 0}
              onClick={() => move(index, -1)}
            >
              ↑
            </Button>
            <Button
              size="small"
              aria-label={text('ledger.layout.remove', { n: index + 1 })}
              onClick={() => onChange(columns.filter((_, at) => at !== index))}
            >
              ×
            </Button>
          </span>
        </div>
      ))}
      <div>
        <Button
          onClick={() => onChange([...columns, { header: text('ledger.export.blank'), field: 'blank', key: newKey() }])}
        >
          {text('ledger.layout.add')}
        </Button>
      </div>
    </div>
  )
}
