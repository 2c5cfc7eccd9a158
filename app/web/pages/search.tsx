import '../search.css'
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { searchEverything } from '#platform/http/contract'
import type { ResponseOf } from '#platform/http/endpoint'
import { useCall } from '#ui/api'
import { ErrorPanel } from '#ui/error-page'
import { Go, useQueryState } from '#ui/link'
import { Empty, Page, Skeleton } from '#ui/page'
import { hasText, text, useText } from '#ui/text'

type Hits = ResponseOf<typeof searchEverything>

/** An area whose kind has no word yet still shows what it found. */
function kindWord(kind: string): string {
  const key = `web.search.kind.${kind}`
  return hasText(key) ? text(key) : kind
}

function Results({ hits, query }: { hits: Hits; query: string }): ReactNode {
  const text = useText()
  if (hits.items.length === 0)
    return <Empty title={text('web.search.none', { query })} hint={text('web.search.none.hint')} />
  return (
    <ol className="hits">
      {hits.items.map((hit) => (
        <li key={`${hit.link} ${hit.title}`}>
          <Go to={hit.link} className="hit">
            <span className="hit-kind">{kindWord(hit.kind)}</span>
            <span className="hit-title">{hit.title}</span>
            {hit.snippet ? <span className="hit-snippet">{hit.snippet}</span> : null}
          </Go>
        </li>
      ))}
    </ol>
  )
}

/** One box over everything the person may see; the words stand in the address, so that a search can be shared. */
export default function SearchPage(): ReactNode {
  const text = useText()
  const [{ q = '' }, setQuery] = useQueryState()
  const field = useRef<HTMLInputElement>(null)
  const answer = useCall(searchEverything, { query: { q } }, { enabled: q !== '' })
  useEffect(() => field.current?.focus(), [])

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setQuery({ q: String(new FormData(event.currentTarget).get('q')).trim() })
  }
  return (
    <Page title={text('web.search')}>
      <search>
        <form className="search-form" onSubmit={submit}>
          <input
            ref={field}
            key={q}
            type="search"
            name="q"
            defaultValue={q}
            maxLength={100}
            aria-label={text('web.search')}
            placeholder={text('ui.search.call')}
          />
          <button type="submit" className="button button-primary">
            {text('web.search')}
          </button>
        </form>
      </search>
      <div aria-live="polite">
        {q === '' ? (
          <p className="quiet">{text('web.search.begin')}</p>
        ) : answer.isError ? (
          <ErrorPanel error={answer.error} onRetry={() => void answer.refetch()} />
        ) : answer.data ? (
          <Results hits={answer.data} query={q} />
        ) : (
          <Skeleton />
        )}
      </div>
    </Page>
  )
}
