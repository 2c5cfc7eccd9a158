import type { Permissions } from '#platform/auth/permission'

const readers = {
  'city-officer': 'region',
  'district-officer': 'region',
  'city-leader': 'region',
  supervisor: 'region',
} as const

/** Who draws, approves and reads the top list, and by which method. */
export const topListPermissions = {
  'recognition:read-top-lists': {
    title: { zh: '查看百强榜和评价办法', en: 'See top lists and methods' },
    grants: readers,
  },
  'recognition:read-top-entries': {
    title: { zh: '查看百强榜中企业的算式', en: 'See the working of companies of a top list' },
    grants: { ...readers, 'organisation-member': 'organisation' },
  },
  'recognition:draw-top-lists': {
    title: { zh: '拟定、作废、发布百强榜，移出企业', en: 'Draw, drop and publish top lists, take companies out' },
    grants: { 'city-officer': 'region' },
  },
  'recognition:approve-top-lists': {
    title: { zh: '核准百强榜', en: 'Approve top lists' },
    grants: { 'city-officer': 'region', 'city-leader': 'region' },
  },
  'recognition:check-top-lists': {
    title: { zh: '重算百强榜，下载全部数据', en: 'Compute top lists again, download their data' },
    grants: { 'city-officer': 'region', 'city-leader': 'region', supervisor: 'region' },
  },
  'recognition:keep-top-list-methods': {
    title: { zh: '提交、复核百强榜评价办法', en: 'Propose and decide on methods of the top list' },
    grants: { 'city-officer': 'region' },
  },
  'recognition:own-top-lists': {
    title: { zh: '查看本企业在百强榜中的名次', en: 'See one’s own place in top lists' },
    grants: { 'organisation-member': 'organisation' },
  },
  'recognition:public-top-lists': {
    title: { zh: '查看公示和发布的百强榜', en: 'Read top lists on notice or published' },
    grants: { anyone: 'public' },
  },
} satisfies Permissions
