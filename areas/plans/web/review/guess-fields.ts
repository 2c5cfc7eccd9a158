import type { ItemFields, MeasureView, PlanFacts } from '#contract/plans'

const atLeast = /以上|不少于|不低于|至少/
const atMost = /以下|以内|不超过|不高于/
const about = /左右|约/

/**
 * What a selected stretch probably says, to start the form with: its first number, the unit behind it, the words of
 * comparison, the measure it stands in. A person checks all of it before it is added.
 */
export function guessFields(
  quote: string,
  offset: number,
  { measures, plan }: { measures: readonly MeasureView[]; plan: Pick<PlanFacts, 'periodTo'> },
): ItemFields {
  // A year tells by when, not how much.
  const number = /(?<![\d.])(?!\d{4}年)\d[\d,]*(?:\.\d+)?/.exec(quote)
  const value = number?.[0].replaceAll(',', '') ?? ''
  const rest = number ? quote.slice(number.index + number[0].length) : ''
  const range = /^\s*[-—–~至]\s*(\d+(?:\.\d+)?)/.exec(rest)
  const behind = range ? rest.slice(range[0].length) : rest
  const unit =
    /^\s*(%|个百分点|[万千百亿]*[一-龥]{1,3}?)(?=以|左|以上|以下|$|[，。；、）)\s])/.exec(behind)?.[1] ?? null
  const name = (number ? quote.slice(0, number.index) : quote)
    .replace(/^[^，,]*\d{4}年[底末前]?[，,]?/, '')
    .replace(/(达到?|为|超过|突破|不少于|不低于|约|至)\s*$/, '')
    .trim()
  const measure = measures.findLast((each) => each.offset <= offset && offset < each.endOffset)
  return {
    measureId: measure?.id ?? null,
    indicator: name.slice(0, 120),
    subject: null,
    value,
    valueMax: range?.[1] ?? null,
    unit,
    comparator: range
      ? 'range'
      : atLeast.test(quote)
        ? '>='
        : atMost.test(quote)
          ? '<='
          : about.test(quote)
            ? '~'
            : '=',
    mode:
      /率|占比|比重|强度/.test(name) || unit === '%'
        ? 'ratio'
        : /新增|新建|引进|累计/.test(name)
          ? 'flow-cumulative'
          : 'stock',
    kind: 'target',
    deadline: plan.periodTo,
    growth: null,
    quote,
    offset,
  }
}
