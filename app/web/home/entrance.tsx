import { type FormEvent, type ReactNode, useState } from 'react'
import { Go, useGo } from '#ui/link'
import { say, useText } from '#ui/text'
import { areaPages } from '../areas.ts'
import { useMe } from '../session.tsx'
import { type Door, Doors } from './doors.tsx'

const groups = ['do', 'look', 'find'] as const
const sought = ['technology', 'instruments', 'funds', 'talent'] as const

/** The one-stop entrance: one search, and 我要办 · 我要查 · 我要找. */
export function Entrance(): ReactNode {
  const text = useText()
  const me = useMe()
  const doorsOf = (group: (typeof groups)[number]): Door[] =>
    areaPages
      .flatMap((page) => (page.door?.group === group ? [{ page, door: page.door }] : []))
      .sort((a, b) => a.door.order - b.door.order)
      .map(({ page, door }) => ({ path: page.path, title: say(page.title), hint: say(door.hint) }))
  return (
    <>
      <SearchForm />
      <div className="home-entrance">
        {groups.map((group) => {
          const doors = doorsOf(group)
          return (
            <section key={group} className="section">
              <h2>{text(`web.home.${group}`)}</h2>
              {doors.length > 0 ? <Doors doors={doors} /> : null}
              {group === 'do' && me.kind !== 'person' ? (
                <p>
                  <Go to="/sign-in" className="button">
                    {text('web.home.do.sign-in')}
                  </Go>
                </p>
              ) : null}
              {group === 'do' && doors.length === 0 && me.kind === 'person' ? (
                <p className="quiet">{text('web.home.do.none')}</p>
              ) : null}
              {group === 'find' ? (
                <ul className="home-sought">
                  {sought.map((what) => (
                    <li key={what}>
                      <Go to="/search" search={{ q: text(`web.home.find.${what}`) }} className="button">
                        {text(`web.home.find.${what}`)}
                      </Go>
                    </li>
                  ))}
                </ul>
              ) : null}
            </section>
          )
        })}
      </div>
    </>
  )
}

function SearchForm(): ReactNode {
  const text = useText()
  const go = useGo()
  const [query, setQuery] = useState('')
  const search = (event: FormEvent) => {
    event.preventDefault()
    go('/search', query.trim() ? { q: query.trim() } : {})
  }
  return (
    <search>
      <form className="home-search" onSubmit={search}>
        <input
          type="search"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          aria-label={text('web.search')}
          placeholder={text('web.home.search')}
          maxLength={100}
        />
        <button type="submit" className="button button-primary">
          {text('web.search')}
        </button>
      </form>
    </search>
  )
}
