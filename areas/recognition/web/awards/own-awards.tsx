import { Button, Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import { titles } from '#contract/enterprises'
import { AwardAccount, listOwnAwards, type OwnAward, sayAwardAccount } from '#contract/recognition'
import { useAct, useCall } from '#ui/api'
import { FormFromZod } from '#ui/form'
import { DateText } from '#ui/number'
import { Page } from '#ui/page'
import { RowsTable } from '#ui/table'
import { say, useText } from '#ui/text'
import { useIsPhone } from '#ui/width'
import { AwardState, Yuan } from './words.tsx'

/** What one's own company was awarded, and the account that it is paid to. */
export default function OwnAwards(): ReactNode {
  const text = useText()
  const answer = useCall(listOwnAwards, {})
  const [chosen, setChosen] = useState<OwnAward | null>(null)
  return (
    <Page
      title={text('recognition.own-awards')}
      answer={answer}
      isEmpty={({ items }) => items.length === 0}
      empty={{ title: text('recognition.own-awards.none'), hint: text('recognition.own-awards.none.hint') }}
    >
      {({ items }) => (
        <>
          <RowsTable
            id="recognition.own-awards"
            label={text('recognition.own-awards')}
            rows={items}
            rowKey={(row) => row.id}
            columns={[
              {
                key: 'title',
                title: text('recognition.awards.column.title'),
                isTitle: true,
                width: 220,
                render: (row) => say(titles[row.title]),
              },
              {
                key: 'isAgain',
                title: text('recognition.awards.column.time'),
                width: 110,
                render: (row) => text(row.isAgain ? 'recognition.awards.again' : 'recognition.awards.first'),
              },
              { key: 'batchTitle', title: text('recognition.awards.column.batch'), width: 240 },
              {
                key: 'amountYuan',
                title: text('recognition.awards.column.amount'),
                unit: text('recognition.yuan'),
                kind: 'number',
                width: 140,
                render: (row) => <Yuan yuan={row.amountYuan} />,
              },
              {
                key: 'noticeUntil',
                title: text('recognition.awards.column.notice'),
                width: 120,
                render: (row) => (row.noticeUntil ? <DateText date={row.noticeUntil} /> : null),
              },
              {
                key: 'state',
                title: text('recognition.awards.column.state'),
                width: 200,
                render: (row) => (
                  <>
                    <AwardState award={row} />
                    {row.state === 'kept' ? (
                      <Button className="no-print" size="small" onClick={() => setChosen(row)}>
                        {text(row.hasAccount ? 'recognition.own-awards.change' : 'recognition.own-awards.account')}
                      </Button>
                    ) : null}
                  </>
                ),
              },
            ]}
          />
          <AccountDrawer award={chosen} onClose={() => setChosen(null)} />
        </>
      )}
    </Page>
  )
}

function AccountDrawer({ award, onClose }: { award: OwnAward | null; onClose: () => void }): ReactNode {
  const text = useText()
  const isPhone = useIsPhone()
  const sayAccount = useAct(sayAwardAccount, {
    done: text('recognition.own-awards.said'),
    onDone: onClose,
    quiet: true,
  })
  return (
    <Drawer
      title={text('recognition.own-awards.account')}
      open={award !== null}
      onClose={onClose}
      size={isPhone ? '100%' : 520}
      destroyOnHidden
    >
      {award ? (
        <FormFromZod
          schema={AwardAccount}
          submitLabel={text('recognition.own-awards.account')}
          onSubmit={(body) => sayAccount.submit({ params: { awardId: award.id }, body })}
          onCancel={onClose}
        />
      ) : null}
    </Drawer>
  )
}
