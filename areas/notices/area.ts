import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import { defineArea } from '#platform/area'
import { route } from '#platform/http/route'
import { countNotices, listNotices, readAllNotices, readNotice } from './contract.ts'
import { errors } from './errors.ts'
import { notify, resolveTodos } from './notify.ts'
import { countFor, markRead, noticesFor } from './store.ts'

export const noticesArea = defineArea({
  id: 'notices',
  title: { zh: '待办与消息', en: 'To-dos and messages' },
  schema: new URL('./schema/', import.meta.url),
  errors,
  offers: { notify, resolveTodos },
  permissions: {
    'notices:read': {
      title: { zh: '查看本人待办与消息', en: 'See my to-dos and messages' },
      grants: { 'signed-in': 'self' },
    },
  },
  routes: [
    route(listNotices, {
      permission: 'notices:read',
      run: (ctx, { query }) => noticesFor(ctx.db, ctx.actor, businessDate(ctx.clock.now()), query),
    }),
    route(countNotices, { permission: 'notices:read', run: (ctx) => countFor(ctx.db, ctx.actor) }),
    route(readNotice, {
      permission: 'notices:read',
      run: async (ctx, { params }) => {
        const found = await markRead(ctx.db, ctx.actor, params.id, ctx.clock.now())
        if (found === 0) throw new Refusal('notices.not-found')
        return undefined
      },
    }),
    route(readAllNotices, {
      permission: 'notices:read',
      run: async (ctx) => {
        await markRead(ctx.db, ctx.actor, null, ctx.clock.now())
        return undefined
      },
    }),
  ],
})
