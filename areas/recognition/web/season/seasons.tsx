import './season.css'
import { Button, Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import { changeSeason, endSeason, listSeasons, openSeason, type Season, SeasonForm } from '#contract/recognition'
import { useAct, useCall } from '#ui/api'
import { confirm } from '#ui/confirm'
import { FormFromZod } from '#ui/form'
import { Go, useGo } from '#ui/link'
import { DateText } from '#ui/number'
import { Page } from '#ui/page'
import { DataTable } from '#ui/table'
import { useText } from '#ui/text'
import { useIsPhone } from '#ui/width'
import { SeasonState } from './words.tsx'

/** Every season of the city, and for its officers the way to set one up, change it and close it. */
export default function Seasons(): ReactNode {
  const text = useText()
  const go = useGo()
  const answer = useCall(listSeasons, { query: { pageSize: 1 } })
  const [edited, setEdited] = useState<Season | 'new' | null>(null)
  const mayManage = answer.data?.mayManage ?? false
  return (
    <Page
      title={text('recognition.season.list')}
      subtitle={
        <>
          {text('recognition.season.about')} <Go to="/public/high-tech-seasons">{text('recognition.season.public')}</Go>
        </>
      }
      action={
        mayManage ? (
          <Button type="primary" onClick={() => setEdited('new')}>
            {text('recognition.season.new')}
          </Button>
        ) : null
      }
      answer={answer}
    >
      {({ today }) => (
        <>
          <DataTable
            id="recognition.seasons"
            label={text('recognition.season.list')}
            endpoint={listSeasons}
            rowKey={(row: Season) => row.id}
            inAddress
            columns={[
              { key: 'title', title: text('recognition.season.title'), isTitle: true, width: 280 },
              {
                key: 'state',
                title: text('recognition.season.state'),
                width: 120,
                render: (row) => <SeasonState state={row.state} />,
              },
              {
                key: 'opensOn',
                title: text('recognition.season.days'),
                width: 220,
                render: (row) => (
                  <>
                    <DateText date={row.opensOn} /> – <DateText date={row.closesOn} />
                  </>
                ),
              },
              {
                key: 'entries',
                title: text('recognition.season.step.applied'),
                unit: text('recognition.season.unit'),
                kind: 'number',
                width: 110,
              },
              {
                key: 'recommended',
                title: text('recognition.season.step.recommended'),
                unit: text('recognition.season.unit'),
                kind: 'number',
                width: 110,
              },
              {
                key: 'recognised',
                title: text('recognition.season.step.recognised'),
                unit: text('recognition.season.unit'),
                kind: 'number',
                width: 110,
              },
              ...(mayManage
                ? [
                    {
                      key: 'acts',
                      title: text('recognition.season.acts'),
                      width: 180,
                      render: (row: Season) => <Acts season={row} onEdit={() => setEdited(row)} />,
                    },
                  ]
                : []),
            ]}
            onOpen={(row) => go(`/recognition/seasons/${row.id}`)}
            empty={{ title: text('recognition.season.none'), hint: text('recognition.season.none.hint') }}
          />
          {edited ? (
            <EditDrawer season={edited === 'new' ? null : edited} today={today} onClose={() => setEdited(null)} />
          ) : null}
        </>
      )}
    </Page>
  )
}

function Acts({ season, onEdit }: { season: Season; onEdit: () => void }): ReactNode {
  const text = useText()
  const end = useAct(endSeason, { done: text('recognition.season.ended') })
  const close = async () => {
    const said = await confirm({
      title: text('recognition.season.end.title', { title: season.title }),
      body: text('recognition.season.end.body'),
      yes: text('recognition.season.end'),
      isDanger: true,
    })
    if (said !== null) await end.run({ params: { seasonId: season.id }, body: { revision: season.revision } })
  }
  return (
    <span className="acts">
      <Button size="small" onClick={onEdit}>
        {text('recognition.season.change')}
      </Button>
      {season.state === 'open' ? (
        <Button size="small" loading={end.isRunning} onClick={() => void close()}>
          {text('recognition.season.end')}
        </Button>
      ) : null}
    </span>
  )
}

function EditDrawer(props: { season: Season | null; today: string; onClose: () => void }): ReactNode {
  const text = useText()
  const isPhone = useIsPhone()
  const { season, today, onClose } = props
  const done = { done: text('recognition.season.saved'), onDone: onClose, quiet: true }
  const open = useAct(openSeason, done)
  const change = useAct(changeSeason, done)
  const year = Number(today.slice(0, 4))
  const initial = season
    ? {
        ...{ title: season.title, year: season.year, batch: season.batch },
        ...{ opensOn: season.opensOn, closesOn: season.closesOn },
        ...(season.reviewBy ? { reviewBy: season.reviewBy } : {}),
        ...(season.recommendBy ? { recommendBy: season.recommendBy } : {}),
      }
    : { year, batch: 1, opensOn: today }
  return (
    <Drawer
      title={text(season ? 'recognition.season.change' : 'recognition.season.new')}
      open
      onClose={onClose}
      size={isPhone ? '100%' : 520}
      destroyOnHidden
    >
      {season?.endedAt ? <p className="quiet">{text('recognition.season.ended.about')}</p> : null}
      <FormFromZod
        schema={SeasonForm}
        initial={initial}
        submitLabel={text('recognition.season.save')}
        onSubmit={(body) =>
          season
            ? change.submit({ params: { seasonId: season.id }, body: { ...body, revision: season.revision } })
            : open.submit({ body })
        }
        onCancel={onClose}
      />
    </Drawer>
  )
}
