import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actorOf, type TestPerson } from '#platform/http/testing/people'
import type { TestApp } from '#platform/http/testing/start-app'
import { readRows, writeXlsx } from '#platform/spreadsheets/spreadsheets'
import { writeImport } from './imports/write-import.ts'
import { confirmImport, importSheet, type ReadImport } from './testing/import-sheet.ts'
import { aTarget, bind, city, startIndicators, testClock } from './testing/indicators-app.ts'

let app: TestApp
let officer: TestPerson

beforeAll(async () => {
  app = await startIndicators(testClock('2025-06-10T02:00:00Z'))
  officer = await app.person({ role: 'city-officer', regionPath: city })
})
afterAll(() => app.close())

const upload = (name: string, content: string | Uint8Array, as = officer): Promise<ReadImport> =>
  importSheet(app, as, { name, content })
const confirm = (id: string) => confirmImport(app, officer, id)

async function sheet(rows: (string | number)[][]): Promise<Uint8Array> {
  const [head = [], ...body] = rows
  const out = new PassThrough()
  const done = buffer(out)
  await writeXlsx(
    head.map((header, index) => ({ header: String(header), value: (row: (string | number)[]) => row[index] })),
    body,
    out,
  )
  return done
}

const values = (period: string) =>
  app.services.db.query<{ name: string; region_path: string; value: string; source: string }>(
    `select i.name, o.region_path, o.value, o.source from indicators.observation o
     join indicators.indicator i on i.id = o.indicator_id where o.period = $1 order by i.name, o.region_path`,
    [period],
  )

test('a long sheet is previewed row by row with every reason, then written; the same file again changes nothing', async () => {
  const file = await sheet([
    ['地区', '指标', '统计期', '数值', '单位', '备注'],
    ['淮安市', '技术合同成交额', '2025年1-5月', 114.2, '亿元', ''],
    ['清江浦', '技术合同成交额', '2025-05', '12000万元', '', ''],
    ['清江浦区', '高企数', '2025.5', '约210', '家', ''],
    ['南京市', '高企数', '2025-05', 1, '家', ''],
    ['淮安市', '没有的指标', '2025-05', 1, '家', ''],
    ['淮安市', '高企数', '2025-13', 1, '家', ''],
    ['淮安市', '高企数', '2025-05', '很多', '亿元', ''],
    ['淮安市', '技术合同成交额', '2025-05', 115, '亿元', ''],
    ['合计', '', '', 999, '', ''],
  ])
  const preview = await upload('五月.xlsx', file)
  expect(preview).toMatchObject({ status: 'previewed', accepted: 3, unchanged: 0, refused: 5 })
  const refused = preview.rows
    .filter((row) => row.outcome === 'refused')
    .map((row) => [row.row, ...row.problems.map((p) => p.code)])
  expect(refused).toEqual([
    [5, 'indicators.unknown-region'],
    [6, 'indicators.no-indicator'],
    [7, 'indicators.bad-period'],
    [8, 'indicators.unit-mismatch'],
    [9, 'indicators.duplicate-conflict'],
  ])
  expect(await values('2025-05')).toEqual([])
  expect(await confirm(preview.id)).toMatchObject({ status: 'done', written: 3 })
  expect(await values('2025-05')).toEqual([
    { name: '技术合同成交额', region_path: city, value: '114.2', source: 'import' },
    { name: '技术合同成交额', region_path: '320800/320812/', value: '1.2', source: 'import' },
    { name: '有效期内高新技术企业数', region_path: '320800/320812/', value: '210', source: 'import' },
  ])
  expect(await upload('五月.xlsx', file)).toMatchObject({ accepted: 0, unchanged: 3, refused: 5 })
  expect(await values('2025-05')).toHaveLength(3)
})

test('the refused rows come back as a sheet with their reasons', async () => {
  const preview = await upload('a.csv', '地区,指标,统计期,数值\n淮安市,没有的指标,2025-04,1\n')
  const file = await app.request('GET', `/api/indicators/imports/${preview.id}/refused`, { as: officer })
  expect(file.status).toBe(200)
  const rows: string[][] = []
  for await (const row of readRows(file.bytes, { fileName: 'r.xlsx' }))
    rows.push(row.cells.map((cell) => cell?.text ?? ''))
  expect(rows[0]?.slice(0, 4)).toEqual(['地区', '指标', '统计期', '数值'])
  expect(rows[1]?.join('|')).toContain('没有的指标|2025-04|1||')
  expect(rows[1]?.join('|')).toContain('目录中没有“没有的指标”')
})

test('a wide sheet has a row for each indicator and a column for each month', async () => {
  const csv = '指标,单位,2024年1月,2024年1-2月,2024年3月\n科技型项目新签约数,项,10,30,\n科技型项目新开工数,项,5,12,20\n'
  const preview = await upload('宽表.csv', csv)
  expect(preview).toMatchObject({ accepted: 5, refused: 0 })
  expect(await confirm(preview.id)).toMatchObject({ status: 'done', written: 5 })
  expect(await values('2024-02')).toMatchObject([{ value: '12' }, { value: '30' }])
})

