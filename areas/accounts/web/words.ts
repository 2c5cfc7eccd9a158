import type { HeldMembership, Organisation } from '#contract/accounts'
import type { Localized } from '#kernel/localized'

/** Roles as people read them. */
export const roleWords: Record<HeldMembership['role'], Localized> = {
  administrator: { zh: '管理员', en: 'Administrator' },
  'city-leader': { zh: '市领导', en: 'City leader' },
  'city-officer': { zh: '市级工作人员', en: 'City officer' },
  'district-officer': { zh: '县区工作人员', en: 'District officer' },
  'department-officer': { zh: '部门工作人员', en: 'Department officer' },
  'finance-officer': { zh: '财务人员', en: 'Finance officer' },
  'organisation-member': { zh: '单位用户', en: 'Organisation member' },
  expert: { zh: '专家', en: 'Expert' },
  registrar: { zh: '登记员', en: 'Registrar' },
  supervisor: { zh: '监督人员', en: 'Supervisor' },
}

export const kindWords: Record<Organisation['kind'], Localized> = {
  enterprise: { zh: '企业', en: 'Enterprise' },
  university: { zh: '高校', en: 'University' },
  institute: { zh: '科研院所', en: 'Institute' },
  hospital: { zh: '医疗机构', en: 'Hospital' },
  carrier: { zh: '科创载体', en: 'Carrier' },
  bank: { zh: '银行', en: 'Bank' },
  guarantor: { zh: '担保机构', en: 'Guarantor' },
  association: { zh: '协会', en: 'Association' },
  agency: { zh: '服务机构', en: 'Agency' },
  other: { zh: '其他', en: 'Other' },
}
