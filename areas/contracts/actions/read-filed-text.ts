import { fenText } from '#kernel/money'
import { fillText, Refusal } from '#kernel/refusal'
import { filesOfCase } from '#platform/cases/case-files'
import { documentErrors } from '#platform/documents/documents'
import type { ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import { deductionKinds } from '../codes.ts'
import type { readFiledText as readShape } from '../contract/filed-text.ts'
import { contractRegistration } from '../procedures.ts'
import { amountOf } from '../rules/registry/money.ts'
import { readText } from '../rules/text/read-text.ts'
import { inTurn, textOf } from './read-contract-text.ts'

/**
 * What stands in the text of a contract that was filed, beside the amounts that were filled in: for the registrar, who
 * judges. A file that cannot be read says so, the others are read.
 *
 * Permission: contracts:change; the case must lie within the scope.
 * Errors:     contracts.not-found, contracts.precheck-busy.
 */
export async function readFiledText(
  ctx: Context,
  caseId: string,
  signal: AbortSignal,
): Promise<ResponseOf<typeof readShape>> {
  const { id: procedureId } = contractRegistration.model
  const found = await filesOfCase(ctx, ctx.scope, { procedureId, caseId, field: 'contractText' })
  if (!found) throw new Refusal('contracts.not-found')
  return inTurn(async () => {
    const texts: string[] = []
    const files: ResponseOf<typeof readShape>['files'] = []
    for (const file of found.files) {
      const read = await textOf(await ctx.files.read(file), { fileName: file.name, signal }).catch(refusedFile)
      if ('text' in read) texts.push(read.text)
      files.push({ name: file.name, isRead: 'text' in read, notes: read.warnings })
    }
    return { findings: readText(texts.join('\n')), files, declared: declaredIn(found.answers) }
  })
}

/** A scan without text, a broken file: said beside its name. */
function refusedFile(error: unknown) {
  const [problem] = error instanceof Refusal ? error.problems : []
  const text = problem && (documentErrors as Record<string, { zh: string; en: string }>)[problem.code]
  if (!problem || !text) throw error
  return { warnings: [{ zh: fillText(text.zh, problem.params), en: fillText(text.en, problem.params) }] }
}

/** The amounts of the form by what they are, in yuan; costs of one kind added up. */
function declaredIn(answers: Record<string, unknown>): ResponseOf<typeof readShape>['declared'] {
  const lines = Array.isArray(answers.deductions) ? (answers.deductions as { kind: string; amount: string }[]) : []
  const costs = Object.keys(deductionKinds).flatMap((kind) => {
    const own = lines.filter((line) => line.kind === kind)
    const sum = own.reduce((all, { amount }) => all + (amountOf(amount, kind, { mayBeZero: true }).fen ?? 0n), 0n)
    return own.length > 0 ? [[kind, fenText(sum)] as const] : []
  })
  const contract =
    typeof answers.contractAmount === 'string' ? [['contractAmount', answers.contractAmount] as const] : []
  return Object.fromEntries([...contract, ...costs])
}
