import type { ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { AdjustmentView, listAdjustments } from '../../contract.ts'
import { mayDo } from '../../may-do.ts'
import { type AdjustmentRow, findAdjustments } from '../../store/adjustments.ts'
import { askedOf } from './adjust-target.ts'

/**
 * Adjustments of targets within the scope, open ones first, with what was asked for before and after.
 *
 * Permission: indicators:read; a department sees those of the targets that it answers for.
 */
export async function readAdjustments(
  ctx: Context,
  query: { status: AdjustmentRow['status'] | 'all'; targetId?: string; page: number; pageSize: number },
): Promise<ResponseOf<typeof listAdjustments>> {
  const { rows, total } = await findAdjustments(ctx.db, ctx.scope, {
    status: query.status,
    targetIds: query.targetId ? [query.targetId] : null,
    limit: query.pageSize,
    offset: (query.page - 1) * query.pageSize,
  })
  return {
    items: rows.map((row) => adjustmentView(row, ctx.actor.userId)),
    total,
    mayPropose: mayDo(ctx.actor, 'indicators:adjust'),
    mayDecide: mayDo(ctx.actor, 'indicators:approve-adjustment'),
  }
}

function adjustmentView(row: AdjustmentRow, userId: string | null): AdjustmentView {
  const { proposedBy, proposedAt, decidedAt, before, after, ...rest } = row
  return {
    ...rest,
    before: askedOf(before),
    after: askedOf(after),
    isOwn: proposedBy !== null && proposedBy === userId,
    proposedAt: proposedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  }
}
