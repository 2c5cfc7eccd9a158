import { expect, test } from 'vitest'
import { readDocument } from '#platform/documents/documents'
import { opinionDocument } from './lint-opinion.ts'
import type { Opinion } from './lint-opinion-shape.ts'

const opinion: Opinion = {
  locale: 'zh-CN',
  versionId: 'plv_1',
  title: '样例\u000b规划',
  number: null,
  issuer: '样例\u0001局',
  regionName: '样例市',
  ordinal: 1,
  assessedOn: '2026-01-01',
  assessedBy: '甲',
  date: '2026-01-02',
  isOutdated: false,
  basis: [],
  findings: [
    {
      severity: 'high',
      type: 'conflict',
      indicator: '样例\u000c企业数<b>&',
      message: '前后不一',
      arithmetic: '5 < 6',
      reason: null,
      ask: '以哪个为准？',
      evidence: [],
      state: 'answered',
      note: '=1+1\u001f已核\ufffe对',
      decidedBy: '甲',
    },
  ],
  counts: { open: 0, answered: 1, todo: 0 },
}

test('page feeds and other control characters of a text or a note leave the opinion a file that opens', async () => {
  const { text } = await readDocument(await opinionDocument(opinion), { fileName: 'opinion.docx' })
  for (const words of ['样例 规划', '样例 局', '样例 企业数<b>&', '=1+1 已核 对']) expect(text).toContain(words)
})
