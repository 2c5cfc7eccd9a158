import { z } from 'zod'
import { isCreditCode, normalizeCreditCode } from '#kernel/credit-code'
import { industrySectionOf } from '#kernel/industry'
import { factSources, type Status, statuses, type Title, titles } from '../codes.ts'

const codesOf = <K extends string>(list: Record<K, unknown>) => z.enum(Object.keys(list) as [K, ...K[]])

/** A unified social credit code, as people type it. */
export const CreditCode = z
  .string()
  .max(60)
  .transform(normalizeCreditCode)
  .refine(isCreditCode, { message: 'enterprises.bad-credit-code' })
/** In an address: a code that can name nothing leads nowhere. */
export const CodeInPath = z.string().regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/)
export const RegionPath = z
  .string()
  .max(60)
  .regex(/^(\d{6,12}\/)+$/)
export const Day = z.iso.date()
export const Revision = z.int().min(1)
export const StatusCode = codesOf<Status>(statuses)
export const TitleCode = codesOf<Title>(titles)
export const SourceCode = codesOf(factSources)
/** From the section to the class, with or without the letter. */
export const IndustryCode = z
  .string()
  .trim()
  .toUpperCase()
  .max(5)
  .refine((code) => industrySectionOf(code) !== null, { message: 'enterprises.industry-unknown' })
export const Reason = z
  .string()
  .trim()
  .min(2)
  .max(500)
  .meta({ label: { zh: '理由', en: 'Reason' }, widget: 'textarea' })
export const OfCompany = z.object({ creditCode: CodeInPath })
/** Whoever and whenever something was recorded. */
export const Recorded = z.object({ at: z.iso.datetime(), byName: z.string() })
