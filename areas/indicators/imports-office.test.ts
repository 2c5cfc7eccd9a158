import iconv from 'iconv-lite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPerson } from '#platform/http/testing/people'
import type { TestApp } from '#platform/http/testing/start-app'
import { anXlsx, aRow } from '../../platform/spreadsheets/test-files.ts'
import { checkImportFile } from './imports/check-file.ts'
import { confirmImport, importSheet, type ReadImport, readImportOf } from './testing/import-sheet.ts'
import { city, district, indicatorNamed, startIndicators, testClock } from './testing/indicators-app.ts'

let app: TestApp
let officer: TestPerson
const clock = testClock('2025-06-10T02:00:00Z')

beforeAll(async () => {
  app = await startIndicators(clock)
  officer = await app.person({ role: 'city-officer', regionPath: city })
})
afterAll(() => app.close())

const upload = (name: string, content: string | Uint8Array, as = officer) => importSheet(app, as, { name, content })

/** What was understood: as stored in the rows of the import. */
async function understood(batch: ReadImport): Promise<string[][]> {
  const rows = await app.services.db.query<Record<'r' | 'i' | 'p' | 'v' | 'u' | 'o', string>>(
    `select r.name as r, n.name as i, w.target_period as p, w.target_value as v, w.target_unit as u, w.outcome as o
     from indicators.import_row w left join regions.region r on r.path = w.target_path
     left join indicators.indicator n on n.id = w.indicator_id where w.import_id = $1 order by w.seq`,
    [batch.id],
  )
  return rows.map(({ r, i, p, v, u, o }) => [r, i, p, v, u, o])
}

test('a merged header of two levels with units, months under a year, and cells as offices write them', async () => {
  const file = anXlsx({
    sheets: [
      {
        name: '进展',
        rows: [
          aRow(1, ['全市科技指标完成情况', null, null, null, null]),
          aRow(2, ['指标名称', '单位', '2023年', null, null]),
          aRow(3, [null, null, '1月', '1-2月', '1—3月']),
          aRow(4, ['全社会研发投入', '万元', '１２，０００', '约3亿', '—']),
          aRow(5, ['高企数', '家', '３００余', '<c t="e"><v>#REF!</v></c>', '<c><f>A1+1</f></c>']),
          aRow(6, ['制表人：张', null, null, null, null]),
        ].join(''),
        merges: ['A1:E1', 'A2:A3', 'B2:B3', 'C2:E2'],
      },
    ],
  })
  const batch = await upload('进展.xlsx', file)
  expect(await understood(batch)).toEqual([
    ['淮安市', '全社会研发投入', '2023-01', '12000', '万元', 'accepted'],
    ['淮安市', '全社会研发投入', '2023-02', '30000', '万元', 'accepted'],
    ['淮安市', '有效期内高新技术企业数', '2023-01', '300', '家', 'accepted'],
    [null, null, null, null, null, 'refused'],
    [null, null, null, null, null, 'refused'],
    [null, null, null, null, null, 'skipped'],
  ])
  expect(batch.rows.map((row) => [row.reason, ...row.flags])).toEqual([
    [null],
    [null, 'approx:value', 'unit-suffix-stripped'],
    [null, 'lowerBound:value'],
    ['cell-error'],
    ['formula-without-value'],
    ['footer-row'],
  ])
})

test('a row for each district under a title with the period, and a column for each indicator', async () => {
  const csv = [
    '2024年1-3月各县区科技指标,,,',
    '单位：万元,,,',
    '县区,技术合同成交额,高企数（家）,备注',
    '清江浦,12000,210,',
    '淮阴区,8000,150,集中认定',
    '合计,20000,360,',
  ].join('\n')
  const batch = await upload('县区.csv', iconv.encode(csv, 'gbk'))
  expect(await understood(batch)).toEqual([
    ['清江浦区', '技术合同成交额', '2024-03', '12000', '万元', 'accepted'],
    ['清江浦区', '有效期内高新技术企业数', '2024-03', '210', '家', 'accepted'],
    ['淮阴区', '技术合同成交额', '2024-03', '8000', '万元', 'accepted'],
    ['淮阴区', '有效期内高新技术企业数', '2024-03', '150', '家', 'accepted'],
    [null, null, null, null, null, 'skipped'],
  ])
  expect(batch.rows[4]?.reason).toBe('total-row')
})

