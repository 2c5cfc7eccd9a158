import { Button } from 'antd'
import type { ReactNode } from 'react'
import { downloadLabels, getVersionAccuracy, type ReadingDifference, type VersionAccuracy } from '#contract/plans'
import { download, useCall } from '#ui/api'
import { usePathParam } from '#ui/link'
import { Empty, Page, Section } from '#ui/page'
import { QuoteBlock } from '#ui/quote'
import { StatusTag, type Tone } from '#ui/status'
import { sayAll, useText } from '#ui/text'
import { AgreementFigures, useFigureWords } from './agreement-words.tsx'
import './accuracy.css'

/** One document: where its reading differs from what people decided, sentence by sentence. */
export default function VersionAccuracyPage(): ReactNode {
  const text = useText()
  const at = { planId: usePathParam('planId'), versionId: usePathParam('versionId') }
  const answer = useCall(getVersionAccuracy, { params: at })
  return (
    <Page
      title={answer.data?.title ?? text('plans.accuracy')}
      subtitle={answer.data ? text('plans.version.ordinal', { ordinal: answer.data.ordinal }) : null}
      trail={[
        { title: text('plans.title'), to: '/plans' },
        { title: text('plans.accuracy'), to: '/plans/accuracy' },
      ]}
      action={
        answer.data ? (
          <Button type="primary" onClick={() => void download(downloadLabels, { params: at })}>
            {text('plans.accuracy.export')}
          </Button>
        ) : null
      }
      answer={answer}
    >
      {(data: VersionAccuracy) => <Body data={data} />}
    </Page>
  )
}

function Body({ data }: { data: VersionAccuracy }): ReactNode {
  const text = useText()
  return (
    <>
      <Section title={text('plans.accuracy.first')}>
        <AgreementFigures agreement={data.first} />
      </Section>
      <Section title={text('plans.accuracy.today')}>
        {data.today ? (
          <AgreementFigures agreement={data.today} />
        ) : (
          <p className="quiet">{text('plans.accuracy.today.none')}</p>
        )}
      </Section>
      <Section title={text('plans.accuracy.differences', { count: data.differences.length })}>
        {data.differences.length === 0 ? <Empty title={text('plans.accuracy.differences.none')} /> : null}
        <ol className="accuracy-differences">
          {data.differences.map((difference) => (
            <Difference
              key={`${difference.type}:${difference.itemId}:${difference.offset}`}
              {...{ data, difference }}
            />
          ))}
        </ol>
      </Section>
    </>
  )
}

const tones: Record<ReadingDifference['type'], Tone> = { differs: 'warn', misread: 'bad', missed: 'bad', extra: 'none' }

function Difference({ data, difference }: { data: VersionAccuracy; difference: ReadingDifference }): ReactNode {
  const text = useText()
  const words = useFigureWords()
  const { type, fields, read, decided, itemId } = difference
  const names = sayAll(fields.map((field) => text(`plans.accuracy.${field}`)))
  const base = `/plans/${data.planId}/versions/${data.versionId}`
  return (
    <li className="accuracy-difference">
      <p>
        <StatusTag tone={tones[type]} label={text(`plans.accuracy.type.${type}`)} />{' '}
        {type === 'differs' ? <span>{names}</span> : null}
      </p>
      {read ? <p>{text('plans.accuracy.read', { words: words(read) })}</p> : null}
      {decided ? <p>{text('plans.accuracy.decided', { words: words(decided) })}</p> : null}
      <QuoteBlock
        before={difference.before}
        quote={difference.quote}
        after={difference.after}
        document={data.title}
        to={itemId ? `${base}?item=${itemId}` : base}
      />
    </li>
  )
}
