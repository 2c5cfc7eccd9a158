import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { Answers, CaseView, Countersign, DraftView, Mark, PrecheckAnswer, Receipt, StartDraft } from '../contract.ts'
import type { Procedure } from '../registered.ts'

const id = z.string().max(60)
const oneCase = z.object({ caseId: id })
const requestKey = z.string().min(8).max(80)

/** A shape for which any of several versions will do; the version in force decides when it is used. */
export function anyOf(shapes: readonly z.ZodType[]): z.ZodType {
  const [first, second, ...more] = shapes
  if (!first) return z.object({})
  return second ? z.union([first, second, ...more]) : first
}

/** Endpoints of one procedure, with its own shapes. `versions` are newest first. */
export function endpointsOf(versions: readonly Procedure[]) {
  const [newest] = versions
  if (!newest) throw new Error('a procedure without versions has no endpoints')
  const { model } = newest
  const base = `/api/procedures/${model.id}` as const
  const said = (zh: string, en: string) => ({ zh: `${model.title.zh}：${zh}`, en: `${model.title.en}: ${en}` })
  const forms = anyOf([...new Set(versions.map((version) => version.form))])
  return {
    start: endpoint({
      method: 'POST',
      path: `${base}/drafts`,
      summary: said('开始填写，或打开未完成的草稿', 'start, or open the unfinished draft'),
      body: StartDraft,
      response: DraftView,
    }),
    submit: endpoint({
      method: 'POST',
      path: `${base}/drafts/{draftId}/submit`,
      summary: said('提交草稿', 'submit a draft'),
      params: z.object({ draftId: id }),
      body: z.object({ revision: z.int() }),
      response: Receipt,
    }),
    file: endpoint({
      method: 'POST',
      path: `${base}/cases`,
      summary: said('直接提交（供系统对接）', 'file at once, for machines'),
      /** `key` is chosen by the sender: the same key makes the same case. */
      body: z.object({ key: requestKey, callId: id.nullable().default(null), answers: forms }),
      response: Receipt,
      status: 201,
    }),
    precheck: endpoint({
      method: 'POST',
      path: `${base}/precheck`,
      summary: said('预检，无需登录', 'preview without an account'),
      body: z.object({ answers: Answers }),
      response: PrecheckAnswer,
      isPublicWrite: true,
    }),
    read: endpoint({
      method: 'GET',
      path: `${base}/cases/{caseId}`,
      summary: said('办件', 'a case'),
      params: oneCase,
      response: CaseView,
    }),
    countersign: endpoint({
      method: 'POST',
      path: `${base}/cases/{caseId}/countersign`,
      summary: said('会签', 'countersign'),
      params: oneCase,
      body: Countersign,
      response: CaseView,
    }),
    recall: endpoint({
      method: 'POST',
      path: `${base}/cases/{caseId}/recall`,
      summary: said('撤回提议', 'take a proposal back'),
      params: oneCase,
      body: z.object({ revision: z.int() }),
      response: CaseView,
    }),
    correct: endpoint({
      method: 'POST',
      path: `${base}/cases/{caseId}/draft`,
      summary: said('开始补正', 'begin to correct'),
      params: oneCase,
      response: DraftView,
    }),
  }
}

/** The endpoint of one action: what must be filled in, and nothing else. */
export function actionEndpoint(versions: readonly Procedure[], path: string) {
  const [newest] = versions
  const found = versions.flatMap((procedure) =>
    procedure.model.states.flatMap((state) =>
      state.actions
        .filter((action) => action.path === path)
        .map((action) => ({
          action,
          shape: procedure.actionForms.get(`${state.name}.${action.name}`) ?? z.object({}),
          edits: state.edits !== undefined && action.by.includes('applicant'),
          form: procedure.form,
        })),
    ),
  )
  const [first] = found
  if (!newest || !first) throw new Error(`no action is called ${path}`)
  const { model } = newest
  const marks = found.some(({ action }) => action.marks)
  const edited = [...new Set(found.flatMap(({ edits, form }) => (edits ? [form.partial()] : [])))]
  return endpoint({
    method: 'POST',
    path: `/api/procedures/${model.id}/cases/{caseId}/${path}`,
    summary: {
      zh: `${model.title.zh}：${first.action.label.zh}`,
      en: `${model.title.en}: ${first.action.label.en}`,
    },
    params: oneCase,
    body: z.object({
      revision: z.int(),
      input: anyOf([...new Set(found.map(({ shape }) => shape))]),
      ...(marks ? { marks: z.array(Mark).max(100).default([]) } : {}),
      ...(edited.length > 0 ? { draftRevision: z.int().optional(), answers: anyOf(edited).optional() } : {}),
    }),
    response: CaseView,
  })
}
