import { Button, Input, Modal } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { type NurseryMembership, recordNurseryService } from '#contract/recognition'
import { useAct } from '#ui/api'
import { DatePick } from '#ui/form'
import { DateText } from '#ui/number'
import { Section } from '#ui/page'
import { ProblemList } from '#ui/problem-list'
import { useText } from '#ui/text'

/** What was done for the company, which sees it. */
export function ServiceLog({ whole }: { whole: NurseryMembership }): ReactNode {
  const text = useText()
  const [isWriting, setWriting] = useState(false)
  return (
    <Section
      title={text('recognition.nursery.services')}
      extra={
        whole.may.tend ? (
          <span className="acts">
            <Button onClick={() => setWriting(true)}>{text('recognition.nursery.services.record')}</Button>
          </span>
        ) : null
      }
    >
      {whole.services.length === 0 ? (
        <p className="quiet">{text('recognition.nursery.services.none')}</p>
      ) : (
        <ol className="nursery-list">
          {whole.services.map((service) => (
            <li key={service.id}>
              <DateText date={service.on} /> <span className="quiet">{service.byName}</span>
              <p>{service.what}</p>
            </li>
          ))}
        </ol>
      )}
      {isWriting ? <ServiceDialog whole={whole} onClose={() => setWriting(false)} /> : null}
    </Section>
  )
}

function ServiceDialog({ whole, onClose }: { whole: NurseryMembership; onClose: () => void }): ReactNode {
  const text = useText()
  const id = useId()
  const [on, setOn] = useState(whole.today)
  const [what, setWhat] = useState('')
  const record = useAct(recordNurseryService, {
    done: text('recognition.nursery.services.recorded'),
    onDone: onClose,
    quiet: true,
  })
  const params = { creditCode: whole.creditCode, membershipId: whole.membershipId }
  return (
    <Modal
      title={text('recognition.nursery.services.record')}
      open
      onCancel={onClose}
      okText={text('recognition.nursery.save')}
      okButtonProps={{ disabled: what.trim().length < 2 }}
      confirmLoading={record.isRunning}
      onOk={() => void record.submit({ params, body: { on, what } })}
    >
      <div className="nursery-form">
        <label htmlFor={`${id}-on`}>{text('recognition.nursery.services.on')}</label>
        <DatePick id={`${id}-on`} value={on} onChange={(next) => next && setOn(next)} />
        <label htmlFor={`${id}-what`}>{text('recognition.nursery.services.what')}</label>
        <Input.TextArea
          id={`${id}-what`}
          rows={3}
          maxLength={500}
          value={what}
          onChange={({ target }) => setWhat(target.value)}
        />
        <p className="quiet">{text('recognition.nursery.services.about')}</p>
        {record.problem ? <ProblemList problems={record.problem.errors.map((each) => each.message)} /> : null}
      </div>
    </Modal>
  )
}
