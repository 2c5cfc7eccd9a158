import type { Permissions } from '#platform/auth/permission'

const offices = {
  'city-officer': 'region',
  'district-officer': 'region',
  'city-leader': 'region',
  supervisor: 'region',
} as const

/** Who keeps the season of high-tech recognition, who reviews in it, who sees what. */
export const seasonPermissions = {
  'recognition:read-seasons': {
    title: { zh: '查看高企申报季', en: 'See seasons of high-tech recognition' },
    grants: offices,
  },
  'recognition:manage-seasons': {
    title: { zh: '建立申报批次，录入评审结果，公开对照', en: 'Keep seasons, enter results, publish' },
    grants: { 'city-officer': 'region' },
  },
  'recognition:season-cases': {
    title: { zh: '查看高企申报的预评审情况', en: 'See how applications were reviewed' },
    grants: { ...offices, 'organisation-member': 'organisation' },
  },
  'recognition:assign-reviews': {
    title: { zh: '组织预评审、指派专家', en: 'Begin rounds of review, assign experts' },
    grants: { 'city-officer': 'region' },
  },
  'recognition:review': {
    title: { zh: '评审指派给自己的申报', en: 'Review what is assigned to oneself' },
    grants: { expert: 'self' },
  },
  'recognition:own-diagnosis': {
    title: { zh: '预诊断本企业', en: 'Diagnose one’s own company' },
    grants: { 'organisation-member': 'organisation' },
  },
  'recognition:diagnoses': {
    title: { zh: '查看企业预诊断', en: 'See the diagnoses of companies' },
    grants: offices,
  },
  'recognition:published-seasons': {
    title: { zh: '查看公开的预测与结果对照', en: 'Read published seasons' },
    grants: { anyone: 'public' },
  },
} satisfies Permissions