test('an import killed half-way leaves nothing half-written, and writes everything once when it runs again', async () => {
  const lines = Array.from({ length: 300 }, (_, index) => {
    const month = (index % 12) + 1
    return `淮安市,研发指标${Math.floor(index / 12)},2023-${String(month).padStart(2, '0')},${month * 10}`
  })
  for (let number = 0; number < 25; number++) {
    await app.request('POST', '/api/indicators', {
      as: officer,
      body: {
        name: `研发指标${number}`,
        unit: '项',
        mode: 'stock',
        direction: 'up',
        counting: null,
        reported: 'year-to-date',
        jumpPercent: 1000,
        judge: 'time',
        card: null,
      },
    })
  }
  const preview = await upload('b.csv', `地区,指标,统计期,数值\n${lines.join('\n')}\n`)
  expect(preview.accepted).toBe(300)
  const killed = new Error('killed')
  const { services } = app
  let isFirst = true
  const run = () =>
    writeImport.run({
      input: { regionPath: city, importId: preview.id },
      services: {
        ...services,
        // The last step before the commit: everything was sent to the database, nothing was committed.
        audit: {
          record: async (tx, actor, operation) => {
            if (isFirst) throw killed
            await services.audit.record(tx, actor, operation)
          },
        },
      },
      actor: actorOf(officer),
      progress: () => undefined,
      signal: new AbortController().signal,
    })
  await expect(run()).rejects.toBe(killed)
  expect(await values('2023-06')).toEqual([])
  isFirst = false
  expect(await run()).toMatchObject({ written: 300 })
  expect(await run()).toMatchObject({ written: 300 })
  const [count] = await services.db.query<{ n: bigint }>(
    `select count(*) as n from indicators.observation where period_end < '2024-01-01'`,
  )
  expect(count?.n).toBe(300n)
})

test('the same sheet confirmed twice at once writes its rows once', async () => {
  const file = '地区,指标,统计期,数值\n淮安市,科技型中小企业数,2025-02,1500\n'
  const previews = [await upload('x.csv', file), await upload('x.csv', file)]
  const done = await Promise.all(previews.map((preview) => confirm(preview.id)))
  expect(done.map((one) => one.written).sort()).toEqual([0, 1])
  expect(await values('2025-02')).toHaveLength(1)
})

test('what changed since the preview refuses the whole import, and the batch says so', async () => {
  const preview = await upload(
    'c.csv',
    '地区,指标,统计期,数值\n淮安市,科技型项目新开工数,2024-05,40\n淮安市,高企数,2024-05,900\n',
  )
  expect(preview.accepted).toBe(2)
  const other = await upload('d.csv', '地区,指标,统计期,数值\n淮安市,科技型项目新开工数,2024-04,100\n')
  await confirm(other.id)
  expect(await confirm(preview.id)).toMatchObject({ status: 'refused', written: 0 })
  expect(await values('2024-05')).toEqual([])
})

test('a file without the columns is asked about, an empty one and a foreign one are refused in words; nobody sees the import of another', async () => {
  const unmapped = await upload('e.csv', '姓名,电话\n张,1\n')
  expect(unmapped).toMatchObject({ status: 'unmapped', headers: [{ labels: ['姓名', '电话'], lacking: ['value'] }] })
  const codes = async (name: string, content: string | Uint8Array) => {
    const { status, problems } = await upload(name, content)
    return [status, ...problems.map((problem) => problem.code)]
  }
  expect(await codes('f.csv', '地区,指标,统计期,数值\n')).toEqual(['unreadable', 'indicators.import-empty'])
  expect(await codes('g.xlsx', Buffer.from('PK\u0003\u0004broken'))).toEqual([
    'unreadable',
    'spreadsheets.unreadable-file',
  ])
  const mine = await upload('h.csv', '地区,指标,统计期,数值\n淮安市,高企数,2025-01,1\n')
  const other = await app.person({ role: 'city-officer', regionPath: city })
  expect((await app.request('GET', `/api/indicators/imports/${mine.id}`, { as: other })).status).toBe(404)
  expect((await app.request('POST', `/api/indicators/imports/${mine.id}/confirmation`, { as: other })).status).toBe(404)
})

test('the template holds a row for each indicator to be reported and imports as it is', async () => {
  await bind(app, aTarget())
  const template = await app.request('GET', `/api/indicators/imports/template?period=2025-05`, { as: officer })
  const rows: string[][] = []
  for await (const row of readRows(template.bytes, { fileName: 't.xlsx' }))
    rows.push(row.cells.map((cell) => cell?.text ?? ''))
  expect(rows).toEqual([
    ['地区', '指标', '统计期', '数值', '单位', '备注'],
    expect.arrayContaining(['淮安市', '科技型项目新竣工数', '2025-05']),
  ])
  const exported = await app.request('GET', '/api/indicators/cockpit/export', { as: officer })
  expect(exported.bytes.subarray(0, 2).toString()).toBe('PK')
})
