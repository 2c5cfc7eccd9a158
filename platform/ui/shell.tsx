import { CheckSquareOutlined, HomeOutlined, SearchOutlined, UserOutlined } from '@ant-design/icons'
import { useRouterState } from '@tanstack/react-router'
import { type ComponentType, type ReactNode, useEffect, useRef, useState } from 'react'
import type { Localized } from '#kernel/localized'
import { KeyboardHelp, useShortcut } from './keyboard.tsx'
import { Go, useGo } from './link.tsx'
import { say, setLocale, useLocale, useText } from './text.tsx'
import { setLook, useLook } from './theme.tsx'
import { Toasts } from './toasts.tsx'

export interface MenuEntry {
  path: string
  title: Localized
  icon: ComponentType
  group?: Localized
}

export interface ShellPerson {
  name: string
  /** The membership acted through, and those one may switch to. */
  membershipId: string | null
  memberships: { id: string; title: string }[]
}

interface Props {
  cityName: string
  isDemo: boolean
  menu: MenuEntry[]
  person: ShellPerson | null
  /** Where the things waiting for this person are, and how many; null where there is no such page. */
  todo: { path: string; count: number | null } | null
  onSwitchMembership: (id: string) => void
  onSignOut: () => void
  onLocale?: (locale: 'zh-CN' | 'en') => void
  children: ReactNode
}

function isWithin(path: string, at: string): boolean {
  return path === '/' ? at === '/' : at === path || at.startsWith(`${path}/`)
}

function useHere(): string {
  return useRouterState({ select: (state) => state.location.pathname })
}

function LocaleSwitch({ onLocale }: { onLocale?: (locale: 'zh-CN' | 'en') => void }): ReactNode {
  const locale = useLocale()
  const next = locale === 'en' ? 'zh-CN' : 'en'
  return (
    <button
      type="button"
      className="bar-button"
      lang={next}
      onClick={() => void setLocale(next).then(() => onLocale?.(next))}
      aria-label={locale === 'en' ? '中：切换到中文' : 'EN: switch to English'}
    >
      {locale === 'en' ? '中' : 'EN'}
    </button>
  )
}

function LookSwitch(): ReactNode {
  const text = useText()
  const { look } = useLook()
  const next = look === 'dark' ? 'light' : 'dark'
  return (
    <button type="button" className="bar-button" onClick={() => setLook(next)} aria-label={text(`ui.look.${next}`)}>
      <span aria-hidden="true">◐</span>
    </button>
  )
}

/** Opens on press, closes on Escape, on a choice and on a press elsewhere. */
function AccountMenu({
  person,
  onSwitchMembership,
  onSignOut,
}: Pick<Props, 'onSwitchMembership' | 'onSignOut'> & { person: ShellPerson }): ReactNode {
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const current = person.memberships.find((each) => each.id === person.membershipId)

  useEffect(() => {
    if (!isOpen) return
    const close = (event: Event) => {
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : !box.current?.contains(event.target as Node))
        setOpen(false)
    }
    document.addEventListener('pointerdown', close)
    document.addEventListener('keydown', close)
    return () => {
      document.removeEventListener('pointerdown', close)
      document.removeEventListener('keydown', close)
    }
  }, [isOpen])

  return (
    <div className="account" ref={box}>
      <button
        type="button"
        className="account-button"
        aria-expanded={isOpen}
        aria-label={text('ui.account.of', { name: person.name })}
        onClick={() => setOpen(!isOpen)}
      >
        <span className="account-initial" aria-hidden="true">
          {person.name.slice(0, 1)}
        </span>
      </button>
      {isOpen ? (
        <div className="account-panel">
          <p className="account-name">{person.name}</p>
          {current ? <p className="quiet">{current.title}</p> : null}
          {person.memberships.length > 1 ? (
            <fieldset className="account-memberships">
              <legend>{text('ui.account.switch')}</legend>
              {person.memberships.map((membership) => (
                <label key={membership.id}>
                  <input
                    type="radio"
                    name="membership"
                    checked={membership.id === person.membershipId}
                    onChange={() => {
                      setOpen(false)
                      onSwitchMembership(membership.id)
                    }}
                  />
                  {membership.title}
                </label>
              ))}
            </fieldset>
          ) : null}
          <Go to="/me" className="account-item" onClick={() => setOpen(false)}>
            {text('ui.account.mine')}
          </Go>
          <button type="button" className="account-item" onClick={onSignOut}>
            {text('ui.account.out')}
          </button>
        </div>
      ) : null}
    </div>
  )
}

