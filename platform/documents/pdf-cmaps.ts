/*
 * Many Chinese PDFs name a predefined character map (GBK-EUC-H, UniGB-UCS2-H …) instead of carrying one. The reader's
 * own tables are a separate package of several megabytes; for text alone it is enough that every code leads to its
 * Unicode character. So the maps made here number characters by their Unicode value, and the map from those
 * numbers back to Unicode is the identity.
 */

const UCS2_MAP = /^Uni(GB|CNS|JIS|KS)-(UCS2|UTF16)-/
const ENCODED_MAPS: Record<string, string> = {
  'GB-EUC': 'gbk',
  'GBpc-EUC': 'gbk',
  'GBK-EUC': 'gbk',
  'GBKp-EUC': 'gbk',
  GBK2K: 'gbk',
  B5pc: 'big5',
  'ETen-B5': 'big5',
  'ETenms-B5': 'big5',
  'HKscs-B5': 'big5',
}

function hex(value: number, digits: number): string {
  return `<${value.toString(16).padStart(digits, '0')}>`
}

function cmap(name: string, codespaces: string[], body: string): string {
  return [
    '/CIDInit /ProcSet findresource begin',
    'begincmap',
    `/CMapName /${name} def`,
    `${codespaces.length} begincodespacerange`,
    ...codespaces,
    'endcodespacerange',
    body,
    'endcmap',
    'end',
  ].join('\n')
}

function ranges(rows: string[]): string {
  return `${rows.length} begincidrange\n${rows.join('\n')}\nendcidrange`
}

/** Codes of one and two bytes to Unicode, with neighbours put together. */
function encodedRanges(label: string): string[] {
  const decoder = new TextDecoder(label)
  const rows = [`${hex(0x20, 2)} ${hex(0x7e, 2)} ${0x20}`]
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    let from = 0
    let first = -1
    let previous = -1
    const close = (end: number) => {
      if (first >= 0) rows.push(`${hex((lead << 8) | from, 4)} ${hex((lead << 8) | end, 4)} ${first}`)
      first = -1
    }
    for (let trail = 0x40; trail <= 0xff; trail++) {
      const text = trail === 0xff ? '\uFFFD' : decoder.decode(Uint8Array.of(lead, trail))
      const code = text.length === 1 && text !== '\uFFFD' ? text.charCodeAt(0) : -1
      if (first >= 0 && code === previous + 1) {
        previous = code
        continue
      }
      close(trail - 1)
      if (code >= 0) {
        from = trail
        first = code
      }
      previous = code
    }
  }
  return rows
}

/** The text of a predefined character map, or undefined for one that is not known here. */
export function predefinedCmap(name: string): string | undefined {
  if (/^Adobe-(GB1|CNS1|Japan1|Korea1)-UCS2$/.test(name))
    return cmap(name, ['<0000> <ffff>'], '1 beginbfrange\n<0000> <ffff> <0000>\nendbfrange')
  if (UCS2_MAP.test(name)) return cmap(name, ['<0000> <ffff>'], ranges(['<0000> <ffff> 0']))
  const label = ENCODED_MAPS[name.replace(/-[HV]$/, '')]
  return label && cmap(name, ['<00> <80>', '<8140> <feff>'], ranges(encodedRanges(label)))
}

/** What the PDF reader asks for its data files. */
export class PdfDataFiles {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const text = kind === 'cMapUrl' ? predefinedCmap(filename) : undefined
    if (text === undefined) throw new Error(`no data file ${kind} ${filename}`)
    return new TextEncoder().encode(text)
  }
}
