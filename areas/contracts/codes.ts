import type { Localized } from '#kernel/localized'

/**
 * Code lists of the official form. Names are as the form has them; where only a copy of the form was seen, the list may
 * miss values, which is why every list ends in an open one.
 */
export const kinds = {
  development: { zh: '技术开发', en: 'Development' },
  transfer: { zh: '技术转让', en: 'Transfer' },
  licence: { zh: '技术许可', en: 'Licence' },
  consulting: { zh: '技术咨询', en: 'Consulting' },
  service: { zh: '技术服务', en: 'Service' },
} as const satisfies Record<string, Localized>
export type Kind = keyof typeof kinds

export const developmentForms = {
  commissioned: { zh: '委托开发', en: 'Commissioned' },
  cooperative: { zh: '合作开发', en: 'Cooperative' },
} as const satisfies Record<string, Localized>

export const serviceForms = {
  general: { zh: '一般技术服务', en: 'General service' },
  training: { zh: '技术培训', en: 'Training' },
  intermediary: { zh: '技术中介', en: 'Intermediary' },
} as const satisfies Record<string, Localized>

/** 技术领域. */
export const fields = {
  electronics: { zh: '电子信息', en: 'Electronics and information' },
  aerospace: { zh: '航空航天', en: 'Aerospace' },
  manufacturing: { zh: '先进制造', en: 'Advanced manufacturing' },
  biomedicine: { zh: '生物、医药和医疗器械', en: 'Biology, medicine, devices' },
  materials: { zh: '新材料及其应用', en: 'New materials' },
  energy: { zh: '新能源与高效节能', en: 'New energy and saving' },
  environment: { zh: '环境保护与资源综合利用', en: 'Environment and resources' },
  nuclear: { zh: '核应用技术', en: 'Nuclear applications' },
  agriculture: { zh: '农业技术', en: 'Agriculture' },
  transport: { zh: '现代交通', en: 'Transport' },
  city: { zh: '城市建设与社会发展', en: 'Urban and social development' },
} as const satisfies Record<string, Localized>
export type Field = keyof typeof fields

/** 知识产权类型. */
export const ipTypes = {
  none: { zh: '未涉及知识产权', en: 'None' },
  patent: { zh: '专利', en: 'Patent' },
  software: { zh: '计算机软件著作权', en: 'Software copyright' },
  variety: { zh: '植物新品种', en: 'Plant variety' },
  circuit: { zh: '集成电路布图设计', en: 'Circuit layout' },
  medicine: { zh: '生物、医药新品种', en: 'New biological or medical product' },
  secret: { zh: '技术秘密', en: 'Trade secret' },
  design: { zh: '设计著作权', en: 'Design copyright' },
} as const satisfies Record<string, Localized>

/** 计划来源. */
export const planSources = {
  none: { zh: '计划外', en: 'No programme' },
  national: { zh: '国家计划', en: 'National programme' },
  ministry: { zh: '部门计划', en: 'Ministry programme' },
  province: { zh: '省（区、市）计划', en: 'Provincial programme' },
  city: { zh: '市、县计划', en: 'City or county programme' },
} as const satisfies Record<string, Localized>

/** 支付方式. */
export const paymentModes = {
  once: { zh: '一次支付', en: 'At once' },
  instalments: { zh: '分期支付', en: 'In instalments' },
  royalty: { zh: '提成支付', en: 'Royalty' },
  'use-first': { zh: '先使用后付费', en: 'Use first, pay later' },
} as const satisfies Record<string, Localized>

/** 非技术性费用, taken off the contract value line by line. */
export const deductionKinds = {
  equipment: { zh: '设备', en: 'Equipment' },
  instruments: { zh: '仪器', en: 'Instruments' },
  parts: { zh: '零部件', en: 'Parts' },
  materials: { zh: '原材料', en: 'Raw materials' },
  other: { zh: '其他非技术性费用', en: 'Other non-technical cost' },
} as const satisfies Record<string, Localized>
export type DeductionKind = keyof typeof deductionKinds

export const currencies = {
  CNY: { zh: '人民币', en: 'Yuan' },
  USD: { zh: '美元', en: 'US dollar' },
  EUR: { zh: '欧元', en: 'Euro' },
  JPY: { zh: '日元', en: 'Yen' },
  HKD: { zh: '港元', en: 'Hong Kong dollar' },
  GBP: { zh: '英镑', en: 'Pound' },
  other: { zh: '其他货币', en: 'Another currency' },
} as const satisfies Record<string, Localized>

/** 国（地区）代码, three digits as the form asks; 701 is any that is not listed. */
export const countries = {
  '142': { zh: '中国', en: 'China' },
  '110': { zh: '中国香港', en: 'Hong Kong, China' },
  '121': { zh: '中国澳门', en: 'Macao, China' },
  '143': { zh: '中国台湾', en: 'Taiwan, China' },
  '116': { zh: '日本', en: 'Japan' },
  '132': { zh: '新加坡', en: 'Singapore' },
  '133': { zh: '韩国', en: 'Korea' },
  '303': { zh: '英国', en: 'United Kingdom' },
  '304': { zh: '德国', en: 'Germany' },
  '305': { zh: '法国', en: 'France' },
  '501': { zh: '加拿大', en: 'Canada' },
  '502': { zh: '美国', en: 'United States' },
  '701': { zh: '其他国家（地区）', en: 'Other' },
} as const satisfies Record<string, Localized>

/** 卖方、买方性质. */
export const partyTypes = {
  '010': { zh: '机关法人', en: 'Public body' },
  '021': { zh: '科研机构', en: 'Research institute' },
  '022': { zh: '高等院校', en: 'University' },
  '023': { zh: '医疗卫生机构', en: 'Medical institution' },
  '024': { zh: '其他事业法人', en: 'Other public institution' },
  '030': { zh: '社团法人', en: 'Association' },
  '110': { zh: '国有企业', en: 'State-owned company' },
  '120': { zh: '集体企业', en: 'Collective company' },
  '130': { zh: '股份合作企业', en: 'Cooperative company' },
  '140': { zh: '联营企业', en: 'Joint operation' },
  '150': { zh: '有限责任公司', en: 'Limited company' },
  '160': { zh: '股份有限公司', en: 'Company limited by shares' },
  '170': { zh: '私营企业', en: 'Private company' },
  '180': { zh: '其他内资企业', en: 'Other domestic company' },
  '200': { zh: '港澳台商投资企业', en: 'Hong Kong, Macao or Taiwan invested' },
  '300': { zh: '外商投资企业', en: 'Foreign invested' },
} as const satisfies Record<string, Localized>

/** 服务的国民经济行业. */
export { industrySections as industries } from '#kernel/industry'
