import { z } from 'zod'
import type { Condition, FieldMeta } from './model.ts'

/** One file of an answer: what it is called, how long it is, and the digest that its bytes must have. */
export interface FileEntry {
  id: string
  name: string
  sizeBytes: number
  /** SHA-256, 64 hexadecimal digits. */
  sha256: string
}

const shapeOfFile = () =>
  z
    .object({
      id: z.string().max(60),
      name: z.string().min(1).max(200),
      sizeBytes: z.int().min(1),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    })
    .meta({ id: 'FileEntry' })

let fileEntry: ReturnType<typeof shapeOfFile> | undefined

const megabyte = 1_048_576

/**
 * A field that takes files. The form holds their manifest; the bytes travel beside it and may follow later.
 *
 * Example: attachments({ label: { zh: '合同文本', en: 'Contract' }, accept: ['.pdf'], atLeast: 1 })
 */
export function attachments(said: FieldMeta & { atLeast?: number; atMost?: number; maxMegabytes?: number }) {
  const { atLeast = 0, atMost = 10, maxMegabytes = 50, ...meta } = said
  // Made on first use: a browser that only draws forms then does without the library of shapes.
  fileEntry ??= shapeOfFile()
  const list = atLeast > 0 ? z.array(fileEntry).min(atLeast).max(atMost) : z.array(fileEntry).max(atMost)
  return list.meta({ ...meta, widget: 'attachment', maxBytes: maxMegabytes * megabyte } satisfies FieldMeta)
}

/**
 * A field that is asked for only while a condition holds of the answers before it. It is optional in the shape, since
 * it is not always there; while asked for it must be filled, unless its meta says `mayBeEmpty`.
 *
 * Example: asked({ kind: 'transfer' }, z.string().meta({ label: { zh: '知识产权', en: 'Intellectual property' } }))
 */
export function asked<S extends z.ZodType>(when: Condition, field: S): z.ZodOptional<S> {
  const meta = (field.meta() ?? {}) as FieldMeta
  return field.optional().meta({ ...meta, when } satisfies FieldMeta)
}
