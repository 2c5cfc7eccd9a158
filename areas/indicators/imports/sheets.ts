import { businessDate } from '#kernel/clock'
import type { Context, Download } from '#platform/http/route'
import { sheetDownload } from '#platform/spreadsheets/sheet-download'
import type { OutputColumn } from '#platform/spreadsheets/spreadsheets'
import { type CockpitQuery, readCockpit } from '../actions/cockpit/read-cockpit.ts'
import { readEntryGrid } from '../actions/read-entry-grid.ts'
import type { TargetRowView } from '../contract.ts'
import { assessmentDay, periodHolding } from '../rules/period.ts'
import { type ImportRow, rowsOf } from '../store/import-rows.ts'
import { findingView } from '../views.ts'
import { ownBatch } from './import-sheet.ts'
import { numeric } from './numeric.ts'

/**
 * A template with a row for each indicator that the person reports, for the period asked or the last month that ended.
 *
 * Permission: indicators:write. Errors: as `readEntryGrid`.
 */
export async function templateSheet(ctx: Context, query: { regionPath?: string; period?: string }): Promise<Download> {
  const month = periodHolding(assessmentDay(businessDate(ctx.clock.now())), 'month').period
  const grid = await readEntryGrid(ctx, { ...query, period: query.period ?? month })
  const region = grid.regions.find((one) => one.path === grid.regionPath)?.name ?? ''
  const rows = grid.rows.filter((row) => !row.isComputed && row.subject === '')
  type Row = (typeof rows)[number]
  const columns: OutputColumn<Row>[] = [
    { header: '地区', value: () => region, width: 14 },
    { header: '指标', value: (row) => row.indicator, width: 36 },
    { header: '统计期', value: () => grid.period, width: 12 },
    { header: '数值', value: (row) => numeric(row.current?.value ?? null), width: 14 },
    { header: '单位', value: (row) => row.unit, width: 10 },
    { header: '备注', value: (row) => row.current?.note ?? '', width: 40 },
  ]
  return sheetDownload(`指标填报模板-${region}-${grid.period}.xlsx`, '填报', columns, rows)
}

/**
 * The refused rows and those that must be explained, with the reasons, in the columns of the template, so that they can
 * be corrected and sent again.
 *
 * Permission and errors: as `readImport`.
 */
export async function refusedSheet(ctx: Context, importId: string): Promise<Download> {
  const batch = await ownBatch(ctx.db, ctx, importId, false)
  const { fileName } = batch
  const rows = rowsOf(ctx.db, batch, ['refused', 'asked'])
  const reasons = (row: ImportRow) =>
    row.problems.map((problem) => findingView(problem, ctx.actor.locale).message).join(' ')
  const columns: OutputColumn<ImportRow>[] = [
    { header: '地区', value: (row) => row.region, width: 14 },
    { header: '指标', value: (row) => row.indicator, width: 36 },
    { header: '统计期', value: (row) => row.period, width: 12 },
    { header: '数值', value: (row) => row.value, width: 14 },
    { header: '单位', value: (row) => row.unit, width: 10 },
    { header: '备注', value: (row) => row.note, width: 30 },
    { header: '未通过原因', value: reasons, width: 60 },
    { header: '原表行号', value: (row) => row.row, width: 10 },
  ]
  return sheetDownload(`未通过-${fileName.replace(/\.[^.]+$/, '')}.xlsx`, '未通过', columns, rows)
}

const statusWords: Record<TargetRowView['status'], string> = {
  ahead: '超序时',
  'on-pace': '达序时',
  behind: '滞后',
  met: '已完成',
  missed: '未完成',
  'no-data': '缺数',
}

/** The cockpit as a sheet, with the arithmetic of each row. Permission and errors as `readCockpit`. */
export async function cockpitSheet(ctx: Context, query: CockpitQuery): Promise<Download> {
  const cockpit = await readCockpit(ctx, query)
  const percent = '0.0%'
  const columns: OutputColumn<TargetRowView>[] = [
    { header: '指标', value: (row) => (row.subject ? `${row.indicator}（${row.subject}）` : row.indicator), width: 36 },
    { header: '状态', value: (row) => statusWords[row.status] },
    { header: '完成值', value: (row) => numeric(row.actual), width: 12 },
    { header: '目标值', value: (row) => numeric(row.value), width: 12 },
    { header: '单位', value: (row) => row.unit },
    { header: '期限', value: (row) => row.deadline },
    { header: '完成进度', value: (row) => row.share, format: percent },
    { header: '时间进度', value: (row) => row.expectedShare, format: percent },
    { header: '差距（百分点）', value: (row) => row.gapPoints, format: '0.0' },
    { header: '每月还需', value: (row) => numeric(row.requiredPerMonth) },
    { header: '数据截至', value: (row) => row.dataThrough, width: 12 },
    { header: '待审核', value: (row) => row.pendingPeriod },
    { header: '责任单位', value: (row) => row.departments.map((one) => one.name).join('、'), width: 24 },
    {
      header: '口径版本',
      value: (row) =>
        row.earlierCardVersion === null ? row.cardVersion : `${row.earlierCardVersion}、${row.cardVersion}`,
    },
    { header: '算式', value: (row) => row.working, width: 60 },
    { header: '出处', value: (row) => row.planTitle, width: 40 },
  ]
  return sheetDownload(`指标进度-${cockpit.regionName}-${cockpit.asOf}.xlsx`, cockpit.asOf, columns, cockpit.rows)
}
