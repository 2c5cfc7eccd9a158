import { Button, Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import {
  type Company,
  listSuccessions,
  recordSuccession,
  removeSuccession,
  SuccessionForm,
  type SuccessionView,
  successionKinds,
} from '#contract/enterprises'
import { useAct, useCall } from '#ui/api'
import { confirm } from '#ui/confirm'
import { FormFromZod } from '#ui/form'
import { Go } from '#ui/link'
import { DateText } from '#ui/number'
import { Section } from '#ui/page'
import { colon, say, useText } from '#ui/text'
import { useIsPhone } from '#ui/width'

/** Which companies this one split into or went into, and where it comes from. */
export function Successions({ company: { creditCode } }: { company: Company }): ReactNode {
  const text = useText()
  const [isRecording, setRecording] = useState(false)
  const answer = useCall(listSuccessions, { params: { creditCode } }).data
  if (!answer || (answer.items.length === 0 && !answer.mayChange)) return null
  return (
    <Section
      title={text('enterprises.successions')}
      extra={
        answer.mayChange ? (
          <Button className="no-print" onClick={() => setRecording(true)}>
            {text('enterprises.succession.record')}
          </Button>
        ) : null
      }
    >
      {answer.items.length === 0 ? <p className="quiet">{text('enterprises.successions.none')}</p> : null}
      <ol className="company-entries">
        {answer.items.map((item) => (
          <li key={`${item.stands}${item.other.creditCode}`}>
            <One creditCode={creditCode} item={item} mayChange={answer.mayChange} />
          </li>
        ))}
      </ol>
      <RecordDrawer creditCode={creditCode} isOpen={isRecording} onClose={() => setRecording(false)} />
    </Section>
  )
}

function One(props: { creditCode: string; item: SuccessionView; mayChange: boolean }): ReactNode {
  const text = useText()
  const { creditCode, item, mayChange } = props
  const remove = useAct(removeSuccession, { done: text('enterprises.succession.removed') })
  const ask = async () => {
    const title = text('enterprises.succession.remove')
    const reason = await confirm({
      title,
      body: text('enterprises.succession.remove.about'),
      yes: title,
      isDanger: true,
      needsReason: true,
    })
    if (reason) await remove.run({ params: { creditCode, toCode: item.other.creditCode }, body: { reason } })
  }
  return (
    <>
      <DateText date={item.tookEffectOn} /> {say(successionKinds[item.kind]) + colon()}
      {text(`enterprises.succession.${item.stands}`)}{' '}
      <Go to={`/enterprises/${item.other.creditCode}`}>{item.other.name}</Go>
      <p className="quiet">
        {item.basis} · {item.byName}
      </p>
      {mayChange && item.stands === 'before' ? (
        <Button size="small" danger className="no-print" loading={remove.isRunning} onClick={() => void ask()}>
          {text('enterprises.succession.remove')}
        </Button>
      ) : null}
    </>
  )
}

function RecordDrawer(props: { creditCode: string; isOpen: boolean; onClose: () => void }): ReactNode {
  const text = useText()
  const { creditCode, isOpen, onClose } = props
  const record = useAct(recordSuccession, {
    done: text('enterprises.succession.recorded'),
    onDone: onClose,
    quiet: true,
  })
  return (
    <Drawer
      title={text('enterprises.succession.record')}
      open={isOpen}
      onClose={onClose}
      size={useIsPhone() ? '100%' : 520}
      destroyOnHidden
    >
      <p className="quiet">{text('enterprises.successions.about')}</p>
      <FormFromZod
        schema={SuccessionForm}
        submitLabel={text('enterprises.succession.record')}
        onSubmit={(body) => record.submit({ params: { creditCode }, body })}
        onCancel={onClose}
      />
    </Drawer>
  )
}
