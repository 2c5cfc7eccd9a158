import { type Route, route } from '#platform/http/route'
import { approveTopList, dropTopList, publishTopList, takeOutOfTopList } from '../actions/top-list/decide.ts'
import { drawTopList } from '../actions/top-list/draw.ts'
import { exportTopList } from '../actions/top-list/export.ts'
import { decideTopListMethod, listTopListMethods, proposeTopListMethod } from '../actions/top-list/methods.ts'
import { listPublicTopLists } from '../actions/top-list/public-lists.ts'
import {
  checkTopList,
  downloadTopList,
  listTopListEntries,
  listTopLists,
  readTopList,
} from '../actions/top-list/read.ts'
import { listOwnTopLists, readTopListEntry } from '../actions/top-list/working.ts'
import * as contract from '../contract/top-list.ts'
import * as methods from '../contract/top-list-methods.ts'

const read = 'recognition:read-top-lists'
const draw = 'recognition:draw-top-lists'
const check = 'recognition:check-top-lists'
const keep = 'recognition:keep-top-list-methods'

export const topListRoutes: Route[] = [
  route(methods.listTopListMethods, { permission: read, run: (ctx) => listTopListMethods(ctx) }),
  route(methods.proposeTopListMethod, { permission: keep, run: (ctx, { body }) => proposeTopListMethod(ctx, body) }),
  route(methods.decideTopListMethod, {
    permission: keep,
    run: (ctx, { params, body }) => decideTopListMethod(ctx, { ...params, ...body }),
  }),
  route(contract.listTopLists, { permission: read, run: (ctx, { query }) => listTopLists(ctx, query) }),
  route(contract.drawTopList, { permission: draw, run: (ctx, { body }) => drawTopList(ctx, body) }),
  route(contract.getTopList, { permission: read, run: (ctx, { params }) => readTopList(ctx, params.listId) }),
  route(contract.listTopListEntries, {
    permission: read,
    run: (ctx, { params, query }) => listTopListEntries(ctx, params.listId, query),
  }),
  route(contract.exportTopListEntries, {
    permission: read,
    run: (ctx, { params, query }) => exportTopList(ctx, params.listId, query),
  }),
  route(contract.getTopListEntry, {
    permission: 'recognition:read-top-entries',
    run: (ctx, { params }) => readTopListEntry(ctx, params),
  }),
  route(contract.checkTopList, { permission: check, run: (ctx, { params }) => checkTopList(ctx, params.listId) }),
  route(contract.downloadTopListSpec, {
    permission: check,
    run: (ctx, { params }) => downloadTopList(ctx, params.listId, 'spec'),
  }),
  route(contract.downloadTopListData, {
    permission: check,
    run: (ctx, { params }) => downloadTopList(ctx, params.listId, 'data'),
  }),
  route(contract.approveTopList, {
    permission: 'recognition:approve-top-lists',
    run: (ctx, { params, body }) => approveTopList(ctx, { ...params, ...body }),
  }),
  route(contract.dropTopList, {
    permission: draw,
    run: async (ctx, { params, body: { revision, reason } }) => {
      await dropTopList(ctx, { ...params, revision }, { reason })
      return {}
    },
  }),
  route(contract.takeOutOfTopList, {
    permission: draw,
    run: (ctx, { params, body: { revision, reason } }) => takeOutOfTopList(ctx, { ...params, revision }, { reason }),
  }),
  route(contract.publishTopList, {
    permission: draw,
    run: (ctx, { params, body }) => publishTopList(ctx, { ...params, ...body }),
  }),
  route(contract.listOwnTopLists, { permission: 'recognition:own-top-lists', run: (ctx) => listOwnTopLists(ctx) }),
  route(contract.listPublicTopLists, {
    permission: 'recognition:public-top-lists',
    run: (ctx, { query }) => listPublicTopLists(ctx, query.year),
  }),
]
