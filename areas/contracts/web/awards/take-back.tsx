import { Button } from 'antd'
import type { ReactNode } from 'react'
import { type AwardView, takeBackAward } from '#contract/contracts'
import { useAct } from '#ui/api'
import { confirm } from '#ui/confirm'
import { useText } from '#ui/text'

/** Takes an award back that was handed to payment; what follows is said before, by where its money is. */
export function TakeBack({ award }: { award: AwardView }): ReactNode {
  const text = useText()
  const takeBack = useAct(takeBackAward, { done: text('contracts.awards.taken-back') })
  if (!award.mayTakeBack) return null

  async function ask() {
    const reason = await confirm({
      title: text('contracts.awards.take-back.title', { party: award.partyName }),
      body: text(award.payment === 'paid' ? 'contracts.awards.take-back.paid' : 'contracts.awards.take-back.unpaid'),
      yes: text('contracts.awards.take-back'),
      isDanger: true,
      needsReason: true,
    })
    if (reason) await takeBack.run({ params: { awardId: award.id }, body: { reason } })
  }
  return (
    <Button
      className="award-back no-print"
      size="small"
      danger
      loading={takeBack.isRunning}
      onClick={(event) => {
        event.stopPropagation()
        void ask()
      }}
    >
      {text('contracts.awards.take-back')}
    </Button>
  )
}
