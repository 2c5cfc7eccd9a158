import { defineCasePanels, definePages } from '#platform/ui/pages'

export const pages = definePages([
  {
    path: '/self-evaluation',
    title: { zh: '企业资质自评', en: 'Self-evaluation for titles' },
    load: () => import('./titles.tsx'),
    permission: null,
    isPlain: true,
    door: {
      group: 'look',
      order: 2,
      hint: {
        zh: '科小、高企、专精特新……够不够条件，还差多少',
        en: 'Whether a company meets the conditions of a title, and what is missing',
      },
    },
  },
  {
    path: '/self-evaluation/$ruleSet',
    title: { zh: '资质自评', en: 'Self-evaluation' },
    load: () => import('./self-evaluation.tsx'),
    permission: null,
    isPlain: true,
  },
  {
    path: '/recognition/judgements/$caseId',
    title: { zh: '评价底稿', en: 'What the rules say' },
    load: () => import('../judgement/page.tsx'),
    permission: 'recognition:judgements',
  },
])

export const casePanels = defineCasePanels([
  {
    id: 'judgements',
    procedures: ['tech-sme-entry', 'innovative-sme-evaluation', 'leading-enterprise-recognition'],
    states: ['submitted', 'checked', 'correcting', 'publicised', 'noticed', 'granted', 'refused'],
    permission: 'recognition:judgements',
    load: () => import('../judgement/panel.tsx'),
  },
])
