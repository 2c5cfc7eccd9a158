import '../home.css'
import type { ReactNode } from 'react'
import { Go } from '#ui/link'
import { Page } from '#ui/page'
import { say, useText } from '#ui/text'
import { useMenu } from '../menu.ts'
import { useMe } from '../session.tsx'

/** The first page: one search, then everything that this person may open. */
export default function HomePage(): ReactNode {
  const text = useText()
  const me = useMe()
  const menu = useMenu().filter((entry) => entry.path !== '/')
  const isSignedIn = me.kind === 'person'
  return (
    <Page
      title={isSignedIn ? text('web.home.hello', { name: me.name }) : text('web.home.title')}
      subtitle={text(isSignedIn ? 'web.home.desk' : 'web.home.public')}
    >
      <Go to="/search" className="home-search">
        <kbd>/</kbd> {text('ui.search.call')}
      </Go>
      {menu.length > 0 ? (
        <ul className="home-doors">
          {menu.map(({ path, title, icon: Icon }) => (
            <li key={path}>
              <Go to={path} className="home-door">
                <span className="home-icon" aria-hidden="true">
                  <Icon />
                </span>
                {say(title)}
              </Go>
            </li>
          ))}
        </ul>
      ) : null}
      {isSignedIn ? null : (
        <p>
          <Go to="/sign-in" className="button button-primary">
            {text('ui.sign-in')}
          </Go>
        </p>
      )}
    </Page>
  )
}
