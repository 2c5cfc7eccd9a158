export {
  type DeductionKind,
  deductionKinds,
  developmentForms,
  type Field,
  fields,
  type Kind,
  kinds,
  serviceForms,
} from './codes.ts'
