import './self-evaluation.css'
import { type ReactNode, useEffect, useState } from 'react'
import type { Answers } from '#engines/form'
import type { ResponseOf } from '#platform/http/endpoint'
import { useCall } from '#ui/api'
import { clearDraft, keepDraft, keptDraft } from '#ui/drafts'
import { usePathParam } from '#ui/link'
import { Page } from '#ui/page'
import { useIsSignedIn } from '#ui/person'
import { say, useText } from '#ui/text'
import { type OwnAnswers, readSelfEvaluation } from './endpoints.ts'
import { Facts } from './facts.tsx'
import { Documents, GoOn } from './go-on.tsx'
import { OwnFile } from './own-file.tsx'
import { Result } from './result.tsx'
import { Trial } from './trial.tsx'
import { useEvaluation } from './use-evaluation.ts'
import { Headline } from './working.tsx'

type Evaluation = ResponseOf<typeof readSelfEvaluation>

/** One title: figures on the left, what the rules say of them on the right, at once. What is typed stays in this browser. */
export default function SelfEvaluation(): ReactNode {
  const text = useText()
  const ruleSet = usePathParam('ruleSet')
  const answer = useCall(readSelfEvaluation, { params: { ruleSet } }, { isLasting: true })
  return (
    <Page
      title={answer.data ? say(answer.data.title) : text('recognition.self')}
      subtitle={text('recognition.self.kept')}
      trail={[{ title: text('recognition.self'), to: '/self-evaluation' }]}
      answer={answer}
    >
      {(evaluation) => <Evaluating key={ruleSet} ruleSet={ruleSet} evaluation={evaluation} />}
    </Page>
  )
}

function Evaluating({ ruleSet, evaluation }: { ruleSet: string; evaluation: Evaluation }): ReactNode {
  const keptUnder = `recognition.self.${ruleSet}`
  const isSignedIn = useIsSignedIn()
  const [answers, setAnswers] = useState<Answers>(() => keptDraft(keptUnder) ?? {})
  const [tried, setTried] = useState<Answers>({})
  const [own, setOwn] = useState<OwnAnswers | null>(null)
  const { result, problems, general } = useEvaluation(ruleSet, { ...answers, ...tried }, evaluation.start)

  useEffect(() => {
    if (Object.keys(answers).length === 0) clearDraft(keptUnder)
    else keepDraft(keptUnder, answers)
  }, [keptUnder, answers])

  function change(name: string, value: unknown) {
    const plain = typeof value === 'string' ? value.replaceAll(/[,，\s]/g, '') : value
    const { [name]: _before, ...rest } = answers
    setAnswers(plain === null || plain === '' ? rest : { ...rest, [name]: plain })
    setTried({})
  }

  const isRefused = problems.size + general.length > 0
  return (
    <div className="self">
      <div className="self-form">
        <a href="#self-result" className="self-mini no-print">
          <Headline result={result} isRefused={isRefused} />
        </a>
        {isSignedIn ? (
          <OwnFile
            ruleSet={ruleSet}
            isEmpty={Object.keys(answers).length === 0}
            onRead={setOwn}
            onFill={(filled) => setAnswers((before) => ({ ...before, ...filled }))}
          />
        ) : null}
        <Facts
          form={evaluation.form}
          answers={answers}
          result={result}
          problems={problems}
          general={general}
          own={own}
          onChange={change}
          onClear={() => {
            setAnswers({})
            setTried({})
          }}
        />
      </div>
      <div className="self-result" id="self-result">
        <Result
          result={result}
          isRefused={isRefused}
          isTrial={Object.keys(tried).length > 0}
          onTry={setTried}
          form={evaluation.form}
        >
          <GoOn ruleSet={ruleSet} evaluation={evaluation} answers={answers} />
          <Trial form={evaluation.form} result={result} answers={answers} tried={tried} onTry={setTried} />
        </Result>
        <Documents documents={evaluation.documents} />
      </div>
    </div>
  )
}
