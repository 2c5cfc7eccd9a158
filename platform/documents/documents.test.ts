import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { Refusal } from '#kernel/refusal'
import { documentErrors, documentWarnings, type ReadDocumentOptions, readDocument } from './documents.ts'
import { aCompoundFile, aDocx, aPdf, aWord97File, aZip } from './test-files.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

async function refusalOf(source: Uint8Array | string, options: ReadDocumentOptions): Promise<string> {
  const error = await readDocument(source, options).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(Refusal)
  const code = (error as Refusal).problems[0]?.code ?? ''
  expect(Object.keys(documentErrors)).toContain(code)
  return code.replace('documents.', '')
}

function warningsOf(document: { warnings: { code: string }[] }): string[] {
  for (const warning of document.warnings) expect(Object.keys(documentWarnings)).toContain(warning.code)
  return document.warnings.map((warning) => warning.code.replace('documents.', ''))
}

const SHORT = '一、总体要求\r\n\t（一）到2027年，有效期内高新技术企业达1400家以上。  \n\n'

describe('text files', () => {
  test('a text comes back exactly as written, blanks and line ends and all', async () => {
    const document = await readDocument(bytesOf(SHORT), { fileName: '方案.txt' })
    expect(document).toEqual({ text: SHORT, format: 'txt', warnings: [] })
  })

  test.each<[string, Uint8Array, string[]]>([
    ['GBK', iconv.encode(SHORT, 'gbk'), ['encoding']],
    ['GB18030 with a rare character', iconv.encode(`${SHORT}𠮷㐂`, 'gb18030'), ['encoding']],
    ['UTF-8 with a mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytesOf(SHORT)]), ['bom-removed']],
    ['UTF-16 LE with a mark', iconv.encode(SHORT, 'utf16le', { addBOM: true }), ['bom-removed', 'encoding']],
    ['UTF-16 BE with a mark', iconv.encode(SHORT, 'utf16be', { addBOM: true }), ['bom-removed', 'encoding']],
    ['UTF-16 LE without a mark', iconv.encode(SHORT, 'utf16le', { addBOM: false }), ['encoding']],
  ])('%s is decoded to the same text', async (_, bytes, warnings) => {
    const document = await readDocument(bytes, { fileName: 'a.txt' })
    expect(document.text.startsWith(SHORT)).toBe(true)
    expect(warningsOf(document)).toEqual(warnings)
  })

  test('a character cut off at the end is reported', async () => {
    const document = await readDocument(bytesOf(SHORT.trim()).subarray(0, -1), { fileName: 'a.txt' })
    expect(warningsOf(document)).toEqual(['truncated-text'])
  })

  test('markdown passes unchanged', async () => {
    const document = await readDocument(bytesOf('# 标题\n\n- 1.甲'), { fileName: 'a.md' })
    expect(document).toEqual({ text: '# 标题\n\n- 1.甲', format: 'md', warnings: [] })
  })

  test('a path is read as well as bytes, and a missing one is refused', async () => {
    const document = await readDocument(join(import.meta.dirname, 'limits.ts'), { fileName: 'limits.txt' })
    expect(document.text).toBe(readFileSync(join(import.meta.dirname, 'limits.ts'), 'utf8'))
    expect(await refusalOf('no/such/file.txt', { fileName: 'file.txt' })).toBe('not-found')
  })

  const folder = join(import.meta.dirname, '../../../shared/plans/documents')
  if (!existsSync(folder)) console.warn('skipped: the five plan documents are not beside this repository')
  describe.skipIf(!existsSync(folder))('the five plan documents', () => {
    test('come back unchanged, so that offsets count in the raw file', async () => {
      const files = readdirSync(folder).filter((file) => file.endsWith('.txt'))
      expect(files.length).toBe(5)
      for (const file of files) {
        const document = await readDocument(join(folder, file), { fileName: file })
        expect(document.text).toBe(readFileSync(join(folder, file), 'utf8'))
        expect(document.warnings).toEqual([])
      }
    })
  })
})

const PAGE = `<!DOCTYPE html><html><head><title>关于印发行动方案的通知_某市科技局</title><script>alert('x')</script><style>p{}</style></head>
<body><div class="header"><ul class="nav"><li><a href="/">首页</a></li><li><a>政务公开</a></li></ul></div>
<div class="position">当前位置：<a>首页</a> &gt; 通知</div>
<h1>关于印发行动方案的通知</h1>
<div class="info">发布日期：2025-06-01</div>
<div id="zoom"><p style="text-indent:2em">　　一、总体要求。到2027年，<b>有效期内</b>高企达1400家
以上，技术合同成交额保持增长，创新生态持续优化。</p><h2>二、主要指标</h2>
<table><tr><th>指标</th><th colspan="2">目标</th></tr><tr><td rowspan="2">研发<br>投入</td><td>2026年</td><td>3.5%</td></tr><tr><td>2027年</td><td>3.8%</td></tr></table>
<ol><li>加强领导</li><li>压实责任</li></ol><p style="display:none">看不见</p><p onclick="evil()">附：名单</p></div>
<div class="share">分享到微信</div><div class="footer"><p>版权所有 某市科技局</p></div></body></html>`

describe('web pages', () => {
  test('the article is kept with its tables and numbers; menus, scripts and hidden parts are not', async () => {
    const document = await readDocument(bytesOf(PAGE), { fileName: '通知.html' })
    expect(document.title).toBe('关于印发行动方案的通知')
    expect(document.text).toContain('一、总体要求。到2027年，有效期内高企达1400家 以上')
    expect(document.text).toContain(
      '二、主要指标\n指标\t目标\n研发 投入\t2026年\t3.5%\n\t2027年\t3.8%\n1. 加强领导\n2. 压实责任\n附：名单',
    )
    for (const noise of ['首页', 'alert', '看不见', '分享', '版权所有', '当前位置'])
      expect(document.text).not.toContain(noise)
    expect(warningsOf(document)).toEqual(['scripts-ignored'])
  })

  test('GBK pages and pages that call themselves .txt or .doc are read as what they are', async () => {
    const gbk = iconv.encode(PAGE.replace('<head>', '<head><meta charset="gb2312">'), 'gbk')
    const document = await readDocument(gbk, { fileName: '通知.doc' })
    expect(document.format).toBe('html')
    expect(warningsOf(document)).toEqual(['mislabelled', 'encoding', 'scripts-ignored'])
    expect(document.text).toContain('有效期内高企达1400家')
  })

  test('a page without known containers loses its menu and keeps every paragraph', async () => {
    const links = Array.from({ length: 20 }, (_, i) => `<li><a>栏目${i}</a></li>`).join('')
    const text = Array.from({ length: 8 }, (_, i) => `<p>第${i}段，推动科技创新和产业创新深度融合发展。</p>`).join('')
    const document = await readDocument(
      bytesOf(`<html><body><div><ul>${links}</ul></div><div><div>${text}</div></div></body></html>`),
      {
        fileName: 'a.html',
      },
    )
    expect(document.text.split('\n')).toHaveLength(8)
  })

  test('a page that ends in the middle is reported', async () => {
    const document = await readDocument(bytesOf('<html><body><p>一、总体要求</p><p>二、主'), { fileName: 'a.html' })
    expect(warningsOf(document)).toEqual(['possibly-truncated'])
  })

  test('deep nesting does not bring the reader down', async () => {
    const page = `<html><body>${'<div>'.repeat(60_000)}一${'</div>'.repeat(60_000)}</body></html>`
    const result = await readDocument(bytesOf(page), { fileName: 'a.html' }).then(
      (document) => document.text,
      (error: unknown) => (error as Refusal).problems[0]?.code,
    )
    expect(['一', 'documents.corrupt']).toContain(result)
  })

  test.each([
    ['tags that never close', 'a.html', '甲<p'.repeat(100_000)],
    ['a title of dashes', 'a.html', `<html><title>${'-'.repeat(200_000)}</title><body><p>甲</p></body></html>`],
    ['blanks in the middle of a line', 'a.html', `<body><p>甲${'<b>\u3000</b>'.repeat(50_000)}乙</p></body>`],
  ])('%s take no longer than as much text', async (_, fileName, source) => {
    // Looked for again from each of their places, each of these takes a minute.
    const { text } = await readDocument(bytesOf(source), { fileName, limits: { timeLimitMs: 8_000 } })
    expect(text).toContain('甲')
  })
})

const NUMBERING = `<w:numbering>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimalEnclosedCircle"/><w:lvlText w:val="%1"/><w:suff w:val="nothing"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>`

function p(text: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
}

function listed(text: string, level: number, list = 1): string {
  return p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`)
}

describe('.docx', () => {
  test('numbers that are fields are printed: 一、（一）1. and their restarts', async () => {
    const body = [
      listed('甲', 0),
      listed('甲一', 1),
      listed('子', 2),
      listed('丑', 2),
      listed('甲二', 1),
      listed('寅', 2),
      ...Array.from({ length: 10 }, (_, i) => listed(`第${i}`, 0)),
      listed('圈', 0, 2),
      listed('新', 0, 3),
    ].join('')
    const document = await readDocument(aDocx(body, { 'word/numbering.xml': NUMBERING }), { fileName: 'a.docx' })
    const lines = document.text.split('\n')
    expect(lines.slice(0, 7)).toEqual(['一、甲', '（一）甲一', '1. 子', '2. 丑', '（二）甲二', '1. 寅', '二、第0'])
    expect(lines.slice(-3)).toEqual(['十一、第9', '①圈', '一、新'])
  })

  test('numbers inherited from a style are printed too', async () => {
    const styles = `<w:styles><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="H1b"><w:name w:val="sub"/><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style></w:styles>`
    const body =
      p('总体要求', '<w:pStyle w:val="H1"/>') +
      p('指导思想', '<w:pStyle w:val="H1b"/>') +
      p('无编号', '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    const document = await readDocument(aDocx(body, { 'word/numbering.xml': NUMBERING, 'word/styles.xml': styles }), {
      fileName: 'a.docx',
    })
    expect(document.text).toBe('一、总体要求\n（一）指导思想\n无编号')
  })

  test('tables, notes, boxes, tracked changes, fields and bookmarks read as printed', async () => {
    const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`
    const body = [
      '<w:p><w:bookmarkStart w:id="1" w:name="OLE_LINK1"/><w:r><w:t>力争</w:t></w:r><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新建</w:t></w:r></w:ins>',
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>10家</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
      '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:t>以上</w:t></w:r>',
      '<w:r><w:pict><w:shape><w:textbox><w:txbxContent><w:p><w:r><w:t>专栏1</w:t></w:r></w:p></w:txbxContent></w:textbox></w:shape></w:pict></w:r></w:p>',
      `<w:tbl><w:tr>${cell('指标')}${cell('目标', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell('研发', '<w:vMerge w:val="restart"/>')}${cell('2026')}${cell('3.5%')}</w:tr>`,
      `<w:tr>${cell('', '<w:vMerge/>')}${cell('2027')}${cell('3.8%')}</w:tr></w:tbl>`,
    ].join('')
    const notes = '<w:footnotes><w:footnote w:id="2"><w:p><w:r><w:t>含县区</w:t></w:r></w:p></w:footnote></w:footnotes>'
    const document = await readDocument(aDocx(body, { 'word/footnotes.xml': notes }), { fileName: 'a.docx' })
    expect(document.text).toBe('力争新建10家以上\n专栏1\n指标\t目标\n研发\t2026\t3.5%\n\t2027\t3.8%\n注1：含县区')
    expect(warningsOf(document)).toEqual(['tracked-changes', 'hidden-text-dropped'])
  })

  test('the table of contents is left out and the title found', async () => {
    const styles =
      '<w:styles><w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style><w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style></w:styles>'
    const body =
      p('某市行动方案', '<w:pStyle w:val="T"/>') + p('一、总体要求\t1', '<w:pStyle w:val="T1"/>') + p('一、总体要求')
    const document = await readDocument(aDocx(body, { 'word/styles.xml': styles }), { fileName: 'a.docx' })
    expect(document).toMatchObject({ title: '某市行动方案', text: '某市行动方案\n一、总体要求' })
    expect(warningsOf(document)).toEqual(['contents-dropped'])
  })

  test('a file of another writer is read', async () => {
    const table = new Table({
      rows: [
        new TableRow({
          children: [
            new TableCell({ children: [new Paragraph('甲')] }),
            new TableCell({ children: [new Paragraph('乙')] }),
          ],
        }),
      ],
    })
    const file = await Packer.toBuffer(
      new Document({
        sections: [
          {
            children: [
              new Paragraph({ text: '一、总体要求', heading: HeadingLevel.HEADING_1 }),
              new Paragraph('到2027年。'),
              table,
            ],
          },
        ],
      }),
    )
    const document = await readDocument(file, { fileName: '方案.pdf' })
    expect(document.text).toBe('一、总体要求\n到2027年。\n甲\t乙')
    expect(warningsOf(document)).toEqual(['mislabelled'])
  })

  test('macros are ignored with a warning', async () => {
    const document = await readDocument(aDocx(p('正文'), { 'word/vbaProject.bin': 'x' }), { fileName: 'a.docm' })
    expect(warningsOf(document)).toEqual(['macros-ignored'])
  })
})

