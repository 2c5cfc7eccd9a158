/** Cumulative percentages of a year, January to December. */
export const curves = {
  steady: [7, 14, 23, 31, 40, 50, 57, 65, 75, 83, 91, 100],
  late: [3, 7, 15, 22, 29.8, 41, 48, 55, 66, 75, 86, 100],
  autumn: [0, 1, 4, 8, 13, 22, 30, 38, 60, 78, 92, 100],
  yearEnd: [1, 2, 4, 6, 9, 14, 20, 27, 38, 60, 85, 100],
} as const

/**
 * An invented series of the demo city. `amount` starts again each January, `level` is what stands at the end of a
 * period, `since-2025` adds up from January 2025.
 */
export interface DemoFigure {
  name: string
  kind: 'amount' | 'level' | 'since-2025'
  cadence?: 'month' | 'quarter' | 'half-year' | 'year'
  curve?: keyof typeof curves
  /** Totals, or values at the end, of 2021 (levels only), 2022, 2023, 2024. */
  years: readonly number[]
  /** The newest figure of 2025: to the end of this month. */
  newest: { month: number; value: number } | null
  /** The newest figure is printed in the city's own report: it is left to the report, with its sentence. */
  isReported?: true
  places?: number
  /** Parts of the seven districts, in per cent of the city, in the order of `districts`. */
  parts?: readonly number[]
  /** The same for what comes in 2025: some districts are quicker than in the years before. */
  partsOf2025?: readonly number[]
  /** Districts that have not reported the newest figure yet. */
  late?: readonly string[]
  /** Of a ratio: what the districts have above or below the city. */
  offsets?: readonly number[]
  /** Why it stands where it stands, as an office would write it. */
  note?: string
}

/** 清江浦 · 淮安区 · 淮阴 · 洪泽 · 涟水 · 盱眙 · 金湖 */
export const districts = ['320812', '320803', '320804', '320813', '320826', '320830', '320831'] as const

