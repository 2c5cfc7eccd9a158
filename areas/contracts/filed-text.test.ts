import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDocx } from '#platform/documents/test-files'
import type { ResponseOf } from '#platform/http/endpoint'
import type { readFiledText } from './contract.ts'
import { type ContractsApp, fileContract, startContracts } from './testing/contracts-app.ts'

let app: ContractsApp
beforeAll(async () => {
  app = await startContracts()
})
afterAll(() => app.close())

const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const docx = (...lines: string[]) => ({ name: '合同.docx', content: Buffer.from(aDocx(lines.map(paragraph).join(''))) })
const read = async (caseId: string, as = app.registrar) => {
  const answer = await app.request('GET', `/api/contracts/cases/${caseId}/text`, { as })
  return { status: answer.status, ...answer.json<ResponseOf<typeof readFiledText>>() }
}

test('the registrar sees what the contract says beside what was filled in, and the words for its kind', async () => {
  const text = docx(
    '技术开发合同',
    '受托方受托研究开发新工艺，对此前没有的技术方案进行研究开发。',
    '合同总价款为人民币 3000000 元。其中购置设备费用 650000 元。',
  )
  const id = await fileContract(app, {}, app.seller, text)
  const { findings, declared, files } = await read(id)
  expect(declared).toEqual({ contractAmount: '3000000', equipment: '800000.00' })
  expect(findings.amounts.map(({ role, amountFen }) => [role, amountFen])).toEqual([
    ['contractAmount', '300000000'],
    ['equipment', '65000000'],
  ])
  expect(findings.kinds.find(({ kind }) => kind === 'development')?.cues.length).toBeGreaterThan(0)
  expect(files).toEqual([{ name: '合同.docx', isRead: true, notes: [] }])
})

test('a file that has not come, or cannot be read, is said to be so', async () => {
  const waiting = await fileContract(app)
  expect(await read(waiting)).toMatchObject({ files: [], findings: { amounts: [] } })
  const broken = await fileContract(app, {}, app.seller, {
    name: '扫描件.pdf',
    content: Buffer.from('%PDF-1.4\n没有文字的扫描件'),
  })
  const [file] = (await read(broken)).files
  expect(file).toMatchObject({ name: '扫描件.pdf', isRead: false })
  expect(file?.notes[0]?.zh).toMatch(/扫描件\.pdf/)
})

test('neither the seller, nor a registrar next door, reads it this way', async () => {
  const id = await fileContract(app)
  expect((await read(id, app.seller.member)).status).toBe(403)
  const nextDoor = await app.person({ role: 'registrar', regionPath: '320800/320826/' })
  expect((await read(id, nextDoor)).status).toBe(404)
})
