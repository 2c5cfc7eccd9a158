import type { Writable } from 'node:stream'
import { type OutputColumn, outputSheet, writeWorkbook } from '#platform/spreadsheets/spreadsheets'
import type { ReportRow } from '../contract.ts'
import { sectionTitles } from '../rules/draft-text.ts'
import type { PrintedReport } from './printed-report.ts'
import { districtTable, indicatorColumns, nameOf, placeOf } from './table-columns.ts'

/** Numbers that a spreadsheet can hold exactly stay numbers. */
function numeric(text: string | null): number | string | null {
  return text !== null && text.length <= 15 ? Number(text) : text
}

const textOf = (title: string) => {
  const column = indicatorColumns.find((one) => one.title === title)
  if (!column) throw new Error(`no column ${title}`)
  return column.text
}

/** The table of indicators with numbers that can be reckoned with; what is printed stands in the .docx. */
const columns: OutputColumn<ReportRow>[] = [
  { header: '序号', value: (row) => row.no, width: 6 },
  { header: '指标', value: nameOf, width: 34 },
  { header: '单位', value: (row) => row.unit, width: 8 },
  { header: '目标', value: (row) => numeric(row.value), width: 11 },
  { header: '期限', value: (row) => row.deadline, width: 9 },
  { header: '完成', value: (row) => numeric(row.actual), width: 11 },
  { header: '数据截至', value: (row) => row.dataThrough, width: 12 },
  { header: '占目标', value: (row) => row.share, width: 10, format: '0.0%' },
  { header: '时间进度', value: (row) => row.expectedShare, width: 10, format: '0.0%' },
  { header: '差距（百分点）', value: (row) => row.gapPoints, width: 14, format: '+0.0;-0.0;0.0' },
  { header: '每月还需', value: (row) => numeric(row.requiredPerMonth), width: 11 },
  { header: '状态', value: textOf('状态'), width: 9 },
  { header: '排名', value: placeOf, width: 22 },
  { header: '责任单位', value: (row) => row.owners.join('、'), width: 26 },
  { header: '报送说明', value: (row) => row.reportNote, width: 36 },
  { header: '备注', value: textOf('备注'), width: 20 },
  { header: '算式', value: (row) => row.working, width: 60 },
  { header: '出处', value: (row) => row.planTitle, width: 36 },
]

/** The report as a workbook: text, indicators, districts, who owes data. */
export async function reportXlsx(report: PrintedReport, out: Writable): Promise<void> {
  const { figures } = report
  const about = [
    report.title,
    `${report.isDraft ? '草稿' : `${report.number}　${report.date}`}　${report.issuer}　截至${report.asOf}`,
  ]
  const districts = districtTable(figures)
  await writeWorkbook(
    [
      outputSheet({ name: '指标完成情况', title: about, columns, rows: figures.rows }),
      ...(districts
        ? [
            outputSheet({
              name: '各县区完成情况',
              title: about,
              columns: districts.head.map((header, index) => ({
                header,
                value: (row: string[]) => row[index] ?? '',
                width: index < 7 ? 11 : 20,
              })),
              rows: districts.rows,
            }),
          ]
        : []),
      outputSheet({
        name: '正文',
        title: about,
        columns: [
          { header: '部分', value: (row: (typeof report.paragraphs)[number]) => sectionTitles[row.section], width: 24 },
          { header: '文字', value: (row) => row.parts.map((part) => part.text).join(''), width: 120 },
        ],
        rows: report.paragraphs,
      }),
      outputSheet({
        name: '欠报',
        title: about,
        columns: [
          { header: '指标', value: (row: (typeof figures.owed)[number]) => row.indicator, width: 34 },
          { header: '责任单位', value: (row) => row.owners.join('、'), width: 34 },
          { header: '统计期', value: (row) => row.period, width: 12 },
          { header: '迟报天数', value: (row) => row.daysLate, width: 10 },
        ],
        rows: figures.owed,
      }),
    ],
    out,
  )
}
