import type { PaceReason, ReasonCode } from './types.ts'

type Params = Record<string, string | number>
interface Text {
  weight: 'blocks' | 'note'
  zh: (p: Params) => string
  en: (p: Params) => string
}

const TEXTS: Record<ReasonCode, Text> = {
  'no-observation': {
    weight: 'blocks',
    zh: (p) => `${p.from} 至 ${p.to} 之间没有完成值；请先报数。`,
    en: (p) => `No value between ${p.from} and ${p.to}; report one first.`,
  },
  'value-missing': {
    weight: 'note',
    zh: (p) => `截至 ${p.day} 的数应报未报，按更早的数评估。`,
    en: (p) => `The value to ${p.day} is due and missing; an earlier one is assessed.`,
  },
  'future-ignored': {
    weight: 'note',
    zh: (p) => `有 ${p.count} 个期间晚于评估日，未采用。`,
    en: (p) => `${p.count} period(s) after the day of assessment were left out.`,
  },
  restated: {
    weight: 'note',
    zh: (p) => `有 ${p.count} 个数后来修订过，采用最新一次。`,
    en: (p) => `${p.count} value(s) were restated; the latest is used.`,
  },
  'partial-period': {
    weight: 'note',
    zh: (p) => `该期间到 ${p.day} 尚未结束，按已过的部分评估。`,
    en: (p) => `The period is not over on ${p.day}; the elapsed part is assessed.`,
  },
  stale: {
    weight: 'note',
    zh: (p) => `最新数截至 ${p.day}，此后没有报数；进度按该日比较。`,
    en: (p) => `The latest value is of ${p.day}; the comparison is made for that day.`,
  },
  'final-value-missing': {
    weight: 'blocks',
    zh: (p) => `期限 ${p.day} 已过，但没有期末数，不能判定是否完成；请补报期末数。`,
    en: (p) => `The deadline ${p.day} has passed without a final value; report it to decide.`,
  },
  'nothing-since-start': {
    weight: 'blocks',
    zh: (p) => `自 ${p.start} 起还没有完成值，${p.day} 的数早于计划，不能据此判断；请先报数。`,
    en: (p) =>
      `No value since ${p.start}; that of ${p.day} is older than the plan and says nothing about it. Report one.`,
  },
  'not-started': {
    weight: 'blocks',
    zh: (p) => `目标期间自 ${p.day} 之后开始，尚不能比较。`,
    en: (p) => `The period of the target begins after ${p.day}; nothing to compare yet.`,
  },
  'start-unknown': {
    weight: 'blocks',
    zh: () => '没有写明从哪一期起算（起始期间或基期），不能比较；请补填。',
    en: () => 'The first period (or the period of the baseline) is not stated; add it.',
  },
  'deadline-before-start': {
    weight: 'blocks',
    zh: (p) => `期限（${p.deadline}）早于起点（${p.start}）；请核对期限或基期。`,
    en: (p) => `The deadline (${p.deadline}) lies before the start (${p.start}); check one of them.`,
  },
  'no-baseline': {
    weight: 'note',
    zh: () => '没有基期值，画不出应到的路径，只与目标值本身比较；填写基期值后可看序时进度。',
    en: () => 'No baseline, so there is no path to compare with; only the target level is. Add a baseline.',
  },
  'baseline-from-observation': {
    weight: 'note',
    zh: (p) => `没有填写基期值，以 ${p.day} 的数 ${p.value} 为起点。`,
    en: (p) => `No baseline given; the value of ${p.day}, ${p.value}, is the start.`,
  },
  'baseline-already-there': {
    weight: 'note',
    zh: () => '基期值已达到目标值，没有路径可比，只与目标值本身比较；请核对目标是否过低。',
    en: () => 'The baseline already meets the target, so only the level is compared; check the ambition.',
  },
  'target-not-positive': {
    weight: 'note',
    zh: () => '目标值不大于 0，完成比例没有意义，只与目标值本身比较。',
    en: () => 'The target is not above 0, so a share has no meaning; only the level is compared.',
  },
  'range-upside-down': {
    weight: 'blocks',
    zh: () => '区间目标缺上限，或上限小于下限；请核对目标值。',
    en: () => 'The range has no upper end or it lies below the lower end; check the target.',
  },
  'periods-missing': {
    weight: 'note',
    zh: (p) => `缺 ${p.period} 的数，累计只能算到缺口之前；请补报。`,
    en: (p) => `${p.period} is missing; totals end before the gap. Report it.`,
  },
  'year-end-missing': {
    weight: 'note',
    zh: (p) =>
      `缺 ${p.period} 的数：报的是当年累计，缺了它以后各年接不上，${p.last ? `只算到 ${p.last}` : '算不出累计'}；请补报 ${p.period}。`,
    en: (p) =>
      `${p.period} is missing: figures begin anew each January, so ${p.last ? `only those up to ${p.last} add up` : 'no total can be made'}. Report ${p.period}.`,
  },
  'periods-overlap': {
    weight: 'note',
    zh: (p) => `截至 ${p.day} 的汇总数与其中部分月份重叠，采用汇总数，不重复相加。`,
    en: (p) => `A total to ${p.day} overlaps some of its months; the total is used, nothing is added twice.`,
  },
  'growth-base-missing': {
    weight: 'blocks',
    zh: () => '没有上年同期数（或基期值），算不出增幅；请补报。',
    en: () => 'No value of a year before (or baseline), so no growth rate; report it.',
  },
  'growth-base-not-positive': {
    weight: 'blocks',
    zh: () => '上年同期数（或基期值）不大于 0，增幅没有意义。',
    en: () => 'The value of a year before (or baseline) is not above 0; a growth rate has no meaning.',
  },
  'no-seasonal-history': {
    weight: 'note',
    zh: () => '没有往年同期数，也没有设定曲线，缺“往年曲线”这一指针。',
    en: () => 'No earlier years and no curve set, so the seasonal pointer is absent.',
  },
  'no-backtest': {
    weight: 'note',
    zh: () => '历史不足，预测无法回测，不给误差区间。',
    en: () => 'Too little history to back-test the forecast; no band is given.',
  },
  'keep-until-deadline': {
    weight: 'note',
    zh: (p) => `目前已达目标值，须保持到 ${p.day}。`,
    en: (p) => `The level is reached; it has to hold until ${p.day}.`,
  },
  'ceiling-passed': {
    weight: 'note',
    zh: () => '已超过控制数，期内无法再达成。',
    en: () => 'The ceiling is passed and cannot be met any more.',
  },
  'above-range': {
    weight: 'note',
    zh: () => '已超过区间上限。',
    en: () => 'Above the upper end of the range.',
  },
  approximate: {
    weight: 'note',
    zh: (p) => `“左右”按目标值的 ${p.percent}% 容差判断（本市参数）。`,
    en: (p) => `"About" is read with ${p.percent}% of the target (a parameter of the city).`,
  },
  'pointers-disagree': {
    weight: 'note',
    zh: (p) => `按时间进度为${p.time}，按往年曲线为${p.seasonal}。`,
    en: (p) => `By time: ${p.timeEn}; by the seasonal curve: ${p.seasonalEn}.`,
  },
}

export function noteReason(code: ReasonCode, params: Params = {}): PaceReason {
  const text = TEXTS[code]
  return { code, weight: text.weight, zh: text.zh(params), en: text.en(params) }
}
