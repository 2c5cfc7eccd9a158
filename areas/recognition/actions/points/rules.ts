import { RuleSetError, unitNamed, unitWords } from '#engines/scorecard'
import { businessDate } from '#kernel/clock'
import type { Localized } from '#kernel/localized'
import { fillText, type Problem, Refusal } from '#kernel/refusal'
import type { StoredFile } from '#platform/files/files'
import type { Context, Download } from '#platform/http/route'
import { sheetDownload } from '#platform/spreadsheets/sheet-download'
import type { AnnexForm, PointsRuleLine } from '../../contract/points-rules.ts'
import { pointsRuleErrors } from '../../errors/points-rules.ts'
import { indicatorsOf, type JudgedAnnex, judgeAnnex, stages } from '../../rules/points/annex.ts'
import { type LocalIndicators, localProblems, withLocal } from '../../rules/points/local.ts'
import { decideRule, insertRule, type RuleRow, ruleAt, rulesOf } from '../../store/points-rules.ts'
import { faultWords } from '../rule-sets.ts'
import { jsonDigest } from './json-digest.ts'
import { cityOf, cityOfPath, may } from './reach.ts'
import { readAnnexSheet } from './read-annex.ts'
import { localFacts, nationalBase, nationalRuleOn, pointsRuleOn } from './rule-in-use.ts'

/** The city that whoever asks works for, or in. */
function ownCity({ scope }: Context): string {
  if (scope.reach !== 'region') throw new Refusal('recognition.points-city-only')
  return cityOfPath(scope.regionPath)
}

/** Permission: recognition:read-points-rules. Errors: recognition.points-no-rule. */
export async function listPointsRules(ctx: Context) {
  const regionPath = ownCity(ctx)
  const today = businessDate(ctx.clock.now())
  const { set, localVersion } = await pointsRuleOn(ctx.db, today, regionPath)
  const facts = Object.entries(localFacts()).map(([fact, { label, unit, type }]) => ({
    fact,
    label,
    unit: wordsOf(unit),
    isYesNo: type === 'yes-no',
  }))
  return {
    items: (await rulesOf(ctx.db, regionPath)).map((row) => lineOf(ctx, row)),
    inUse: {
      title: set.source.title,
      version: set.version,
      isTrial: set.source.status === 'trial',
      localFrom: localVersion,
    },
    mayPropose: may(ctx, 'recognition:keep-points-rules'),
    today,
    facts: facts.sort((a, b) => a.label.zh.localeCompare(b.label.zh, 'zh')),
  }
}

function wordsOf(name: string | undefined): Localized | null {
  const unit = name ? unitNamed(name) : null
  return unit && unitWords(unit)
}

function lineOf(ctx: Context, row: RuleRow): PointsRuleLine {
  const isOpen = row.decided_at === null
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    number: row.document_number,
    inForceFrom: row.in_force_from,
    confidence: row.confidence,
    state: isOpen ? 'proposed' : row.is_approved ? 'approved' : 'refused',
    proposedByName: row.proposed_by_name,
    proposedAt: row.proposed_at.toISOString(),
    decidedByName: row.decided_by_name,
    decidedAt: row.decided_at?.toISOString() ?? null,
    note: row.note,
    mayDecide: isOpen && may(ctx, 'recognition:keep-points-rules') && row.proposed_by !== ctx.actor.userId,
  }
}

/** Permission: recognition:read-points-rules. Errors: recognition.rule-not-found. */
export async function readPointsRule(ctx: Context, id: string) {
  const row = await ruleAt(ctx.db, { regionPath: ownCity(ctx), id })
  if (!row) throw new Refusal('recognition.rule-not-found')
  return {
    ...lineOf(ctx, row),
    lines: row.kind === 'annex' ? row.content.lines : [],
    local: row.kind === 'local' ? row.content : null,
    digest: row.digest,
  }
}

const zhStages = { startup: '初创期', growth: '成长期', stable: '稳定期' } as const

/** The sheet to be filled in: no weight and no reference stands in it. Permission: recognition:keep-points-rules. */
export async function annexTemplate(): Promise<Download> {
  const base = nationalBase()
  const rows = indicatorsOf(base).flatMap(({ id, label }) => {
    const words = wordsOf(base.parameters[`reference_${id}`]?.unit)?.zh ?? ''
    return stages.map((stage) => ({ id, name: id === 'A6' ? '' : label.zh, stage: zhStages[stage], unit: words }))
  })
  return sheetDownload(
    '创新积分附件模板.xlsx',
    '附件',
    [
      { header: '指标编号', value: (row: (typeof rows)[number]) => row.id, width: 10 },
      { header: '指标名称', value: (row) => row.name, width: 40 },
      { header: '阶段', value: (row) => row.stage, width: 10 },
      { header: '权重', value: () => null, width: 10 },
      { header: '参考值', value: () => null, width: 12 },
      { header: '计量单位', value: (row) => row.unit, width: 10 },
    ],
    rows,
  )
}

/**
 * Reads a sheet and says what is wrong with it, row by row; nothing is kept.
 *
 * Permission: recognition:keep-points-rules. Errors: recognition.annex-too-long, those of spreadsheets.
 */
export async function checkAnnex(ctx: Context, file: StoredFile) {
  cityOf(ctx)
  const judged = await judgedFile(ctx, file)
  return {
    fileName: file.name,
    lines: judged.rows.length,
    isWhole: judged.lines !== null,
    rows: judged.rows
      .filter(({ problems }) => problems.length > 0)
      .map(({ row, label, problems }) => ({ row, label, problems: problems.map(inWords) })),
    problems: judged.problems.map(inWords),
  }
}

