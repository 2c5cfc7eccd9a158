import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { type Problem, Refusal } from '#kernel/refusal'
import type { FileStore, StoredFile } from '#platform/files/files'

/**
 * Reads the one file and the text fields of an upload. The file goes to the store as it arrives and is cut off at
 * its limit, so that memory does not grow with it.
 *
 * Errors: http.upload-missing, http.upload-too-many, http.upload-broken, http.unsupported-media, files.too-large
 */
export async function readUpload(
  request: FastifyRequest,
  files: FileStore,
  limits: { maxBytes: number; uploadedBy: string | null },
): Promise<{ file: StoredFile; fields: Record<string, unknown> }> {
  if (!request.isMultipart())
    throw new Refusal({ code: 'http.unsupported-media', params: { expected: 'multipart/form-data' } })
  const fields: Record<string, unknown> = {}
  let file: StoredFile | null = null
  let problem: Problem | null = null
  try {
    // One byte beyond the limit, for the store to refuse: left to itself, the library cuts every file off at the limit
    // of JSON bodies and hands on the rest as if it were whole.
    const atMost = { fileSize: limits.maxBytes + 1, files: 2, fields: 100, fieldSize: 65_536 }
    for await (const part of request.parts({ limits: atMost })) {
      if (part.type === 'field') fields[part.fieldname] = part.value
      else if (file !== null || part.fieldname !== 'file') problem = drain(part)
      else file = await files.put({ name: nameOf(part), body: part.file, ...limits })
    }
  } catch (error) {
    throw brokenUpload(error)
  }
  if (problem) throw new Refusal(problem)
  if (file === null) throw new Refusal({ code: 'http.upload-missing', field: 'file' })
  return { file, fields }
}

/**
 * The fields of a form without files.
 *
 * Errors: http.upload-too-many, http.upload-broken
 */
export async function readFields(request: FastifyRequest): Promise<Record<string, unknown>> {
  const fields: Record<string, unknown> = {}
  try {
    for await (const part of request.parts({ limits: { files: 0, fields: 20, fieldSize: 1000 } }))
      if (part.type === 'field') fields[part.fieldname] = part.value
  } catch (error) {
    throw brokenUpload(error)
  }
  return fields
}

function drain(part: MultipartFile): Problem {
  part.file.resume()
  return { code: 'http.upload-too-many', field: part.fieldname }
}

/** The last part of what the sender called it: some browsers send a whole path. */
function nameOf(part: MultipartFile): string {
  const name = (part.filename ?? '').split(/[/\\]/).at(-1)?.trim() ?? ''
  return (name || 'file').toWellFormed().slice(0, 200)
}

function brokenUpload(error: unknown): unknown {
  const { code, message } = error as { code?: string; message?: string }
  if (code === 'FST_PROTO_VIOLATION') return new Refusal('http.upload-broken')
  if (code?.startsWith('FST_') && code.endsWith('_LIMIT')) return new Refusal('http.upload-too-many')
  const cutOff =
    code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET' || /unexpected end|multipart/i.test(message ?? '')
  return cutOff ? new Refusal('http.upload-broken') : error
}
