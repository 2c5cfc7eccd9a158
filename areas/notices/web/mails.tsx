import { Button } from 'antd'
import type { ReactNode } from 'react'
import { listMails, mailStates, type OutboxMail, sendMailAgain } from '#contract/notices'
import { useAct, useCall } from '#ui/api'
import { confirm } from '#ui/confirm'
import { DateText } from '#ui/number'
import { Page } from '#ui/page'
import { StatusTag, type Tone } from '#ui/status'
import { DataTable } from '#ui/table'
import { useText } from '#ui/text'

const tones: Record<OutboxMail['state'], Tone> = {
  waiting: 'steady',
  sending: 'steady',
  sent: 'good',
  failed: 'bad',
  unknown: 'warn',
  withdrawn: 'none',
}

/** What became of the mails, for whoever looks after the installation. */
export default function Mails(): ReactNode {
  const text = useText()
  const offered = useCall(listMails, { query: { pageSize: 1 } })
  const again = useAct(sendMailAgain, { done: text('notices.mails.queued') })
  async function sendAgain(mail: OutboxMail) {
    const isSure =
      mail.state === 'failed' ||
      (await confirm({ title: text('notices.mails.twice'), yes: text('notices.mails.again') })) !== null
    if (isSure) await again.run({ params: { mailId: mail.id } })
  }
  return (
    <Page
      title={text('notices.mails')}
      subtitle={text(offered.data?.isOffered === false ? 'notices.mails.not-offered' : 'notices.mails.about')}
    >
      <DataTable
        id="notices.mails"
        label={text('notices.mails')}
        endpoint={listMails}
        rowKey={(mail: OutboxMail) => mail.id}
        inAddress
        filters={[
          {
            key: 'state',
            label: text('notices.column.state'),
            kind: 'select',
            options: (['open', ...mailStates] as const).map((value) => ({
              value,
              label: text(`notices.mails.state.${value}`),
            })),
          },
        ]}
        columns={[
          { key: 'subject', title: text('notices.mails.subject'), isTitle: true, width: 300 },
          { key: 'recipient', title: text('notices.mails.recipient'), width: 200 },
          { key: 'address', title: text('notices.mails.address'), width: 220 },
          {
            key: 'state',
            title: text('notices.column.state'),
            width: 140,
            render: (mail) => <StatusTag tone={tones[mail.state]} label={text(`notices.mails.state.${mail.state}`)} />,
          },
          { key: 'attempts', title: text('notices.mails.attempts'), kind: 'number', width: 90 },
          { key: 'problem', title: text('notices.mails.problem'), width: 260 },
          {
            key: 'createdAt',
            title: text('notices.mails.created'),
            render: (mail) => <DateText date={mail.createdAt} />,
          },
          {
            key: 'again',
            title: '',
            width: 120,
            render: (mail) =>
              mail.state === 'failed' || mail.state === 'unknown' ? (
                <Button size="small" onClick={() => void sendAgain(mail)}>
                  {text('notices.mails.again')}
                </Button>
              ) : null,
          },
        ]}
        empty={{ title: text('notices.mails.none'), hint: text('notices.mails.none.hint') }}
      />
    </Page>
  )
}