async function judgedFile(ctx: Context, file: StoredFile): Promise<JudgedAnnex> {
  const bytes = await ctx.files.read(file)
  const today = businessDate(ctx.clock.now())
  const { lines, rows } = await readAnnexSheet(bytes, { fileName: file.name, asOf: today })
  const judged = judgeAnnex(lines, nationalBase())
  const all = [...rows, ...judged.rows].sort((a, b) => a.row - b.row)
  return { ...judged, rows: all, lines: rows.length > 0 ? null : judged.lines }
}

/** A reason in both languages; what the reader of sheets says is in words already. */
function inWords({ code, params }: Problem): Localized {
  const text = (pointsRuleErrors as Record<string, Localized>)[code]
  if (text) return { zh: fillText(text.zh, params), en: fillText(text.en, params) }
  return { zh: String(params?.zh ?? code), en: String(params?.en ?? code) }
}

/**
 * Proposes an annex: weights and references of the national indicators, from a day on.
 *
 * Permission: recognition:keep-points-rules.
 * Writes:     recognition.points_rule, the operation log.
 * Errors:     recognition.points-city-only, .annex-problems, those of `checkAnnex`.
 */
export async function proposeAnnex(ctx: Context, form: AnnexForm, file: StoredFile): Promise<{ ruleId: string }> {
  const regionPath = cityOf(ctx)
  const judged = await judgedFile(ctx, file)
  if (!judged.lines) {
    const count = judged.problems.length + judged.rows.filter(({ problems }) => problems.length > 0).length
    throw new Refusal({ code: 'recognition.annex-problems', params: { count } })
  }
  const content = { lines: judged.lines }
  return propose(ctx, { kind: 'annex', regionPath, form, content, fileName: file.name })
}

/**
 * Proposes the whole list of the city's own indicators, from a day on; an empty list ends them.
 *
 * Permission: recognition:keep-points-rules.
 * Writes:     recognition.points_rule, the operation log.
 * Errors:     recognition.points-city-only, .local-twice, .local-fact, .local-number, .local-reference, .local-does-not-fit.
 */
export async function proposeLocal(
  ctx: Context,
  { countsInTotal, items, ...form }: Omit<AnnexForm, 'confidence'> & LocalIndicators,
): Promise<{ ruleId: string }> {
  const regionPath = cityOf(ctx)
  const content = { countsInTotal, items }
  const problems = localProblems(content, localFacts())
  if (problems.length > 0) throw new Refusal(problems)
  const { set } = await nationalRuleOn(ctx.db, businessDate(ctx.clock.now()), regionPath)
  try {
    withLocal(set, content, localFacts())
  } catch (error) {
    if (!(error instanceof RuleSetError)) throw error
    throw new Refusal({ code: 'recognition.local-does-not-fit', params: faultWords(error) })
  }
  return propose(ctx, { kind: 'local', regionPath, form: { ...form, confidence: 'city' }, content, fileName: null })
}

type Proposal = { regionPath: string; form: AnnexForm; fileName: string | null } & (
  | { kind: 'annex'; content: Extract<RuleRow, { kind: 'annex' }>['content'] }
  | { kind: 'local'; content: LocalIndicators }
)

async function propose(ctx: Context, proposal: Proposal): Promise<{ ruleId: string }> {
  const { regionPath, form, fileName, ...what } = proposal
  const id = ctx.ids.next('pru')
  await ctx.db.tx(async (tx) => {
    await insertRule(tx, {
      ...what,
      region_path: regionPath,
      id,
      title: form.title,
      document_number: form.number,
      in_force_from: form.inForceFrom,
      confidence: form.confidence,
      digest: jsonDigest({ ...form, ...what }),
      file_name: fileName,
      proposed_at: ctx.clock.now(),
      proposed_by: ctx.actor.userId,
      proposed_by_name: ctx.actor.name,
    })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.propose-points-rule',
      object: `points-rule:${id}`,
      regionPath,
      detail: { kind: what.kind, title: form.title, number: form.number, inForceFrom: form.inForceFrom },
    })
  })
  return { ruleId: id }
}

/**
 * Puts a rule in force, or refuses it. From its day on points are computed by it; sheets that are frozen stay.
 *
 * Permission: recognition:keep-points-rules.
 * Writes:     recognition.points_rule (its decision), the operation log.
 * Errors:     recognition.rule-not-found, .rule-decided, .rule-same-person, .rule-day-taken.
 */
export async function decidePointsRule(
  ctx: Context,
  { ruleId: id, isApproved, note }: { ruleId: string; isApproved: boolean; note: string },
): Promise<{ state: 'approved' | 'refused' }> {
  const regionPath = cityOf(ctx)
  return ctx.db.tx(async (tx) => {
    const row = await ruleAt(tx, { regionPath, id }, 'update')
    if (!row) throw new Refusal('recognition.rule-not-found')
    if (row.decided_at !== null)
      throw new Refusal({ code: 'recognition.rule-decided', params: { name: row.decided_by_name ?? '' } })
    if (row.proposed_by === ctx.actor.userId) throw new Refusal('recognition.rule-same-person')
    const by = { by: ctx.actor.userId, byName: ctx.actor.name, at: ctx.clock.now() }
    await decideRule(tx, row, { isApproved, note, ...by })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.decide-points-rule',
      object: `points-rule:${id}`,
      regionPath,
      detail: { isApproved, note },
    })
    return { state: isApproved ? ('approved' as const) : ('refused' as const) }
  })
}
