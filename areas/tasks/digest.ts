import { businessDate } from '#kernel/clock'
import { type DigestLine, type DigestSection, digestSection } from '#platform/digest'
import type { Context } from '#platform/http/route'
import { readMyTasks } from './actions/list-tasks.ts'
import { summariesOf } from './actions/summaries.ts'
import type { TaskSummary } from './contract/shapes.ts'
import { findTasks } from './store/lists.ts'

const titles = {
  toDecide: { zh: '待我单位答复的任务', en: 'Tasks that wait for your office’s decision' },
  overdue: { zh: '我单位超期的任务', en: 'Overdue tasks of your office' },
  thisWeek: {
    zh: '我单位七天内到期的任务',
    en: 'Tasks of your office due within seven days',
  },
  toAnswer: { zh: '我单位待签收、待报进展的任务', en: 'Tasks of your office to accept or report on' },
} as const

/** Roles that look after the tasks of others. */
const watchers: readonly string[] = ['city-leader', 'supervisor', 'city-officer']

/** What the person's office has to do this week and, for those who watch over others, what is overdue. */
export async function digestTasks(ctx: Context): Promise<DigestSection[]> {
  const mine = await readMyTasks(ctx)
  const own = (['toDecide', 'overdue', 'thisWeek', 'toAnswer'] as const).map((group) =>
    digestSection(
      { key: `tasks.${group}`, title: titles[group], link: '/tasks' },
      mine[group].items.map((task) => lineOf(task, false)),
      mine[group].total,
    ),
  )
  const watched = watchers.includes(ctx.actor.role ?? '') ? await overdueElsewhere(ctx) : null
  return [...own, watched].filter((section) => section !== null)
}

async function overdueElsewhere(ctx: Context): Promise<DigestSection | null> {
  const today = businessDate(ctx.clock.now())
  const query = { state: 'overdue', today, mineKeys: [], limit: 10, offset: 0 } as const
  const { rows, total } = await findTasks(ctx.db, ctx.scope, { ...query, sort: 'dueOn' })
  const items = await summariesOf(ctx.db, rows, { today, mine: new Set() })
  return digestSection(
    {
      key: 'tasks.overdue-elsewhere',
      title: { zh: '辖区内超期的任务', en: 'Overdue tasks in the region' },
      link: '/tasks/list?state=overdue',
    },
    items.map((task) => lineOf(task, true)),
    total,
  )
}

function lineOf(task: TaskSummary, namesUnit: boolean): DigestLine {
  const unit = namesUnit ? { zh: `${task.lead.name}：`, en: `${task.lead.name}: ` } : { zh: '', en: '' }
  const due = task.dueOn
    ? {
        zh: `（${task.dueOn} 前${task.isOverdue ? '，已超期' : ''}）`,
        en: ` (by ${task.dueOn}${task.isOverdue ? ', overdue' : ''})`,
      }
    : { zh: '', en: '' }
  return {
    text: { zh: `${unit.zh}${task.title}${due.zh}`, en: `${unit.en}${task.title}${due.en}` },
    link: `/tasks/${task.id}`,
  }
}
