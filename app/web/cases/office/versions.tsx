import { type ReactNode, useState } from 'react'
import { listVersions, tryVersion } from '#platform/cases/contract/office'
import { useCall } from '#ui/api'
import { ErrorPanel } from '#ui/error-page'
import { Go } from '#ui/link'
import { Section, Skeleton } from '#ui/page'
import { StatusTag } from '#ui/status'
import { RowsTable } from '#ui/table'
import { sayAll, useText } from '#ui/text'
import { useMe } from '../../session.tsx'

/** Versions with the cases that stay on each; one that is not in force can be tried on copies of real cases. */
export function Versions({ procedureId }: { procedureId: string }): ReactNode {
  const text = useText()
  const me = useMe()
  const answer = useCall(listVersions, { params: { procedureId } })
  const [tried, setTried] = useState<string | null>(null)
  const mayTry = me.permissions.includes(`${procedureId}:trial`)
  return (
    <>
      <p className="quiet">{text('cases.versions.about')}</p>
      <RowsTable
        id="cases.versions"
        label={text('cases.office.versions')}
        rows={answer.data?.items ?? null}
        rowKey={(row) => row.version}
        columns={[
          { key: 'version', title: text('cases.versions.from'), isTitle: true },
          {
            key: 'status',
            title: text('cases.column.state'),
            value: (row) => row.status,
            render: (row) => (
              <StatusTag
                tone={row.isInForce ? 'good' : row.status === 'draft' ? 'warn' : 'none'}
                label={text(row.isInForce ? 'cases.versions.in-force' : `cases.versions.${row.status}`)}
              />
            ),
          },
          { key: 'openCases', title: text('cases.figures.open'), kind: 'number' },
          { key: 'allCases', title: text('cases.versions.cases'), kind: 'number' },
          {
            key: 'try',
            title: text('cases.versions.try'),
            value: () => '',
            render: (row) =>
              mayTry && !row.isInForce ? (
                <button type="button" className="link-button" onClick={() => setTried(row.version)}>
                  {text('cases.versions.try')}
                </button>
              ) : null,
          },
        ]}
      />
      {tried ? <Trial procedureId={procedureId} version={tried} /> : null}
    </>
  )
}

function Trial({ procedureId, version }: { procedureId: string; version: string }): ReactNode {
  const text = useText()
  const answer = useCall(tryVersion, { params: { procedureId }, query: { version } })
  if (answer.isError) return <ErrorPanel error={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data) return <Skeleton lines={6} />
  const trial = answer.data
  return (
    <Section title={text('cases.trial', { version })}>
      <p>{text('cases.trial.summary', { cases: trial.cases, same: trial.same })}</p>
      <ul className="plain-list">
        {(['stuck', 'refused', 'leftOver', 'moved', 'endsElsewhere'] as const).map((kind) => (
          <li key={kind}>{text(`cases.trial.${kind}`, { count: trial[kind] })}</li>
        ))}
      </ul>
      <RowsTable
        id="cases.trial"
        label={text('cases.trial.differences')}
        rows={trial.differences}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'number',
            title: text('cases.column.number'),
            isTitle: true,
            render: (row) => <Go to={`/desk/${row.id}`}>{row.number}</Go>,
          },
          {
            key: 'stuck',
            title: text('cases.trial.column.stuck'),
            value: (row) =>
              row.stuck ? `${row.stuck.state} → ${row.stuck.action}: ${text(`cases.trial.why.${row.stuck.why}`)}` : '',
          },
          {
            key: 'refused',
            title: text('cases.trial.column.refused'),
            value: (row) => sayAll(row.refused.map(({ path }) => path)),
          },
          { key: 'leftOver', title: text('cases.trial.column.left-over'), value: (row) => sayAll(row.leftOver) },
          {
            key: 'due',
            title: text('cases.trial.column.due'),
            value: (row) => (row.due ? `${row.due.before ?? '—'} → ${row.due.after ?? '—'}` : ''),
          },
        ]}
        empty={{ title: text('cases.trial.none') }}
      />
    </Section>
  )
}
