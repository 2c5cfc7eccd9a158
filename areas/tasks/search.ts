import { businessDate } from '#kernel/clock'
import type { Hit } from '#platform/area'
import type { Context } from '#platform/http/route'
import { stateLabels } from './rules/transitions.ts'
import { findTasks } from './store/lists.ts'

/** Tasks that a word names, for the search box; open ones first. */
export async function searchTasks(ctx: Context, query: string): Promise<Hit[]> {
  const filter = { q: query, today: businessDate(ctx.clock.now()), mineKeys: [] }
  const { rows } = await findTasks(ctx.db, ctx.scope, { ...filter, limit: 10, offset: 0 })
  return rows.map((row) => ({
    kind: 'task',
    title: row.title,
    snippet: stateLabels[row.state][ctx.actor.locale === 'en' ? 'en' : 'zh'],
    link: `/tasks/${row.id}`,
  }))
}