export const figures: readonly DemoFigure[] = [
  {
    name: '科技型项目新开工数',
    kind: 'amount',
    curve: 'steady',
    years: [212, 228, 240],
    newest: { month: 5, value: 156 },
    isReported: true,
    parts: [20, 15, 17, 13, 14, 11, 10],
    partsOf2025: [34, 22, 28, 17, 25, 10, 20],
  },
  {
    name: '科技型项目新竣工数',
    kind: 'amount',
    curve: 'late',
    years: [108, 121, 134],
    newest: { month: 5, value: 48 },
    isReported: true,
    parts: [24, 17, 15, 11, 13, 10, 10],
    partsOf2025: [16, 7, 10, 3, 5, 2, 5],
  },
  {
    name: '技术合同成交额',
    kind: 'amount',
    curve: 'steady',
    years: [182.5, 205.3, 232.4],
    newest: { month: 5, value: 114.2 },
    isReported: true,
    places: 1,
    parts: [27, 14, 15, 11, 13, 11, 9],
    partsOf2025: [30, 12, 17, 9, 15, 8, 9],
    late: ['320830', '320826'],
  },
  {
    name: '基础研究支出',
    kind: 'amount',
    cadence: 'quarter',
    curve: 'steady',
    years: [6.1, 7.4, 9.2],
    newest: { month: 3, value: 3 },
    isReported: true,
    places: 2,
  },
  {
    name: '市级重大专项和前沿技术项目组织实施数',
    kind: 'amount',
    curve: 'steady',
    years: [6, 7, 8],
    newest: { month: 5, value: 5 },
  },
  {
    name: '高层次创新创业人才团队引进数',
    kind: 'amount',
    curve: 'steady',
    years: [11, 13, 15],
    newest: { month: 5, value: 6 },
    note: '在谈团队 9 个，合同审核周期长，6 月可签约 3 个',
  },
  {
    name: '企业联合创新中心建成数',
    kind: 'amount',
    cadence: 'quarter',
    curve: 'steady',
    years: [2, 2, 3],
    newest: { month: 3, value: 2 },
  },
  {
    name: '市级以上创新型领军企业新增数',
    kind: 'amount',
    curve: 'steady',
    years: [70, 78, 85],
    newest: { month: 5, value: 36 },
    note: '首批申报 6 月集中评审，评审后数量会增加',
  },
  { name: '科技金融产品备案数', kind: 'amount', curve: 'steady', years: [4, 6, 7], newest: { month: 5, value: 5 } },
  {
    name: '市级以上创新联合体组建数',
    kind: 'amount',
    curve: 'steady',
    years: [2, 3, 3],
    newest: { month: 5, value: 2 },
  },
  {
    name: '先使用后付费技术合同登记数',
    kind: 'amount',
    curve: 'steady',
    years: [0, 12, 31],
    newest: { month: 5, value: 24 },
  },
  {
    name: '银企对接活动参与企业家次',
    kind: 'amount',
    cadence: 'quarter',
    curve: 'steady',
    years: [640, 720, 860],
    newest: { month: 3, value: 310 },
  },
  {
    name: '市级以上重点实验室新建数',
    kind: 'amount',
    curve: 'autumn',
    years: [5, 6, 7],
    newest: { month: 5, value: 3 },
    note: '两家在建，场地验收推迟到三季度',
  },
  {
    name: '科技贷款获批额',
    kind: 'amount',
    curve: 'steady',
    years: [28.4, 35.2, 43.6],
    newest: { month: 5, value: 21.9 },
    places: 1,
  },
  {
    name: '通过省研发管理标准体系认定企业数',
    kind: 'amount',
    curve: 'steady',
    years: [18, 24, 30],
    newest: { month: 4, value: 14 },
  },
  {
    name: '大赛吸引落地高层次人才团队项目数',
    kind: 'amount',
    curve: 'autumn',
    years: [18, 22, 26],
    newest: { month: 5, value: 4 },
    note: '大赛决赛在 9 月，历年落地集中在四季度',
  },
  { name: '技术合作促成数', kind: 'amount', curve: 'steady', years: [120, 140, 158], newest: { month: 5, value: 82 } },
  {
    name: '有效期内高新技术企业数',
    kind: 'level',
    curve: 'yearEnd',
    years: [612, 718, 842, 952],
    newest: { month: 5, value: 986 },
    parts: [29, 15, 14, 10, 13, 10, 9],
    partsOf2025: [44, 9, 12, 8, 17, 6, 4],
    note: '当年认定结果四季度公布，上半年主要是外地迁入',
  },
  {
    name: '科技型中小企业数',
    kind: 'level',
    curve: 'steady',
    years: [1180, 1350, 1520, 1689],
    newest: { month: 5, value: 1742 },
    parts: [26, 16, 15, 10, 13, 11, 9],
    partsOf2025: [30, 13, 19, 7, 18, 6, 7],
    late: ['320813', '320826'],
  },
  {
    name: '省级专精特新中小企业数',
    kind: 'level',
    cadence: 'quarter',
    curve: 'steady',
    years: [131, 176, 231, 288],
    newest: { month: 3, value: 297 },
  },
  {
    name: '先使用后付费技术许可合同数',
    kind: 'level',
    curve: 'steady',
    years: [0, 0, 18, 66],
    newest: { month: 5, value: 99 },
  },
  {
    name: '科创领航员、产业指导员数',
    kind: 'level',
    curve: 'steady',
    years: [18, 30, 52, 68],
    newest: { month: 3, value: 72 },
  },
  {
    name: '产业教授、科技副总人数',
    kind: 'level',
    cadence: 'half-year',
    curve: 'steady',
    years: [40, 48, 63, 80],
    newest: null,
  },
  {
    name: '科技金融贷款规模',
    kind: 'level',
    curve: 'steady',
    years: [24.6, 31.2, 42.8, 55.3],
    newest: { month: 5, value: 60.4 },
    places: 1,
  },
  {
    name: '入网科研仪器设备总数',
    kind: 'level',
    curve: 'steady',
    years: [2410, 2860, 3240, 3610],
    newest: { month: 5, value: 3792 },
  },
  {
    name: '规上工业企业中有研发活动的企业占比',
    kind: 'level',
    cadence: 'year',
    curve: 'steady',
    years: [37.9, 41.2, 44.8, 47.6],
    newest: null,
    places: 1,
    offsets: [4.2, 1.1, -0.6, 0.8, -2.4, -1.3, -0.9],
  },
  {
    name: '高科技项目占工业项目比重',
    kind: 'level',
    curve: 'steady',
    years: [38.3, 40.6, 43.1, 45.2],
    newest: { month: 5, value: 51.2 },
    places: 1,
  },
  {
    name: '战略性新兴产业产值占规上工业总产值比重',
    kind: 'level',
    curve: 'steady',
    years: [35.8, 36.9, 38.1, 39.2],
    newest: { month: 5, value: 39.5 },
    places: 1,
    offsets: [5.1, -0.7, 1.6, 2.2, -3.1, -1.9, -2.3],
  },
  {
    name: '高新技术产业产值占规上工业总产值比重',
    kind: 'level',
    curve: 'steady',
    years: [36.1, 37.2, 38.6, 39.9],
    newest: { month: 5, value: 40.3 },
    places: 1,
    offsets: [4.6, -1.2, 2.1, 1.4, -2.8, -1.6, -1.9],
  },
  {
    name: '科技项目转化率',
    kind: 'level',
    curve: 'steady',
    years: [31.5, 33.8, 35.9, 36.8],
    newest: { month: 5, value: 37.8 },
    places: 1,
    note: '分母按签约项目计，二季度集中签约拉低比率',
  },
  {
    name: '签约项目转化率',
    kind: 'level',
    curve: 'steady',
    years: [50.2, 55.6, 60.8, 64.5],
    newest: { month: 5, value: 70.3 },
    places: 1,
  },
  {
    name: '驻淮高校毕业生留淮率',
    kind: 'level',
    cadence: 'year',
    curve: 'steady',
    years: [22.8, 24.1, 25.6, 26.9],
    newest: null,
    places: 1,
  },
  {
    name: '评审专家中企业专家占比',
    kind: 'level',
    curve: 'steady',
    years: [30.5, 36.2, 41.8, 46.5],
    newest: { month: 3, value: 48.2 },
    places: 1,
  },
  {
    name: '科研仪器设备开放共享率',
    kind: 'level',
    cadence: 'half-year',
    curve: 'steady',
    years: [29.6, 32.1, 35.7, 38.4],
    newest: null,
    places: 1,
  },
  {
    name: '科研仪器设备入网率',
    kind: 'level',
    cadence: 'quarter',
    curve: 'steady',
    years: [78, 83.5, 88.2, 91.6],
    newest: { month: 3, value: 93.4 },
    places: 1,
  },
  {
    name: '全社会研发投入同比增幅',
    kind: 'level',
    cadence: 'year',
    curve: 'steady',
    years: [11.8, 12.4, 13.9, 14.6],
    newest: null,
    places: 1,
  },
  { name: '服务科技企业数', kind: 'since-2025', years: [], newest: { month: 5, value: 318 } },
  {
    name: '企业重点实验室建成数',
    kind: 'since-2025',
    years: [],
    newest: { month: 5, value: 1 },
    note: '建设周期 18 个月，首批 2026 年上半年验收',
  },
  { name: '先进级及以上智能工厂培育数', kind: 'since-2025', years: [], newest: { month: 5, value: 21 } },
  {
    name: '科技公共服务平台、概念验证中心、中试平台新建数',
    kind: 'since-2025',
    years: [],
    newest: { month: 4, value: 1 },
  },
  { name: '产业高层次人才新引进人数', kind: 'since-2025', years: [], newest: { month: 5, value: 15 } },
  { name: '人才团队新引进数', kind: 'since-2025', years: [], newest: { month: 5, value: 1 } },
  { name: '省校企联盟新增数', kind: 'since-2025', years: [], newest: { month: 4, value: 14 } },
]
