import { describe, expect, test } from 'vitest'
import { Refusal } from '#kernel/refusal'
import { aCompoundFile, aZip } from '../documents/test-files.ts'
import { type ReadRecordsOptions, readRecords, spreadsheetErrors } from './spreadsheets.ts'
import { csv, data, districts, fields, HEADER, readAll } from './test-facts.ts'
import { anXlsx, aRow } from './test-files.ts'

async function refusalOf(bytes: Uint8Array, options: Partial<ReadRecordsOptions> = {}): Promise<string> {
  const error = await readAll(bytes, options).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(Refusal)
  const code = (error as Refusal).problems[0]?.code ?? ''
  expect(Object.keys(spreadsheetErrors)).toContain(code)
  return code.replace('spreadsheets.', '')
}

describe('whole-file refusals', () => {
  const good = anXlsx({ sheets: [{ rows: aRow(1, HEADER) + aRow(2, data(1)) }] })

  test.each<[string, () => Uint8Array, string]>([
    ['no bytes', () => new Uint8Array(), 'empty-file'],
    ['blanks', () => new TextEncoder().encode('\n \n'), 'empty-file'],
    ['only a mark', () => Uint8Array.of(0xef, 0xbb, 0xbf), 'empty-file'],
    ['a workbook without cells', () => anXlsx({ sheets: [{ rows: '' }] }), 'empty-file'],
    ['a workbook cut in half', () => good.subarray(0, good.length / 2), 'unreadable-file'],
    [
      'a damaged workbook',
      () => good.map((byte, index) => (index > 300 && index < 700 ? byte ^ 0x55 : byte)),
      'unreadable-file',
    ],
    ['a text that ends inside quotes', () => new TextEncoder().encode(`${HEADER.join(',')}\n"abc`), 'unreadable-file'],
    ['random bytes', () => Uint8Array.from({ length: 900 }, (_, i) => (i * 7919 + (i >> 3)) % 256), 'unreadable-file'],
    ['a password', () => aCompoundFile({ EncryptedPackage: new Uint8Array(9) }), 'encrypted'],
    ['an old workbook', () => aCompoundFile({ Workbook: new Uint8Array(9) }), 'old-xls'],
    ['a PDF', () => new TextEncoder().encode('%PDF-1.7 x'), 'unsupported-type'],
    ['a bomb', () => aZip([{ name: 'xl/workbook.xml', data: Buffer.alloc(40_000_000) }]), 'zip-bomb'],
    ['a million columns in a text', () => new TextEncoder().encode(`a${',b'.repeat(1_000_000)}`), 'too-many-columns'],
    [
      'a million cells in a row',
      () =>
        anXlsx({
          sheets: [
            { rows: `<row>${Array.from({ length: 20_000 }, (_, i) => `<c><v>${i * 7919}</v></c>`).join('')}</row>` },
          ],
        }),
      'too-many-columns',
    ],
    [
      'a column beyond the last',
      () => anXlsx({ sheets: [{ rows: '<row r="1"><c r="ZZZZ1"><v>1</v></c></row>' }] }),
      'too-many-columns',
    ],
    [
      'a row beyond the last',
      () => anXlsx({ sheets: [{ rows: '<row r="9999999"><c r="A9999999"><v>1</v></c></row>' }] }),
      'too-many-rows',
    ],
    [
      'an entity bomb',
      () => aZip([{ name: 'xl/workbook.xml', data: '<!DOCTYPE a [<!ENTITY b "cc">]><workbook>&b;</workbook>' }]),
      'dangerous-xml',
    ],
  ])('%s: %#', async (_, make, code) => {
    expect(await refusalOf(make())).toBe(code)
  })

  test('bounds of size, time and memory are kept', async () => {
    const bytes = csv([HEADER, ...Array.from({ length: 3000 }, (_, i) => data(i))])
    expect(await refusalOf(bytes, { limits: { maxFileBytes: 100 } })).toBe('too-large')
    expect(await refusalOf(bytes, { limits: { timeLimitMs: 5 } })).toBe('timed-out')
    expect(await refusalOf(bytes, { limits: { memoryLimitMb: 4 } })).toBe('out-of-memory')
    const missing = readRecords({ bytes: 'no/such/file.csv', fileName: 'file.csv', fields })[Symbol.asyncIterator]()
    await expect(missing.next()).rejects.toThrow('spreadsheets.not-found')
  })

  test('a reader may stop early', async () => {
    const rows = [HEADER, ...Array.from({ length: 5000 }, (_, i) => data(i))]
    let seen = 0
    for await (const _ of readRecords({ bytes: csv(rows), fileName: 'a.csv', fields, districts }))
      if (++seen === 10) break
    expect(seen).toBe(10)
  })
})
