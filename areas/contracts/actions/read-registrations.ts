import { regionNames } from '#areas/regions'
import { businessDate } from '#kernel/clock'
import { fenText, readFen } from '#kernel/money'
import { Refusal } from '#kernel/refusal'
import { decide } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { QueryOf, ResponseOf } from '#platform/http/endpoint'
import type { Context, Download } from '#platform/http/route'
import { sheetDownload } from '#platform/spreadsheets/sheet-download'
import type { OutputColumn } from '#platform/spreadsheets/writing'
import { fields, kinds } from '../codes.ts'
import type {
  listRegistrations as listShape,
  Registration,
  RegistrationFilter,
  RegistrationLine,
} from '../contract/registrations.ts'
import { permissions } from '../permissions.ts'
import { changesBetween } from '../rules/registry/entry-changes.ts'
import { verificationAddress, verificationCode } from '../rules/registry/verification.ts'
import { findRegistrations, sumRegistrations } from '../store/lists.ts'
import { entriesOf, type RegistrationRow, registrationById } from '../store/registrations.ts'

/** Rows that one export may hold. */
const exportLimit = 50_000

/**
 * Permission: contracts:read.
 */
export async function listRegistrations(
  ctx: Context,
  { page, pageSize, ...filter }: QueryOf<typeof listShape>,
): Promise<ResponseOf<typeof listShape>> {
  const { total, count, contractFen, technologyFen } = await sumRegistrations(ctx.db, ctx.scope, filter)
  const on = { limit: pageSize, offset: (page - 1) * pageSize }
  const items = await linesOf(ctx.db, await findRegistrations(ctx.db, ctx.scope, filter, on))
  return {
    items,
    total,
    sums: { count, contractYuan: fenText(contractFen), technologyYuan: fenText(technologyFen) },
    mayImport: decide(ctx.actor, permissions['contracts:change']) !== null,
  }
}

async function linesOf(db: Db, rows: readonly RegistrationRow[]): Promise<RegistrationLine[]> {
  const names = await regionNames(db, [...new Set(rows.map((row) => row.region_path))])
  return rows.map((row) => ({
    id: row.id,
    regionPath: row.region_path,
    regionName: names.get(row.region_path) ?? row.region_path,
    number: row.number,
    projectName: row.project_name,
    kind: row.kind as RegistrationLine['kind'],
    field: row.field as RegistrationLine['field'],
    sellerName: row.seller_name,
    buyerName: row.buyer_name,
    signedOn: row.signed_on,
    registeredOn: row.registered_on,
    state: row.state,
    isAmountOpen: row.is_amount_open,
    isInvented: row.is_invented,
    contractYuan: fenText(row.contract_fen),
    technologyYuan: fenText(row.technology_fen),
  }))
}

/**
 * The list that the filters show, as a sheet. Amounts are numbers in 万元, exact to the fen.
 *
 * Permission: contracts:read.
 */
export async function exportRegistrations(ctx: Context, filter: RegistrationFilter): Promise<Download> {
  const rows = await findRegistrations(ctx.db, ctx.scope, filter, { limit: exportLimit, offset: 0 })
  const items = await linesOf(ctx.db, rows)
  const columns: OutputColumn<RegistrationLine>[] = [
    { header: '合同登记编号', value: (line) => line.number, width: 20 },
    { header: '项目名称', value: (line) => line.projectName, width: 44 },
    { header: '合同类别', value: (line) => kinds[line.kind].zh, width: 12 },
    { header: '技术领域', value: (line) => fields[line.field].zh, width: 20 },
    { header: '卖方', value: (line) => line.sellerName, width: 30 },
    { header: '买方', value: (line) => line.buyerName, width: 30 },
    { header: '签订日期', value: (line) => line.signedOn, width: 12 },
    { header: '登记日期', value: (line) => line.registeredOn, width: 12 },
    { header: '地区', value: (line) => line.regionName, width: 12 },
    {
      header: '合同成交额（万元）',
      value: (line) => (line.isAmountOpen ? null : wan(line.contractYuan)),
      format: '#,##0.000000',
      width: 20,
    },
    {
      header: '技术交易额（万元）',
      value: (line) => (line.isAmountOpen ? null : wan(line.technologyYuan)),
      format: '#,##0.000000',
      width: 20,
    },
    { header: '状态', value: (line) => stateWords(line), width: 14 },
    { header: '备注', value: (line) => (line.isInvented ? '示例数据（虚构）' : null), width: 18 },
  ]
  return sheetDownload(`技术合同登记-${businessDate(ctx.clock.now())}.xlsx`, '技术合同登记', columns, items)
}

/** 万元 as a number that shows every fen: the digits are moved, not divided. */
function wan(yuan: string): number | null {
  const read = readFen(yuan)
  return 'fen' in read ? Number(fenText(read.fen, '万元')) : null
}

const stateWords = ({ state, isAmountOpen }: RegistrationLine) =>
  state === 'cancelled' ? '已注销' : isAmountOpen ? '有效（金额待定）' : '有效'

/**
 * A registration with everything that was entered about it.
 *
 * Permission: contracts:read.
 * Errors:     contracts.not-found.
 */
export async function readRegistration(ctx: Context, id: string): Promise<Registration> {
  const row = await registrationById(ctx.db, ctx.scope, id)
  if (!row) throw new Refusal('contracts.not-found')
  const entries = await entriesOf(ctx.db, row)
  const current = entries.at(-1)
  const [line] = await linesOf(ctx.db, [row])
  if (!current || !line) throw new Error(`the registration ${id} has no entry`)
  const { particulars, working } = current
  const scope = decide(ctx.actor, permissions['contracts:change'])
  const isOwn = scope !== null && (await registrationById(ctx.db, scope, id)) !== null
  return {
    ...line,
    edition: row.edition,
    caseId: row.case_id,
    caseNumber: row.case_number,
    takenFrom: row.taken_from,
    regime: row.regime,
    ruleVersion: row.rule_version,
    working: {
      ...working.formula,
      clause: working.clause,
      isOfficial: working.confidence === 'official',
      note: working.note ?? null,
    },
    particulars: {
      form: particulars.form,
      content: particulars.content,
      ipType: particulars.ipType,
      ipNumber: particulars.ipNumber,
      planSource: particulars.planSource,
      industry: particulars.industry,
      goal: particulars.goal,
      validFrom: particulars.validFrom,
      validTo: particulars.validTo,
      seller: particulars.seller,
      buyers: particulars.buyers,
      currency: particulars.currency,
      originalAmount: particulars.originalAmount,
      exchangeRate: particulars.exchangeRate,
      deductions: particulars.deductions,
      paymentMode: particulars.paymentMode,
      expectedInput: particulars.expectedInput,
      expectedOutput: particulars.expectedOutput,
    },
    entries: entries.map((entry, index) => ({
      edition: entry.edition,
      kind: entry.kind,
      recordedAt: entry.recordedAt.toISOString(),
      recordedByName: entry.recordedByName,
      reason: entry.reason,
      contractYuan: fenText(entry.contractFen),
      technologyYuan: fenText(entry.technologyFen),
      changes: changesBetween(entries[index - 1] ?? null, entry),
    })),
    verification: {
      code: verificationCode(row.digest),
      address: verificationAddress(ctx.publicUrl, row.number, row.digest),
    },
    mayChange: isOwn && row.state === 'valid',
  }
}
