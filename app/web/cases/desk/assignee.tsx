import { Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { assignCase, type CaseView, listColleagues } from '#platform/cases/contract'
import { useAct, useCall } from '#ui/api'
import { Section } from '#ui/page'
import { useText } from '#ui/text'
import { useMe } from '../../session.tsx'

/** Who handles the case: taken from the pool, handed over, put back. */
export function Assignee({ found }: { found: CaseView }): ReactNode {
  const text = useText()
  const me = useMe()
  const [isHandingOver, setHandingOver] = useState(false)
  const assign = useAct(assignCase, { onDone: () => setHandingOver(false) })
  if (!found.mayAssign && !found.assignee) return null
  const give = (membershipId: string | null) =>
    void assign.run({ params: { caseId: found.id }, body: { revision: found.revision, membershipId } })
  const isMine = found.assignee?.userId === me.userId
  return (
    <Section title={text('cases.assignee')}>
      <p>
        {found.assignee ? found.assignee.name : text('cases.assignee.none')}
        {isMine ? ` ${text('cases.assignee.me')}` : ''}
      </p>
      {found.mayAssign ? (
        <div className="button-row">
          {isMine ? null : (
            <button type="button" className="button" disabled={assign.isRunning} onClick={() => give(me.membershipId)}>
              {text('cases.assignee.take')}
            </button>
          )}
          {found.assignee ? (
            <button type="button" className="button" disabled={assign.isRunning} onClick={() => give(null)}>
              {text('cases.assignee.put-back')}
            </button>
          ) : null}
          {isHandingOver ? (
            <Colleagues caseId={found.id} onChoose={give} />
          ) : (
            <button type="button" className="button button-text" onClick={() => setHandingOver(true)}>
              {text('cases.assignee.hand-over')}
            </button>
          )}
        </div>
      ) : null}
    </Section>
  )
}

function Colleagues({ caseId, onChoose }: { caseId: string; onChoose: (membershipId: string) => void }): ReactNode {
  const text = useText()
  const answer = useCall(listColleagues, { params: { caseId } })
  return (
    <Select
      aria-label={text('cases.assignee.to')}
      placeholder={text('cases.assignee.to')}
      loading={!answer.data}
      defaultOpen
      autoFocus
      style={{ minWidth: 160 }}
      options={answer.data?.items.map(({ membershipId, name }) => ({ value: membershipId, label: name }))}
      onChange={onChoose}
    />
  )
}
