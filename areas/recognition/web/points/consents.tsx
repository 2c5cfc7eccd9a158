import './points.css'
import { Button, Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import {
  ConsentForm,
  giveConsent,
  listOwnConsents,
  listOwnLooks,
  type PointsConsent,
  withdrawConsent,
} from '#contract/recognition'
import type { ResponseOf } from '#platform/http/endpoint'
import { useAct, useCall } from '#ui/api'
import { confirm } from '#ui/confirm'
import { DatePick, FormFromZod } from '#ui/form'
import { DateText } from '#ui/number'
import { Empty, Page, Section } from '#ui/page'
import { StatusTag } from '#ui/status'
import { DataTable } from '#ui/table'
import { useText } from '#ui/text'
import { Consented } from './consented.tsx'
import { StatementButton } from './statement.tsx'

type Own = ResponseOf<typeof listOwnConsents>
const tones = { 'in-force': 'good', withdrawn: 'none', expired: 'none' } as const

/** A company lets banks see its points, takes it back and sees who looked; a bank finds here who let it. */
export default function ConsentsPage(): ReactNode {
  const text = useText()
  const answer = useCall(listOwnConsents, {})
  const isBank = answer.data?.isBank ?? false
  return (
    <Page
      title={text('recognition.consents')}
      subtitle={text(isBank ? 'recognition.consents.bank.about' : 'recognition.consents.about')}
      answer={answer}
    >
      {(own) =>
        own.isBank ? (
          <Consented />
        ) : (
          <>
            <Give own={own} onGiven={() => void answer.refetch()} />
            <Given own={own} onChange={() => void answer.refetch()} />
            <Looks />
          </>
        )
      }
    </Page>
  )
}

function Give({ own, onGiven }: { own: Own; onGiven: () => void }): ReactNode {
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const give = useAct(giveConsent, {
    done: text('recognition.consents.given'),
    onDone: () => {
      setOpen(false)
      onGiven()
    },
    quiet: true,
  })
  if (own.banks.length === 0)
    return <Empty title={text('recognition.consents.no-banks')} hint={text('recognition.consents.no-banks.hint')} />
  if (!isOpen)
    return (
      <p>
        <Button type="primary" onClick={() => setOpen(true)}>
          {text('recognition.consents.give')}
        </Button>
      </p>
    )
  const schema = ConsentForm.extend({
    bankId: ConsentForm.shape.bankId.meta({ label: { zh: '银行', en: 'Bank' } }),
    untilDay: ConsentForm.shape.untilDay.meta({
      label: { zh: '最后一天', en: 'Last day' },
      help: {
        zh: `最迟 ${own.lastDay}（${own.mostMonths} 个月，本市设定）；可随时撤回。`,
        en: `At the latest ${own.lastDay} (${own.mostMonths} months, set by the city); it can be withdrawn at any time.`,
      },
    }),
  })
  return (
    <Section title={text('recognition.consents.give')}>
      <p>{text('recognition.consents.what')}</p>
      <FormFromZod
        schema={schema}
        initial={{ untilDay: own.lastDay }}
        submitLabel={text('recognition.consents.give.yes')}
        onSubmit={(body) => give.submit({ body })}
        onCancel={() => setOpen(false)}
        custom={{
          bankId: (field) => (
            <Select
              id={field.id || id}
              showSearch={{ optionFilterProp: 'label' }}
              value={(field.value as string | undefined) ?? null}
              onChange={field.onChange}
              options={own.banks.map((bank) => ({ value: bank.id, label: bank.name }))}
            />
          ),
          untilDay: (field) => (
            <DatePick id={field.id} value={field.value as string | undefined} onChange={field.onChange} isRequired />
          ),
        }}
      />
    </Section>
  )
}

function Given({ own, onChange }: { own: Own; onChange: () => void }): ReactNode {
  const text = useText()
  if (own.items.length === 0)
    return <Empty title={text('recognition.consents.none')} hint={text('recognition.consents.none.hint')} />
  return (
    <Section title={text('recognition.consents.list')}>
      <ol className="points-list">
        {own.items.map((consent) => (
          <li key={consent.id}>
            <One consent={consent} onChange={onChange} />
          </li>
        ))}
      </ol>
    </Section>
  )
}

function One({ consent, onChange }: { consent: PointsConsent; onChange: () => void }): ReactNode {
  const text = useText()
  const withdraw = useAct(withdrawConsent, { done: text('recognition.consents.withdrawn.done'), onDone: onChange })
  const ask = async () => {
    const title = text('recognition.consents.withdraw')
    const body = text('recognition.consents.withdraw.about', { bank: consent.bankName })
    const reason = await confirm({ title, body, yes: title, isDanger: true, needsReason: true })
    if (reason) await withdraw.run({ params: { consentId: consent.id }, body: { reason } })
  }
  return (
    <>
      <StatusTag tone={tones[consent.state]} label={text(`recognition.consents.${consent.state}`)} />{' '}
      <strong>{consent.bankName}</strong> <DateText date={consent.fromDay} />–<DateText date={consent.untilDay} />
      <p>{text('recognition.consents.purpose', { purpose: consent.purpose })}</p>
      <p className="quiet">
        {text('recognition.consents.by', { name: consent.givenByName })} <DateText date={consent.givenAt} />
        {consent.endReason ? (
          <>
            {' · '}
            {text('recognition.consents.ended-by', { name: consent.endedByName ?? '', reason: consent.endReason })}{' '}
            <DateText date={consent.endedAt} />
          </>
        ) : null}
      </p>
      {consent.state === 'in-force' ? (
        <span className="acts">
          <StatementButton consentId={consent.id} />
          <Button size="small" danger loading={withdraw.isRunning} onClick={() => void ask()}>
            {text('recognition.consents.withdraw')}
          </Button>
        </span>
      ) : null}
    </>
  )
}

function Looks(): ReactNode {
  const text = useText()
  return (
    <Section title={text('recognition.consents.looks')}>
      <DataTable
        id="recognition.points-looks"
        label={text('recognition.consents.looks')}
        endpoint={listOwnLooks}
        rowKey={(look) => `${look.at}${look.byName}${look.what}`}
        columns={[
          { key: 'bankName', title: text('recognition.consents.bank'), isTitle: true, width: 240 },
          { key: 'byName', title: text('recognition.consents.who'), width: 120 },
          {
            key: 'what',
            title: text('recognition.consents.what-seen'),
            width: 140,
            value: ({ what }) => text(`recognition.consents.seen.${what}`),
          },
          {
            key: 'at',
            title: text('recognition.consents.when'),
            width: 180,
            render: ({ at }) => <DateText date={at} />,
          },
        ]}
        empty={{ title: text('recognition.consents.no-looks'), hint: text('recognition.consents.no-looks.hint') }}
      />
    </Section>
  )
}
