import { notify } from '#areas/notices'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { compareDecimals, plainDecimal } from '../../rules/decimal.ts'
import { readPeriod } from '../../rules/period.ts'
import { isAdditive, reconcileParts, splitFormProblems } from '../../rules/split-draft.ts'
import type { CockpitTarget } from '../../store/assessments.ts'
import { activeSplits, endSplit, insertSplit, moveBelow, type Split, type StoredPart } from '../../store/splits.ts'
import { endTarget, insertTarget, lockTarget, targetsById } from '../../store/targets.ts'
import { type DraftInput, draftOf, loadTarget } from './load-target.ts'
import { refuseSplitBelow } from './refuse-split-below.ts'
import { allUnitsOf, namedUnits, type Unit, unitKey } from './split-units.ts'

/**
 * Makes each part of a split a target of its own, below the one that is split; an earlier split is replaced, and a part
 * that stays the same keeps its target.
 *
 * Permission: indicators:split.
 * Writes:     indicators.split, indicators.target, notices, the operation log.
 * Errors:     those of the preview, indicators.not-a-number, .bad-period, .split-incomplete, .split-short (a note lets it
 *             pass), .split-changed-meanwhile, .split-parts-split.
 */
export async function confirmSplit(
  ctx: Context,
  input: DraftInput & { note: string | null; replaces: { splitId: string; revision: number } | null },
): Promise<{ splitId: string; parts: number }> {
  return ctx.db.tx(async (tx) => {
    await lockTarget(tx, { regionPath: input.regionPath, id: input.targetId })
    const target = await loadTarget(tx, ctx, input)
    const before = (await activeSplits(tx, [target])).get(target.id) ?? null
    refuseChanged(before, input.replaces)
    const { units, problems } = namedUnits(await allUnitsOf(tx, ctx, target.regionPath), input.parts)
    const draft = draftOf(
      target,
      input,
      units.map((unit) => unit.name),
    )
    const unfit = [...problems, ...splitFormProblems(draft), ...periodProblems(input.basisPeriod)]
    if (unfit.length > 0) throw new Refusal(unfit)
    refuseUnreconciled(draft, input.note, target)

    const splitId = ctx.ids.next('spl')
    const parts = await writeParts(tx, ctx, { target, before, splitId, input, units })
    const at = ctx.clock.now()
    if (before) await endSplit(tx, before, { status: 'replaced', at, byName: ctx.actor.name, note: input.note })
    await insertSplit(tx, {
      regionPath: target.regionPath,
      id: splitId,
      targetId: target.id,
      rule: input.rule,
      method: input.method,
      step: input.step,
      basisPeriod: input.basisPeriod,
      note: input.note,
      replaces: before?.id ?? null,
      createdAt: at,
      createdBy: ctx.actor.userId,
      createdByName: ctx.actor.name,
      parts,
    })
    await ctx.audit.record(tx, ctx.actor, {
      action: before ? 'indicators.split-target-anew' : 'indicators.split-target',
      object: `target:${target.id}`,
      regionPath: target.regionPath,
      detail: {
        splitId,
        method: input.method,
        rule: input.rule,
        parts: parts.map(({ name, value }) => `${name} ${value}`),
      },
    })
    return { splitId, parts: parts.length }
  })
}

function refuseChanged(before: Split | null, replaces: { splitId: string; revision: number } | null): void {
  const isSeen = before ? replaces?.splitId === before.id && replaces.revision === before.revision : replaces === null
  if (!isSeen) {
    const name = before?.createdByName ?? ''
    throw new Refusal({ code: 'indicators.split-changed-meanwhile', params: { name } })
  }
}

function periodProblems(period: string | null) {
  return period === null || readPeriod(period)
    ? []
    : [{ code: 'indicators.bad-period', field: 'basisPeriod', params: { period } }]
}

function refuseUnreconciled(draft: ReturnType<typeof draftOf>, note: string | null, target: CockpitTarget): void {
  const found = reconcileParts(draft, draft.parts)
  if (found.verdict === 'unknown') {
    const params = { parts: found.missingNames.join('、') }
    throw new Refusal({ code: 'indicators.split-incomplete', field: 'parts', params })
  }
  if (found.verdict === 'short' && !note) {
    const difference = (found.difference ?? '').replace('-', '')
    const params = { combined: found.combined ?? '', value: plainDecimal(target.value), difference }
    throw new Refusal({ code: 'indicators.split-short', field: 'note', params })
  }
}

interface Writing {
  target: CockpitTarget
  before: Split | null
  splitId: string
  input: DraftInput
  units: readonly Unit[]
}

