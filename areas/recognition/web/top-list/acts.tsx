import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import {
  approveTopList,
  checkTopList,
  downloadTopListData,
  downloadTopListSpec,
  dropTopList,
  publishTopList,
  type TopList,
  type TopListEntry,
  takeOutOfTopList,
} from '#contract/recognition'
import { asProblem, download, showProblem, useAct, useCall } from '#ui/api'
import { confirm } from '#ui/confirm'
import { StatusTag } from '#ui/status'
import { sayAll, useText } from '#ui/text'

/** What may be done with a list now; each is asked for with what follows from it. */
export function Acts({ list }: { list: TopList }): ReactNode {
  const text = useText()
  const { id: listId, revision, seated, year } = list
  const params = { listId }
  const approve = useAct(approveTopList, { done: text('recognition.top.approved') })
  const drop = useAct(dropTopList, { done: text('recognition.top.dropped') })
  const publish = useAct(publishTopList, { done: text('recognition.top.published') })

  async function ask(what: 'approve' | 'publish', run: () => Promise<unknown>) {
    const title = text(`recognition.top.${what}.title`, { year, count: seated })
    const yes = text(`recognition.top.${what}`)
    if ((await confirm({ title, body: text(`recognition.top.${what}.body`), yes })) !== null) await run()
  }
  async function askToDrop() {
    const yes = text('recognition.top.drop')
    const reason = await confirm({
      ...{ title: text('recognition.top.drop.title', { year }), body: text('recognition.top.drop.body'), yes },
      ...{ isDanger: true, needsReason: true },
    })
    if (reason) await drop.run({ params, body: { revision, reason } })
  }
  return (
    <>
      {list.mayChange ? (
        <Button danger onClick={() => void askToDrop()} loading={drop.isRunning}>
          {text('recognition.top.drop')}
        </Button>
      ) : null}
      {list.mayApprove ? (
        <Button
          type="primary"
          onClick={() => void ask('approve', () => approve.run({ params, body: { revision } }))}
          loading={approve.isRunning}
        >
          {text('recognition.top.approve')}
        </Button>
      ) : null}
      {list.mayPublish ? (
        <Button
          type="primary"
          onClick={() => void ask('publish', () => publish.run({ params, body: { revision } }))}
          loading={publish.isRunning}
        >
          {text('recognition.top.publish')}
        </Button>
      ) : null}
    </>
  )
}

/** Takes one company out because of an objection. */
export function TakeOut({ list, entry }: { list: TopList; entry: TopListEntry }): ReactNode {
  const text = useText()
  const out = useAct(takeOutOfTopList, { done: text('recognition.top.out.done') })
  const yes = text('recognition.top.out')
  async function ask() {
    const reason = await confirm({
      ...{ title: text('recognition.top.out.title', { company: entry.name }), body: text('recognition.top.out.body') },
      ...{ yes, isDanger: true, needsReason: true },
    })
    if (!reason) return
    const params = { listId: list.id, creditCode: entry.creditCode }
    await out.run({ params, body: { revision: list.revision, reason } })
  }
  return (
    <Button
      className="no-print"
      size="small"
      danger
      loading={out.isRunning}
      aria-label={text('recognition.top.out.of', { company: entry.name })}
      onClick={(event) => {
        event.stopPropagation()
        void ask()
      }}
    >
      {yes}
    </Button>
  )
}

/** Computes the list again, and hands out what anybody needs to do so. */
export function Recompute({ list: { id: listId } }: { list: TopList }): ReactNode {
  const text = useText()
  const save = (what: typeof downloadTopListSpec | typeof downloadTopListData) =>
    download(what, { params: { listId } }).catch((error: unknown) => showProblem(asProblem(error)))
  return (
    <span className="acts no-print">
      <Check listId={listId} />
      <Button onClick={() => void save(downloadTopListSpec)}>{text('recognition.top.spec')}</Button>
      <Button onClick={() => void save(downloadTopListData)}>{text('recognition.top.data')}</Button>
    </span>
  )
}

function Check({ listId }: { listId: string }): ReactNode {
  const text = useText()
  const [isAsked, setAsked] = useState(false)
  const answer = useCall(checkTopList, { params: { listId } }, { enabled: isAsked, isFresh: true })
  if (!isAsked) return <Button onClick={() => setAsked(true)}>{text('recognition.points.check')}</Button>
  if (!answer.data) return <Button loading>{text('recognition.points.check')}</Button>
  const { isSame, companies, differing } = answer.data
  return isSame ? (
    <StatusTag tone="good" label={text('recognition.top.check.same', { count: companies })} />
  ) : (
    <StatusTag tone="bad" label={text('recognition.top.check.differ', { codes: sayAll(differing.slice(0, 5)) })} />
  )
}
