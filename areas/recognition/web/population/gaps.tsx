import { Button } from 'antd'
import type { ReactNode } from 'react'
import { exportGaps, type Population } from '#contract/recognition'
import { asProblem, download, showProblem } from '#ui/api'
import { RankBars } from '#ui/chart'
import { useQueryState } from '#ui/link'
import { Section } from '#ui/page'
import { say, useText } from '#ui/text'
import { nothingOpen } from './opened.ts'

/** Which facts are missing for how many companies, and the sheet in which they are filled in. */
export function Gaps({ population }: { population: Population }): ReactNode {
  const text = useText()
  const [, setAddress] = useQueryState()
  const { missing, id: populationId } = population
  if (missing.length === 0) return null
  const save = () =>
    download(exportGaps, { params: { populationId }, query: {} }).catch((error: unknown) =>
      showProblem(asProblem(error)),
    )
  return (
    <Section
      title={text('recognition.population.gaps')}
      extra={
        <Button className="no-print" onClick={() => void save()}>
          {text('recognition.population.gaps.sheet')}
        </Button>
      }
    >
      <p className="quiet">{text('recognition.population.gaps.about')}</p>
      <RankBars
        title={text('recognition.population.gaps.by-fact')}
        unit={text('recognition.points.unit-companies')}
        rows={missing.map(({ fact, label, isOnFile, companies }) => ({
          id: fact,
          label: say(label),
          value: companies,
          note: isOnFile ? undefined : text('recognition.population.gaps.not-on-file'),
        }))}
        onOpen={({ id }) => setAddress({ ...nothingOpen, missing: id })}
      />
    </Section>
  )
}
