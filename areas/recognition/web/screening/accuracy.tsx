import { Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { compareScreening, type Screening } from '#contract/recognition'
import { useCall } from '#ui/api'
import { PercentText } from '#ui/number'
import { Section } from '#ui/page'
import { useText } from '#ui/text'
import { Figure } from '../awards/words.tsx'

const yearsShown = 6

/** How what was found compares with what was recognised in a year. */
export function AccuracyOfYear({ screening }: { screening: Screening }): ReactNode {
  const text = useText()
  const id = useId()
  const last = Number(screening.madeAt.slice(0, 4))
  const [year, setYear] = useState(Number(screening.asOf.slice(0, 4)))
  const { data } = useCall(compareScreening, { params: { screeningId: screening.id }, query: { year } })
  return (
    <Section title={text('recognition.screening.accuracy')}>
      <p>
        <label htmlFor={id}>{text('recognition.screening.accuracy.year')}</label>{' '}
        <Select
          id={id}
          value={year}
          onChange={setYear}
          options={Array.from({ length: yearsShown }, (_, back) => ({ value: last - back, label: `${last - back}` }))}
        />
      </p>
      {data ? (
        <dl className="facts-grid">
          <Figure label={text('recognition.screening.accuracy.found')}>{data.found}</Figure>
          <Figure label={text('recognition.screening.accuracy.real')}>{data.real}</Figure>
          <Figure label={text('recognition.screening.accuracy.both')}>{data.both}</Figure>
          <Figure label={text('recognition.screening.precision')}>
            {data.precision === null ? '—' : <PercentText share={data.precision} />}
          </Figure>
          <Figure label={text('recognition.screening.recall')}>
            {data.recall === null ? '—' : <PercentText share={data.recall} />}
          </Figure>
        </dl>
      ) : null}
    </Section>
  )
}
