import { AuditOutlined, FlagOutlined, MedicineBoxOutlined } from '@ant-design/icons'
import { defineCasePanels, definePages } from '#platform/ui/pages'

const group = { zh: '评价认定', en: 'Recognition' }
const read = { permission: 'recognition:read-seasons' } as const

export const seasonPages = definePages([
  {
    path: '/recognition/seasons',
    title: { zh: '高企申报季', en: 'High-tech season' },
    load: () => import('./seasons.tsx'),
    menu: { order: 55, icon: FlagOutlined, group },
    ...read,
  },
  {
    path: '/recognition/seasons/$seasonId',
    title: { zh: '申报季看板', en: 'Board of the season' },
    load: () => import('./board.tsx'),
    ...read,
  },
  {
    path: '/recognition/seasons/$seasonId/results',
    title: { zh: '评审结果与对照', en: 'Results and predictions' },
    load: () => import('./results.tsx'),
    ...read,
  },
  {
    path: '/recognition/season-cases/$caseId',
    title: { zh: '预评审', en: 'Review' },
    load: () => import('./case-page.tsx'),
    permission: 'recognition:season-cases',
  },
  {
    path: '/recognition/reviews',
    title: { zh: '我的评审', en: 'My reviews' },
    load: () => import('./reviews.tsx'),
    menu: { order: 55.5, icon: AuditOutlined, group },
    permission: 'recognition:review',
  },
  {
    path: '/recognition/reviews/$reviewId',
    title: { zh: '评审', en: 'Review' },
    load: () => import('./review.tsx'),
    permission: 'recognition:review',
  },
  {
    path: '/recognition/diagnosis',
    title: { zh: '高企预诊断', en: 'High-tech diagnosis' },
    load: () => import('./own-diagnosis.tsx'),
    menu: { order: 55, icon: MedicineBoxOutlined, group },
    permission: 'recognition:own-diagnosis',
  },
  {
    path: '/recognition/diagnoses/$creditCode',
    title: { zh: '企业预诊断', en: 'Diagnosis of a company' },
    load: () => import('./company-diagnosis.tsx'),
    permission: 'recognition:diagnoses',
  },
  {
    path: '/public/high-tech-seasons',
    title: { zh: '高企预评审准不准', en: 'How good the reviews were' },
    load: () => import('./published.tsx'),
    permission: null,
    isPlain: true,
    door: {
      group: 'look',
      order: 7,
      hint: { zh: '预评审的预测与认定结果对照', en: 'What reviews predicted beside what came out' },
    },
  },
  {
    path: '/public/high-tech-seasons/$seasonId',
    title: { zh: '预测与结果对照', en: 'Predicted and real' },
    load: () => import('./published-season.tsx'),
    permission: null,
  },
])

export const seasonCasePanels = defineCasePanels([
  {
    id: 'season-reviews',
    procedures: ['high-tech-recommendation'],
    states: ['submitted', 'correcting', 'reviewing', 'improving', 'recommended', 'refused'],
    permission: 'recognition:season-cases',
    load: () => import('./case-panel.tsx'),
  },
])