describe('.doc', () => {
  test('the text of an old Word file is read with Chinese quotation marks intact', async () => {
    const text = '一、总体要求\r“两创融合”到2027年——1400家。\r指标\x07目标\x07\x07\r'
    const document = await readDocument(aWord97File(text), { fileName: '方案.doc' })
    expect(document).toMatchObject({ format: 'doc', text: '一、总体要求\n“两创融合”到2027年——1400家。\n指标\t目标' })
    expect(warningsOf(document)).toEqual(['numbering-not-restored'])
  })

  test('an encrypted one and a broken one are refused', async () => {
    expect(await refusalOf(aWord97File('机密', 0x0100), { fileName: 'a.doc' })).toBe('encrypted')
    expect(await refusalOf(aWord97File('正文正文').subarray(0, 2000), { fileName: 'a.doc' })).toBe('corrupt')
  })
})

describe('hostile and wrong files', () => {
  const name = { fileName: 'a.docx' }

  test.each<[string, () => Uint8Array, string]>([
    ['an empty file', () => new Uint8Array(), 'empty'],
    ['only blanks', () => bytesOf(' \r\n\t'), 'empty'],
    [
      'a docx with a password',
      () => aCompoundFile({ EncryptedPackage: new Uint8Array(100), EncryptionInfo: new Uint8Array(10) }),
      'encrypted',
    ],
    ['a zip with encrypted entries', () => aZip([{ name: 'word/document.xml', data: 'x', flags: 1 }]), 'encrypted'],
    ['an old workbook', () => aCompoundFile({ Workbook: new Uint8Array(10) }), 'unsupported-type'],
    [
      'a workbook',
      () =>
        aZip([
          { name: '[Content_Types].xml', data: '<Types/>' },
          { name: 'xl/workbook.xml', data: '<w/>' },
        ]),
      'unsupported-type',
    ],
    [
      'a picture',
      () => Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'),
      'unsupported-type',
    ],
    ['rich text', () => bytesOf('{\\rtf1\\ansi hello}'), 'unsupported-type'],
    ['bytes without meaning', () => Uint8Array.from({ length: 500 }, (_, i) => (i * 7919) % 256), 'not-a-text'],
    ['a docx cut in half', () => aDocx(p('正文'.repeat(500))).subarray(0, 600), 'corrupt'],
    ['a docx with broken XML', () => aDocx('<w:p><w:r>'), 'corrupt'],
    ['a docx without words', () => aDocx('<w:p/>'), 'no-text'],
    ['a high ratio', () => aZip([{ name: 'word/document.xml', data: Buffer.alloc(30_000_000) }]), 'zip-bomb'],
    [
      'a directory that lies about sizes',
      () => aZip([{ name: 'word/document.xml', data: Buffer.alloc(30_000_000), claimedBytes: 1000 }]),
      'corrupt',
    ],
    ['too many entries', () => aZip(Array.from({ length: 2001 }, (_, i) => ({ name: `f${i}`, data: '' }))), 'zip-bomb'],
    [
      'an entity bomb',
      () =>
        aDocx('', {
          'word/document.xml':
            '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>',
        }),
      'dangerous-xml',
    ],
    [
      'an outside entity',
      () => aDocx('', { 'word/document.xml': '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>' }),
      'dangerous-xml',
    ],
    ['elements nested without end', () => aDocx('<w:sdt>'.repeat(100_000)), 'dangerous-xml'],
  ])('%s is refused', async (_, make, code) => {
    expect(await refusalOf(make(), name)).toBe(code)
  })

  test('bytes of no known encoding are refused, a few damaged ones are read and counted', async () => {
    const letters = 'abcdefgh'.repeat(200)
    const unknown = Buffer.from(letters.replaceAll('abcdefgh', 'abcdef\xff\xff'), 'latin1')
    expect(await refusalOf(unknown, { fileName: 'a.txt' })).toBe('unknown-encoding')
    const damaged = Buffer.concat([bytesOf('科技创新'.repeat(300)), Uint8Array.of(0xff, 0xff), bytesOf('产业创新')])
    const document = await readDocument(damaged, { fileName: 'a.txt' })
    expect(document.warnings).toEqual([{ code: 'documents.bad-characters', params: { count: 2 } }])
  })

  test('a file over the limit is refused before it is read', async () => {
    expect(await refusalOf(new Uint8Array(2000), { fileName: 'a.txt', limits: { maxFileBytes: 1000 } })).toBe(
      'too-large',
    )
  })

  test('a reader that takes too long or too much is ended, and the next file is read', async () => {
    const slow = aDocx(listed('一', 0).repeat(60_000))
    expect(await refusalOf(slow, { ...name, limits: { timeLimitMs: 60, maxRatio: 100_000 } })).toBe('timed-out')
    expect(await refusalOf(slow, { ...name, limits: { memoryLimitMb: 24, maxRatio: 100_000 } })).toBe('out-of-memory')
    expect((await readDocument(bytesOf('正文'), { fileName: 'a.txt' })).text).toBe('正文')
  })

  test('a caller may stop reading', async () => {
    const stop = new AbortController()
    const reading = readDocument(aDocx(listed('一', 0).repeat(60_000)), { ...name, signal: stop.signal })
    stop.abort(new Error('离开页面'))
    await expect(reading).rejects.toThrow('离开页面')
  })

  test('progress rises to 1 and the caller keeps its bytes', async () => {
    const shares: number[] = []
    const bytes = aDocx(p('正文'))
    const before = bytes.length
    await readDocument(bytes, { ...name, onProgress: (share) => shares.push(share) })
    expect(shares.at(-1)).toBe(1)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(bytes.length).toBe(before)
  })
})

