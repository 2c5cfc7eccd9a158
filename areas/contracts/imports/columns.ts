import type { FieldSpec } from '#platform/spreadsheets/spreadsheets'

/**
 * Columns of a sheet of registrations, by the names under which the national system and its copies in offices write them.
 * No official list of its columns was found, so each is known by several names; what is not listed is left aside.
 */
export const registerColumns: FieldSpec[] = [
  {
    name: 'number',
    label: '合同登记编号',
    kind: 'text',
    required: true,
    aliases: ['合同登记编号', '登记编号', '登记号', '合同登记号', '认定登记编号', '合同编号'],
  },
  {
    name: 'projectName',
    label: '项目名称',
    kind: 'text',
    required: true,
    aliases: ['项目名称', '合同名称', '技术合同名称', '合同项目名称'],
  },
  {
    name: 'kind',
    label: '合同类别',
    kind: 'text',
    required: true,
    aliases: ['合同类别', '合同类型', '技术合同类别', '技术合同类型', '类别'],
  },
  { name: 'field', label: '技术领域', kind: 'text', required: true, aliases: ['技术领域', '领域', '所属技术领域'] },
  {
    name: 'sellerName',
    label: '卖方名称',
    kind: 'text',
    required: true,
    aliases: ['卖方名称', '卖方', '技术卖方', '让与方', '受托方', '卖方单位'],
  },
  {
    name: 'sellerCode',
    label: '卖方统一社会信用代码',
    kind: 'creditCode',
    aliases: ['卖方统一社会信用代码', '卖方信用代码', '卖方机构代码', '卖方代码'],
  },
  {
    name: 'region',
    label: '卖方所在区县',
    kind: 'text',
    aliases: ['卖方所在区县', '卖方所在地区', '卖方行政区划', '所属区县', '区县', '登记地区', '登记机构所在地'],
  },
  {
    name: 'buyerName',
    label: '买方名称',
    kind: 'text',
    required: true,
    aliases: ['买方名称', '买方', '技术买方', '受让方', '委托方', '买方单位'],
  },
  {
    name: 'buyerCode',
    label: '买方统一社会信用代码',
    kind: 'creditCode',
    aliases: ['买方统一社会信用代码', '买方信用代码', '买方机构代码', '买方代码'],
  },
  {
    name: 'contractYuan',
    label: '合同成交额',
    kind: 'decimal',
    unit: '元',
    required: true,
    aliases: ['合同成交额', '合同成交金额', '成交金额', '成交额', '合同金额', '合同总金额'],
  },
  {
    name: 'technologyYuan',
    label: '技术交易额',
    kind: 'decimal',
    unit: '元',
    aliases: ['技术交易额', '技术交易金额', '其中：技术交易额', '核定技术交易额'],
  },
  {
    name: 'signedOn',
    label: '签订日期',
    kind: 'date',
    required: true,
    aliases: ['签订日期', '合同签订日期', '签订时间', '合同签订时间'],
  },
  {
    name: 'registeredOn',
    label: '登记日期',
    kind: 'date',
    required: true,
    aliases: ['登记日期', '认定登记日期', '登记时间', '认定登记时间', '审核日期'],
  },
]
