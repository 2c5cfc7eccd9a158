import { Button, Form } from 'antd'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { z } from 'zod'
import { askedFields, cleanAnswers, type FieldModel, type FormModel, formOf, missingAnswers } from '#engines/form'
import type { ApiProblem } from './api.tsx'
import { clearDraft, keepDraft, keptDraft } from './drafts.tsx'
import { FormHold } from './form/hold.ts'
import { issueText } from './form/issues.ts'
import { FieldWidget } from './form/widget.tsx'
import { ProblemList } from './problem-list.tsx'
import { say, text as sayText, useText } from './text.tsx'

export type { FieldMeta } from '#engines/form'
export { DatePick, PeriodPicker } from './form/period.tsx'
export { RegionPicker } from './form/region.tsx'
export { type RegionChoice, RegionsProvider, useRegions } from './regions.tsx'

type Values = Record<string, unknown>

interface Props<S extends z.ZodType> {
  schema: S
  initial?: Partial<z.input<S>>
  /** Gets the checked values. Answer the refusal, or null when it worked. */
  onSubmit: (values: z.output<S>) => Promise<ApiProblem | null | undefined> | undefined
  submitLabel?: string
  onCancel?: () => void
  /** Where a value came from, beside the field: `{ employees: '来自 2024 年年报' }`. */
  sources?: Record<string, string>
  /** Keeps what was typed on this device under this name until it is sent. */
  draft?: string
  disabled?: boolean
  /** Two columns on a desk. */
  columns?: 1 | 2
  /** Replaces the control of one field. */
  custom?: Record<string, (field: { value: unknown; onChange: (value: unknown) => void; id: string }) => ReactNode>
}

/** What is sent: the fields as they are filed, and what the page filled in for those that are not drawn. */
function cleaned(model: FormModel, values: Values): Values {
  const drawn = new Set(model.fields.map((field) => field.name))
  const byPage = Object.entries(values).filter(([name]) => !drawn.has(name))
  return { ...Object.fromEntries(byPage), ...cleanAnswers(model, values) }
}

/** Every problem with its field; a check of the whole form has the empty field. */
function check(schema: z.ZodType, model: FormModel, values: Values): { name: string; message: string }[] {
  const missing = missingAnswers(model, values).map(({ path, code }) => ({
    name: path.split('.')[0] ?? '',
    message: sayText(`ui.form.problem.${code}`),
  }))
  const result = schema.safeParse(values, { reportInput: true })
  if (result.success) return missing
  const specs = new Map(model.fields.map((spec) => [spec.name, spec]))
  const wrong = result.error.issues.map((issue) => {
    const name = String(issue.path[0] ?? '')
    const ownWords = specs.get(name)?.problem
    if (ownWords && (issue.code === 'invalid_format' || issue.code === 'custom'))
      return { name, message: say(ownWords) }
    if (issue.code === 'custom') return { name, message: issue.message }
    const { key, params } = issueText(issue)
    return { name, message: sayText(key, params) }
  })
  return [...missing, ...wrong]
}

function Field({ spec, source, children }: { spec: FieldModel; source?: string; children: ReactNode }): ReactNode {
  const text = useText()
  const help = spec.help ? <span>{say(spec.help)}</span> : null
  const from = source ? <span className="form-source">{text('ui.form.source', { source })}</span> : null
  const isWide = spec.widget === 'textarea' || spec.widget === 'file'
  return (
    <>
      {spec.section ? <h3 className="form-section">{say(spec.section)}</h3> : null}
      <Form.Item
        name={spec.name}
        label={say(spec.label)}
        required={spec.isRequired}
        className={isWide ? 'form-wide' : undefined}
        extra={
          help || from ? (
            <>
              {help}
              {from}
            </>
          ) : undefined
        }
      >
        {children}
      </Form.Item>
    </>
  )
}