test('districts may stand in the columns, and dates may be of every kind', async () => {
  const wide = await upload('横表.csv', '指标,单位,清江浦区,淮阴区\n技术合同成交额,亿元,1.2,0.8\n', officer)
  expect(wide).toMatchObject({ status: 'unmapped', headers: [{ lacking: ['period'] }] })
  const dated = await upload('2024年4月横表.csv', '指标,单位,清江浦区,淮阴区\n技术合同成交额,亿元,1.3,0.9\n')
  expect((await understood(dated)).map(([region, , period, value]) => [region, period, value])).toEqual([
    ['清江浦区', '2024-04', '1.3'],
    ['淮阴区', '2024-04', '0.9'],
  ])
  const written = [
    '2024年5月',
    '2024/6',
    '2024.7',
    '202408',
    '2024-09-30',
    '2024年第四季度',
    '2024年1-11月',
    '2024年13月',
  ]
  const long = await upload(
    '日期.csv',
    `指标,统计期,数值\n${written.map((period, index) => `科技型中小企业数,${period},${1000 + index}`).join('\n')}\n`,
  )
  expect((await understood(long)).map(([, , period]) => period)).toEqual([
    ...['2024-05', '2024-06', '2024-07', '2024-08', '2024-09', '2024-Q4', '2024-11', null],
  ])
  expect(long.rows.at(-1)?.reason).toBe('bad-period')
})

test('columns that nobody could guess are said once, remembered for the sender only, and forgotten on request', async () => {
  const lines = (value: number) => `县区名,考核内容,完成,口径\n清江浦区,技术合同成交额,${value},全口径\n`
  const unmapped = await upload('考核.csv', lines(1.5))
  expect(unmapped.status).toBe('unmapped')
  const header = unmapped.headers[0]
  if (!header) throw new Error('no header')
  const nothing = { indicatorId: null, period: null, regionPath: null }
  const columns = (['region', 'indicator', 'value', 'ignore'] as const).map((is) => ({ ...nothing, is }))
  const said = { regionPath: null, period: null as string | null, indicatorId: null, columns }
  const path = `/api/indicators/imports/${unmapped.id}/mapping`
  const put = (mapping: typeof said | null) =>
    app.request('PUT', path, { as: officer, body: { signature: header.signature, mapping } })
  expect((await put(said)).codes).toEqual(['indicators.mapping-lacks-period'])
  expect((await put({ ...said, period: '2024-08' })).status).toBe(202)
  const read = await readImportOf(app, officer, unmapped.id)
  expect(read).toMatchObject({ status: 'previewed', accepted: 1, headers: [{ from: 'said' }] })
  expect(await understood(read)).toEqual([['清江浦区', '技术合同成交额', '2024-08', '1.5', '亿元', 'accepted']])
  expect(await upload('又来.csv', lines(1.6))).toMatchObject({ status: 'previewed', headers: [{ from: 'remembered' }] })
  const clerk = await app.person({ role: 'district-officer', regionPath: district })
  expect(await upload('别人.csv', lines(1.6), clerk)).toMatchObject({ status: 'unmapped' })
  expect((await put(null)).status).toBe(202)
  expect(await readImportOf(app, officer, unmapped.id)).toMatchObject({ status: 'unmapped' })
})

test('a header that was not recognised is pointed out by its line once, and found in the next file wherever it stands', async () => {
  const lines = (value: number, above: string[]) =>
    [...above, '考核内容,甲,乙,丙,丁', '考核指标,计量单位,进度,,', ',,数值,完成率,说明', `高企数,家,${value},5%,`].join(
      '\n',
    )
  const batch = await upload('2024年6月甲表.csv', lines(300, ['说明甲,说明乙,说明丙,说明丁,说明戊,说明己']))
  const [header] = batch.headers
  expect(header?.lines.map(({ row, text }) => [row, text.slice(0, 4)])).toContainEqual([3, '考核指标'])
  const put = (body: object, id = batch.id) =>
    app.request('PUT', `/api/indicators/imports/${id}/header`, { as: officer, body: { sheet: header?.sheet, ...body } })
  expect((await put({ row: 99, levels: 1 })).codes).toEqual(['indicators.import-not-open'])
  expect((await put({ row: 3, levels: 2 })).status).toBe(202)
  const read = await readImportOf(app, officer, batch.id)
  expect(read.headers).toMatchObject([{ row: 3, lastRow: 4, isRowSaid: true, lacking: [] }])
  expect(await understood(read)).toEqual([['淮安市', '有效期内高新技术企业数', '2024-06', '300', '家', 'accepted']])
  const next = await upload('2024年7月甲表.csv', lines(310, []))
  expect(next.headers).toMatchObject([{ row: 2, lastRow: 3, from: 'remembered', isRowSaid: false }])
  expect(await understood(next)).toEqual([['淮安市', '有效期内高新技术企业数', '2024-06', '310', '家', 'accepted']])
})

