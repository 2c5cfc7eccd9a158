import { nationalBase } from '../actions/points/rule-in-use.ts'
import { indicatorsOf } from '../rules/points/annex.ts'

/** Lines of an obviously invented annex: every weight 5 but the first two, which make up the rest; every reference 7. */
export function inventedAnnex(): [code: string, stage: string, weight: number, reference: number][] {
  return indicatorsOf(nationalBase()).flatMap(({ id }, at) =>
    ['初创期', '成长期', '稳定期'].map((stage): [string, string, number, number] => [id, stage, at < 2 ? 10 : 5, 7]),
  )
}

/** As .csv under the headings of the template. */
export function annexCsv(lines: readonly (readonly (string | number)[])[]): string {
  return ['指标编号,阶段,权重,参考值', ...lines.map((line) => line.join(','))].join('\n')
}
