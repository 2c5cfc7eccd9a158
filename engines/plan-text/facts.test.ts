import { describe, expect, it } from 'vitest'
import { compareVersions, compilePlan, pairTargets } from './engine.ts'

describe('document facts', () => {
  it('of a notice that wraps a plan are those of the plan', () => {
    const { document } = compilePlan(
      '梅溪市人民政府办公室关于印发梅溪市氢能产业发展规划（2023—2026年）的通知\n梅政办发〔2023〕18号\n各县区人民政府：\n现印发给你们，请认真贯彻落实。\n梅溪市人民政府办公室\n2023年5月9日\n梅溪市氢能产业发展规划\n（2023—2026年）\n一、总体要求\n到2026年，建成加氢站10座。',
    )
    expect(document).toEqual({
      title: '梅溪市氢能产业发展规划（2023—2026年）',
      issuer: '梅溪市人民政府办公室',
      region: '梅溪市',
      number: '梅政办发〔2023〕18号',
      issued: '2023-05-09',
      status: '印发',
      kind: 'plan',
      period: { from: '2023', to: '2026' },
    })
  })
  it('tell a report, a plan and an interpretation apart', () => {
    const kind = (title: string) => compilePlan(`${title}\n一、工作情况\n新建平台5个。`).document.kind
    expect(kind('2024年全市科技工作总结')).toBe('report')
    expect(kind('梅溪市2024年科技工作要点')).toBe('plan')
    expect(kind('《梅溪市科技创新规划》政策解读')).toBe('interpretation')
  })
  it('stay null where the text says nothing', () => {
    expect(compilePlan('').document).toEqual({
      title: null,
      issuer: null,
      region: null,
      number: null,
      issued: null,
      status: null,
      kind: 'plan',
      period: { from: null, to: null },
    })
  })
})

describe('two versions of a document', () => {
  const draft = compilePlan('梅溪市2025年工作要点\n一、目标\n新建科创平台5个，高新技术企业达到300家，举办路演12场。')
  const final = compilePlan(
    '梅溪市2025年工作要点\n一、目标\n新建科创平台8个，高新技术企业达到300家，技术合同成交额突破20亿元。',
  )
  it('differ by the changed, the withdrawn and the new target', () => {
    const changes = compareVersions(draft, final)
    expect(changes.map((change) => [change.change, change.before?.value ?? null, change.after?.value ?? null])).toEqual(
      [
        ['changed', 5, 8],
        ['withdrawn', 12, null],
        ['new', null, 20],
      ],
    )
    expect(changes[0]?.fields).toEqual(['value'])
  })
  it('are two targets where only the subject differs', () => {
    const of = (subject: string) => draft.targets.map((target) => ({ ...target, subject }))
    expect(pairTargets(of('东城区'), of('西城区'))).toEqual([])
    expect(pairTargets(of('东城区'), of('东城区')).map(({ fields }) => fields)).toEqual([[], [], []])
  })
  it('pair the sentence that stayed before one that says the same elsewhere', () => {
    const [target] = compilePlan('一、目标\n新建科创平台5个。').targets
    if (!target) throw new Error('nothing was read')
    const elsewhere = { ...target, quote: '建成平台5个' }
    expect(pairTargets([target], [elsewhere, target])).toEqual([{ before: target, after: target, fields: [] }])
  })
  it('do not differ when they are the same', () => {
    expect(compareVersions(draft, draft)).toEqual([])
  })
})

describe('the year that a report tells', () => {
  const deadlines = (text: string) => compilePlan(text, { year: 2026 }).targets.map(({ deadline }) => deadline)
  it('is that of the month it counts up to, whatever year it is read in', () => {
    const text =
      '今年以来，市科技局推进各项工作。\n一、成效\n截止2025年5月底，登记技术合同36项。1—5月，新竣工项目48项。'
    expect(deadlines(text)).toEqual(['2025-05', '2025-05'])
  })
  it('is what 今年 meant when a text without dates is read', () => {
    expect(deadlines('今年以来，市科技局推进各项工作。\n一、成效\n1—5月，新竣工项目48项。')).toEqual(['2026-05'])
  })
  it('is over where a plan says 截至 before it', () => {
    const text =
      '东城市成果转化措施（2026年修订）\n\n截至2025年底，技术合同成交额达到88亿元，概念验证中心4个。到2028年，技术合同成交额达到150亿元。'
    expect(compilePlan(text).targets.map(({ kind }) => kind)).toEqual(['actual', 'actual', 'target'])
  })
  it('ends the years that a sentence counts within a term', () => {
    const text = '东城市规划（2026—2030年）\n一、目标\n“十五五”期间，每年新建平台40家，五年累计新建平台160家。'
    expect(deadlines(text)).toEqual(['2030', '2030'])
  })
})
