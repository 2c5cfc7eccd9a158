import { bindTargets, suggestIndicators } from '#areas/indicators'
import { departmentsOf } from '#areas/regions'
import type { Actor } from '#platform/auth/actor'
import type { Services } from '#platform/services'
import { districts, figures } from './history/figures.ts'
import { sharedOut } from './history/months.ts'
import type { DemoPlan } from './plans.ts'

const city = '320800/'

interface Shared {
  file: string
  name: string
  value: string
  unit: string
  mode: 'flow-annual' | 'stock'
  deadline: string
  recurrence?: 'annual'
  places?: number
  quote: string
}

/** City targets that the districts carry together, in the parts of their past (invented). */
const shared: Shared[] = [
  {
    file: 'plan-2025-2027.txt',
    name: '科技型项目新开工数',
    value: '250',
    unit: '个',
    mode: 'flow-annual',
    deadline: '2027',
    recurrence: 'annual',
    quote: '每年新开工科技型项目250个',
  },
  {
    file: 'plan-2025-2027.txt',
    name: '科技型项目新竣工数',
    value: '150',
    unit: '个',
    mode: 'flow-annual',
    deadline: '2027',
    recurrence: 'annual',
    quote: '新竣工150个以上',
  },
  {
    file: 'plan-2025-2027.txt',
    name: '有效期内高新技术企业数',
    value: '1400',
    unit: '家',
    mode: 'stock',
    deadline: '2027',
    quote: '有效期内高新技术企业1400家以上',
  },
  {
    file: 'report-2025-h1.txt',
    name: '技术合同成交额',
    value: '268',
    unit: '亿元',
    mode: 'flow-annual',
    deadline: '2025',
    places: 1,
    quote: '力争全年技术合同成交额突破268亿元',
  },
  {
    file: 'report-2025-h1.txt',
    name: '科技型中小企业数',
    value: '2000',
    unit: '家',
    mode: 'stock',
    deadline: '2025',
    quote: '全年评价入库科技型中小企业突破2000家',
  },
]

/** Hands each district its part of the city's targets; the sentence and the way to it are those of the city's plan. */
export async function shareTargets(services: Services, officer: Actor, plan: DemoPlan): Promise<void> {
  const { db, clock } = services
  const own = shared.filter(({ file }) => file === plan.file)
  const known = await suggestIndicators(db, { names: own.map(({ name }) => name) })
  const offices = new Map<string, string>()
  for (const code of districts) {
    const [department] = await departmentsOf(db, clock, `${city}${code}/`)
    if (department) offices.set(code, department.id)
  }
  const targets = own.flatMap(({ file: _, name, value, quote, places = 0, ...target }, index) => {
    const indicatorId = known[index]?.[0]?.indicatorId
    const parts = figures.find((figure) => figure.name === name)?.parts
    if (!indicatorId || !parts) return []
    return sharedOut(value, parts, places).map((part, place) => {
      const code = districts[place] ?? ''
      const department = offices.get(code)
      return {
        ...target,
        indicatorId,
        regionPath: `${city}${code}/`,
        departmentIds: department ? [department] : [],
        value: part,
        comparator: '>=' as const,
        ...(target.recurrence ? { periodStart: '2025' } : {}),
        planStart: '2025',
        source: {
          area: 'plans' as const,
          planId: plan.planId,
          versionId: plan.versionId,
          itemId: `share-${index}-${code}`,
          planTitle: plan.title,
          quote: `${quote}（分解到本地区，示例）`,
          offset: 0,
          href: `/plans/${plan.planId}/versions/${plan.versionId}`,
        },
      }
    })
  })
  await db.tx((tx) => bindTargets(tx, { ...services, actor: officer }, targets))
}
