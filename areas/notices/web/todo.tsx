import { Button, Tabs } from 'antd'
import type { ReactNode } from 'react'
import { countNotices, listNotices, type Notice, readAllNotices, readNotice } from '#contract/notices'
import { call, useAct, useCall } from '#ui/api'
import { useGo, useQueryState } from '#ui/link'
import { DateText, DeadlineText } from '#ui/number'
import { Page } from '#ui/page'
import { StatusTag } from '#ui/status'
import { DataTable } from '#ui/table'
import { say, useText } from '#ui/text'

type Kind = Notice['kind']

function State({ notice }: { notice: Notice }): ReactNode {
  const text = useText()
  if (notice.kind === 'message')
    return notice.isRead ? (
      <StatusTag tone="none" label={text('notices.state.read')} />
    ) : (
      <StatusTag tone="steady" label={text('notices.state.unread')} />
    )
  if (notice.doneAt !== null) return <StatusTag status="done" label={text('notices.state.done')} />
  if (notice.isOverdue) return <StatusTag status="overdue" label={text('notices.state.overdue')} />
  return <StatusTag tone="steady" label={text('notices.state.open')} />
}

function List({ kind, state }: { kind: Kind; state: 'open' | 'all' }): ReactNode {
  const text = useText()
  const go = useGo()

  /** Going to the matter counts as having read it; that it could not be noted must not keep anybody from going. */
  async function open(notice: Notice) {
    if (!notice.isRead) await call(readNotice, { params: { id: notice.id } }).catch(() => undefined)
    const target = new URL(notice.link, window.location.origin)
    go(target.pathname, Object.fromEntries(target.searchParams))
  }

  return (
    <DataTable
      id={`notices.${kind}`}
      label={text(`notices.kind.${kind}`)}
      endpoint={listNotices}
      query={{ kind, state }}
      rowKey={(notice: Notice) => notice.id}
      columns={[
        {
          key: 'title',
          title: text('notices.column.title'),
          isTitle: true,
          width: 420,
          value: (notice) => say(notice.title),
          render: (notice) => (
            <span>
              {notice.isRead ? say(notice.title) : <strong>{say(notice.title)}</strong>}
              {notice.text ? <span className="quiet"> {say(notice.text)}</span> : null}
            </span>
          ),
        },
        {
          key: 'state',
          title: text('notices.column.state'),
          width: 120,
          render: (notice) => <State notice={notice} />,
        },
        {
          key: 'dueOn',
          title: text('notices.column.due'),
          width: 190,
          render: (notice) =>
            notice.dueOn === null || notice.doneAt !== null ? (
              <DateText date={notice.dueOn} reason={text('notices.due.none')} />
            ) : (
              <DeadlineText dueOn={notice.dueOn} workingDaysLeft={notice.workingDaysLeft} />
            ),
        },
        {
          key: 'createdAt',
          title: text('notices.column.sent'),
          width: 130,
          render: (notice) => <DateText date={notice.createdAt} />,
        },
      ]}
      onOpen={(notice) => void open(notice)}
      empty={{ title: text(`notices.none.${kind}`), hint: text(`notices.none.${kind}.hint`) }}
    />
  )
}

/** What is due, and what one only needs to know; both open the page where it is dealt with. */
export default function TodoPage(): ReactNode {
  const text = useText()
  const [address, setAddress] = useQueryState()
  const kind: Kind = address.kind === 'message' ? 'message' : 'todo'
  const state = address.state === 'all' ? 'all' : 'open'
  const count = useCall(countNotices, {})
  const readAll = useAct(readAllNotices, { done: text('notices.all-read') })
  const label = (title: string, waiting: number | undefined) => (waiting ? `${title} ${waiting}` : title)
  return (
    <Page
      title={text('notices.title')}
      action={
        <>
          <Button onClick={() => setAddress({ state: state === 'all' ? '' : 'all' })}>
            {text(state === 'all' ? 'notices.show.open' : 'notices.show.all')}
          </Button>
          {kind === 'message' && (count.data?.unreadCount ?? 0) > 0 ? (
            <Button loading={readAll.isRunning} onClick={() => void readAll.run({})}>
              {text('notices.read-all')}
            </Button>
          ) : null}
        </>
      }
    >
      <Tabs
        activeKey={kind}
        onChange={(next) => setAddress({ kind: next === 'todo' ? '' : next, page: '' })}
        items={[
          { key: 'todo', label: label(text('notices.kind.todo'), count.data?.todoCount) },
          { key: 'message', label: label(text('notices.kind.message'), count.data?.unreadCount) },
        ]}
      />
      <List key={`${kind}-${state}`} kind={kind} state={state} />
    </Page>
  )
}
