import { defineErrors } from '#kernel/refusal'

/** Why a step of review is refused. */
export const reviewErrors = defineErrors({
  'plans.item-changed': {
    status: 409,
    zh: '{name} 刚刚改动了这一条（{fieldsZh}），您的这次操作没有保存。请看最新内容再决定。',
    en: '{name} has just changed this item ({fieldsEn}); your step was not saved. Look at it as it is now and decide again.',
  },
  'plans.item-already-decided': {
    status: 409,
    zh: '这一条已经核对过，不需要再次{actionZh}。',
    en: 'This item is already decided; it need not be {actionEn} again.',
  },
  'plans.content-not-found': {
    status: 404,
    zh: '没有找到这项任务或机制，可能已被撤销。请刷新页面。',
    en: 'This measure or mechanism does not exist; it may have been undone. Reload the page.',
  },
  'plans.content-changed': {
    status: 409,
    zh: '{name} 刚刚改动了这一项，您的这次操作没有保存。请看最新内容再决定。',
    en: '{name} has just changed this; your step was not saved. Look at it as it is now and decide again.',
  },
  'plans.content-already-decided': {
    status: 409,
    zh: '这一项已经是这样了，不需要再操作一次。',
    en: 'It is so already; nothing needs to be done again.',
  },
  'plans.unit-twice': {
    status: 422,
    zh: '责任单位“{name}”写了两次。请删去一个。',
    en: 'The unit "{name}" stands there twice. Take one away.',
  },
  'plans.measure-in-use': {
    status: 409,
    zh: '有 {count} 条目标归在这项任务下，不能撤销新增。请先把它们改到别的任务。',
    en: '{count} items belong to this measure, so adding it cannot be undone. Move them to another measure first.',
  },
  'plans.indicator-unknown': {
    status: 422,
    zh: '指标目录里没有这个指标，可能已停用。请从列表中选择。',
    en: 'There is no such indicator in the catalogue; it may be retired. Choose one from the list.',
  },
  'plans.nothing-to-carry': {
    status: 409,
    zh: '没有可以沿用的上一版：上一版没有核对过，或已经作废。请逐条核对。',
    en: 'There is no version before to take decisions from: nobody reviewed it, or it was discarded. Decide item by item.',
  },
  'plans.carried-changed': {
    status: 409,
    zh: '要沿用的决定有变化：上一版的决定改动了，或本版的条目已经核对。页面将载入最新内容，请再看一遍。',
    en: 'What was to be taken over has changed: the earlier decision, or the item here. Look at it as it is now and choose again.',
  },
  'plans.carried-meanwhile': {
    status: 409,
    zh: '别人刚刚沿用了同一个决定，您的这次操作没有保存。请看最新内容。',
    en: 'Somebody else has just taken over the same decision; your step was not saved. Look at it as it is now.',
  },
  'plans.item-replaced': {
    status: 409,
    zh: '这一条已经合并或拆分成别的条目，不能再单独核对。如需恢复，请撤销那次合并或拆分。',
    en: 'This item was merged or split into others and is no longer decided by itself. To have it back, undo that step.',
  },
  'plans.results-same': {
    status: 422,
    zh: '拆出的条目里有两条完全相同。请改动其中一条，或删去一条。',
    en: 'Two of the items are exactly the same. Change one of them, or take it away.',
  },
  'plans.added-item-cannot-reopen': {
    status: 409,
    zh: '这一条是人工新增的，没有可恢复的原读数。不需要时请否定它。',
    en: 'This item was added by a person and has no earlier reading. Reject it if it is not wanted.',
  },
  'plans.fields-missing': {
    status: 422,
    zh: '修改时必须给出修改后的内容。',
    en: 'A correction needs the corrected fields.',
  },
  'plans.quote-not-in-text': {
    status: 422,
    zh: '引文与原文不符：第 {offset} 字处的原文不是所给的文字。请重新选中原文。',
    en: 'The quote is not the text at position {offset}. Select it in the document again.',
  },
  'plans.value-not-in-quote': {
    status: 422,
    zh: '引文里没有数字，不能支持一个目标值。请选中包含数值的原文。',
    en: 'The quote holds no number and cannot support a value. Select the text that prints it.',
  },
  'plans.range-incomplete': {
    status: 422,
    zh: '“区间”要同时填写下限和上限，且上限大于下限。',
    en: 'A range needs a lower and a higher upper value.',
  },
  'plans.range-not-asked': {
    status: 422,
    zh: '只有“区间”可以填写上限。请清空上限，或把比较方式改为区间。',
    en: 'Only a range has an upper value. Clear it, or choose range.',
  },
  'plans.measure-unknown': {
    status: 422,
    zh: '所选任务不在这个版本里。请从列表中重新选择。',
    en: 'The chosen measure is not part of this version. Choose it from the list.',
  },
  'plans.items-differ': {
    status: 409,
    zh: '这几条现在说法不同，不能一次核对，什么都没有保存。请刷新后逐条核对。',
    en: 'These items no longer say the same and cannot be decided as one; nothing was saved. Reload and decide them apart.',
  },
  'plans.item-not-found': {
    status: 404,
    zh: '没有找到这一条，可能已被撤销。请刷新页面。',
    en: 'This item does not exist; it may have been undone. Reload the page.',
  },
  'plans.review-not-found': {
    status: 404,
    zh: '没有找到要撤销的这一步，可能已经撤销过。请刷新页面。',
    en: 'The step to undo does not exist; it may have been undone already. Reload the page.',
  },
})