function Count({ of }: { of: number | null }): ReactNode {
  return of ? <span className="bar-count figure">{of > 99 ? '99+' : of}</span> : null
}

function TopBar(props: Omit<Props, 'menu' | 'children'>): ReactNode {
  const text = useText()
  const go = useGo()
  const todo = props.person ? props.todo : null
  useShortcut('/', text('ui.keys.search'), () => go('/search'))
  return (
    <header className="top-bar">
      <Go to="/" className="brand">
        <strong>{text('ui.product')}</strong>
        <span className="brand-city">
          {props.cityName}
          {props.isDemo ? <span className="brand-demo">{text('ui.demo')}</span> : null}
        </span>
      </Go>
      <button type="button" className="bar-search" onClick={() => go('/search')} aria-keyshortcuts="/">
        <kbd>/</kbd> {text('ui.search.call')}
      </button>
      <div className="bar-right">
        {todo ? (
          <Go to={todo.path} className="bar-todo">
            {text('ui.todo')}
            <Count of={todo.count} />
          </Go>
        ) : null}
        <LocaleSwitch onLocale={props.onLocale} />
        <LookSwitch />
        {props.person ? (
          <AccountMenu
            person={props.person}
            onSwitchMembership={props.onSwitchMembership}
            onSignOut={props.onSignOut}
          />
        ) : (
          <Go to="/sign-in" className="button button-primary">
            {text('ui.sign-in')}
          </Go>
        )}
      </div>
    </header>
  )
}

function Side({ menu }: { menu: MenuEntry[] }): ReactNode {
  const text = useText()
  const here = useHere()
  const groups = Map.groupBy(menu, (entry) => (entry.group ? say(entry.group) : ''))
  // Of `/tasks` and `/tasks/list` only the nearer one is where the reader is.
  const [current] = menu
    .map(({ path }) => path)
    .filter((path) => isWithin(path, here))
    .toSorted((one, other) => other.length - one.length)
  return (
    <nav className="side" aria-label={text('ui.menu')}>
      <Go to="/" className={here === '/' ? 'side-item side-here' : 'side-item'}>
        <span className="side-icon" aria-hidden="true">
          <HomeOutlined />
        </span>
        {text('ui.desk')}
      </Go>
      {[...groups].map(([group, entries]) => (
        <div key={group} className="side-group">
          {group ? <p className="side-title">{group}</p> : null}
          <ul>
            {entries.map(({ path, title, icon: Icon }) => (
              <li key={path}>
                <Go to={path} className={path === current ? 'side-item side-here' : 'side-item'}>
                  <span className="side-icon" aria-hidden="true">
                    <Icon />
                  </span>
                  {say(title)}
                </Go>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

function Tabs({ todo }: { todo: Props['todo'] }): ReactNode {
  const text = useText()
  const here = useHere()
  const tabs = [
    { path: '/', label: text('ui.tab.home'), icon: HomeOutlined },
    ...(todo ? [{ path: todo.path, label: text('ui.todo'), icon: CheckSquareOutlined }] : []),
    { path: '/search', label: text('ui.tab.search'), icon: SearchOutlined },
    { path: '/me', label: text('ui.tab.me'), icon: UserOutlined },
  ]
  return (
    <nav className="tabs" aria-label={text('ui.tabs')}>
      {tabs.map(({ path, label, icon: Icon }) => (
        <Go key={path} to={path} className={isWithin(path, here) ? 'tab tab-here' : 'tab'}>
          <span className="tab-sign" aria-hidden="true">
            <Icon />
          </span>
          {label}
          {path === todo?.path ? <Count of={todo.count} /> : null}
        </Go>
      ))}
    </nav>
  )
}

/** Top bar, side menu, content; on a phone top bar, content and bottom tabs. Needs no antd, so it is there at once. */
export function AppShell(props: Props): ReactNode {
  const text = useText()
  return (
    <div className="shell">
      <a className="skip-link" href="#content">
        {text('ui.skip')}
      </a>
      <TopBar {...props} />
      {props.isDemo ? <p className="demo-note">{text('ui.demo.note')}</p> : null}
      <div className="shell-body">
        {props.menu.length > 0 ? <Side menu={props.menu} /> : null}
        <main id="content" className="shell-main" tabIndex={-1}>
          {props.children}
        </main>
      </div>
      <Tabs todo={props.person ? props.todo : null} />
      <Toasts />
      <KeyboardHelp />
    </div>
  )
}
