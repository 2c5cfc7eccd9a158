import type { ReactNode } from 'react'
import { Go } from './link.tsx'
import { useText } from './text.tsx'

/** The sentence a number comes from, marked within its surroundings, with the way into the document. */
export function QuoteBlock({
  before,
  quote,
  after,
  document,
  place,
  to,
}: {
  before?: string
  quote: string
  after?: string
  /** Title of the document. */
  document: string
  /** Heading path, page or line. */
  place?: string
  to?: string
}): ReactNode {
  const text = useText()
  return (
    <figure className="quote">
      <blockquote>
        {before ? <span className="quiet">{before}</span> : null}
        <mark>{quote}</mark>
        {after ? <span className="quiet">{after}</span> : null}
      </blockquote>
      <figcaption>
        {text('ui.quote.from', { document })}
        {place ? ` · ${place}` : ''}
        {to ? (
          <>
            {' · '}
            <Go to={to}>{text('ui.quote.open')}</Go>
          </>
        ) : null}
      </figcaption>
    </figure>
  )
}
