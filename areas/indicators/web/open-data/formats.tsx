import type { ReactNode } from 'react'
import type { listPublishedIndicators } from '#contract/indicators'
import type { ResponseOf } from '#platform/http/endpoint'
import { Section } from '#ui/page'
import { useText } from '#ui/text'

type Terms = Pick<ResponseOf<typeof listPublishedIndicators>, 'publisher' | 'licence'>

interface Format {
  name: string
  href: string
}

/** Formats of one indicator, or of all; the addresses stay, so that programs may keep them. */
export function formatsOf(indicatorId: string | null): Format[] {
  const query = indicatorId ? `?indicatorId=${indicatorId}` : ''
  const own = indicatorId ? `/api/open/indicators/${indicatorId}` : '/api/open/indicators'
  return [
    { name: 'JSON', href: own },
    ...(indicatorId ? [{ name: 'CSV', href: `${own}/csv` }] : []),
    { name: 'SDMX-CSV 2.0', href: `/api/open/data/sdmx-csv${query}` },
    { name: 'SDMX-JSON 2.0', href: `/api/open/data/sdmx-json${query}` },
    ...(indicatorId ? [] : [{ name: 'DCAT (JSON-LD)', href: '/api/open/catalogue' }]),
  ]
}

/** How the data can be had and used: formats, publisher, licence, and how to cite them. */
export function UseOfData({
  indicatorId,
  terms,
  citation = null,
}: {
  indicatorId: string | null
  terms: Terms
  citation?: string | null
}): ReactNode {
  const text = useText()
  return (
    <Section title={text('indicators.open.use')}>
      <dl className="open-terms">
        <div>
          <dt>{text('indicators.open.formats')}</dt>
          <dd className="open-formats">
            {formatsOf(indicatorId).map(({ name, href }) => (
              <a key={name} href={href} className="button button-small" download>
                {name}
              </a>
            ))}
          </dd>
        </div>
        <div>
          <dt>{text('indicators.open.publisher')}</dt>
          <dd>{terms.publisher}</dd>
        </div>
        <div>
          <dt>{text('indicators.open.licence')}</dt>
          <dd>
            {terms.licence ? (
              <a href={terms.licence.url} rel="license noopener">
                {terms.licence.name}
              </a>
            ) : (
              <span className="quiet">{text('indicators.open.licence.none')}</span>
            )}
          </dd>
        </div>
        {citation ? (
          <div>
            <dt>{text('indicators.open.cite')}</dt>
            <dd>{citation}</dd>
          </div>
        ) : null}
      </dl>
    </Section>
  )
}