/**
 * A form drawn from a zod shape and its meta: checked in the browser by the same shape as on the server, with the
 * server's reasons put beside their fields.
 *
 * Example: <FormFromZod schema={NewPlan} submitLabel={text('plans.create')} onSubmit={(body) => create.submit({ body })} />
 */
export function FormFromZod<S extends z.ZodType>(props: Props<S>): ReactNode {
  const { schema, draft } = props
  const text = useText()
  const [form] = Form.useForm<Values>()
  const [isSending, setSending] = useState(false)
  const [busyParts, setBusyParts] = useState(0)
  const [general, setGeneral] = useState<string[]>([])
  const model = useMemo(() => formOf(schema), [schema])
  const specs = model.fields
  const now = Form.useWatch<Values>((values: Values) => values, form)
  const asked = useMemo(() => askedFields(model, (now ?? {}) as Values), [model, now])
  const start = useMemo(() => {
    const defaults = Object.fromEntries(specs.filter((s) => s.initial !== undefined).map((s) => [s.name, s.initial]))
    return { ...defaults, ...(props.initial as Values | undefined) }
  }, [specs, props.initial])

  useEffect(() => {
    const kept = draft ? keptDraft(draft) : null
    form.setFieldsValue({ ...start, ...kept })
  }, [form, start, draft])

  function show(problems: { name: string; message: string }[]) {
    const names = new Set(specs.map((spec) => spec.name))
    const byField = Map.groupBy(problems, (problem) => (names.has(problem.name) ? problem.name : ''))
    form.setFields(
      specs.map((spec) => ({ name: spec.name, errors: (byField.get(spec.name) ?? []).map((p) => p.message) })),
    )
    setGeneral((byField.get('') ?? []).map((problem) => problem.message))
    const first = specs.find((spec) => byField.has(spec.name))
    if (first) form.scrollToField(first.name, { block: 'center', focus: true })
  }

  async function submit() {
    if (isSending || busyParts > 0) return
    const values = cleaned(model, form.getFieldsValue(true) as Values)
    const problems = check(schema, model, values)
    show(problems)
    if (problems.length > 0) return
    setSending(true)
    try {
      const refused = await props.onSubmit(schema.parse(values) as z.output<S>)
      if (refused)
        show(refused.errors.map((each) => ({ name: each.field?.split('.')[0] ?? '', message: each.message })))
      else if (draft) clearDraft(draft)
    } finally {
      setSending(false)
    }
  }

  return (
    <Form
      form={form}
      layout="vertical"
      className={props.columns === 2 ? 'form form-two' : 'form'}
      disabled={props.disabled || isSending}
      onFinish={() => void submit()}
      onValuesChange={(changed: Values, all: Values) => {
        form.setFields(Object.keys(changed).map((name) => ({ name, errors: [] })))
        if (draft) keepDraft(draft, all)
      }}
      noValidate
    >
      <ProblemList problems={general} />
      <div className="form-fields">
        <FormHold value={setBusyParts}>
          {asked.map((spec) => (
            <Field key={spec.name} spec={spec} source={props.sources?.[spec.name]}>
              {props.custom?.[spec.name] ? (
                <Custom draw={props.custom[spec.name]} />
              ) : (
                <FieldWidget spec={spec} disabled={props.disabled || isSending} />
              )}
            </Field>
          ))}
        </FormHold>
      </div>
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={isSending} disabled={busyParts > 0}>
          {props.submitLabel ?? text('ui.submit')}
        </Button>
        {props.onCancel ? <Button onClick={props.onCancel}>{text('ui.cancel')}</Button> : null}
      </div>
    </Form>
  )
}

type Draw = (field: { value: unknown; onChange: (value: unknown) => void; id: string }) => ReactNode

function Custom(props: { draw?: Draw; value?: unknown; onChange?: (value: unknown) => void; id?: string }): ReactNode {
  return props.draw?.({ value: props.value, onChange: props.onChange ?? (() => {}), id: props.id ?? '' })
}
