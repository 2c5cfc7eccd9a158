import '../indicators.css'
import './targets.css'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { downloadSplitSheet, getTargetParts, proposeParts } from '#contract/indicators'
import { download, useCall } from '#ui/api'
import { ErrorPanel } from '#ui/error-page'
import { usePathParam, useQueryState } from '#ui/link'
import { PeriodText } from '#ui/number'
import { Page, Skeleton } from '#ui/page'
import { useText } from '#ui/text'
import { GoalText, nameOf } from '../words.tsx'
import { type Basis, type Over, overs } from './split-choices.tsx'
import { SplitDesk } from './split-desk.tsx'
import { beginning } from './split-draft.ts'

/** Shares a target out over districts, parks, towns or departments; nothing is written before it is confirmed. */
export default function SplitPage(): ReactNode {
  const text = useText()
  const targetId = usePathParam('targetId')
  const [address, setAddress] = useQueryState()
  const regionPath = address.regionPath ?? ''
  const at = { targetId, regionPath }
  const over = overs.find((one) => one === address.over) ?? usualOver(regionPath)
  const earlier = useCall(getTargetParts, { params: { targetId }, query: { regionPath } }, { isFresh: true })
  const [basis, setBasis] = useState<Basis>({})
  const proposal = useCall(proposeParts, { query: { ...at, over, ...basis } }, { isFresh: true })
  const target = proposal.data?.target
  const active = earlier.data?.history.find((split) => split.status === 'active')
  return (
    <Page
      title={target ? text('indicators.split.of', { name: nameOf(target) }) : text('indicators.split.do')}
      subtitle={
        target ? (
          <>
            {target.regionName} <GoalText row={target} /> <PeriodText period={target.deadline} />
          </>
        ) : undefined
      }
      trail={[{ title: text('indicators.tree'), to: '/indicators/targets' }]}
      action={
        <Button className="no-print" onClick={() => void download(downloadSplitSheet, { query: at })}>
          {text('indicators.split.sheet.out')}
        </Button>
      }
      answer={proposal}
    >
      {(found) =>
        earlier.data ? (
          <SplitDesk
            at={at}
            begin={beginning(found, active)}
            proposal={found}
            basis={basis}
            over={over}
            onOver={(next: Over) => setAddress({ over: next })}
            onBasis={setBasis}
          />
        ) : earlier.isError ? (
          <ErrorPanel error={earlier.error} onRetry={() => void earlier.refetch()} />
        ) : (
          <Skeleton />
        )
      }
    </Page>
  )
}

/** A city shares out to its districts, a district to its own offices. */
function usualOver(regionPath: string): Over {
  return regionPath.split('/').filter(Boolean).length > 1 ? 'departments' : 'districts'
}
