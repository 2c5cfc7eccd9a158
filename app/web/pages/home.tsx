import '../home.css'
import type { ReactNode } from 'react'
import { Page } from '#ui/page'
import { say, useLocale, useText } from '#ui/text'
import { useIsPhone } from '#ui/width'
import { Doors } from '../home/doors.tsx'
import { Entrance } from '../home/entrance.tsx'
import { Panels } from '../home/panels.tsx'
import { useMenu } from '../menu.ts'
import { type Me, useMe } from '../session.tsx'

/** What is due and how things stand, by role: every area adds its panels. For visitors and companies the one-stop entrance. */
export default function HomePage(): ReactNode {
  const text = useText()
  const me = useMe()
  // On a wide window the menu stands beside the page.
  const isPhone = useIsPhone()
  const menu = useMenu().filter((entry) => entry.path !== '/')
  if (me.kind !== 'person')
    return (
      <Page title={text('web.home.title')} subtitle={text('web.home.public')} kind="public">
        <Entrance />
        <Panels />
      </Page>
    )
  return (
    <Page title={text('web.home.hello', { name: me.name })} subtitle={<Today me={me} />}>
      {me.role === 'organisation-member' || me.role === 'expert' ? <Entrance /> : null}
      <Panels />
      {isPhone && menu.length > 0 ? (
        <section>
          <h2 className="home-heading">{text('web.home.open')}</h2>
          <Doors doors={menu.map(({ path, title, icon: Icon }) => ({ path, title: say(title), icon: <Icon /> }))} />
        </section>
      ) : null}
    </Page>
  )
}

/** 2025年7月2日 星期三 · 淮安市科技局: the day by the server's clock, and for whom one works. */
function Today({ me }: { me: Me }): ReactNode {
  const locale = useLocale()
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(
    new Date(`${me.today}T00:00:00Z`),
  )
  const acting = me.memberships.find((membership) => membership.id === me.membershipId)
  return acting ? `${day} · ${say(acting.label)}` : day
}
