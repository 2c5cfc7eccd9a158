import { Refusal } from '#kernel/refusal'
import { defineArea } from '#platform/area'
import type { Db } from '#platform/db/db'
import { type Context, route } from '#platform/http/route'
import { listViews, removeView, type SavedView, saveView } from './contract.ts'
import { errors } from './errors.ts'

const mostViews = 30

async function viewsOf(db: Db, userId: string, page: string): Promise<{ items: SavedView[] }> {
  const items = await db.query<SavedView>(
    'select name, query from views.view where user_id = $1 and page = $2 order by name',
    [userId, page],
  )
  return { items }
}

/** Every view belongs to the person who asks; there is no other. */
const ownerOf = (ctx: Context) => ctx.actor.userId ?? ''

export const viewsArea = defineArea({
  id: 'views',
  title: { zh: '视图', en: 'Saved views' },
  schema: new URL('./schema/', import.meta.url),
  errors,
  permissions: {
    'views:keep': { title: { zh: '保存本人的视图', en: 'Keep my own views' }, grants: { 'signed-in': 'self' } },
  },
  routes: [
    route(listViews, {
      permission: 'views:keep',
      run: (ctx, { query }) => viewsOf(ctx.db, ownerOf(ctx), query.page),
    }),
    route(saveView, {
      permission: 'views:keep',
      run: (ctx, { body }) =>
        ctx.db.tx(async (tx) => {
          await tx.query(
            `insert into views.view (user_id, page, name, query, saved_at) values ($1, $2, $3, $4, $5)
             on conflict (user_id, page, name) do update set query = excluded.query, saved_at = excluded.saved_at`,
            [ownerOf(ctx), body.page, body.name, JSON.stringify(body.query), ctx.clock.now()],
          )
          const saved = await viewsOf(tx, ownerOf(ctx), body.page)
          if (saved.items.length > mostViews)
            throw new Refusal({ code: 'views.too-many', params: { limit: mostViews } })
          return saved
        }),
    }),
    route(removeView, {
      permission: 'views:keep',
      run: async (ctx, { query }) => {
        await ctx.db.query('delete from views.view where user_id = $1 and page = $2 and name = $3', [
          ownerOf(ctx),
          query.page,
          query.name,
        ])
        return viewsOf(ctx.db, ownerOf(ctx), query.page)
      },
    }),
  ],
})