/** Each part with its target; unchanged ones keep theirs, those of units that drop out end. */
async function writeParts(tx: Db, ctx: Context, writing: Writing): Promise<StoredPart[]> {
  const { target, before, splitId, input, units } = writing
  const earlier = new Map((before?.parts ?? []).map((part) => [unitKey(part), part]))
  const standing = new Map(
    (
      await targetsById(
        tx,
        [...earlier.values()].map((part) => part.childId),
      )
    ).map((child) => [child.id, child]),
  )
  const dropped = [...earlier.values()].filter((part) => !units.some((unit) => unitKey(unit) === unitKey(part)))
  await refuseSplitBelow(tx, dropped)
  const at = ctx.clock.now()
  for (const part of dropped) {
    const key = { regionPath: part.regionPath, id: part.childId }
    await endTarget(tx, key, { status: 'withdrawn', at, replacedBy: null })
  }
  const parts: StoredPart[] = []
  for (const [place, unit] of units.entries()) {
    const part = input.parts[place]
    if (!part || part.value === null) continue
    const was = earlier.get(unitKey(unit))
    const child = was ? standing.get(was.childId) : undefined
    const isSame = child?.status === 'active' && compareDecimals(child.value, part.value) === 0
    const childId = was && isSame ? was.childId : ctx.ids.next('tgt')
    if (was && isSame) await keepChild(tx, { regionPath: unit.regionPath, id: childId }, splitId)
    else {
      const key = was && { regionPath: was.regionPath, id: was.childId }
      if (key) await endTarget(tx, key, { status: 'replaced', at, replacedBy: childId })
      await insertTarget(tx, childOf(ctx, writing, { place, childId }))
      if (key) await moveBelow(tx, key, { regionPath: unit.regionPath, id: childId })
      await tell(tx, ctx, target, { unit, childId, value: part.value })
    }
    const { regionPath, departmentId, name } = unit
    parts.push({ ...part, place, regionPath, departmentId, name, value: part.value, childId })
  }
  return parts
}

async function keepChild(tx: Db, key: { regionPath: string; id: string }, splitId: string): Promise<void> {
  await tx.query('update indicators.target set split_id = $3 where region_path = $1 and id = $2', [
    ...[key.regionPath, key.id, splitId],
  ])
}

function childOf(ctx: Context, { target, splitId, input, units }: Writing, of: { place: number; childId: string }) {
  const part = input.parts[of.place]
  const unit = units[of.place]
  if (!part || !unit || part.value === null) throw new Error(`part ${of.place} has no unit or no value`)
  const isOwnDepartment = unit.regionPath === target.regionPath
  const level =
    isAdditive(target.mode) && target.mode !== 'stock' ? null : (part.current ?? stockBasis(target, input, of.place))
  return {
    regionPath: unit.regionPath,
    id: of.childId,
    indicatorId: target.indicatorId,
    // A department of the same region reports a figure of its own beside the region's.
    subject: isOwnDepartment ? [target.subject, unit.name].filter(Boolean).join(' ') : target.subject,
    value: part.value,
    valueMax: null,
    unit: target.unit,
    comparator: target.comparator === 'range' || target.comparator === '~' ? ('>=' as const) : target.comparator,
    mode: target.mode,
    recurrence: target.recurrence,
    periodStart: target.periodStart,
    planStart: target.planStart,
    deadline: target.deadline,
    deadlineEnd: target.deadlineEnd,
    baseline: level !== null && input.basisPeriod ? { value: level, period: input.basisPeriod } : null,
    planId: target.planId,
    planVersionId: target.planVersionId,
    planItemId: null,
    planTitle: target.planTitle,
    quote: target.quote,
    quoteOffset: null,
    href: target.href,
    departmentIds: unit.departmentId ? [unit.departmentId] : [],
    parent: { regionPath: target.regionPath, id: target.id },
    splitId,
    createdAt: ctx.clock.now(),
    createdBy: ctx.actor.userId,
  }
}

/** By history the basis of a level is where it stood. */
function stockBasis(target: CockpitTarget, input: DraftInput, place: number): string | null {
  return input.method === 'history' && target.mode === 'stock' ? (input.parts[place]?.basis ?? null) : null
}

/** Whoever is to carry a part learns of it: the department, else the officers of the district. */
async function tell(
  tx: Db,
  ctx: Context,
  target: CockpitTarget,
  part: { unit: Unit; childId: string; value: string },
): Promise<void> {
  const { unit, value } = part
  const figure = `${plainDecimal(value)} ${target.unit}`
  await notify(tx, ctx, {
    kind: 'message',
    to: unit.departmentId ? { departmentId: unit.departmentId } : { role: 'district-officer' },
    regionPath: unit.regionPath,
    title: {
      zh: `${target.indicator}目标已分解到${unit.name}：${figure}（${target.deadline}）`,
      en: `${target.indicator} was split to ${unit.name}: ${figure} (${target.deadline})`,
    },
    link: `/indicators/targets?regionPath=${encodeURIComponent(unit.regionPath)}`,
    object: `target:${part.childId}`,
    reason: 'indicators.target-split',
  })
}
