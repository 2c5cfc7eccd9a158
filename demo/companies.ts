import { createOrganisation, createPerson, grantMembership } from '#areas/accounts'
import { creditCodeCheckCharacter } from '#kernel/credit-code'
import { type Actor, system } from '#platform/auth/actor'
import type { Services } from '#platform/services'

const city = '320800/'
const withCheck = (body: string) => `${body}${creditCodeCheckCharacter(body)}`
const other = (index: number) => withCheck(`91320800MA1DEM${100 + index}`)

/** Invented companies with invented bank accounts; a demo account acts for the first. */
export const demoCompanies = [
  {
    name: '示例新材料科技有限公司',
    creditCode: withCheck('91320812MA1DEM001'),
    regionPath: `${city}320812/`,
    bankName: '示例银行淮安分行营业部',
    bankAccountNo: '6222000000000011',
  },
  {
    name: '示例智能装备有限公司',
    creditCode: other(1),
    regionPath: `${city}320812/`,
    bankName: '示例银行清江浦支行',
    bankAccountNo: '6222000000000022',
  },
  {
    name: '示例生物医药有限公司',
    creditCode: other(2),
    regionPath: `${city}320826/`,
    bankName: '示例农商行涟水支行',
    bankAccountNo: '6222000000000033',
  },
  {
    name: '示例（淮安）电子有限公司',
    creditCode: other(3),
    regionPath: `${city}320812/`,
    bankName: '示例银行开发区支行',
    bankAccountNo: '6222000000000044',
  },
  {
    name: '示例节能环保有限公司',
    creditCode: other(4),
    regionPath: `${city}320812/`,
    bankName: '示例银行洪泽支行',
    bankAccountNo: '6222000000000055',
  },
  {
    name: '示例大学技术转移中心',
    creditCode: other(5),
    regionPath: `${city}320812/`,
    bankName: '示例银行大学城支行',
    bankAccountNo: '6222000000000066',
  },
] as const

/** The invented bank that a demo account acts for. */
export const demoBank = {
  name: '示例银行淮安分行',
  creditCode: withCheck('91320800MA1DEM901'),
  regionPath: city,
} as const

export type CompanyName = (typeof demoCompanies)[number]['name']

/** Who applies for each of the companies that no demo account acts for; nobody can sign in as them. */
const applicants: Partial<Record<CompanyName, string>> = {
  示例智能装备有限公司: '陆行舟',
  示例生物医药有限公司: '叶清和',
  '示例（淮安）电子有限公司': '卫听澜',
  示例节能环保有限公司: '孟扶摇',
  示例大学技术转移中心: '程默然',
}

/** Enters those companies, each with one person. Answers who acts for them, by name. */
export async function enterCompanies(services: Services): Promise<Map<CompanyName, Actor>> {
  const actors = new Map<CompanyName, Actor>()
  await services.db.tx(async (tx) => {
    for (const [index, { name, creditCode, regionPath }] of demoCompanies.entries()) {
      const person = applicants[name]
      if (!person) continue
      const kind = name.includes('大学') ? ('university' as const) : ('enterprise' as const)
      const { id: organisationId } = await createOrganisation(tx, services, system, {
        creditCode,
        name,
        kind,
        regionPath,
      })
      const user = await createPerson(tx, services, system, {
        name: person,
        username: `demo.company${index}`,
        regionPath,
      })
      const place = {
        role: 'organisation-member' as const,
        userId: user.id,
        regionPath,
        organisationId,
        departmentId: null,
      }
      const { id: membershipId } = await grantMembership(tx, services, system, {
        ...place,
        validFrom: '2020-01-01',
        validTo: null,
      })
      actors.set(name, { kind: 'person', name: person, membershipId, locale: 'zh-CN', ...place })
    }
  })
  return actors
}
