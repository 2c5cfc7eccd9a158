import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import { type Route, route } from '#platform/http/route'
import { answerMail, changeMailChoice as change, readMailChoice } from './actions/choose-mail.ts'
import { readDigest } from './actions/read-digest.ts'
import { readMails, sendAgain } from './actions/read-mails.ts'
import {
  changeMailChoice,
  confirmMail,
  countNotices,
  getDigest,
  getMailChoice,
  listMails,
  listNotices,
  readAllNotices,
  readNotice,
  sendMailAgain,
  stopMail,
  unsubscribe,
} from './contract.ts'
import { countFor, markRead, noticesFor } from './store/notices.ts'

export const routes: Route[] = [
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
  route(getDigest, { permission: 'notices:read', run: (ctx, { query }) => readDigest(ctx, query.week ?? null) }),
  route(getMailChoice, { permission: 'notices:read', run: (ctx) => readMailChoice(ctx) }),
  route(changeMailChoice, { permission: 'notices:read', run: (ctx, { body }) => change(ctx, body) }),
  route(confirmMail, {
    permission: 'notices:answer-mail',
    run: (ctx, { body }) => answerMail(ctx, 'confirm', body.token),
  }),
  route(stopMail, { permission: 'notices:answer-mail', run: (ctx, { body }) => answerMail(ctx, 'stop', body.token) }),
  route(unsubscribe, {
    permission: 'notices:answer-mail',
    run: (ctx, { query }) => answerMail(ctx, 'stop', query.stop),
  }),
  route(listMails, { permission: 'notices:mail', run: (ctx, { query }) => readMails(ctx, query) }),
  route(sendMailAgain, { permission: 'notices:mail', run: (ctx, { params }) => sendAgain(ctx, params.mailId) }),
]
