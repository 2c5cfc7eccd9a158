export { carryOver, type LeftOver } from './carry.ts'
export { type AnswerProblem, checkAnswers, missingAnswers } from './check.ts'
export { cleanAnswers } from './clean.ts'
export { askedFields, holds, namesIn } from './condition.ts'
export { formOf } from './from-zod.ts'
export {
  type Answers,
  type Condition,
  type FieldMeta,
  type FieldModel,
  type FormModel,
  type FormSection,
  fieldAt,
  labelAt,
  sectionsOf,
  type Widget,
} from './model.ts'
export { sampleAnswers } from './sample.ts'
export { asked, attachments, type FileEntry } from './shapes.ts'
export { inWords, masked } from './words.ts'
