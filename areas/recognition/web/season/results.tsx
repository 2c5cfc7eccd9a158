import './season.css'
import { Button, Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import {
  enterSeasonResult,
  exportSeasonResults,
  getCalibration,
  importSeasonResults,
  listSeasonResults,
  publishCalibration,
  ResultForm,
  type SeasonResult,
  seasonResults,
} from '#contract/recognition'
import type { ResponseOf } from '#platform/http/endpoint'
import { call, useAct, useCall } from '#ui/api'
import { confirm } from '#ui/confirm'
import { FileDrop } from '#ui/file-drop'
import { FormFromZod } from '#ui/form'
import { Go, usePathParam } from '#ui/link'
import { DateText, formatNumber, NoValue, NumberText } from '#ui/number'
import { Page, Section } from '#ui/page'
import { useSendFile } from '#ui/send-file'
import { StatusTag } from '#ui/status'
import { DataTable, RowsTable } from '#ui/table'
import { say, useText } from '#ui/text'
import { useIsPhone } from '#ui/width'
import { CalibrationView } from './calibration.tsx'
import { ResultTag, rangeWords, VerdictTag } from './words.tsx'

type Read = ResponseOf<typeof getCalibration>
type Imported = ResponseOf<typeof importSeasonResults>

/** What came out of a season, beside what had been predicted. */
export default function Results(): ReactNode {
  const text = useText()
  const seasonId = usePathParam('seasonId')
  const answer = useCall(getCalibration, { params: { seasonId } })
  return (
    <Page
      title={text('recognition.season.results')}
      subtitle={answer.data?.season.title}
      trail={[
        { title: text('recognition.season.list'), to: '/recognition/seasons' },
        ...(answer.data ? [{ title: answer.data.season.title, to: `/recognition/seasons/${seasonId}` }] : []),
      ]}
      action={answer.data?.mayPublish ? <Publish read={answer.data} /> : null}
      answer={answer}
    >
      {(read) => (
        <>
          <CalibrationView calibration={read.calibration} />
          {read.experts.length > 0 ? <Experts experts={read.experts} /> : null}
          {read.mayPublish ? <Import seasonId={seasonId} onDone={() => void answer.refetch()} /> : null}
          <List seasonId={seasonId} />
        </>
      )}
    </Page>
  )
}

function Publish({ read: { season } }: { read: Read }): ReactNode {
  const text = useText()
  const publish = useAct(publishCalibration, { done: text('recognition.season.published') })
  const run = async () => {
    const said = await confirm({
      title: text('recognition.season.publish'),
      body: text('recognition.season.publish.body'),
      yes: text('recognition.season.publish'),
    })
    if (said !== null) await publish.run({ params: { seasonId: season.id }, body: {} })
  }
  return (
    <span className="acts">
      {season.publishedAt ? (
        <Go to={`/public/high-tech-seasons/${season.id}`}>{text('recognition.season.published.see')}</Go>
      ) : null}
      <Button loading={publish.isRunning} onClick={() => void run()}>
        {text(season.publishedAt ? 'recognition.season.publish.again' : 'recognition.season.publish')}
      </Button>
    </span>
  )
}

function Experts({ experts }: { experts: Read['experts'] }): ReactNode {
  const text = useText()
  return (
    <Section title={text('recognition.season.experts')}>
      <p className="quiet">{text('recognition.season.experts.about')}</p>
      <RowsTable
        id="recognition.season-experts"
        label={text('recognition.season.experts')}
        rows={experts}
        rowKey={(row) => row.name}
        columns={[
          { key: 'name', title: text('recognition.season.expert.name'), isTitle: true, width: 160 },
          {
            key: 'n',
            title: text('recognition.season.compared'),
            unit: text('recognition.season.unit'),
            kind: 'number',
          },
          {
            key: 'meanBias',
            title: text('recognition.season.bias'),
            unit: text('recognition.season.points'),
            kind: 'number',
            render: (row) => `${row.meanBias > 0 ? '+' : ''}${formatNumber(row.meanBias)}`,
          },
        ]}
      />
    </Section>
  )
}

/** Try first, see what would become of each row, then take it over. */
function Import({ seasonId, onDone }: { seasonId: string; onDone: () => void }): ReactNode {
  const text = useText()
  const isPhone = useIsPhone()
  const [tried, setTried] = useState<{ file: File; answer: Imported } | null>(null)
  const [done, setDone] = useState<Imported | null>(null)
  const [isByHand, setByHand] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const send = (file: File, isDryRun: 'yes' | 'no', onProgress?: (share: number) => void) =>
    call(importSeasonResults, { params: { seasonId }, file, body: { isDryRun }, ...(onProgress ? { onProgress } : {}) })
  const drop = useSendFile(
    async (file, onProgress) => setTried({ file, answer: await send(file, 'yes', onProgress) }),
    {
      onChange: () => {
        setTried(null)
        setDone(null)
      },
    },
  )
  const enter = useAct(enterSeasonResult, {
    done: text('recognition.season.result.saved'),
    quiet: true,
    onDone: () => {
      setByHand(false)
      onDone()
    },
  })
  async function take() {
    if (!tried) return
    setBusy(true)
    try {
      setDone(await send(tried.file, 'no'))
      setTried(null)
      onDone()
    } finally {
      setBusy(false)
    }
  }
  const shown = done ?? tried?.answer
  return (
    <Section
      title={text('recognition.season.import')}
      extra={
        <Button size="small" onClick={() => setByHand(true)}>
          {text('recognition.season.by-hand')}
        </Button>
      }
    >
      <p className="quiet">{text('recognition.season.import.about')}</p>
      <FileDrop accept={['.xlsx', '.csv']} maxBytes={20 * 1024 * 1024} {...drop} />
      {shown ? (
        <>
          <p role="status">
            {text(done ? 'recognition.season.import.done' : 'recognition.season.import.tried', {
              accepted: shown.accepted,
              unchanged: shown.unchanged,
              rejected: shown.rejected,
              certificates: shown.certificates,
            })}
          </p>
          {tried && tried.answer.accepted > 0 ? (
            <Button type="primary" loading={isBusy} onClick={() => void take()}>
              {text('recognition.season.import.take', { count: tried.answer.accepted })}
            </Button>
          ) : null}
          <RowsTable
            id="recognition.season-import"
            label={text('recognition.season.import')}
            rows={shown.rows}
            rowKey={(row) => String(row.row)}
            columns={[
              { key: 'row', title: text('recognition.season.row'), kind: 'number', width: 80 },
              { key: 'companyName', title: text('recognition.awards.column.company'), isTitle: true, width: 260 },
              { key: 'creditCode', title: text('recognition.season.code'), width: 190 },
              {
                key: 'outcome',
                title: text('recognition.season.outcome'),
                width: 120,
                render: (row) => (
                  <StatusTag
                    tone={row.outcome === 'rejected' ? 'bad' : row.outcome === 'accepted' ? 'good' : 'none'}
                    label={text(`recognition.season.outcome.${row.outcome}`)}
                  />
                ),
              },
              {
                key: 'reasons',
                title: text('recognition.season.reasons'),
                width: 360,
                value: (row) => row.reasons.map(say).join(' '),
              },
            ]}
          />
        </>
      ) : null}
      <Drawer
        title={text('recognition.season.by-hand')}
        open={isByHand}
        onClose={() => setByHand(false)}
        size={isPhone ? '100%' : 520}
        destroyOnHidden
      >
        <FormFromZod
          schema={ResultForm}
          initial={{}}
          submitLabel={text('recognition.season.save')}
          onSubmit={(body) => enter.submit({ params: { seasonId }, body })}
          onCancel={() => setByHand(false)}
        />
      </Drawer>
    </Section>
  )
}

function List({ seasonId }: { seasonId: string }): ReactNode {
  const text = useText()
  return (
    <Section title={text('recognition.season.result.list')}>
      <DataTable
        id="recognition.season-results"
        label={text('recognition.season.result.list')}
        endpoint={listSeasonResults}
        exportEndpoint={exportSeasonResults}
        params={{ seasonId }}
        rowKey={(row: SeasonResult) => row.creditCode}
        filters={[
          { key: 'q', label: text('recognition.awards.search'), kind: 'search' },
          {
            key: 'result',
            label: text('recognition.season.result'),
            kind: 'select',
            options: seasonResults.map((value) => ({ value, label: text(`recognition.season.result.${value}`) })),
          },
        ]}
        columns={[
          {
            key: 'companyName',
            title: text('recognition.awards.column.company'),
            isTitle: true,
            width: 260,
            render: (row) => <Go to={`/enterprises/${row.creditCode}`}>{row.companyName}</Go>,
          },
          { key: 'regionName', title: text('recognition.season.region'), width: 110 },
          {
            key: 'result',
            title: text('recognition.season.result'),
            width: 120,
            render: (row) => <ResultTag result={row.result} />,
          },
          {
            key: 'points',
            title: text('recognition.season.real'),
            unit: text('recognition.season.points'),
            kind: 'number',
            width: 110,
            render: (row) => <NumberText value={row.points} reason={text('recognition.season.points-unknown')} />,
          },
          {
            key: 'low',
            title: text('recognition.season.predicted'),
            unit: text('recognition.season.points'),
            kind: 'number',
            width: 120,
            render: (row) => rangeWords(row) ?? <NoValue reason={text('recognition.season.not-reviewed')} />,
          },
          {
            key: 'verdict',
            title: text('recognition.season.verdict'),
            width: 130,
            render: (row) => <VerdictTag verdict={row.verdict} />,
          },
          { key: 'certificateNumber', title: text('recognition.season.certificate'), width: 170 },
          {
            key: 'validFrom',
            title: text('recognition.season.issued'),
            width: 120,
            render: (row) => (row.validFrom ? <DateText date={row.validFrom} /> : null),
          },
          { key: 'sourceName', title: text('recognition.season.source'), width: 180, clip: true },
        ]}
        empty={{ title: text('recognition.season.result.none'), hint: text('recognition.season.result.none.hint') }}
      />
    </Section>
  )
}
