import type { Permissions } from '#platform/auth/permission'

export const plansPermissions = {
  'plans:read': {
    title: { zh: '查看规划文件及核对情况', en: 'See plan documents and their review' },
    grants: {
      administrator: 'region',
      'city-leader': 'region',
      'city-officer': 'region',
      'district-officer': 'region',
      supervisor: 'region',
      'department-officer': 'department',
    },
  },
  'plans:write': {
    title: { zh: '上传、核对规划文件', en: 'Upload and review plan documents' },
    grants: { administrator: 'region', 'city-officer': 'region', 'district-officer': 'region' },
  },
  'plans:read-accuracy': {
    title: { zh: '查看读取准确度、导出标注', en: 'See how accurately plans are read, export labels' },
    grants: {
      administrator: 'region',
      'city-leader': 'region',
      'city-officer': 'region',
      'district-officer': 'region',
      supervisor: 'region',
    },
  },
  'plans:publish': {
    title: { zh: '发布、撤回规划', en: 'Publish and withdraw plans' },
    grants: {
      administrator: 'region',
      'city-leader': 'region',
      'city-officer': 'region',
      'district-officer': 'region',
    },
  },
  'plans:read-published': {
    title: { zh: '查看已发布的规划', en: 'See published plans' },
    grants: { anyone: 'public' },
  },
} satisfies Permissions