test('a district reports from its Excel, is asked about a jump, explains, and takes the whole back within a day', async () => {
  const clerk = await app.person({ role: 'district-officer', regionPath: district })
  const months = (values: number[]) =>
    `指标,统计期,数值\n${values.map((value, index) => `科技型中小企业数,2022-0${index + 1},${value}`).join('\n')}\n`
  await confirmImport(app, clerk, (await upload('一季度.csv', months([100, 110, 120]), clerk)).id)
  const batch = await upload('四月.csv', months([100, 110, 120, 900]), clerk)
  expect(batch).toMatchObject({ accepted: 0, unchanged: 3, asked: 1 })
  const asked = batch.rows.find((row) => row.outcome === 'asked')
  expect(asked?.problems.map((problem) => problem.code)).toEqual(['indicators.finding-jump'])
  const path = `/api/indicators/imports/${batch.id}`
  const explained = await app.request('PUT', `${path}/rows/${asked?.seq}/note`, {
    as: clerk,
    body: { note: '集中入库' },
  })
  expect(explained.json()).toMatchObject({ accepted: 1, asked: 0 })
  expect(await confirmImport(app, clerk, batch.id)).toMatchObject({ status: 'done', written: 1 })
  const stored = () =>
    app.services.db.query(
      `select o.value, o.status, o.explanation from indicators.observation o join indicators.indicator i on i.id = o.indicator_id
       where o.period = '2022-04' and i.name = '科技型中小企业数'`,
    )
  expect(await stored()).toEqual([{ value: '900', status: 'submitted', explanation: '集中入库' }])
  const undone = await app.request('POST', `${path}/undo`, { as: clerk })
  expect(undone.json()).toMatchObject({ status: 'undone' })
  expect(await stored()).toMatchObject([{ status: 'returned' }])
  expect((await app.request('POST', `${path}/undo`, { as: clerk })).codes).toEqual(['indicators.undo-too-late'])
})

test('what rests on an import keeps it from being taken back, and so does the next day', async () => {
  const clerk = await app.person({ role: 'district-officer', regionPath: district })
  const indicatorId = await indicatorNamed(app, '科创载体数')
  const write = async (period: string, value: number) =>
    confirmImport(app, clerk, (await upload('a.csv', `指标,统计期,数值\n科创载体数,${period},${value}\n`, clerk)).id)
  const first = await write('2021-05', 30)
  const [row] = await app.services.db.query<{ id: string }>(
    `select id from indicators.observation where batch_id = $1 and indicator_id = $2`,
    [first.id, indicatorId],
  )
  const decision = { decision: 'approved', note: null, observations: [{ regionPath: district, id: row?.id }] }
  await app.request('POST', '/api/indicators/observations/decisions', { as: officer, body: decision })
  const undo = (id: string) => app.request('POST', `/api/indicators/imports/${id}/undo`, { as: clerk })
  expect((await undo(first.id)).codes).toEqual(['indicators.undo-rested-on'])
  const second = await write('2021-06', 31)
  clock.set('2025-06-11T02:00:01Z')
  expect((await undo(second.id)).codes).toEqual(['indicators.undo-too-late'])
})

test('a dry run answers in the words of the import policy and leaves nothing behind', async () => {
  const bytes = Buffer.from('地区,指标,统计期,数值\n清江浦,高企数,2020-05,约210\n南京市,高企数,2020-05,1\n合计,,,211\n')
  const count = () => app.services.db.query('select count(*) from indicators.import_batch')
  const before = await count()
  const checked = await checkImportFile(app.services, {
    ...{ bytes, fileName: 'a.csv', regionPath: city, headerRow: null },
  })
  expect(checked).toMatchObject({ accepted: 1, rejected: 1, skipped: 1, unread: [] })
  expect(checked.rows).toMatchObject([
    { row: 2, outcome: 'accept', values: { region: district, period: '2020-05', value: '210' } },
    { row: 3, outcome: 'reject', reason: 'unknown-district' },
    { row: 4, outcome: 'skip', reason: 'total-row' },
  ])
  expect(await count()).toEqual(before)
})
