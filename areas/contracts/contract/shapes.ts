import { z } from 'zod'
import { readFen } from '#kernel/money'
import { fields, kinds } from '../codes.ts'

const codesOf = <K extends string>(list: Record<K, unknown>) => z.enum(Object.keys(list) as [K, ...K[]])

export const RegistrationId = z.string().regex(/^reg_[0-9a-z]{1,40}$/)
export const RegionPath = z
  .string()
  .max(60)
  .regex(/^(\d{6,12}\/)+$/)
export const Day = z.iso.date()
export const KindCode = codesOf(kinds)
export const FieldCode = codesOf(fields)
/** Decimal text in yuan with both places, exactly. */
export const Yuan = z.string()
export const Edition = z.int().min(1)
export const states = ['valid', 'cancelled'] as const

/** Yuan as people type them; checked to be whole fen. */
export const YuanIn = z
  .string()
  .trim()
  .max(40)
  .refine((text) => 'fen' in readFen(text))
export const amountMeta = {
  widget: 'decimal',
  unit: { zh: '元', en: 'yuan' },
  problem: { zh: '填写金额，如 1234.50，最多两位小数。', en: 'An amount such as 1234.50, two places at most.' },
} as const

export const Reason = z
  .string()
  .trim()
  .min(2)
  .max(500)
  .meta({ label: { zh: '理由', en: 'Reason' }, widget: 'textarea' })
