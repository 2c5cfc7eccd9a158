import { z } from 'zod'
import { readFen } from '#kernel/money'

export const accountKinds = ['source', 'fund', 'party', 'transit', 'paid', 'clearing'] as const
export const entryKinds = ['transfer', 'reversal', 'correction'] as const
export const bases = ['happened', 'recorded'] as const

export const RegionPath = z
  .string()
  .max(60)
  .regex(/^(\d{6,12}\/)+$/)
export const Id = z.string().regex(/^[a-z]{3}_[0-9a-z-]{1,60}$/)
export const Day = z.iso.date()
/** An amount in fen as decimal text: JavaScript numbers end before money does. */
export const Fen = z.string().regex(/^-?\d{1,19}$/)
export const Localized = z.object({ zh: z.string(), en: z.string() })
export const Key = z.string().trim().min(8).max(80)
export const Text = z.string().trim().min(1).max(500)
export const page = {
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(20),
}
export const q = z.string().trim().max(60).optional()

/** Yuan as people type them; checked to be whole fen. */
export const Yuan = z
  .string()
  .trim()
  .max(30)
  .refine((text) => 'fen' in readFen(text))
export const amountMeta = {
  widget: 'decimal',
  unit: { zh: '元', en: 'yuan' },
  problem: { zh: '填写金额，如 1234.50，最多两位小数。', en: 'An amount such as 1234.50, two places at most.' },
} as const

export const Origin = z.object({
  area: z.string(),
  id: z.string().nullable(),
  label: z.string().nullable(),
  href: z.string().nullable(),
})

/** Reason that is recorded with the deed. */
export const Reason = z.object({ reason: Text })
