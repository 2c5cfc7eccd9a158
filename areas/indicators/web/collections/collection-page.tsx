import '../indicators.css'
import './collections.css'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { closeCollection, getCollection, remindUnits } from '#contract/indicators'
import { useAct, useCall } from '#ui/api'
import { confirm } from '#ui/confirm'
import { usePathParam, useQueryState } from '#ui/link'
import { DateText, NumberText, PeriodText } from '#ui/number'
import { Page, Section } from '#ui/page'
import { sayAll, useText } from '#ui/text'
import { notify } from '#ui/toast'
import { BoardTable } from './board-table.tsx'
import { CollectionState } from './collection-list.tsx'
import { DueDateDrawer } from './due-date-drawer.tsx'
import type { Board } from './unit-state.ts'

/** One reporting task: who has reported what, who is late; reminding, moving the date, closing. */
export default function CollectionPage(): ReactNode {
  const text = useText()
  const collectionId = usePathParam('collectionId')
  const [address] = useQueryState()
  const answer = useCall(getCollection, { params: { collectionId }, query: { regionPath: address.regionPath ?? '' } })
  return (
    <Page
      title={answer.data?.title ?? text('indicators.collection')}
      subtitle={answer.data ? <PeriodText period={answer.data.period} /> : undefined}
      trail={[{ title: text('indicators.collections'), to: '/indicators/collections' }]}
      action={answer.data?.mayRun ? <RunButtons board={answer.data} /> : null}
      answer={answer}
    >
      {(board) => <Progress board={board} />}
    </Page>
  )
}

/** Reminds units and says who was not reminded again today, and why. */
function useRemind(board: Board) {
  const text = useText()
  const act = useAct(remindUnits, { refreshes: [getCollection] })
  async function remind(unitIds: string[]) {
    const { id: collectionId, regionPath } = board
    const told = await act.run({ params: { collectionId }, body: { regionPath, unitIds } })
    if (!told) return
    const already =
      told.alreadyToday.length > 0
        ? [text('indicators.collection.already-today', { units: sayAll(told.alreadyToday) })]
        : []
    const nobody =
      told.nobodyThere.length > 0 ? [text('indicators.remind.nobody', { units: sayAll(told.nobodyThere) })] : []
    const lines = [...already, ...nobody]
    if (told.reminded.length === 0) notify('info', text('indicators.collection.not-reminded'), { lines })
    else notify('done', text('indicators.collection.reminded', { units: sayAll(told.reminded) }), { lines })
  }
  return { remind, isRunning: act.isRunning }
}

function RunButtons({ board }: { board: Board }): ReactNode {
  const text = useText()
  const [isMoving, setMoving] = useState(false)
  const { remind, isRunning } = useRemind(board)
  const close = useAct(closeCollection, { done: text('indicators.collection.closed-done') })
  const owing = board.units - board.unitsDone
  async function ask() {
    const isSure = await confirm({
      title: text('indicators.collection.close.title'),
      body: text(owing > 0 ? 'indicators.collection.close.owing' : 'indicators.collection.close.body', {
        count: owing,
      }),
      yes: text('indicators.collection.close'),
      isDanger: owing > 0,
    })
    if (isSure === null) return
    const { id: collectionId, regionPath, revision } = board
    await close.run({ params: { collectionId }, body: { regionPath, revision } })
  }
  return (
    <span className="page-tools no-print">
      {owing > 0 ? (
        <Button type="primary" loading={isRunning} onClick={() => void remind([])}>
          {text('indicators.collection.remind-all', { count: owing })}
        </Button>
      ) : null}
      <Button onClick={() => setMoving(true)}>{text('indicators.collection.move')}</Button>
      <Button loading={close.isRunning} onClick={() => void ask()}>
        {text('indicators.collection.close')}
      </Button>
      <DueDateDrawer board={board} isOpen={isMoving} onClose={() => setMoving(false)} />
    </span>
  )
}

function Progress({ board }: { board: Board }): ReactNode {
  const text = useText()
  const { remind } = useRemind(board)
  const rolled = board.indicators.filter((one) => one.rollup !== null)
  return (
    <div className="target-detail">
      <p className="target-top collection-top">
        <CollectionState row={board} />
        <strong>{text('indicators.collection.units-done', { done: board.unitsDone, units: board.units })}</strong>
        <span>
          {text('indicators.collection.due')} <DateText date={board.dueOn} />
        </span>
        <span className="quiet">
          {board.regionName} · {board.createdByName} · <DateText date={board.createdAt} />
        </span>
      </p>
      {board.note ? <p className="collection-note">{board.note}</p> : null}
      <Section title={text('indicators.collection.by-unit')}>
        <BoardTable board={board} onRemind={(unitId) => void remind([unitId])} />
      </Section>
      {rolled.length > 0 && board.mayRun ? (
        <Section title={text('indicators.collection.rolled-up', { region: board.regionName })}>
          <p className="quiet">{text('indicators.collection.rolled-up.hint')}</p>
          <ul className="reason-list">
            {rolled.map((one) => (
              <li key={one.indicatorId}>
                {one.name}{' '}
                <NumberText
                  value={one.rolledUp}
                  unit={one.unit}
                  reason={text('indicators.collection.rolled-up.none')}
                />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </div>
  )
}
