import { Modal, Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import {
  assignNurseryTutor,
  exportNurseryMembers,
  listNurseryMembers,
  listNurseryTutors,
  type NurseryMember,
  type NurseryPoolWhole,
  nurseryStages,
} from '#contract/recognition'
import { useAct, useCall } from '#ui/api'
import { useGo } from '#ui/link'
import { DateText } from '#ui/number'
import { ProblemList } from '#ui/problem-list'
import { DataTable } from '#ui/table'
import { useText } from '#ui/text'
import { NextStep, PlanCell, StageTag, stayPath } from './words.tsx'

/** Every filter of the list empty: what a number opens shows what it counts and nothing less. */
export const nothingAsked: Record<string, string> = {
  q: '',
  regionPath: '',
  tutor: '',
  stage: '',
  overdue: '',
  cohort: '',
  asOf: '',
  page: '',
}

/** The companies of a pool, what is late first; a tutor is given to many at once. */
export function Members({ pool }: { pool: NurseryPoolWhole }): ReactNode {
  const text = useText()
  const go = useGo()
  const [chosen, setChosen] = useState<NurseryMember[] | null>(null)
  const tutors = useCall(listNurseryTutors, { params: { poolId: pool.id } }).data?.items ?? []
  const year = Number(pool.today.slice(0, 4))
  const stages = ['in', ...nurseryStages].map((value) => ({ value, label: text(`recognition.nursery.stage.${value}`) }))
  return (
    <div id="nursery-members">
      <DataTable
        id="recognition.nursery-members"
        label={text('recognition.nursery.members')}
        endpoint={listNurseryMembers}
        exportEndpoint={exportNurseryMembers}
        params={{ poolId: pool.id }}
        rowKey={(row: NurseryMember) => row.membershipId}
        inAddress
        onOpen={(row) => go(stayPath(row))}
        filters={[
          { key: 'q', label: text('recognition.awards.search'), kind: 'search' },
          { key: 'regionPath', label: text('recognition.awards.column.region'), kind: 'region' },
          {
            key: 'tutor',
            label: text('recognition.nursery.tutor'),
            kind: 'select',
            options: [
              { value: 'none', label: text('recognition.nursery.tutor.none') },
              ...tutors.map(({ userId, name }) => ({ value: userId, label: name })),
            ],
          },
          { key: 'stage', label: text('recognition.nursery.stage'), kind: 'select', options: stages },
          {
            key: 'overdue',
            label: text('recognition.nursery.overdue'),
            kind: 'select',
            options: [{ value: 'yes', label: text('recognition.nursery.overdue.yes') }],
          },
          {
            key: 'cohort',
            label: text('recognition.nursery.cohort'),
            kind: 'select',
            options: Array.from({ length: 8 }, (_, back) => ({ value: `${year - back}`, label: `${year - back}` })),
          },
          { key: 'asOf', label: text('recognition.nursery.as-of'), kind: 'date' },
        ]}
        columns={[
          { key: 'name', title: text('recognition.awards.column.company'), isTitle: true, width: 290 },
          { key: 'regionName', title: text('recognition.awards.column.region'), width: 100 },
          {
            key: 'stage',
            title: text('recognition.nursery.stage'),
            width: 110,
            render: (row) => <StageTag stage={row.stage} />,
          },
          {
            key: 'tutorName',
            title: text('recognition.nursery.tutor'),
            width: 90,
          },
          {
            key: 'milestones',
            title: text('recognition.nursery.plan'),
            width: 100,
            render: (row) => <PlanCell of={row} />,
          },
          {
            key: 'next',
            title: text('recognition.nursery.next'),
            width: 220,
            value: (row) => row.next?.dueOn ?? null,
            render: (row) => <NextStep next={row.next} />,
          },
          {
            key: 'enteredOn',
            title: text('recognition.nursery.entered-on'),
            width: 110,
            render: (row) => <DateText date={row.enteredOn} />,
          },
          {
            key: 'way',
            title: text('recognition.nursery.way'),
            width: 100,
            value: (row) => text(`recognition.nursery.way.${row.way}`),
          },
          {
            key: 'lastService',
            title: text('recognition.nursery.last-service'),
            width: 110,
            render: (row) => (row.lastService ? <DateText date={row.lastService} /> : null),
          },
          {
            key: 'exitedOn',
            title: text('recognition.nursery.exited-on'),
            width: 110,
            optional: true,
            render: (row) => (row.exitedOn ? <DateText date={row.exitedOn} /> : null),
          },
        ]}
        bulk={
          pool.mayEnter
            ? [{ label: text('recognition.nursery.tutor.assign'), run: async (rows) => setChosen(rows) }]
            : []
        }
        empty={{
          title: text('recognition.nursery.members.none'),
          hint: text(
            pool.mayEnter ? 'recognition.nursery.members.none.hint' : 'recognition.nursery.members.none.other',
          ),
        }}
      />
      {chosen ? <TutorDialog poolId={pool.id} members={chosen} onClose={() => setChosen(null)} /> : null}
    </div>
  )
}

/** Gives companies a tutor; an earlier one stays in the history of each. */
export function TutorDialog({
  poolId,
  members,
  onClose,
}: {
  poolId: string
  members: readonly Pick<NurseryMember, 'creditCode' | 'membershipId'>[]
  onClose: () => void
}): ReactNode {
  const text = useText()
  const id = useId()
  const [userId, setUserId] = useState<string | null>(null)
  const tutors = useCall(listNurseryTutors, { params: { poolId } }).data?.items ?? []
  const assign = useAct(assignNurseryTutor, {
    done: ({ changed }) => text('recognition.nursery.tutor.assigned', { count: changed }),
    onDone: onClose,
    quiet: true,
  })
  const keys = members.map(({ creditCode, membershipId }) => ({ creditCode, membershipId }))
  return (
    <Modal
      title={text('recognition.nursery.tutor.of', { count: members.length })}
      open
      onCancel={onClose}
      okText={text('recognition.nursery.tutor.assign')}
      okButtonProps={{ disabled: userId === null }}
      confirmLoading={assign.isRunning}
      onOk={() => {
        if (userId) void assign.submit({ params: { poolId }, body: { members: keys, userId } })
      }}
    >
      <div className="nursery-form">
        <label htmlFor={id}>{text('recognition.nursery.tutor')}</label>
        <Select
          id={id}
          showSearch={{ optionFilterProp: 'label' }}
          value={userId}
          onChange={setUserId}
          options={tutors.map((tutor) => ({
            value: tutor.userId,
            label: `${tutor.name} · ${tutor.regionName} · ${text(`recognition.nursery.role.${tutor.role}`)}`,
          }))}
          style={{ width: '100%' }}
        />
        <p className="quiet">{text('recognition.nursery.tutor.about')}</p>
        {assign.problem ? <ProblemList problems={assign.problem.errors.map((each) => each.message)} /> : null}
      </div>
    </Modal>
  )
}
