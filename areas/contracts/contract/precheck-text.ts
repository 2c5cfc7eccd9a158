import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { type Kind, kinds } from '../codes.ts'
import { contents } from './precheck.ts'

const Text = z.object({ zh: z.string(), en: z.string() })

/** Ten megabytes: a contract with its scans of seals fits, a library does not. */
export const mostContractBytes = 10 * 1024 * 1024
export const contractEndings = ['.docx', '.doc', '.pdf', '.txt'] as const

/** Words of the contract with the sentence they stand in; offsets count in the text as it was read. */
export const ContractQuote = z
  .object({ text: z.string(), offset: z.int(), sentence: z.string(), sentenceOffset: z.int() })
  .meta({ id: 'ContractQuote' })
export type ContractQuote = z.output<typeof ContractQuote>

export const amountRoles = [
  'contractAmount',
  'equipment',
  'instruments',
  'parts',
  'materials',
  'other',
  'instalment',
  'aside',
  'unclear',
] as const
export type AmountRole = (typeof amountRoles)[number]

const FoundAmount = z.object({
  role: z.enum(amountRoles),
  amountFen: z.string().regex(/^\d{1,21}$/),
  /** In words and in figures it is written twice, and they differ. */
  differsFromWords: z.boolean(),
  quote: ContractQuote,
})
const FoundDate = z.object({
  role: z.enum(['signedOn', 'validity', 'unclear']),
  date: z.iso.date(),
  quote: ContractQuote,
})
const FoundParty = z.object({
  role: z.enum(['seller', 'buyer', 'party']),
  /** As the contract calls it: 甲方. */
  called: z.string(),
  name: z.string(),
  quote: ContractQuote,
})
const FoundCode = z.object({ code: z.string(), isRight: z.boolean(), quote: ContractQuote })

/** A word that speaks for or against, with where it stands. No verdict: people weigh it. */
const Cue = z.object({
  words: z.string(),
  speaks: z.enum(['for', 'against']),
  why: Text,
  clause: z.string(),
  /** How often; the quotes are the first few. */
  count: z.int(),
  quotes: z.array(ContractQuote),
})

export const ContractTextFindings = z
  .object({
    characters: z.int(),
    /** Only the beginning was looked at. */
    isCut: z.boolean(),
    parties: z.array(FoundParty),
    codes: z.array(FoundCode),
    amounts: z.array(FoundAmount),
    dates: z.array(FoundDate),
    kinds: z.array(z.object({ kind: z.enum(Object.keys(kinds) as [Kind]), cues: z.array(Cue) })),
    excluded: z.array(
      z.object({
        content: z.enum(Object.keys(contents) as [keyof typeof contents]),
        words: z.string(),
        clause: z.string(),
        count: z.int(),
        quotes: z.array(ContractQuote),
      }),
    ),
  })
  .meta({ id: 'ContractTextFindings' })
export type ContractTextFindings = z.output<typeof ContractTextFindings>

export const readContractText = endpoint({
  method: 'POST',
  path: '/api/contracts/precheck/text',
  summary: { zh: '从合同文本找出金额、日期、主体', en: 'Amounts, dates and parties in the text of a contract' },
  query: z.object({ ending: z.enum(contractEndings) }),
  isPublicWrite: true,
  takesBytes: true,
  response: z.object({ findings: ContractTextFindings, warnings: z.array(Text) }),
})
