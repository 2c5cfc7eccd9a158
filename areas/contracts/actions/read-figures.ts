import { businessDate } from '#kernel/clock'
import { fenText } from '#kernel/money'
import type { QueryOf, ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { ContractFigure, readFigures as figuresShape } from '../contract/figures.ts'
import { type FigureRow, registeredFigures, submittedFigures } from '../store/figures.ts'

/**
 * How many contracts were filed and registered in a span, and for how much, as it was known at the end of a day.
 *
 * Permission: contracts:read.
 */
export async function readFigures(
  ctx: Context,
  { regionPath, from, until, by, knownOn = businessDate(ctx.clock.now()) }: QueryOf<typeof figuresShape>,
): Promise<ResponseOf<typeof figuresShape>> {
  const asked = { regionPath: regionPath ?? null, from, until, by, knownBefore: endOf(knownOn) }
  const registered = await registeredFigures(ctx.db, ctx.scope, asked)
  const submitted = await submittedFigures(ctx.db, ctx.scope, asked)
  const keys = [...new Set([...registered, ...submitted].map(({ key }) => key))].sort()
  const own = (rows: readonly FigureRow[], key: string) => rows.filter((row) => row.key === key)
  return {
    knownOn,
    total: figure('', registered, submitted),
    groups: keys.map((key) => figure(key, own(registered, key), own(submitted, key))),
  }
}

function figure(key: string, registered: readonly FigureRow[], submitted: readonly FigureRow[]): ContractFigure {
  const sum = (rows: readonly FigureRow[], of: 'contractFen' | 'technologyFen') =>
    rows.reduce((all, row) => all + row[of], 0n)
  const count = (rows: readonly FigureRow[]) => rows.reduce((all, row) => all + row.count, 0)
  return {
    key,
    submittedCount: count(submitted),
    submittedYuan: fenText(sum(submitted, 'contractFen')),
    registeredCount: count(registered),
    contractYuan: fenText(sum(registered, 'contractFen')),
    technologyYuan: fenText(sum(registered, 'technologyFen')),
  }
}

/** The first instant after a business day. */
function endOf(day: string): Date {
  const midnight = new Date(`${day}T00:00:00+08:00`)
  return new Date(midnight.getTime() + 86_400_000)
}
