import '../home.css'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { listNotices } from '#contract/notices'
import type { Endpoint, ResponseOf } from '#platform/http/endpoint'
import { type CallInput, call } from '#ui/api'
import { ErrorPanel } from '#ui/error-page'
import { Go } from '#ui/link'
import { DateText } from '#ui/number'
import { Empty, Page, Section, Skeleton } from '#ui/page'
import { StatusTag } from '#ui/status'
import { say, useText } from '#ui/text'
import { areaPages } from '../areas.ts'
import { useMenu } from '../menu.ts'
import { useMe } from '../session.tsx'
import { useTodo } from '../todo.ts'

type Notices = ResponseOf<typeof listNotices>

/** Stated without its shape: the home page is there before the large bundles. */
const notices = {
  method: 'GET',
  path: '/api/notices',
  summary: { zh: '待办', en: 'To-dos' },
} as const satisfies Endpoint
const todos = { query: { kind: 'todo', state: 'open', pageSize: 8 } }

function Todos({ path }: { path: string | null }): ReactNode {
  const text = useText()
  const answer = useQuery({
    queryKey: [notices.path, 'home'],
    queryFn: async () => (await call(notices, todos as unknown as CallInput<typeof notices>)) as unknown as Notices,
  })
  const all = path ? <Go to={path}>{text('web.home.todo.all')}</Go> : null
  return (
    <Section title={text('web.home.todo')} extra={all}>
      {answer.data ? (
        answer.data.items.length === 0 ? (
          <Empty title={text('web.home.todo.none')} hint={text('web.home.todo.none.hint')} />
        ) : (
          <ol className="home-todos">
            {answer.data.items.map((todo) => (
              <li key={todo.id}>
                <Go to={todo.link} className="home-todo">
                  <span className="home-todo-title">{say(todo.title)}</span>
                  {todo.text ? <span className="quiet">{say(todo.text)}</span> : null}
                  <span className="home-todo-due">
                    {todo.isOverdue ? <StatusTag status="overdue" /> : null}
                    {todo.dueOn ? (
                      <span>
                        {text('web.home.due')} <DateText date={todo.dueOn} />
                      </span>
                    ) : null}
                  </span>
                </Go>
              </li>
            ))}
          </ol>
        )
      ) : answer.isError ? (
        <ErrorPanel error={answer.error} onRetry={() => void answer.refetch()} />
      ) : (
        <Skeleton lines={4} />
      )}
    </Section>
  )
}

function Doors({ doors }: { doors: { path: string; title: string; icon?: ReactNode }[] }): ReactNode {
  return (
    <ul className="home-doors">
      {doors.map(({ path, title, icon }) => (
        <li key={path}>
          <Go to={path} className="home-door">
            {icon ? (
              <span className="home-icon" aria-hidden="true">
                {icon}
              </span>
            ) : null}
            {title}
          </Go>
        </li>
      ))}
    </ul>
  )
}

function SearchDoor(): ReactNode {
  const text = useText()
  return (
    <Go to="/search" className="home-search">
      <kbd>/</kbd> {text('ui.search.call')}
    </Go>
  )
}

const isPublic = (path: string) => path === '/procedures' || path.startsWith('/public/')

/** Pages for everybody that need nothing filled into their address. */
function publicDoors() {
  return areaPages
    .filter((page) => page.permission === null && !page.path.includes('$') && isPublic(page.path))
    .map((page) => ({ path: page.path, title: say(page.title) }))
}

function PublicHome(): ReactNode {
  const text = useText()
  const doors = publicDoors()
  return (
    <Page title={text('web.home.title')} subtitle={text('web.home.public')} kind="public">
      <SearchDoor />
      {doors.length > 0 ? (
        <section>
          <h2 className="home-heading">{text('web.home.look')}</h2>
          <Doors doors={doors} />
        </section>
      ) : null}
    </Page>
  )
}

/** What is due comes first, then the doors; for visitors one search and what is published. */
export default function HomePage(): ReactNode {
  const text = useText()
  const me = useMe()
  const menu = useMenu().filter((entry) => entry.path !== '/')
  const todo = useTodo()
  if (me.kind !== 'person') return <PublicHome />
  return (
    <Page title={text('web.home.hello', { name: me.name })} subtitle={text('web.home.desk')}>
      {me.permissions.includes('notices:read') ? <Todos path={todo?.path ?? null} /> : null}
      {menu.length > 0 ? (
        <section>
          <h2 className="home-heading">{text('web.home.open')}</h2>
          <Doors doors={menu.map(({ path, title, icon: Icon }) => ({ path, title: say(title), icon: <Icon /> }))} />
        </section>
      ) : null}
    </Page>
  )
}
