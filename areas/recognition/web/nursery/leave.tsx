import { Input, Modal, Radio, Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { titles } from '#contract/enterprises'
import { leaveNursery, type NurseryMembership } from '#contract/recognition'
import { useAct } from '#ui/api'
import { ProblemList } from '#ui/problem-list'
import { useText } from '#ui/text'

type Kind = 'converted' | 'dropped' | 'moved'

/** Takes a company out of its pool, with the reason; where it goes, if it goes on elsewhere. */
export function LeaveDialog({ whole, onClose }: { whole: NurseryMembership; onClose: () => void }): ReactNode {
  const text = useText()
  const id = useId()
  const kinds: Kind[] = [
    'dropped',
    ...(whole.otherPools.length > 0 ? (['moved'] as const) : []),
    ...(whole.pool.title in titles ? [] : (['converted'] as const)),
  ]
  const [kind, setKind] = useState<Kind>('dropped')
  const [reason, setReason] = useState('')
  const [to, setTo] = useState<string | undefined>(whole.otherPools[0]?.id)
  const leave = useAct(leaveNursery, { done: text('recognition.nursery.left.done'), onDone: onClose, quiet: true })
  const params = { creditCode: whole.creditCode, membershipId: whole.membershipId }
  const moved = kind === 'moved' && to ? { toPoolId: to } : {}
  return (
    <Modal
      title={text('recognition.nursery.leave')}
      open
      onCancel={onClose}
      okText={text('recognition.nursery.leave.do')}
      okButtonProps={{ danger: kind === 'dropped', disabled: reason.trim().length < 2 }}
      confirmLoading={leave.isRunning}
      onOk={() => void leave.submit({ params, body: { kind, reason, ...moved } })}
    >
      <div className="nursery-form">
        <Radio.Group
          value={kind}
          onChange={({ target }) => setKind(target.value as Kind)}
          options={kinds.map((value) => ({ value, label: text(`recognition.nursery.leave.${value}`) }))}
        />
        {kind === 'moved' ? (
          <>
            <label htmlFor={`${id}-to`}>{text('recognition.nursery.leave.to')}</label>
            <Select
              id={`${id}-to`}
              value={to}
              onChange={setTo}
              options={whole.otherPools.map((pool) => ({ value: pool.id, label: pool.name }))}
              style={{ width: '100%' }}
            />
          </>
        ) : null}
        <label htmlFor={`${id}-reason`}>{text('recognition.nursery.reason')}</label>
        <Input.TextArea
          id={`${id}-reason`}
          rows={3}
          maxLength={300}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        {whole.pool.title in titles ? <p className="quiet">{text('recognition.nursery.leave.about')}</p> : null}
        {leave.problem ? <ProblemList problems={leave.problem.errors.map((each) => each.message)} /> : null}
      </div>
    </Modal>
  )
}
