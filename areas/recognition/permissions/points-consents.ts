import type { Permissions } from '#platform/auth/permission'

/** Who lets banks see points, and who then sees them. */
export const pointsConsentPermissions = {
  'recognition:own-consents': {
    title: { zh: '授权银行查看本企业积分、撤回', en: 'Let banks see one’s own points, and withdraw' },
    grants: { 'organisation-member': 'organisation' },
  },
  'recognition:read-consented': {
    title: { zh: '查看授权企业的积分', en: 'See the points of companies that consented' },
    grants: { 'organisation-member': 'organisation' },
  },
  'recognition:verify-statement': {
    title: { zh: '核验创新积分证明', en: 'Verify a statement of innovation points' },
    grants: { anyone: 'public' },
  },
} satisfies Permissions
