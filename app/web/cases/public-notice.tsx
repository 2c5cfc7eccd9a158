import './cases.css'
import { type ReactNode, useState } from 'react'
import type { Answers, FormModel } from '#engines/form'
import { AnswerFields, byField, ProblemSummary, problemsOf } from '#ui/answers'
import { asProblem, call, useCall } from '#ui/api'
import { usePathParam } from '#ui/link'
import { DateText } from '#ui/number'
import { Page, Section } from '#ui/page'
import { say, useText } from '#ui/text'
import { makeObjection, readPublicNotice } from './endpoints.ts'
import { ShownFacts } from './parts/shown-facts.tsx'

/** A public notice, and the form to object to it. */
export default function PublicNotice(): ReactNode {
  const text = useText()
  const id = usePathParam('noticeId')
  const answer = useCall(readPublicNotice, { params: { noticeId: id } })
  return (
    <Page
      title={answer.data?.title ?? text('cases.notices')}
      subtitle={answer.data ? say(answer.data.procedureTitle) : undefined}
      kind="public"
      trail={[{ title: text('cases.notices'), to: '/public/notices' }]}
      answer={answer}
    >
      {(notice) => (
        <>
          <section className="section">
            <dl className="guide-facts">
              <ShownFacts shown={notice.shown} />
              <div>
                <dt>{text('cases.notices.region')}</dt>
                <dd>{notice.regionName}</dd>
              </div>
              <div>
                <dt>{text('cases.notices.span')}</dt>
                <dd>
                  <DateText date={notice.openedAt} /> – <DateText date={notice.lastDay} />
                </dd>
              </div>
            </dl>
          </section>
          <Section title={text('cases.objection')}>
            {notice.mayObject ? <Objection noticeId={id} /> : <p>{text('cases.objection.over')}</p>}
          </Section>
        </>
      )}
    </Page>
  )
}

const field = (name: string, labelZh: string, labelEn: string, over: Partial<FormModel['fields'][number]>) => ({
  ...{ name, widget: 'text' as const, isRequired: true, allowsNull: false, mayBeAbsent: false, options: [] },
  ...{ periodKind: 'month' as const, isInteger: false, label: { zh: labelZh, en: labelEn } },
  ...over,
})

/** The same three questions as the endpoint's shape; stated here without the library of shapes. */
const form: FormModel = {
  fields: [
    field('name', '姓名或单位名称', 'Name', {
      minLength: 2,
      maxLength: 60,
      help: { zh: '须实名提出。', en: 'Your real name.' },
    }),
    field('contact', '联系方式', 'How to reach you', {
      minLength: 5,
      maxLength: 60,
      help: { zh: '只用于核实，不公开。', en: 'Only to ask back; never shown.' },
    }),
    field('text', '异议内容与依据', 'What you object to, and why', {
      widget: 'textarea',
      minLength: 10,
      maxLength: 2000,
    }),
  ],
}

function Objection({ noticeId }: { noticeId: string }): ReactNode {
  const text = useText()
  const [answers, setAnswers] = useState<Answers>({})
  const [problems, setProblems] = useState<Map<string, string>>(new Map())
  const [general, setGeneral] = useState<string[]>([])
  const [state, setState] = useState<'open' | 'sending' | 'done'>('open')

  async function send() {
    const wrong = problemsOf(form, answers)
    setProblems(wrong)
    setGeneral([])
    if (wrong.size > 0) return
    setState('sending')
    try {
      const { name, contact, text: said } = answers as { name: string; contact: string; text: string }
      await call(makeObjection, { params: { noticeId }, body: { name, contact, text: said } })
      setState('done')
    } catch (error) {
      const refused = byField(form, asProblem(error).errors)
      setProblems(refused.problems)
      setGeneral(refused.general)
      setState('open')
    }
  }

  if (state === 'done')
    return (
      <p className="notice-line notice-good" role="status">
        ▲ {text('cases.objection.done')}
      </p>
    )
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <ProblemSummary
        problems={problems}
        general={general}
        labels={(path) => say(form.fields.find(({ name }) => name === path)?.label ?? { zh: path, en: path })}
      />
      <AnswerFields
        fields={form.fields}
        answers={answers}
        problems={problems}
        onChange={(name, value) => setAnswers((before) => ({ ...before, [name]: value }))}
      />
      <p className="draft-buttons">
        <button type="submit" className="button button-primary button-large" disabled={state === 'sending'}>
          {text('cases.objection.send')}
        </button>
      </p>
    </form>
  )
}
