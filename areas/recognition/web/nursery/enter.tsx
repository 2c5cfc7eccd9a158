import { Input, Modal, Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import {
  enterNursery,
  listNurseryPools,
  type NurseryTitle,
  nurseryTitles,
  type Screening,
  type ScreeningHit,
} from '#contract/recognition'
import type { ResponseOf } from '#platform/http/endpoint'
import { useAct, useCall } from '#ui/api'
import { ProblemList } from '#ui/problem-list'
import { inBrackets, say, useText } from '#ui/text'

type Answer = ResponseOf<typeof enterNursery>

/** What became of those that were to enter: how many did, and why the others did not. */
function Outcome({ answer }: { answer: Answer }): ReactNode {
  const text = useText()
  return (
    <div role="status">
      <p>{text('recognition.nursery.entered.count', { entered: answer.entered, refused: answer.refused.length })}</p>
      {answer.refused.length > 0 ? (
        <ul className="nursery-refused">
          {answer.refused.map(({ creditCode, name, reason }) => (
            <li key={creditCode}>
              <strong>{name ?? creditCode}</strong> {say(reason)}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

const codeForm = /[0-9A-HJ-NPQRTUWXY]{18}/g

/** Enters companies by hand: their codes as they stand in any text, and why. */
export function EnterDialog({ pool, onClose }: { pool: { id: string; name: string }; onClose: () => void }): ReactNode {
  const text = useText()
  const id = useId()
  const [codes, setCodes] = useState('')
  const [reason, setReason] = useState('')
  const [answer, setAnswer] = useState<Answer | null>(null)
  const enter = useAct(enterNursery, { onDone: setAnswer, quiet: true })
  const creditCodes = [...new Set(codes.toUpperCase().match(codeForm) ?? [])]
  return (
    <Modal
      title={text('recognition.nursery.enter.into', { pool: pool.name })}
      open
      onCancel={onClose}
      okText={text(answer ? 'recognition.nursery.enter.close' : 'recognition.nursery.enter')}
      okButtonProps={{ disabled: !answer && (creditCodes.length === 0 || reason.trim().length < 2) }}
      confirmLoading={enter.isRunning}
      onOk={() =>
        answer
          ? onClose()
          : void enter.submit({ params: { poolId: pool.id }, body: { creditCodes, screeningId: null, reason } })
      }
    >
      {answer ? (
        <Outcome answer={answer} />
      ) : (
        <div className="nursery-form">
          <label htmlFor={`${id}-codes`}>{text('recognition.nursery.enter.codes')}</label>
          <Input.TextArea id={`${id}-codes`} rows={4} value={codes} onChange={({ target }) => setCodes(target.value)} />
          <p className="quiet">{text('recognition.nursery.enter.found', { count: creditCodes.length })}</p>
          <label htmlFor={`${id}-reason`}>{text('recognition.nursery.reason')}</label>
          <Input.TextArea
            id={`${id}-reason`}
            rows={2}
            maxLength={300}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          {enter.problem ? <ProblemList problems={enter.problem.errors.map((each) => each.message)} /> : null}
        </div>
      )}
    </Modal>
  )
}

interface FromScreening {
  screening: Screening
  hits: readonly ScreeningHit[]
  onClose: () => void
}

/** Enters what a screening found into a pool for the same title. */
export function EnterFromScreening({ screening, hits, onClose }: FromScreening): ReactNode {
  const text = useText()
  const id = useId()
  const isKnown = (nurseryTitles as readonly string[]).includes(screening.goal)
  const title = screening.goal as NurseryTitle
  const pools = useCall(listNurseryPools, { query: { title } }, { enabled: isKnown }).data?.items
  const open = pools?.filter(({ closedOn }) => closedOn === null) ?? []
  const [chosen, setChosen] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [answer, setAnswer] = useState<Answer | null>(null)
  const enter = useAct(enterNursery, { onDone: setAnswer, quiet: true })
  const poolId = chosen ?? open[0]?.id
  const creditCodes = hits.map(({ creditCode }) => creditCode)
  return (
    <Modal
      title={text('recognition.nursery.enter.hits', { count: hits.length })}
      open
      onCancel={onClose}
      okText={text(answer ? 'recognition.nursery.enter.close' : 'recognition.nursery.enter')}
      okButtonProps={{ disabled: !answer && !poolId }}
      confirmLoading={enter.isRunning}
      onOk={() => {
        if (answer) onClose()
        else if (poolId)
          void enter.submit({
            params: { poolId },
            body: { creditCodes, screeningId: screening.id, reason: reason.trim() || null },
          })
      }}
    >
      {answer ? (
        <Outcome answer={answer} />
      ) : pools && open.length === 0 ? (
        <p>{text('recognition.nursery.enter.no-pool', { title: say(screening.goalTitle) })}</p>
      ) : (
        <div className="nursery-form">
          <label htmlFor={`${id}-pool`}>{text('recognition.nursery.pool')}</label>
          <Select
            id={`${id}-pool`}
            value={poolId}
            onChange={setChosen}
            options={open.map((pool) => ({ value: pool.id, label: pool.name + inBrackets(pool.regionName) }))}
            style={{ width: '100%' }}
          />
          <label htmlFor={`${id}-reason`}>{text('recognition.nursery.reason.optional')}</label>
          <Input
            id={`${id}-reason`}
            maxLength={300}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <p className="quiet">{text('recognition.nursery.enter.kept')}</p>
          {enter.problem ? <ProblemList problems={enter.problem.errors.map((each) => each.message)} /> : null}
        </div>
      )}
    </Modal>
  )
}
