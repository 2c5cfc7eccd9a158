import { Button, Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import {
  addCertificate,
  type CertificateView,
  type Company,
  factSources,
  listCertificates,
  NewCertificate,
  titles,
  withdrawCertificate,
} from '#contract/enterprises'
import { today } from '#platform/ui/today'
import { useAct, useCall } from '#ui/api'
import { confirm } from '#ui/confirm'
import { DatePick, FormFromZod } from '#ui/form'
import { DateText } from '#ui/number'
import { Section, Skeleton } from '#ui/page'
import { StatusTag } from '#ui/status'
import { RowsTable } from '#ui/table'
import { say, useText } from '#ui/text'
import { useIsPhone } from '#ui/width'

/** The titles of a company, and which of them were valid on any day. */
export function Certificates({ company }: { company: Company }): ReactNode {
  const text = useText()
  const { creditCode, mayChange } = company
  const [on, setOn] = useState<string | null>(null)
  const [isAdding, setAdding] = useState(false)
  const answer = useCall(listCertificates, { params: { creditCode }, query: on ? { on } : {} }).data
  return (
    <Section
      title={text('enterprises.certificates')}
      extra={
        <span className="acts">
          <DatePick
            value={on ?? answer?.on}
            onChange={(day) => setOn(day ?? null)}
            label={text('enterprises.certificates.on')}
          />
          {mayChange ? <Button onClick={() => setAdding(true)}>{text('enterprises.certificate.add')}</Button> : null}
        </span>
      }
    >
      {answer ? (
        <RowsTable
          id="enterprises.certificates"
          label={text('enterprises.certificates')}
          rows={answer.items}
          rowKey={(row) => `${row.title} ${row.validFrom}`}
          columns={[
            {
              key: 'title',
              title: text('enterprises.certificate.title'),
              isTitle: true,
              width: 220,
              render: (row) => say(titles[row.title]),
            },
            {
              key: 'isValid',
              title: text('enterprises.certificate.state', { on: answer.on }),
              width: 190,
              render: (row) => <Validity row={row} />,
            },
            { key: 'number', title: text('enterprises.certificate.number'), width: 170 },
            {
              key: 'validFrom',
              title: text('enterprises.certificate.validity'),
              width: 210,
              render: (row) => `${row.validFrom} – ${row.validTo}`,
            },
            {
              key: 'source',
              title: text('enterprises.source'),
              width: 230,
              render: (row) => (
                <>
                  {say(factSources[row.source])} · {row.byName} · <DateText date={row.at} />
                </>
              ),
            },
            ...(mayChange
              ? [
                  {
                    key: 'act',
                    title: text('enterprises.act'),
                    width: 100,
                    render: (row: CertificateView) => <Withdraw creditCode={creditCode} row={row} />,
                  },
                ]
              : []),
          ]}
          empty={{ title: text('enterprises.certificates.none') }}
        />
      ) : (
        <Skeleton lines={4} />
      )}
      <AddDrawer creditCode={creditCode} isOpen={isAdding} onClose={() => setAdding(false)} />
    </Section>
  )
}

function Validity({ row }: { row: CertificateView }): ReactNode {
  const text = useText()
  if (row.isValid) return <StatusTag tone="good" label={text('enterprises.valid')} />
  if (row.withdrawnFrom)
    return (
      <StatusTag
        tone="bad"
        label={text('enterprises.withdrawn-from', { on: row.withdrawnFrom })}
        title={row.reason ?? ''}
      />
    )
  return <StatusTag tone="none" label={text('enterprises.not-valid')} />
}

function Withdraw({ creditCode, row }: { creditCode: string; row: CertificateView }): ReactNode {
  const text = useText()
  const act = useAct(withdrawCertificate, { done: text('enterprises.withdrawn') })
  if (row.withdrawnFrom) return null
  const ask = async () => {
    const reason = await confirm({
      title: text('enterprises.withdraw'),
      body: text('enterprises.withdraw.about', { title: say(titles[row.title]) }),
      yes: text('enterprises.withdraw'),
      isDanger: true,
      needsReason: true,
    })
    if (!reason) return
    const { title, validFrom } = row
    const withdrawnFrom = today()
    await act.run({ params: { creditCode }, body: { title, validFrom, withdrawnFrom, reason } })
  }
  return (
    <Button size="small" loading={act.isRunning} onClick={() => void ask()}>
      {text('enterprises.withdraw')}
    </Button>
  )
}

function AddDrawer(props: { creditCode: string; isOpen: boolean; onClose: () => void }): ReactNode {
  const text = useText()
  const { creditCode, isOpen, onClose } = props
  const add = useAct(addCertificate, { done: text('enterprises.certificate.added'), onDone: onClose, quiet: true })
  return (
    <Drawer
      title={text('enterprises.certificate.add')}
      open={isOpen}
      onClose={onClose}
      size={useIsPhone() ? '100%' : 520}
      destroyOnHidden
    >
      <FormFromZod
        schema={NewCertificate}
        submitLabel={text('enterprises.certificate.add')}
        onSubmit={(body) => add.submit({ params: { creditCode }, body })}
        onCancel={onClose}
      />
    </Drawer>
  )
}
