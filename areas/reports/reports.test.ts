import { afterAll, beforeAll, expect, test } from 'vitest'
import { readDocument } from '#platform/documents/documents'
import type { TestPerson } from '#platform/http/testing/people'
import type { TestApp } from '#platform/http/testing/start-app'
import { readRows } from '#platform/spreadsheets/spreadsheets'
import type { ReportDetail } from './contract.ts'
import { city, district, report, startReports } from './testing/reports-app.ts'

let app: TestApp
let officer: TestPerson
let colleague: TestPerson
let clerk: TestPerson

beforeAll(async () => {
  app = await startReports()
  officer = await app.person({ role: 'city-officer', regionPath: city, name: '周' })
  colleague = await app.person({ role: 'city-officer', regionPath: city, name: '苏' })
  clerk = await app.person({ role: 'district-officer', regionPath: district, name: '沈' })
})
afterAll(() => app.close())

const start = (as: TestPerson, body: object) => app.request('POST', '/api/reports', { as, body })
const open = async (id: string, as = officer) =>
  (await app.request('GET', `/api/reports/${id}`, { as })).json<ReportDetail>()
const draft = async () => (await start(officer, { period: '2025-05' })).json<ReportDetail>()
const textOf = (detail: ReportDetail) =>
  detail.paragraphs.map((paragraph) => paragraph.parts.map((part) => part.text).join('')).join('\n')
const edited = (detail: ReportDetail, change: (text: string) => string) => ({
  revision: detail.revision,
  title: detail.title,
  issuer: detail.issuer,
  paragraphs: detail.paragraphs.map(({ id, section, parts }) => ({
    id,
    section,
    text: change(parts.map((part) => part.text).join('')),
  })),
})

test('a draft says in words what the cockpit shows, and each number names its row', async () => {
  const detail = await draft()
  expect(detail.title).toBe('淮安市科技创新目标进展月报（2025年5月）')
  const text = textOf(detail)
  expect(text).toContain('共有科技创新目标3项，其中达到序时进度1项、滞后1项、缺数1项')
  expect(text).toContain(
    '科技型项目新竣工数。完成48项，2025年目标150项，完成32.0%，低于时间进度9.7个百分点，其后每月还需14.6项。',
  )
  expect(text).toContain('另有2项的最新数据尚待审核，以审核结果为准。')
  expect(text).not.toContain('合并说明')
  const cockpit = await app.request('GET', '/api/indicators/cockpit?asOf=2025-05-31', { as: officer })
  const rows = cockpit.json<{ rows: { targetId: string; actual: string | null; share: number | null }[] }>().rows
  for (const row of detail.figures.rows)
    expect(rows.find((one) => one.targetId === row.targetId)).toMatchObject({ actual: row.actual, share: row.share })
  const behind = detail.paragraphs.find((paragraph) => paragraph.section === 'behind')
  const number = detail.figures.rows.find((row) => row.indicator === '科技型项目新竣工数')?.no
  expect(behind?.parts.filter((part) => part.key !== null).map((part) => part.row)).toEqual(Array(5).fill(number))
})

test('asking again answers the same draft', async () => {
  expect((await draft()).id).toBe((await draft()).id)
})

test('the districts are ranked, and a district sees its own place', async () => {
  const detail = await draft()
  const shared = detail.figures.rows.find((row) => row.indicator === '科技型项目新竣工数')
  expect(shared?.districts.map(({ name, actual, rank }) => [name, actual, rank])).toEqual([
    ['清江浦区', '20', 1],
    ['涟水县', '6', 2],
  ])
  const own = (await start(clerk, { period: '2025-05' })).json<ReportDetail>()
  expect(own.figures.rows[0]?.place).toEqual({ rank: 1, of: 2 })
})

test('edited words keep their figures bound; a number that the data do not say is pointed out', async () => {
  const before = await draft()
  const answer = await app.request('PUT', `/api/reports/${before.id}`, {
    as: officer,
    body: edited(before, (text) =>
      text.replace('完成48项', '只完成48项').replace('其后每月还需14.6项', '其后每月还需15项'),
    ),
  })
  const after = answer.json<ReportDetail>()
  expect(textOf(after)).toContain('只完成48项')
  const behind = after.paragraphs.find((paragraph) => paragraph.section === 'behind')
  expect(behind?.parts.find((part) => part.text === '48')?.key).toMatch(/\.actual$/)
  expect(behind?.unbound.map((one) => one.text)).toEqual(['15'])
  const refused = await app.request('PUT', `/api/reports/${before.id}`, {
    as: colleague,
    body: edited(before, (t) => t),
  })
  expect([refused.status, refused.codes]).toEqual([409, ['reports.changed-meanwhile']])
})

