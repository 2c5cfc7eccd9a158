import { Button, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { z } from 'zod'
import { type ApiKeyView, endOtherSessions, listKeys, listSessions, makeKey, revokeKey } from '#contract/accounts'
import { useAct, useCall } from '#ui/api'
import { confirm } from '#ui/confirm'
import { FormFromZod } from '#ui/form'
import { DateText } from '#ui/number'
import { Page, Section } from '#ui/page'
import { StatusTag } from '#ui/status'
import { RowsTable } from '#ui/table'
import { useText } from '#ui/text'
import { Once } from './once.tsx'

const NewKey = z.object({
  name: z
    .string()
    .trim()
    .min(2)
    .max(60)
    .meta({
      label: { zh: '用途', en: 'Purpose' },
      placeholder: { zh: '如：企业系统每月报送', en: 'Such as: monthly report of our system' },
    }),
  lastDay: z.iso
    .date()
    .meta({ label: { zh: '有效至', en: 'Last day' }, help: { zh: '最长一年。', en: 'At most a year.' } }),
})

function KeyState({ one }: { one: ApiKeyView }): ReactNode {
  const text = useText()
  if (one.revokedAt) return <StatusTag tone="bad" label={text('accounts.key.revoked')} />
  return one.isValid ? (
    <StatusTag tone="good" label={text('accounts.key.valid')} />
  ) : (
    <StatusTag tone="none" label={text('accounts.key.expired')} />
  )
}

function Keys(): ReactNode {
  const text = useText()
  const keys = useCall(listKeys, {})
  const [isMaking, setMaking] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const make = useAct(makeKey, {
    onDone: (made) => {
      setMaking(false)
      setSecret(made.secret)
    },
  })
  const revoke = useAct(revokeKey, { done: text('accounts.key.revoked.done') })

  async function ask(one: ApiKeyView) {
    const title = text('accounts.key.revoke.title', { name: one.name })
    const answer = await confirm({
      title,
      body: text('accounts.key.revoke.about'),
      yes: text('accounts.key.revoke'),
      isDanger: true,
    })
    if (answer !== null) await revoke.run({ params: { id: one.id } })
  }

  return (
    <Section
      title={text('accounts.keys')}
      extra={<Button onClick={() => setMaking(true)}>{text('accounts.key.make')}</Button>}
    >
      <p className="quiet">{text('accounts.keys.about')}</p>
      <RowsTable
        id="accounts.keys"
        label={text('accounts.keys')}
        rows={keys.data?.items ?? null}
        rowKey={(one: ApiKeyView) => one.id}
        columns={[
          { key: 'name', title: text('accounts.column.purpose'), isTitle: true, width: 240 },
          { key: 'start', title: text('accounts.column.start'), width: 120, value: (one) => `${one.start}…` },
          {
            key: 'state',
            title: text('accounts.column.state'),
            width: 110,
            value: () => null,
            render: (one) => <KeyState one={one} />,
          },
          {
            key: 'expiresAt',
            title: text('accounts.column.to'),
            width: 130,
            render: (one) => <DateText date={one.expiresAt} />,
          },
          {
            key: 'lastUsedAt',
            title: text('accounts.column.used'),
            width: 130,
            render: (one) => <DateText date={one.lastUsedAt} reason={text('accounts.used.never')} />,
          },
          {
            key: 'act',
            title: text('accounts.column.act'),
            width: 100,
            value: () => null,
            render: (one) =>
              one.isValid ? (
                <Button size="small" danger onClick={() => void ask(one)}>
                  {text('accounts.key.revoke')}
                </Button>
              ) : null,
          },
        ]}
        empty={{ title: text('accounts.keys.none'), hint: text('accounts.keys.none.hint') }}
      />
      <Modal
        open={isMaking}
        title={text('accounts.key.make')}
        footer={null}
        onCancel={() => setMaking(false)}
        destroyOnHidden
      >
        <FormFromZod
          schema={NewKey}
          submitLabel={text('accounts.key.make')}
          onSubmit={(body) => make.submit({ body })}
        />
      </Modal>
      {secret !== null ? (
        <Once
          title={text('accounts.key.once')}
          about={text('accounts.key.once.about')}
          secret={secret}
          onClose={() => setSecret(null)}
        />
      ) : null}
    </Section>
  )
}

function Sessions(): ReactNode {
  const text = useText()
  const sessions = useCall(listSessions, {})
  const end = useAct(endOtherSessions, {
    done: ({ endedCount }) => text('accounts.sessions.ended', { count: endedCount }),
  })
  return (
    <Section
      title={text('accounts.sessions')}
      extra={
        (sessions.data?.total ?? 0) > 1 ? (
          <Button loading={end.isRunning} onClick={() => void end.run({})}>
            {text('accounts.sessions.end-others')}
          </Button>
        ) : null
      }
    >
      <RowsTable
        id="accounts.sessions"
        label={text('accounts.sessions')}
        rows={sessions.data?.items ?? null}
        rowKey={(one) => one.id}
        columns={[
          { key: 'userAgent', title: text('accounts.column.device'), isTitle: true, width: 380 },
          { key: 'ipAddress', title: text('accounts.column.address'), width: 150 },
          {
            key: 'createdAt',
            title: text('accounts.column.signed-in'),
            width: 130,
            render: (one) => <DateText date={one.createdAt} />,
          },
          {
            key: 'isThisOne',
            title: text('accounts.column.state'),
            width: 110,
            value: () => null,
            render: (one) => (one.isThisOne ? <StatusTag tone="steady" label={text('accounts.session.this')} /> : null),
          },
        ]}
      />
    </Section>
  )
}

/** Keys that act through the present membership, and where one is signed in. */
export default function KeysPage(): ReactNode {
  const text = useText()
  return (
    <Page title={text('accounts.keys.title')}>
      <Keys />
      <Sessions />
    </Page>
  )
}
