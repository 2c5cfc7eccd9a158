import { readFileSync } from 'node:fs'
import { precheckContract } from '#areas/contracts'
import { PrecheckAnswers, type PrecheckResult, type PrecheckStep } from '#contract/contracts'
import { businessDate, systemClock } from '#kernel/clock'
import { formatFen } from '#kernel/money'
import { Refusal } from '#kernel/refusal'
import { checkInput } from '#platform/http/check-input'
import { type Answer, type Command, dayOf, UsageError } from '../command.ts'

export const command: Command = {
  usage: `contract precheck FILE.json [--on YYYY-MM-DD] [--json]
  FILE.json  预检表的答案，与 POST /api/contracts/precheck 的 answers 相同  the answers, as that endpoint takes them
  --on       申请登记日期，默认按文件所写，再按今天  filing date; default: what the file says, else today
  Exit code 0: judged and not refused, 1: cannot be registered, 2: bad input.`,
  options: { on: { type: 'string' } },
  operands: [1, 1],
  async run([file = ''], values): Promise<Answer> {
    const read = checkInput(PrecheckAnswers, readJson(file))
    if (read.problems) throw new Refusal(read.problems)
    const on = dayOf(values, 'on')
    const answers = on === undefined ? read.value : { ...read.value, filingDate: on }
    const result = precheckContract(answers, businessDate(systemClock.now()))
    return { json: result, text: forPeople(result), isRefused: result.registration.verdict === 'no' }
  },
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new UsageError(
      `读不了文件 ${file}：${error instanceof Error ? error.message : String(error)}  cannot be read`,
    )
  }
}

const signs: Record<PrecheckStep['outcome'], string> = { met: '▲', unmet: '■', open: '○', later: '●' }
const verdicts = { yes: '是 yes', no: '否 no', open: '还不能判断 not decided' }

function forPeople(result: PrecheckResult): string {
  const { regime, registration, kind, amounts, vat, cit, assumed } = result
  const money = (fen: string | null) => (fen === null ? '—' : formatFen(BigInt(fen)))
  const figures = [amounts.contract, amounts.technology, ...cit.figures].map(
    ({ label, amountFen, working }) => `${money(amountFen).padStart(24)}  ${label.zh}\n${' '.repeat(26)}${working.zh}`,
  )
  return [
    `技术合同登记预检 precheck  ${result.filingDate}  ${regime.label.zh}`,
    ...(regime.notice ? [`注意 note: ${regime.notice.zh}`] : []),
    '',
    `可以登记 registrable: ${verdicts[registration.verdict]}`,
    ...registration.steps.flatMap(stepLines),
    ...(kind.label ? ['', `类别 kind: ${kind.label.zh}  ${kind.source}${kind.clause ?? ''}`] : []),
    ...(kind.differs ? [`  ▼ ${kind.differs.zh}`] : []),
    '',
    ...(amounts.problem ? [`■ ${amounts.problem.zh}`] : figures),
    '',
    `增值税免税 VAT exemption: ${verdicts[vat.verdict]}`,
    ...vat.steps.flatMap(stepLines),
    ...vat.notes.map(({ text }) => `  ▼ ${text.zh}`),
    '',
    `企业所得税减免 income tax relief: ${verdicts[cit.verdict]}`,
    ...cit.steps.flatMap(stepLines),
    ...(assumed.length > 0 ? ['', ...assumed.map(({ zh }) => `按此处理 assumed: ${zh}`)] : []),
  ].join('\n')
}

function stepLines({ outcome, label, remedy, source, clause, confidence }: PrecheckStep): string[] {
  return [
    `  ${signs[outcome]} ${label.zh}  ${source}${clause}（${confidence}）`,
    ...(outcome === 'met' ? [] : [`      ${remedy.zh}`]),
  ]
}
