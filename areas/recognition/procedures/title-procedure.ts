import type { Localized } from '#kernel/localized'
import {
  correctedBy,
  defineProcedure,
  type Procedure,
  Reasons,
  returnedBy,
  withdraw as withdrawn,
  workingDays,
} from '#platform/cases/procedure'
import { closeTitle, refuseTitle } from '../actions/titles/close-title.ts'
import { examineTitle, grantTitle } from '../actions/titles/decide-title.ts'
import { checkTitle, fileTitle } from '../actions/titles/file-title.ts'
import { applicationProblems, evidenceProblems } from '../actions/titles/guards.ts'
import type { TitleRule } from '../rules/titles/titles.ts'
import { CheckForm, ExamineForm, GrantForm } from './action-forms.ts'
import { checkLimit, correctLimit, examineLimit, noticeLimit } from './parameters.ts'
import { titleForm } from './title-form.ts'

const district = ['district-officer'] as const
const city = ['city-officer'] as const

const withdraw = { ...withdrawn, effect: closeTitle } as const

const refuse = {
  label: { zh: '不予认定', en: 'Refuse' },
  by: city,
  form: Reasons,
  to: 'refused',
  tone: 'danger',
  effect: refuseTitle,
} as const

export interface TitleProcedure {
  title: TitleRule
  /** From which day on this version is filed under; its form asks for the facts of the rules then in force. */
  version: string
  code: string
  label: Localized
  summary: Localized
  basis: { title: Localized; isOfficial: boolean }[]
  who: Localized
  needs: Localized[]
}

const setByCity = {
  title: {
    zh: '初审、审核、补正和公示的时限为本市设定',
    en: 'Limits of check, examination, correction and notice are set by the city',
  },
  isOfficial: false,
}

/**
 * How a title is applied for: declared by the company, checked by its district, examined by the city, shown to the public,
 * granted. The rules judge it when it is filed, examined and decided.
 */
export function titleProcedure(said: TitleProcedure): Procedure {
  const { title, version, code, label, summary, basis, who, needs } = said
  return defineProcedure({
    id: title.procedureId,
    version,
    title: label,
    summary,
    code,
    basis: [...basis, setByCity],
    start: {
      by: ['organisation'],
      who,
      needs,
      takes: {
        zh: '15 个工作日，另公示 10 个工作日（本市设定）',
        en: '15 working days, and 10 of public notice (set by the city)',
      },
      cost: { zh: '不收费', en: 'Free of charge' },
      guard: applicationProblems(title.ruleSet),
      effect: fileTitle,
    },
    form: titleForm(title.ruleSet, version),
    subject: ({ applicantName }) => `${applicantName}：${label.zh}`,
    files: { within: workingDays(checkLimit), otherwise: 'withdrawn' },
    lapsed: closeTitle,
    example: { phone: '0517-83000000', evidence: [], isPledged: true },
    states: {
      submitted: {
        label: { zh: '待初审', en: 'To be checked' },
        publicLabel: { zh: '已提交，县区初审中', en: 'Submitted, being checked by the district' },
        due: workingDays(checkLimit),
        warnBefore: [2, 1],
        onDue: 'escalate',
        owner: district,
        actions: {
          pass: {
            label: { zh: '初审通过，报市级', en: 'Pass on to the city' },
            doneLabel: { zh: '初审通过', en: 'Checked' },
            by: district,
            form: CheckForm,
            to: 'checked',
            tone: 'primary',
            guard: evidenceProblems,
            effect: checkTitle,
            example: { visitedOn: '2025-01-15', visitFinding: '示例：场所和人员属实。' },
          },
          returnForCorrection: returnedBy(district),
          withdraw,
        },
      },
      checked: {
        label: { zh: '待审核', en: 'To be examined' },
        publicLabel: { zh: '初审通过，市级审核中', en: 'Checked, being examined by the city' },
        due: workingDays(examineLimit),
        warnBefore: [3, 1],
        onDue: 'escalate',
        owner: city,
        actions: {
          examine: {
            label: { zh: '拟认定，进入公示', en: 'Agree and give public notice' },
            doneLabel: { zh: '拟认定', en: 'Agreed' },
            by: city,
            form: ExamineForm,
            to: 'publicised',
            tone: 'primary',
            bulk: true,
            effect: examineTitle,
            example: { reason: '示例：已另行核实。' },
          },
          returnForCorrection: returnedBy(city),
          refuse,
          withdraw,
        },
      },
      correcting: correctedBy({ due: workingDays(correctLimit), warnBefore: [5, 1], effect: fileTitle, withdraw }),
      publicised: {
        label: { zh: '公示中', en: 'Public notice' },
        publicLabel: { zh: '正在公示', en: 'Public notice' },
        owner: city,
        publicNotice: {
          for: workingDays(noticeLimit),
          shows: ({ party }) => [{ label: { zh: '拟认定企业', en: 'To be recognised' }, value: party.name }],
        },
        onDue: { to: 'noticed' },
        actions: {
          stopNotice: {
            label: { zh: '中止公示，重新审核', en: 'Stop the notice and examine again' },
            by: city,
            form: Reasons,
            to: 'checked',
          },
        },
      },
      noticed: {
        label: { zh: '公示期满，待认定', en: 'Notice over, to be granted' },
        publicLabel: { zh: '公示期满，等待认定', en: 'Notice over, to be granted' },
        owner: city,
        actions: {
          grant: {
            label: { zh: '予以认定', en: 'Grant' },
            doneLabel: { zh: '认定', en: 'Granted' },
            by: city,
            form: GrantForm,
            to: 'granted',
            tone: 'primary',
            bulk: true,
            effect: grantTitle,
            example: { number: '示例-1', reason: '示例：已另行核实。' },
          },
          refuse,
        },
      },
      granted: { label: { zh: '已认定', en: 'Granted' }, final: 'granted' },
      refused: { label: { zh: '不予认定', en: 'Refused' }, final: 'refused' },
      withdrawn: { label: { zh: '已撤回', en: 'Withdrawn' }, final: 'withdrawn' },
    },
  })
}
