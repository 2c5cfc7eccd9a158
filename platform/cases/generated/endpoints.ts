import { z } from 'zod'
import type { Localized } from '#kernel/localized'
import { type Endpoint, endpoint } from '#platform/http/endpoint'
import { actOnMany } from '../contract/office.ts'
import { actOnCase, CaseView, Mark, Receipt } from '../contract.ts'
import { hookKey, type Procedure } from '../registered.ts'

/** A shape for which any of several versions will do; the version in force decides when it is used. */
function anyOf(shapes: readonly z.ZodType[]): z.ZodType {
  const [first, second, ...more] = [...new Set(shapes)]
  if (!first) return z.object({})
  return second ? z.union([first, second, ...more]) : first
}

/**
 * An endpoint that the web knows for any procedure, as that of one: `/api/procedures/{procedureId}/…` with the id filled
 * in, under the procedure's title.
 */
export function ofProcedure<E extends Endpoint>({ model }: Procedure, generic: E, over: Partial<Endpoint> = {}): E {
  const params = generic.params instanceof z.ZodObject ? without(generic.params, ['procedureId', 'action']) : undefined
  return endpoint({
    ...generic,
    path: generic.path.replace('{procedureId}', model.id) as Endpoint['path'],
    params,
    summary: titled(model.title, generic.summary),
    ...over,
  }) as unknown as E
}

function without(shape: z.ZodObject, names: readonly string[]): z.ZodObject | undefined {
  const kept = Object.entries(shape.shape).filter(([name]) => !names.includes(name))
  return kept.length > 0 ? z.object(Object.fromEntries(kept)) : undefined
}

const titled = (title: Localized, said: Localized): Localized => ({
  zh: `${title.zh}：${said.zh}`,
  en: `${title.en}: ${said.en}`,
})

/** Files whole answers at once, for machines: exactly what the form asks for. */
export function filingEndpoint(versions: readonly Procedure[], newest: Procedure) {
  const { model } = newest
  return endpoint({
    method: 'POST',
    path: `/api/procedures/${model.id}/cases`,
    summary: titled(model.title, { zh: '直接提交（供系统对接）', en: 'file at once, for machines' }),
    body: z.object({
      /** Chosen by the sender: the same key makes the same case. */
      key: z.string().min(8).max(80),
      callId: z.string().max(60).nullable().default(null),
      answers: anyOf(versions.map((version) => version.form)),
    }),
    response: Receipt,
    status: 201,
  })
}

interface Found {
  label: Localized
  shape: z.ZodObject
  marks: boolean
  /** The form of which the applicant hands in changes along with it. */
  edited: z.ZodObject | null
}

function actionsAt(versions: readonly Procedure[], path: string): Found[] {
  return versions.flatMap(({ model, form, actionForms }) =>
    model.states.flatMap((state) =>
      state.actions
        .filter((action) => action.path === path)
        .map((action) => ({
          label: action.label,
          shape: actionForms.get(hookKey(state.name, action.name)) ?? z.object({}),
          marks: action.marks,
          edited: state.edits && action.by.includes('applicant') ? form.partial() : null,
        })),
    ),
  )
}

/** The endpoint of one action: what must be filled in, and nothing else. */
export function actionEndpoint(versions: readonly Procedure[], newest: Procedure, path: string): typeof actOnCase {
  const found = actionsAt(versions, path)
  const edited = found.flatMap(({ edited: form }) => (form ? [form] : []))
  const label = found[0]?.label ?? { zh: path, en: path }
  return ofProcedure(newest, actOnCase, {
    path: `/api/procedures/${newest.model.id}/cases/{caseId}/${path}`,
    summary: titled(newest.model.title, label),
    body: z.object({
      revision: z.int(),
      input: anyOf(found.map(({ shape }) => shape)),
      ...(found.some(({ marks }) => marks) ? { marks: z.array(Mark).max(100).default([]) } : {}),
      ...(edited.length > 0 ? { draftRevision: z.int().optional(), answers: anyOf(edited).optional() } : {}),
    }),
    response: CaseView,
  })
}

/** The same for many cases at once. */
export function bulkEndpoint(versions: readonly Procedure[], newest: Procedure, path: string): typeof actOnMany {
  const found = actionsAt(versions, path)
  const label = found[0]?.label ?? { zh: path, en: path }
  return ofProcedure(newest, actOnMany, {
    path: `/api/procedures/${newest.model.id}/bulk/${path}`,
    summary: titled(newest.model.title, { zh: `批量${label.zh}`, en: `${label.en} (many)` }),
    body: z.object({
      cases: z
        .array(z.object({ caseId: z.string().max(60), revision: z.int() }))
        .min(1)
        .max(200),
      input: anyOf(found.map(({ shape }) => shape)),
    }),
  })
}