describe('.pdf', () => {
  const column = (lines: string[], x: number, top: number) => lines.map((text, i) => ({ text, x, y: top - i * 20 }))
  const prose = (seed: string, count: number, width: number) =>
    Array.from({ length: count }, (_, i) =>
      `${seed}${String.fromCharCode(0x4e00 + i)}`.padEnd(width, '科技创新产业融合发展'),
    )

  test('wrapped lines become paragraphs; headings stay lines of their own', async () => {
    const texts = [
      { text: '某市推动两创融合行动方案', x: 150, y: 760, size: 22 },
      ...column(['　一、总体要求'], 72, 720),
      { text: '为深入贯彻落实党中央关于科技创新的决策部署，结合本市实际，特制', x: 96, y: 700 },
      { text: '定本方案，到二〇二七年有效期内高新技术企业达一千四百家以上，技术合', x: 72, y: 680 },
      { text: '同成交额稳步增长。', x: 72, y: 660 },
      { text: '（一）强化企业主体地位。', x: 96, y: 640 },
    ]
    const document = await readDocument(aPdf([{ texts }]), { fileName: '方案.pdf' })
    expect(document.title).toBe('某市推动两创融合行动方案')
    expect(document.pages).toBe(1)
    expect(document.text).toContain(
      '特制定本方案，到二〇二七年有效期内高新技术企业达一千四百家以上，技术合同成交额稳步增长。\n（一）强化',
    )
  })

  test('two columns are read one after the other', async () => {
    const texts = [...column(prose('左', 12, 18), 60, 700), ...column(prose('右', 12, 18), 320, 700)]
    const { text } = await readDocument(aPdf([{ texts }]), { fileName: 'a.pdf' })
    expect(text.lastIndexOf('左')).toBeLessThan(text.indexOf('右'))
  })

  test('a table keeps its cells apart by tabs', async () => {
    const rows = [
      ['指标', '2026年', '2027年'],
      ['研发投入强度', '3.5%', '3.8%'],
      ['高企', '1200', '1400'],
    ]
    const texts = rows.flatMap((row, i) => row.map((text, j) => ({ text, x: 72 + j * 160, y: 700 - i * 24 })))
    const { text } = await readDocument(aPdf([{ texts }]), { fileName: 'a.pdf' })
    expect(text).toBe('指标\t2026年\t2027年\n研发投入强度\t3.5%\t3.8%\n高企\t1200\t1400')
  })

  test('running heads, page numbers and slanted watermarks go; a paragraph runs on over the page', async () => {
    const page = (number: number, lines: string[]) => ({
      texts: [
        { text: '某市科学技术局文件', x: 220, y: 800, size: 9 },
        ...column(lines, 72, 700),
        { text: `— ${number} —`, x: 280, y: 40, size: 9 },
        { text: '内部资料', x: 200, y: 400, size: 40, angle: 45 },
      ],
    })
    const full = '推动科技创新和产业创新深度融合，打造发展新质生产力的重要阵地，持续完'
    const pages = [page(1, [full]), page(2, ['善创新生态。']), page(3, ['二、保障措施'])]
    const document = await readDocument(aPdf(pages), { fileName: 'a.pdf' })
    expect(document.text).toBe(`${full}善创新生态。\n二、保障措施`)
    expect(document.warnings).toEqual([{ code: 'documents.running-lines-dropped', params: { count: 6 } }])
  })

  test('a figure at the foot of pages that does not count them stays', async () => {
    const pages = [17, 3, 95].map((value) => ({
      texts: [...column(prose('文', 5, 20), 72, 700), { text: String(value), x: 72, y: 60 }],
    }))
    const { text } = await readDocument(aPdf(pages), { fileName: 'a.pdf' })
    for (const value of ['17', '95']) expect(text).toContain(value)
  })

  test('fonts that only name a GBK map are read', async () => {
    const pdf = aPdf([{ texts: [{ text: '技术合同成交额达100亿元以上，同比增长20%', x: 72, y: 700 }] }], {
      encoding: 'GBK-EUC-H',
      encode: (text) => iconv.encode(text, 'gbk'),
    })
    expect((await readDocument(pdf, { fileName: 'a.pdf' })).text).toBe('技术合同成交额达100亿元以上，同比增长20%')
  })

  test('radicals that stand for characters become those characters', async () => {
    const pdf = aPdf([{ texts: [{ text: '⼀、⾼新技术企业⼯作⻅效，⻛险可控（２０２７年）', x: 72, y: 700 }] }])
    expect((await readDocument(pdf, { fileName: 'a.pdf' })).text).toBe(
      '一、高新技术企业工作见效，风险可控（２０２７年）',
    )
  })

  test('a font without codes is refused, a few such characters are counted', async () => {
    const line = (text: string) => aPdf([{ texts: [{ text, x: 72, y: 700 }] }])
    expect(await refusalOf(line('\ue001\ue002\ue003\ue004正文'), { fileName: 'a.pdf' })).toBe('unreadable-text-layer')
    const document = await readDocument(line('正文正文正文正文正文\ue001'), { fileName: 'a.pdf' })
    expect(document.warnings).toEqual([{ code: 'documents.unmapped-characters', params: { count: 1 } }])
  })

  test('a scan is named as one, a partial scan is read with its pages named', async () => {
    expect(await refusalOf(aPdf([{ hasPicture: true }, { hasPicture: true }]), { fileName: 'a.pdf' })).toBe(
      'scanned-pdf',
    )
    const mixed = aPdf([{ texts: column(prose('文', 5, 20), 72, 700) }, { hasPicture: true }, { hasPicture: true }])
    const document = await readDocument(mixed, { fileName: 'a.pdf' })
    expect(document.warnings).toEqual([{ code: 'documents.scanned-pages', params: { pages: '2、3', count: 2 } }])
  })

  test('blank, cut, broken and protected files are refused', async () => {
    const good = aPdf([{ texts: column(prose('文', 5, 20), 72, 700) }])
    const key = '00'.repeat(32)
    const trailer = `/ID [<${key}> <${key}>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -4 >>`
    expect(await refusalOf(aPdf([{}]), { fileName: 'a.pdf' })).toBe('no-text')
    expect(await refusalOf(good.subarray(0, good.length - 400), { fileName: 'a.pdf' })).toBe('truncated')
    expect(await refusalOf(bytesOf('%PDF-1.5\nstartxref\n0\n%%EOF'), { fileName: 'a.pdf' })).toBe('corrupt')
    expect(await refusalOf(aPdf([{ texts: column(['机密'], 72, 700) }], { trailer }), { fileName: 'a.pdf' })).toBe(
      'encrypted',
    )
    expect(await refusalOf(aPdf([{}, {}]), { fileName: 'a.pdf', limits: { maxPages: 1 } })).toBe('too-many-pages')
  })

  test('scripts in a PDF are not run', async () => {
    const catalogue =
      '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (app.alert\\(1\\)) >>] >> >>'
    const document = await readDocument(
      aPdf([{ texts: column(['正文内容正文内容正文内容'], 72, 700) }], { catalogue }),
      { fileName: 'a.pdf' },
    )
    expect(warningsOf(document)).toEqual(['scripts-ignored'])
  })
})
