import { readCockpit, superviseTarget } from '#areas/indicators'
import { answerTask } from '#areas/tasks'
import type { Actor } from '#platform/auth/actor'
import { type Context, outsideRequest } from '#platform/http/route'
import type { Services } from '#platform/services'

const city = '320800/'

interface Asked {
  indicator: string
  by: 'leader' | 'officer'
  dueOn: string
  words: string
  /** What the unit answered, and how far it is (invented). */
  answer?: { words: string; percent: number }
}

const asked: Asked[] = [
  {
    indicator: '科技型项目新竣工数',
    by: 'leader',
    dueOn: '2025-08-31',
    words: '请逐个项目排出竣工时间，六月底前报市政府。',
    answer: { words: '已排出下半年竣工计划 107 项，其中三季度 41 项（示例）', percent: 30 },
  },
  { indicator: '市级以上创新型领军企业新增数', by: 'officer', dueOn: '2025-07-20', words: '请说明首批评审安排。' },
]

/** Follows up two targets that are behind, as an officer and a leader would, and lets one unit answer. */
export async function superviseTargets(services: Services, people: { officer: Actor; leader: Actor }): Promise<void> {
  const scope = { reach: 'region', regionPath: city } as const
  const as = (actor: Actor): Context => outsideRequest(services, { actor, scope })
  const { rows } = await readCockpit(as(people.officer), { asOf: '2025-05-31' })
  for (const { indicator, by, dueOn, words, answer } of asked) {
    const row = rows.find((one) => one.indicator === indicator && one.status === 'behind' && one.departments.length > 0)
    if (!row) continue
    const { taskId } = await superviseTarget(as(people[by]), {
      regionPath: city,
      targetId: row.targetId,
      dueOn,
      words,
    })
    if (!answer) continue
    await answerTask(as(people.officer), taskId, { act: 'accept', revision: 1, words: null })
    await answerTask(as(people.officer), taskId, {
      act: 'progress',
      revision: 2,
      ...answer,
      milestonesDone: [],
      evidenceIds: [],
      links: [],
    })
  }
}