test('a figure that was corrected since is told, keeps the report from being issued, and is taken over with the words kept', async () => {
  const detail = await draft()
  await report(app, officer, { name: '科技型项目新竣工数', regionPath: city, period: '2025-05', value: '51' })
  const stale = await open(detail.id)
  expect(stale.stale).toContainEqual(
    expect.objectContaining({ label: '科技型项目新竣工数 完成值', from: '48', to: '51' }),
  )
  const issue = { revision: stale.revision, number: '2025年第1期', issuedOn: '2025-07-02', acceptsUnbound: true }
  const refused = await app.request('POST', `/api/reports/${detail.id}/issue`, { as: officer, body: issue })
  expect(refused.codes).toEqual(['reports.figures-changed'])
  const refresh = { revision: stale.revision, draftsAnew: false }
  const after = (
    await app.request('POST', `/api/reports/${detail.id}/figures`, { as: officer, body: refresh })
  ).json<ReportDetail>()
  expect(textOf(after)).toContain('只完成51项')
  expect(after.stale).toEqual([])
})

test('an issued report is kept as it was issued, although its figures are corrected afterwards', async () => {
  const detail = await draft()
  const issue = { revision: detail.revision, number: '2025年第1期', issuedOn: '2025-07-02' }
  const asked = await app.request('POST', `/api/reports/${detail.id}/issue`, { as: officer, body: issue })
  expect([asked.status, asked.codes]).toEqual([422, ['reports.unbound-numbers']])
  const early = { ...issue, issuedOn: '2025-05-31', acceptsUnbound: true }
  expect((await app.request('POST', `/api/reports/${detail.id}/issue`, { as: officer, body: early })).codes).toEqual([
    'reports.issued-before-period',
  ])
  const issued = (
    await app.request('POST', `/api/reports/${detail.id}/issue`, {
      as: officer,
      body: { ...issue, acceptsUnbound: true },
    })
  ).json<ReportDetail>()
  expect(issued).toMatchObject({ state: 'issued', number: '2025年第1期', issuedOn: '2025-07-02', mayWrite: false })
  await report(app, officer, { name: '科技型项目新竣工数', regionPath: city, period: '2025-05', value: '55' })
  expect(await open(detail.id)).toMatchObject({ stale: [], figures: issued.figures, paragraphs: issued.paragraphs })
  const change = await app.request('PUT', `/api/reports/${detail.id}`, {
    as: officer,
    body: edited(issued, (text) => text),
  })
  expect(change.codes).toEqual(['reports.issued'])
  await expect(
    app.services.db.query(`update reports.report set title = 'x' where id = $1`, [detail.id]),
  ).rejects.toThrow(/stays as it is|not changed/)
})

test('a correction is the next edition, under a number of its own', async () => {
  const next = await draft()
  expect(next.edition).toBe(2)
  expect(next.suggestedNumber).toBe('2025年第2期')
  const body = { revision: next.revision, number: '2025年第1期', issuedOn: '2025-07-02', acceptsUnbound: true }
  const taken = await app.request('POST', `/api/reports/${next.id}/issue`, { as: officer, body })
  expect([taken.status, taken.codes]).toEqual([409, ['reports.number-taken']])
})

test('the Word file says the text and the tables to the digit, with the row behind each figure', async () => {
  const detail = await draft()
  const answer = await app.request('GET', `/api/reports/${detail.id}/docx`, { as: officer })
  expect(answer.status).toBe(200)
  const { text } = await readDocument(new Uint8Array(answer.bytes), { fileName: 'report.docx' })
  const squeezed = text.replace(/\s+/g, '').replace(/\[\d+\]/g, '')
  for (const paragraph of detail.paragraphs)
    expect(squeezed).toContain(
      paragraph.parts
        .map((part) => part.text)
        .join('')
        .replace(/\s+/g, ''),
    )
  for (const row of detail.figures.rows) expect(squeezed).toContain(row.indicator)
  expect(text).toMatch(/\[1\]/)
})

test('the workbook holds the same figures as numbers', async () => {
  const detail = await draft()
  const answer = await app.request('GET', `/api/reports/${detail.id}/xlsx`, { as: officer })
  const rows: string[][] = []
  for await (const row of readRows(new Uint8Array(answer.bytes), { fileName: 'report.xlsx' }))
    rows.push(row.cells.map((cell) => cell?.text ?? ''))
  for (const row of detail.figures.rows) {
    const line = rows.find((cells) => cells[0] === String(row.no) && cells[1] === row.indicator)
    expect(line?.[5] ?? '').toBe(row.actual ?? '')
  }
})

test('a month that is not over, a region of somebody else and one without targets are refused', async () => {
  expect((await start(officer, { period: '2025-07' })).codes).toEqual(['reports.month-not-over'])
  expect((await start(clerk, { period: '2025-05', regionPath: city })).codes).toEqual(['reports.region-not-yours'])
  expect((await start(officer, { period: '2025-05', regionPath: '320800/320831/' })).codes).toEqual([
    'reports.no-targets',
  ])
})

test('a draft can be thrown away, an issued report cannot', async () => {
  const detail = await draft()
  expect((await app.request('DELETE', `/api/reports/${detail.id}`, { as: officer })).status).toBe(204)
  expect((await app.request('GET', `/api/reports/${detail.id}`, { as: officer })).status).toBe(404)
  const listed = await app.request('GET', '/api/reports?state=issued', { as: officer })
  const [issued] = listed.json<{ items: { id: string }[] }>().items
  const refused = await app.request('DELETE', `/api/reports/${issued?.id}`, { as: officer })
  expect(refused.codes).toEqual(['reports.issued'])
})
