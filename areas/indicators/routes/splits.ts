import { type Route, route } from '#platform/http/route'
import { confirmSplit } from '../actions/split/confirm-split.ts'
import { previewSplit } from '../actions/split/preview-split.ts'
import { proposeParts } from '../actions/split/propose-parts.ts'
import { readTargetParts, readTargetTree } from '../actions/split/read-tree.ts'
import { readSplitSheet, splitSheet } from '../actions/split/split-sheet.ts'
import { undoSplit } from '../actions/split/undo-split.ts'
import * as contract from '../contract.ts'

export const splitRoutes: Route[] = [
  route(contract.getTargetTree, {
    permission: 'indicators:read',
    run: (ctx, { query }) => readTargetTree(ctx, query),
  }),
  route(contract.getTargetParts, {
    permission: 'indicators:read',
    run: (ctx, { params, query }) => readTargetParts(ctx, { ...params, ...query }),
  }),
  route(contract.proposeParts, {
    permission: 'indicators:split',
    run: (ctx, { query }) => proposeParts(ctx, query),
  }),
  route(contract.previewSplit, { permission: 'indicators:split', run: (ctx, { body }) => previewSplit(ctx, body) }),
  route(contract.confirmSplit, { permission: 'indicators:split', run: (ctx, { body }) => confirmSplit(ctx, body) }),
  route(contract.undoSplit, {
    permission: 'indicators:split',
    run: (ctx, { params, body }) => undoSplit(ctx, { ...params, ...body }),
  }),
  route(contract.downloadSplitSheet, {
    permission: 'indicators:split',
    run: (ctx, { query }) => splitSheet(ctx, query),
  }),
  route(contract.readSplitSheet, {
    permission: 'indicators:split',
    run: (ctx, { body, file, signal }) => readSplitSheet(ctx, body, file, signal),
  }),
]
