import { type Route, route } from '#platform/http/route'
import { approveRecognitionBatch, dropRecognitionBatch, moveRecognitionBatch } from '../actions/awards/decide-batch.ts'
import { drawRecognitionBatch } from '../actions/awards/draw-batch.ts'
import { endRecognitionAward } from '../actions/awards/end-award.ts'
import { exportRecognitionAwards } from '../actions/awards/export-awards.ts'
import { listOwnAwards, sayAwardAccount } from '../actions/awards/own-awards.ts'
import { payRecognitionBatch } from '../actions/awards/pay-batch.ts'
import {
  listAwardNotices,
  listRecognitionAwards,
  listRecognitionBatches,
  readRecognitionBatch,
} from '../actions/awards/read-batches.ts'
import * as contract from '../contract/awards.ts'

const permission = 'recognition:read-awards'

export const awardRoutes: Route[] = [
  route(contract.listRecognitionBatches, { permission, run: (ctx, { query }) => listRecognitionBatches(ctx, query) }),
  route(contract.drawRecognitionBatch, {
    permission: 'recognition:draw-awards',
    run: (ctx, { body }) => drawRecognitionBatch(ctx, body),
  }),
  route(contract.getRecognitionBatch, {
    permission,
    run: (ctx, { params }) => readRecognitionBatch(ctx, params.batchId),
  }),
  route(contract.listRecognitionAwards, {
    permission,
    run: (ctx, { params, query }) => listRecognitionAwards(ctx, params.batchId, query),
  }),
  route(contract.exportRecognitionAwards, {
    permission,
    run: (ctx, { params, query }) => exportRecognitionAwards(ctx, params.batchId, query),
  }),
  route(contract.approveRecognitionBatch, {
    permission: 'recognition:approve-awards',
    run: (ctx, { params, body }) => approveRecognitionBatch(ctx, { ...params, ...body }),
  }),
  route(contract.moveRecognitionBatch, {
    permission: 'recognition:draw-awards',
    run: (ctx, { params, body }) => moveRecognitionBatch(ctx, { ...params, ...body }),
  }),
  route(contract.dropRecognitionBatch, {
    permission: 'recognition:draw-awards',
    run: async (ctx, { params, body: { revision, reason } }) => {
      await dropRecognitionBatch(ctx, { ...params, revision }, { reason })
      return {}
    },
  }),
  route(contract.payRecognitionBatch, {
    permission: 'recognition:pay-awards',
    run: (ctx, { params }) => payRecognitionBatch(ctx, params.batchId),
  }),
  route(contract.endRecognitionAward, {
    permission: 'recognition:draw-awards',
    run: (ctx, { params, body }) => endRecognitionAward(ctx, params.awardId, body),
  }),
  route(contract.listOwnAwards, { permission: 'recognition:own-awards', run: (ctx) => listOwnAwards(ctx) }),
  route(contract.sayAwardAccount, {
    permission: 'recognition:own-awards',
    run: async (ctx, { params, body }) => {
      await sayAwardAccount(ctx, params.awardId, body)
      return {}
    },
  }),
  route(contract.listAwardNotices, { permission: 'recognition:award-notices', run: (ctx) => listAwardNotices(ctx) }),
]
