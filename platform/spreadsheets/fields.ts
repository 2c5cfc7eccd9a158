export type FieldKind = 'text' | 'decimal' | 'integer' | 'boolean' | 'date' | 'period' | 'creditCode' | 'district'

/** One column that an import understands. Data only, so that a list of fields can be stored and shown. */
export interface FieldSpec {
  name: string
  /** The name people see in reasons; the first alias when not given. */
  label?: string
  /** Header texts that mean this field; width, blanks, letter case, brackets and units in them do not matter. */
  aliases: string[]
  kind: FieldKind
  /** What values are converted to: 万元, 元, 亿元, 人, %. Numbers without a unit of their own take the header's, else this. */
  unit?: string
  required?: boolean
  /** Amounts and counts below zero are refused unless this is set. */
  allowNegative?: boolean
}

export const rowReasons = {
  'empty-row': { zh: '空行', en: 'empty row' },
  'total-row': { zh: '合计行', en: 'total row' },
  'subtotal-row': { zh: '小计行', en: 'subtotal row' },
  'note-row': { zh: '说明行', en: 'note or repeated header' },
  'footer-row': { zh: '表尾行（制表人等）', en: 'footer row' },
  'not-a-number': { zh: '{label}“{text}”不是数字，请填数字', en: '{label} "{text}" is not a number' },
  'negative-value': { zh: '{label}“{text}”为负数，请核对', en: '{label} "{text}" is negative' },
  'not-an-integer': { zh: '{label}“{text}”不是整数，请填整数', en: '{label} "{text}" is not a whole number' },
  'missing-required': { zh: '缺少{label}，请补填', en: '{label} is missing' },
  'bad-credit-code': {
    zh: '{label}“{text}”校验不通过，请核对 18 位代码',
    en: '{label} "{text}" fails the check of GB 32100',
  },
  'range-not-allowed': {
    zh: '{label}“{text}”是一个范围，请填一个数',
    en: '{label} "{text}" is a range; give one number',
  },
  'bad-date': { zh: '{label}“{text}”不是有效日期，请填如 2025-05-31', en: '{label} "{text}" is no valid date' },
  'ambiguous-date': {
    zh: '{label}“{text}”有多种读法，请填如 2025-05-31',
    en: '{label} "{text}" can be read in several ways',
  },
  'date-in-future': { zh: '{label}“{text}”晚于 {asOf}，请核对', en: '{label} "{text}" is after {asOf}' },
  'duplicate-identical': { zh: '与{first}完全相同，只保留前者', en: 'same as {first}, which is kept' },
  'duplicate-conflict': {
    zh: '与{first}的主键相同而内容不同，请核对后只保留一行',
    en: 'same key as {first} but other values',
  },
  'bad-period': {
    zh: '{label}“{text}”不是有效统计期，请填如 2025、2025-05、2025-H1、2025-Q1',
    en: '{label} "{text}" is no valid period',
  },
  'unknown-district': {
    zh: '{label}“{text}”不在所辖区划内，请核对',
    en: '{label} "{text}" is not among the districts',
  },
  'missing-columns': { zh: '缺少列：{columns}', en: 'missing columns: {columns}' },
  'cell-error': { zh: '{label}是错误值 {text}，请修正公式', en: '{label} is the error value {text}' },
  'formula-without-value': {
    zh: '{label}是公式但没有保存计算结果，请在 Excel 中打开、重算并保存',
    en: '{label} is a formula without a stored result',
  },
  'bad-boolean': { zh: '{label}“{text}”不是“是/否”，请填是或否', en: '{label} "{text}" is neither yes nor no' },
} satisfies Record<string, { zh: string; en: string }>

export type RowReason = keyof typeof rowReasons
