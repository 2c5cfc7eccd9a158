import type { Readable } from 'node:stream'
import type { Localized } from '#kernel/localized'
import { fillText, Refusal } from '#kernel/refusal'
import { documentWarnings, type ReadLimits, readDocument } from '#platform/documents/documents'
import { type ContractTextFindings, type contractEndings, mostContractBytes } from '../contract/precheck-text.ts'
import { readText } from '../rules/text/read-text.ts'

/** Tighter than for documents of officers: anybody may send these. */
const limits: Partial<ReadLimits> = {
  maxFileBytes: mostContractBytes,
  maxUnpackedBytes: 40 * 1024 * 1024,
  maxPages: 300,
  timeLimitMs: 20_000,
  memoryLimitMb: 384,
}

/** Each takes a worker and its memory: so many are read at a time in this process, others are told to come again. */
const mostAtOnce = 2
let reading = 0

/**
 * What stands in the text of a contract: read in memory, shown, and kept nowhere.
 *
 * Permission: contracts:precheck, which everybody has.
 * Errors:     contracts.precheck-busy, documents.too-large and the other refusals of documents.
 */
export async function readContractText(
  bytes: Readable,
  { ending, signal }: { ending: (typeof contractEndings)[number]; signal: AbortSignal },
): Promise<{ findings: ContractTextFindings; warnings: Localized[] }> {
  const fileName = `合同${ending}`
  return inTurn(
    async () => {
      const { text, warnings } = await textOf(await contentOf(bytes, fileName), { fileName, signal })
      return { findings: readText(text), warnings }
    },
    () => bytes.resume(),
  )
}

/**
 * Reads a few at a time.
 *
 * Errors: contracts.precheck-busy.
 */
export async function inTurn<A>(work: () => Promise<A>, onBusy: () => void = () => undefined): Promise<A> {
  if (reading >= mostAtOnce) {
    onBusy()
    throw new Refusal('contracts.precheck-busy')
  }
  reading += 1
  try {
    return await work()
  } finally {
    reading -= 1
  }
}

/**
 * The text of a contract, with what is to be known about how it was read.
 *
 * Errors: those of documents.
 */
export async function textOf(
  content: Uint8Array,
  { fileName, signal }: { fileName: string; signal: AbortSignal },
): Promise<{ text: string; warnings: Localized[] }> {
  const { text, warnings } = await readDocument(content, { fileName, limits, signal })
  return { text, warnings: warnings.map(inWords) }
}

const megabytes = (bytes: number) => Math.round((bytes / 1024 / 1024) * 10) / 10

/** The whole body, as long as it stays within the bound; what comes after is not read into memory. */
async function contentOf(bytes: Readable, fileName: string): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > mostContractBytes) {
      const params = { fileName, sizeMb: megabytes(size), limitMb: megabytes(mostContractBytes) }
      throw new Refusal({ code: 'documents.too-large', params })
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function inWords({ code, params }: { code: keyof typeof documentWarnings; params: Record<string, string | number> }) {
  const { zh, en } = documentWarnings[code]
  return { zh: fillText(zh, params), en: fillText(en, params) }
}
