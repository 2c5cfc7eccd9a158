import { AuditOutlined, FormOutlined, InboxOutlined, NotificationOutlined, SettingOutlined } from '@ant-design/icons'
import { definePages } from '#platform/ui/pages'

const office = { zh: '办件', en: 'Cases' }

/** Pages of whatever people apply for; which procedures there are, the server says. */
export const pages = definePages([
  {
    path: '/procedures',
    title: { zh: '我要办', en: 'Apply' },
    load: () => import('./catalogue.tsx'),
    menu: { order: 4, icon: FormOutlined },
    door: { group: 'do', order: 1, hint: { zh: '办事指南、在线申请', en: 'Guides and applications' } },
    permission: null,
    isPlain: true,
  },
  {
    path: '/procedures/$procedureId',
    title: { zh: '办事指南', en: 'Guide' },
    load: () => import('./guide.tsx'),
    permission: null,
    isPlain: true,
  },
  {
    path: '/drafts/$draftId',
    title: { zh: '填写申请', en: 'Fill in' },
    load: () => import('./draft.tsx'),
    permission: 'cases:own',
    isPlain: true,
  },
  {
    path: '/my-cases',
    title: { zh: '我的办件', en: 'My cases' },
    load: () => import('./my-cases.tsx'),
    menu: { order: 5, icon: InboxOutlined, isForApplicants: true },
    permission: 'cases:own',
    isPlain: true,
  },
  {
    path: '/my-cases/$caseId',
    title: { zh: '办件', en: 'Case' },
    load: () => import('./my-case.tsx'),
    permission: 'cases:own',
    isPlain: true,
  },
  {
    path: '/my-cases/$caseId/receipt',
    title: { zh: '受理凭证', en: 'Receipt' },
    load: () => import('./receipt.tsx'),
    permission: 'cases:own',
    isPlain: true,
  },
  {
    path: '/verify/$number',
    title: { zh: '核验受理凭证', en: 'Verify a receipt' },
    load: () => import('./verify.tsx'),
    permission: null,
    isPlain: true,
  },
  {
    path: '/public/notices',
    title: { zh: '公示', en: 'Public notices' },
    door: {
      group: 'look',
      order: 5,
      hint: { zh: '正在公示的事项，可提出异议', en: 'What is on display, open to objections' },
    },
    load: () => import('./public-notices.tsx'),
    permission: null,
    isPlain: true,
  },
  {
    path: '/public/notices/$noticeId',
    title: { zh: '公示', en: 'Public notice' },
    load: () => import('./public-notice.tsx'),
    permission: null,
    isPlain: true,
  },
  {
    path: '/desk',
    title: { zh: '办件台', en: 'Case desk' },
    load: () => import('./desk.tsx'),
    menu: { order: 8, icon: AuditOutlined, group: office },
    permission: 'cases:desk',
  },
  {
    path: '/desk/$caseId',
    title: { zh: '办件', en: 'Case' },
    load: () => import('./desk-case.tsx'),
    permission: 'cases:desk',
  },
  {
    path: '/desk/procedures/$procedureId',
    title: { zh: '事项管理', en: 'Procedure' },
    load: () => import('./office.tsx'),
    permission: 'cases:desk',
  },
  {
    path: '/desk/stand-ins',
    title: { zh: '代办', en: 'Stand-ins' },
    load: () => import('./stand-ins.tsx'),
    menu: { order: 9, icon: NotificationOutlined, group: office },
    permission: 'cases:desk',
  },
  {
    path: '/parameters',
    title: { zh: '本市设定', en: 'Set by the city' },
    load: () => import('./parameters.tsx'),
    menu: { order: 90, icon: SettingOutlined },
    permission: 'parameters:set',
  },
])
