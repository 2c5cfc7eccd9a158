import { Button, Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import { listRecoveries, RecoveredForm, type RecoveryView, recordRecovered } from '#contract/contracts'
import { useAct, useCall } from '#ui/api'
import { FormFromZod } from '#ui/form'
import { Go } from '#ui/link'
import { Section } from '#ui/page'
import { say, useText } from '#ui/text'
import { useIsPhone } from '#ui/width'
import { Amount } from '../words.tsx'

/** Awards that were paid for contracts whose registration no longer stands as it did. Absent while there are none. */
export function Recoveries(): ReactNode {
  const text = useText()
  const answer = useCall(listRecoveries, {})
  const [chosen, setChosen] = useState<RecoveryView | null>(null)
  if (!answer.data || answer.data.total === 0) return null
  const { items, mayRecord } = answer.data
  return (
    <Section title={text('contracts.awards.recoveries', { count: items.length })}>
      <ul className="contract-history">
        {items.map((item) => (
          <li key={item.registrationId}>
            <strong>{item.partyName}</strong>{' '}
            <Go to={`/contracts/${item.registrationId}`}>
              {item.number} {item.projectName}
            </Go>
            <p>
              {text('contracts.awards.due')} <Amount yuan={item.dueYuan} /> {text('contracts.yuan')}
              <span className="quiet">
                {' '}
                {text('contracts.awards.due.of', { paid: item.paidYuan, recovered: item.recoveredYuan })}
              </span>
            </p>
            <p className="quiet">{say(item.reason)}</p>
            {mayRecord ? (
              <Button className="no-print" onClick={() => setChosen(item)}>
                {text('contracts.awards.record')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <RecordDrawer recovery={chosen} onClose={() => setChosen(null)} />
    </Section>
  )
}

function RecordDrawer({ recovery, onClose }: { recovery: RecoveryView | null; onClose: () => void }): ReactNode {
  const text = useText()
  const isPhone = useIsPhone()
  const record = useAct(recordRecovered, { done: text('contracts.awards.recorded'), onDone: onClose, quiet: true })
  return (
    <Drawer
      title={text('contracts.awards.record')}
      open={recovery !== null}
      onClose={onClose}
      size={isPhone ? '100%' : 520}
      destroyOnHidden
    >
      <p className="quiet">{text('contracts.awards.record.about')}</p>
      {recovery ? (
        <FormFromZod
          schema={RecoveredForm}
          initial={{ amountYuan: recovery.dueYuan }}
          submitLabel={text('contracts.awards.record')}
          onSubmit={(body) =>
            record.submit({
              params: { registrationId: recovery.registrationId },
              body: { ...body, recoveredYuan: recovery.recoveredYuan },
            })
          }
          onCancel={onClose}
        />
      ) : null}
    </Drawer>
  )
}
