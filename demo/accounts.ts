import type { Role } from '#platform/auth/actor'

/** One password for every demo account: it guards nothing. A city with real data is never started with them. */
export const demoPassword = 'kechuang-shifan-25'

export interface DemoPerson {
  username: string
  name: string
  role: Role
  /** Code of the region acted for. */
  regionCode: string
  /** Name of the department that a department officer works for. */
  department?: string
  /** Name of the invented organisation. */
  organisation?: string
  label: { zh: string; en: string }
}

/** Invented people, one for each way of looking at the city. */
export const demoPeople: DemoPerson[] = [
  {
    username: 'leader',
    name: '林知远',
    role: 'city-leader',
    regionCode: '320800',
    label: { zh: '市领导', en: 'City leader' },
  },
  {
    username: 'city',
    name: '周明朗',
    role: 'city-officer',
    regionCode: '320800',
    label: { zh: '市科技局规划处', en: 'City science bureau' },
  },
  {
    username: 'statistics',
    name: '苏以宁',
    role: 'city-officer',
    regionCode: '320800',
    label: { zh: '市科技局统计岗', en: 'City statistics desk' },
  },
  {
    username: 'district',
    name: '沈可期',
    role: 'district-officer',
    regionCode: '320812',
    label: { zh: '清江浦区科技局', en: 'District science bureau (Qingjiangpu)' },
  },
  {
    username: 'district2',
    name: '顾长风',
    role: 'district-officer',
    regionCode: '320826',
    label: { zh: '涟水县科技局', en: 'District science bureau (Lianshui)' },
  },
  {
    username: 'industry',
    name: '何时雨',
    role: 'department-officer',
    regionCode: '320800',
    department: '市工信局',
    label: { zh: '市工信局', en: 'City industry bureau' },
  },
  {
    username: 'finance',
    name: '许知微',
    role: 'finance-officer',
    regionCode: '320800',
    label: { zh: '市科技局财务（编制）', en: 'City finance: prepares' },
  },
  {
    username: 'finance2',
    name: '江晚舟',
    role: 'finance-officer',
    regionCode: '320800',
    label: { zh: '市科技局财务（复核）', en: 'City finance: approves' },
  },
  {
    username: 'finance.district',
    name: '温如许',
    role: 'finance-officer',
    regionCode: '320812',
    label: { zh: '清江浦区科技局财务', en: 'District finance (Qingjiangpu)' },
  },
  {
    username: 'company',
    name: '方既白',
    role: 'organisation-member',
    regionCode: '320812',
    organisation: '示例新材料科技有限公司',
    label: { zh: '企业（示例新材料）', en: 'Company (demo new materials)' },
  },
  {
    username: 'bank',
    name: '钱若水',
    role: 'organisation-member',
    regionCode: '320800',
    organisation: '示例银行淮安分行',
    label: { zh: '银行（示例）', en: 'Bank (demo)' },
  },
  {
    username: 'registrar',
    name: '白知秋',
    role: 'registrar',
    regionCode: '320800',
    label: { zh: '市技术合同登记员', en: 'City registrar of contracts' },
  },
  {
    username: 'registrar2',
    name: '黎见微',
    role: 'registrar',
    regionCode: '320800',
    label: { zh: '市技术合同登记员（会签）', en: 'City registrar: countersigns' },
  },
  {
    username: 'expert',
    name: '甄思远',
    role: 'expert',
    regionCode: '320800',
    label: { zh: '评审专家', en: 'Expert' },
  },
  {
    username: 'expert2',
    name: '谈明哲',
    role: 'expert',
    regionCode: '320800',
    label: { zh: '评审专家（二）', en: 'Second expert' },
  },
  {
    username: 'supervisor',
    name: '秦观止',
    role: 'supervisor',
    regionCode: '320800',
    label: { zh: '督查与审计', en: 'Supervisor' },
  },
  {
    username: 'admin',
    name: '管理员',
    role: 'administrator',
    regionCode: '320800',
    label: { zh: '系统管理员', en: 'Administrator' },
  },
]

export const demoAccounts = demoPeople.map(({ username, label }) => ({ username, password: demoPassword, label }))
