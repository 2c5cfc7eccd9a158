import type { ComparedContract } from '../duplicate-keys.ts'

/** A register that is invented, with duplicates planted in it and with contracts that only look like duplicates. */
export interface InventedRegister {
  contracts: ComparedContract[]
  /** `a b` of each planted pair, ids in order, and how it was disguised. */
  planted: Map<string, string>
  /** What each pair that only looks like one is. */
  lookalikes: Map<string, string>
}

const subjects =
  '轴承 涂层 电池 传感器 水质 稻种 焊接 芯片 阀门 催化剂 药物 纤维 桥梁 锅炉 光伏 大棚 冷链 模具 电机 土壤'.split(' ')
const aims = '缺陷检测 寿命预测 节能改造 配方优化 在线监测 数据分析 结构设计 自动控制 工艺改进 抗性筛选'.split(' ')
const means = '机器视觉 深度学习 数值模拟 红外成像 纳米改性 高通量 物联网 超声 激光 微流控'.split(' ')
const ends = [
  ['系统开发', '系统研发'],
  ['技术服务', '技术支持服务'],
  ['方法研究', '方法的研究开发'],
  ['咨询', '咨询服务'],
] as const
const districts = ['320800/320812/', '320800/320803/', '320800/320804/', '320800/320813/']
const boilerplate =
  '双方依照民法典订立本合同。乙方按约定的进度完成工作并交付成果，甲方按约定支付价款。知识产权归属、保密、违约责任和争议解决按下列条款执行。'

/** The same numbers in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

export function inventedRegister(count: number, plantEvery = 10, seed = 7): InventedRegister {
  const next = numbers(seed)
  const pick = <T>(list: readonly T[]): T => list[next(list.length)] as T
  const contracts: ComparedContract[] = []
  const planted = new Map<string, string>()
  const lookalikes = new Map<string, string>()
  const note = (map: Map<string, string>, a: string, b: string, how: string) => map.set([a, b].sort().join(' '), how)
  const add = (contract: Omit<ComparedContract, 'id'>) => {
    const whole = { ...contract, id: `c${String(contracts.length).padStart(7, '0')}` }
    contracts.push(whole)
    return whole
  }
  const party = (kind: string, number: number) => ({ name: `示例${kind}${number}号`, creditCode: `${kind}${number}` })

  for (let base = 0; base < count; base++) {
    const [subject, aim, mean, end] = [pick(subjects), pick(aims), pick(means), pick(ends)]
    const detail = `对${subject}在${next(90) + 10}度、${next(900) + 100}小时条件下采用${mean}进行${aim}，指标不低于${next(40) + 60}%，交付样件${next(9) + 1}件、报告${next(5) + 1}份，在${pick(subjects)}车间验收。`
    const original = add({
      regionPath: pick(districts),
      seller: party('研究院', next(Math.max(20, count / 10))),
      buyers: [party('公司', next(Math.max(40, count / 5)))],
      title: `基于${mean}的${subject}${aim}${end[0]}`,
      text: boilerplate + detail.repeat(2),
      amountFen: BigInt(next(500) + 1) * 1_000_000n,
      signedOn: dayAfter('2024-01-01', next(700)),
    })
    if (base % plantEvery === 0) {
      const [how, change] = pick(base % (plantEvery * 10) === 0 ? hardDisguises : disguises)
      const copy = add({ ...original, ...change(original, end[1], next), regionPath: pick(districts) })
      note(planted, original.id, copy.id, how)
    } else if (base % plantEvery === 1) {
      const [how, changes] = pick(lookalikeSets)
      for (const change of changes) {
        const other = add({ ...original, ...change(original, `${pick(means)}${pick(subjects)}`) })
        note(lookalikes, original.id, other.id, how)
      }
    }
  }
  return { contracts, planted, lookalikes }
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

type Change = Partial<ComparedContract>

/** `基于甲的乙丙系统开发` said otherwise: `乙丙甲系统研发`. */
const paraphrased = (title: string, end: string) =>
  title.replace(
    /^基于(.+?)的(.+?)(?:系统开发|技术服务|方法研究|咨询)$/,
    (_, mean: string, what: string) => `${what}${mean}${end}`,
  )

const disguises: [string, (of: ComparedContract, end: string, next: (below: number) => number) => Change][] = [
  ['filed again elsewhere', () => ({})],
  ['title paraphrased', ({ title }, end) => ({ title: paraphrased(title, end) })],
  ['title paraphrased, no text', ({ title }, end) => ({ title: paraphrased(title, end), text: '' })],
  ['amount changed', ({ amountFen }) => ({ amountFen: ((amountFen ?? 0n) * 3n) / 2n })],
  ['amount left open', () => ({ amountFen: null })],
  ['parties swapped', ({ seller, buyers }) => ({ seller: buyers[0] ?? seller, buyers: [seller] })],
  ['signed some days later', ({ signedOn }, _, next) => ({ signedOn: dayAfter(signedOn, next(25) + 1) })],
  ['buyer without code', ({ buyers }) => ({ buyers: buyers.map((buyer) => ({ ...buyer, creditCode: null })) })],
  [
    'title paraphrased, amount changed',
    ({ title, amountFen }, end) => ({ title: paraphrased(title, end), amountFen: (amountFen ?? 0n) + 5_000_000n }),
  ],
]

/** What no comparison of such records can see; so that the measure says where it ends. */
const hardDisguises: typeof disguises = [
  ['said quite otherwise, no text', () => ({ title: '委托攻关项目', text: '' })],
  ['day of signing mistyped by months', ({ signedOn }) => ({ signedOn: dayAfter(signedOn, 70) })],
]

/** Not one contract, though much is the same. */
const lookalikeSets: [string, ((of: ComparedContract, other: string) => Change)[]][] = [
  [
    'framework and its parts',
    ['第一批', '第二批', '第三批'].map((part, index) => ({ title, amountFen, signedOn }: ComparedContract) => ({
      title: `${title}${part}`,
      amountFen: (amountFen ?? 0n) / BigInt(index + 2),
      signedOn: dayAfter(signedOn, index * 9),
    })),
  ],
  ['renewed a year later', [({ signedOn }) => ({ signedOn: dayAfter(signedOn, 365) })]],
  [
    'the same service for others',
    [1, 2, 3].map((number) => () => ({ buyers: [{ name: `另一公司${number}`, creditCode: `另${number}` }] })),
  ],
  [
    'another contract of the same two',
    [
      ({ text, amountFen }, other) => ({
        title: `${other}标准化方案设计`,
        text: text.slice(0, 60) + other.repeat(20),
        amountFen: (amountFen ?? 0n) + 3_000_000n,
      }),
    ],
  ],
  [
    'sisters at one price, one word apart',
    [({ title, text }) => ({ title: title.replace(/的../, '的叶片'), text: text.replaceAll(/对..在/g, '对叶片在') })],
  ],
  [
    'two of a kind at one price',
    [
      (_, other) => ({
        title: `${other}性能试验`,
        text: `${boilerplate}就${other}编制试验大纲、开展性能试验并提交数据处理报告，指标由双方另行约定。`,
      }),
    ],
  ],
]
